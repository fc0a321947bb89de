using AnTT.Cases.Evidence;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages.Cases;

public sealed class EvidenceModel(CasePages pages, CurrentOfficer current) : PageModel
{
    public CaseFile Case { get; private set; } = null!;

    public EvidenceItem Item { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, Guid evidenceId, CancellationToken ct)
    {
        var found = await pages.GetAsync(id, current.Officer.Id, ct);
        if (found?.Evidence.FirstOrDefault(item => item.Id == evidenceId) is not { } one) return NotFound();
        (Case, Item) = (found.File, one);
        return Page();
    }
}
