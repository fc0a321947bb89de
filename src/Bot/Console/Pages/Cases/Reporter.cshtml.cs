using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases.Lists;
using AnTT.Cases.Reporters;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages.Cases;

/// <summary>Opens what a sender left of themselves: commanders only, with a reason that stands in the log.</summary>
[Authorize(Roles = StaffRoles.Commander)]
public sealed class ReporterModel(CasePages pages, ReporterUnsealing unsealing, CaseWriting writing, CurrentOfficer current) : PageModel
{
    [BindProperty] public string? Reason { get; set; }

    public Guid CaseId { get; private set; }

    public string Number { get; private set; } = "";

    /// <summary>Null until opened.</summary>
    public IReadOnlyList<NamedReporter>? Reporters { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        ModelState.Clear();
        switch (await writing.RunAsync(() => unsealing.OpenAsync(id, Reason, current.Officer, ct), ct))
        {
            case Unsealing.Opened opened:
                Reporters = opened.Reporters;
                break;
            case Unsealing.Refused refused:
                ModelState.AddModelError(nameof(Reason), refused.Why);
                break;
            default:
                return NotFound();
        }
        return await LoadAsync(id, ct) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await pages.GetAsync(id, current.Officer.Id, ct) is not { } found) return false;
        (CaseId, Number) = (id, found.File.Number);
        return true;
    }
}
