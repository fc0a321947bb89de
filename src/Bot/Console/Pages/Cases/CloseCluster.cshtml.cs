using AnTT.Cases.Clusters;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages.Cases;

/// <summary>One case of the cluster as the form sends it back.</summary>
public sealed class ClosingInput
{
    public Guid CaseId { get; set; }

    public int Version { get; set; }

    /// <summary>Ticked by hand: no case is closed with others unless somebody said so.</summary>
    public bool Chosen { get; set; }

    public Outcome? Outcome { get; set; }

    public string? PublicSentence { get; set; }
}

/// <summary>Closing several cases of one matter at once, each with its own outcome and its own answer.</summary>
public sealed class CloseClusterModel(CasePages pages, ClusterDesk clusters, CaseWriting writing, CurrentOfficer current) : PageModel
{
    [BindProperty] public List<ClosingInput> Rows { get; set; } = [];

    [BindProperty] public string? Reason { get; set; }

    public CaseFile Case { get; private set; } = null!;

    /// <summary>Those of the matter the reader may close now, this case among them.</summary>
    public IReadOnlyList<ClusterMember> Closable { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        return Closable.Count == 0 ? RedirectToPage("/Cases/Details", new { id }) : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        ModelState.Clear();
        var chosen = Rows.Where(row => row.Chosen).ToList();
        if (chosen.Count == 0) ModelState.AddModelError("Chosen-0", "Hãy đánh dấu những hồ sơ cần kết thúc.");
        else
        {
            try
            {
                List<ClusterClosing> closings = [.. chosen.Select(row => new ClusterClosing(row.CaseId, new StateChange(CaseState.Closed, row.Version) { Outcome = row.Outcome, PublicSentence = row.PublicSentence, Reason = Reason }))];
                await writing.RunAsync(() => clusters.CloseAsync(id, closings, current.Officer, ct), ct);
                return RedirectToPage("/Cases/Details", new { id, xong = "ket-thuc-vu" });
            }
            catch (ClosingRefusedException refused)
            {
                foreach (var (caseId, result) in refused.Results) ModelState.AddModelError(FieldOf(caseId, result), DetailsModel.Words(result));
            }
        }
        return await LoadAsync(id, ct) ? Page() : NotFound();
    }

    public ClosingInput InputOf(ClusterMember member) => Rows.Find(row => row.CaseId == member.CaseId) ?? new ClosingInput { CaseId = member.CaseId, Version = member.Version };

    private string FieldOf(Guid caseId, CaseResult result)
    {
        var at = Rows.FindIndex(row => row.CaseId == caseId);
        if (result is CaseResult.Stale stale) Rows[at].Version = stale.Version;
        return result is CaseResult.Refused { Field: "Reason" } ? nameof(Reason) : $"{(result is CaseResult.Refused { Field: "Outcome" or "PublicSentence" } refused ? refused.Field : "Chosen")}-{at}";
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await pages.GetAsync(id, current.Officer.Id, ct) is not { } found || await clusters.OfAsync(id, ct) is not { } cluster) return false;
        Case = found.File;
        var own = new ClusterMember(Case.Id, Case.Number, Case.State, Case.Urgency, Case.CategoryName, Case.PlaceText, Case.Summary, Case.OfficerName, Case.FiledAt, Case.Version);
        Closable = [.. cluster.Members.Prepend(own).Where(member => StateTable.Find(member.State, CaseState.Closed, Mover.Officer) is { } move && move.MayBeMadeBy(current.Officer))];
        return true;
    }
}
