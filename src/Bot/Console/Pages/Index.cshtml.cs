using AnTT.Bot.Health;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases.Lists;
using AnTT.Cases.Routing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages;

public sealed class TasksModel(CaseLists lists, WardDirectory wards, CurrentOfficer current, IEnumerable<IAlarmSource> sources) : PageModel
{
    /// <summary>Null for those who work no cases.</summary>
    public PileCounts? Counts { get; private set; }

    /// <summary>What somebody must see to outside the cases.</summary>
    public List<Alarm> Alarms { get; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Counts = await CountAsync(ct);
        foreach (var source in sources) Alarms.AddRange(await source.RaisedAsync(ct));
    }

    /// <summary>The counters alone, asked for by the page's timer.</summary>
    public async Task<IActionResult> OnGetCountsAsync(CancellationToken ct) =>
        await CountAsync(ct) is { } counts ? Partial("_Counts", counts) : NotFound();

    private async Task<PileCounts?> CountAsync(CancellationToken ct)
    {
        if (!StaffRoles.CaseWorkers.Any(User.IsInRole)) return null;
        var ward = await wards.GetAsync(null, ct);
        return await lists.CountAsync(ward.Id, current.Officer.Id, ct);
    }
}
