using AnTT.Cases.Clusters;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages.Cases;

/// <summary>Taking a case together with another, or out again.</summary>
public sealed class ClusterModel(CasePages pages, ClusterDesk clusters, CaseWriting writing, CurrentOfficer current) : PageModel
{
    /// <summary>The other case.</summary>
    [BindProperty(SupportsGet = true)] public string? Voi { get; set; }

    [BindProperty] public string? Reason { get; set; }

    public CaseFile Case { get; private set; } = null!;

    /// <summary>Null: the case stands alone.</summary>
    public ClusterView? Cluster { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) =>
        await AnswerAsync(id, await writing.RunAsync(() => clusters.JoinAsync(id, Voi, Reason, current.Officer, ct), ct), "gom-vu", "Reason", ct);

    public async Task<IActionResult> OnPostLeaveAsync(Guid id, CancellationToken ct) =>
        await AnswerAsync(id, await writing.RunAsync(() => clusters.LeaveAsync(id, Reason, current.Officer, ct), ct), "tach-vu", "LeaveReason", ct);

    private async Task<IActionResult> AnswerAsync(Guid id, CaseResult result, string done, string reasonField, CancellationToken ct)
    {
        if (result is CaseResult.Done) return RedirectToPage("/Cases/Details", new { id, xong = done });
        if (result is CaseResult.Unknown) return NotFound();
        ModelState.Clear();
        ModelState.AddModelError(result is CaseResult.Refused { Field: "Number" } ? nameof(Voi) : reasonField, DetailsModel.Words(result));
        return await LoadAsync(id, ct) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await pages.GetAsync(id, current.Officer.Id, ct) is not { } found) return false;
        (Case, Cluster) = (found.File, await clusters.OfAsync(id, ct));
        return true;
    }
}
