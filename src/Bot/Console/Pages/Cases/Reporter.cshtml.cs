using System.Globalization;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases.Lists;
using AnTT.Cases.Reporters;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages.Cases;

/// <summary>The way to what a sender left of themselves: one person asks with a reason, another agrees, the first opens; all three stand in the log.</summary>
[Authorize(Roles = $"{StaffRoles.Commander},{StaffRoles.Custodian},{StaffRoles.Inspector}")]
public sealed class ReporterModel(CasePages pages, ReporterUnsealing unsealing, CaseWriting writing, CurrentOfficer current) : PageModel
{
    /// <summary>Whoever asks for, agrees to or opens a name has signed in with two steps.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!User.HasClaim(StaffClaims.SecondStep, "1")) context.Result = RedirectToPage("/SecondStep/Index");
    }

    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    [BindProperty] public string? Reason { get; set; }

    public Guid CaseId { get; private set; }

    public string Number { get; private set; } = "";

    public string Me => current.Officer.Id;

    public IReadOnlyList<IdentityRequest> Requests { get; private set; } = [];

    /// <summary>Null until opened.</summary>
    public Unsealing.Opened? Opened { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => ActAsync(id, () => unsealing.AskAsync(id, Reason, current.Officer, ct), ct);

    public Task<IActionResult> OnPostDecideAsync(Guid id, Guid requestId, bool approve, string? withheldUntil, string? withheldWhy, CancellationToken ct)
    {
        DateTimeOffset? until = DateOnly.TryParse(withheldUntil, CultureInfo.InvariantCulture, out var day) ? new DateTimeOffset(day, TimeOnly.MinValue, Vietnam) : null;
        return ActAsync(id, () => unsealing.DecideAsync(requestId, new IdentityDecision(approve, until, withheldWhy), current.Officer, ct), ct);
    }

    public Task<IActionResult> OnPostOpenAsync(Guid id, CancellationToken ct) => ActAsync(id, () => unsealing.OpenAsync(id, current.Officer, ct), ct);

    private async Task<IActionResult> ActAsync(Guid id, Func<Task<Unsealing>> act, CancellationToken ct)
    {
        ModelState.Clear();
        switch (await writing.RunAsync(act, ct))
        {
            case Unsealing.Opened opened:
                Opened = opened;
                break;
            case Unsealing.Refused refused:
                ModelState.AddModelError(nameof(Reason), refused.Why);
                break;
            case Unsealing.UnknownCase:
                return NotFound();
            default:
                return RedirectToPage(new { id });
        }
        return await LoadAsync(id, ct) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await pages.GetAsync(id, current.Officer.Id, ct) is not { } found) return false;
        (CaseId, Number) = (id, found.File.Number);
        Requests = await unsealing.OpenRequestsAsync(id, ct);
        return true;
    }
}
