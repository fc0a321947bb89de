using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Bot.Storage;
using AnTT.Cases.Audit;
using AnTT.Cases.Conflict;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages.Inspection;

/// <summary>Accounts that look behind the conflict door, as inspectors themselves watch over them.</summary>
[Authorize(Roles = StaffRoles.Inspector)]
public sealed class IndexModel(Inspectors inspectors, Inspectorate house, WriteGate gate, CurrentOfficer current) : PageModel
{
    private const int MostEvents = 50;

    public IReadOnlyList<InspectorAccount> Accounts { get; private set; } = [];

    public IReadOnlyList<CaseEvent> Events { get; private set; } = [];

    public string AgencyName => house.Name;

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(Guid account, CancellationToken ct)
    {
        // Two hats are none: who is of the ward as well lets nobody in.
        if (!current.Inspects) return Forbid();
        string? refused;
        using (await gate.EnterAsync(ct)) refused = await inspectors.LetInAsync(account, current.Officer, ct);
        if (refused is null) return RedirectToPage();
        ModelState.Clear();
        ModelState.AddModelError("", refused);
        await LoadAsync(ct);
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Accounts = await inspectors.ListAsync(ct);
        Events = await house.AccountEventsAsync(MostEvents, ct);
    }
}
