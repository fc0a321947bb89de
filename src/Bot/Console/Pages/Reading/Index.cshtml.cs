using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases.Audit;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages.Reading;

/// <summary>Alarms about how cases are read, and the lines of the log behind one of them, as far as the commander may see the cases.</summary>
[Authorize(Roles = StaffRoles.Commander + "," + StaffRoles.Inspector)]
public sealed class IndexModel(ReadingWatch watch, WardDirectory wards, CaseWriting writing, CurrentOfficer current) : PageModel
{
    public const int MostLines = 500;

    private const int Last = 50;

    public IReadOnlyList<ReadingAlarm> Alarms { get; private set; } = [];

    /// <summary>The one looked at; null: none was asked for.</summary>
    public ReadingAlarm? Alarm { get; private set; }

    public IReadOnlyList<(CaseEvent Line, string Number, string UnitName)> Lines { get; private set; } = [];

    public bool MaySee => Alarm is { SeenAt: null } alarm && alarm.OfficerId != current.Officer.Id;

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken ct)
    {
        if (id is not { } alarm) return NotFound();
        var result = await writing.OnceAsync(() => watch.SeeAsync(alarm, current.Officer, ct), ct);
        if (result is CaseResult.Done) return RedirectToPage(new { id });
        if (result is CaseResult.Refused refused) ModelState.AddModelError("", refused.Why);
        return result is not CaseResult.Unknown && await LoadAsync(id, ct) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(Guid? id, CancellationToken ct)
    {
        Alarms = await watch.LastAsync((await wards.GetAsync(null, ct)).Id, Last, ct);
        if (id is null) return true;
        if (await watch.OfAsync(id.Value, ct) is not { } found) return false;
        (Alarm, Lines) = (found, await watch.LinesAsync(found, MostLines, ct));
        return true;
    }
}
