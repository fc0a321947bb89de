using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Bot.Storage;
using AnTT.Cases.Evidence;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages.Cases;

/// <summary>One file of a case: its clean copy, what the sender let stand, the way to the original, the way to seal it away.</summary>
public sealed class EvidenceModel(CasePages pages, EvidenceViewing viewing, EvidenceFacts facts, WriteGate gate, CurrentOfficer current) : PageModel
{
    public CaseFile Case { get; private set; } = null!;

    public EvidenceItem Item { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public IReadOnlyList<HiddenFact> Facts { get; private set; } = [];

    public string? WhyNot { get; private set; }

    /// <summary>The original is for commanders, and what was sealed away for the custodian alone.</summary>
    public bool MayTakeOriginal => Item.IsSealedAway ? IsCustodian : current.Officer.Commands;

    /// <summary>Behind the conflict door there is no custodian beside the inspectors.</summary>
    private bool IsCustodian => User.IsInRole(StaffRoles.Custodian) || current.Inspects;

    public async Task<IActionResult> OnGetAsync(Guid id, Guid evidenceId, CancellationToken ct) => await LoadAsync(id, evidenceId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostOriginalAsync(Guid id, Guid evidenceId, string? reason, CancellationToken ct)
    {
        if (!await LoadAsync(id, evidenceId, ct)) return NotFound();
        if (!MayTakeOriginal) return Forbid();
        var opening = await viewing.OpenOriginalAsync(
            id, evidenceId, reason, current.Officer, IsCustodian,
            item =>
            {
                EvidenceEndpoint.Describe(Response, item, item.SizeBytes, inline: false, "ban-goc");
                return Response.Body;
            },
            ct);
        if (opening is EvidenceOpening.Opened) return new EmptyResult();
        if (opening is not EvidenceOpening.Refused refused) return NotFound();
        ModelState.Clear();
        ModelState.AddModelError("reason", refused.Why);
        return Page();
    }

    public async Task<IActionResult> OnPostSealAwayAsync(Guid id, Guid evidenceId, CancellationToken ct)
    {
        using (await gate.EnterAsync(ct))
        {
            if (!await viewing.SealAwayAsync(id, evidenceId, current.Officer, ct)) return NotFound();
        }
        return RedirectToPage(new { id, evidenceId });
    }

    private async Task<bool> LoadAsync(Guid id, Guid evidenceId, CancellationToken ct)
    {
        var found = await pages.GetAsync(id, current.Officer.Id, ct);
        if (found?.Evidence.FirstOrDefault(item => item.Id == evidenceId) is not { } one) return false;
        (Case, Item, Name) = (found.File, one, found.EvidenceNames[one.Id]);
        var holds = one.IsSealedAway || await viewing.HoldsKeyAsync(id, current.Officer, ct);
        WhyNot = holds ? EvidenceViewing.WhyNot(one) : EvidenceViewing.NoKey;
        Facts = holds ? await facts.KeptAsync(one, ct) : [];
        return true;
    }
}
