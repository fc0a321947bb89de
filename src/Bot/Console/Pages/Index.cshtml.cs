using AnTT.Bot.Health;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases.Audit;
using AnTT.Cases.Conflict;
using AnTT.Cases.Handover;
using AnTT.Cases.Lists;
using AnTT.Cases.Routing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages;

/// <summary>What the page of tasks keeps fresh by itself.</summary>
/// <param name="Reading">Alarms about how cases are read; for those in command.</param>
/// <param name="Handovers">Cards nobody took yet; they stand before everything else.</param>
public sealed record TaskBoard(PileCounts Counts, IReadOnlyList<ShiftHandover> Handovers, IReadOnlyList<ReadingAlarm> Reading);

public sealed class TasksModel(CaseLists lists, HandoverDesk handovers, ReadingWatch reading, WardDirectory wards, CurrentOfficer current, IEnumerable<IAlarmSource> sources, Inspectorate house, Inspectors inspectors, TimeProvider clock) : PageModel
{
    private static readonly TimeSpan AccountsShownFor = TimeSpan.FromDays(30);

    /// <summary>Null for those who work no cases.</summary>
    public TaskBoard? Board { get; private set; }

    /// <summary>What somebody must see to outside the cases.</summary>
    public List<Alarm> Alarms { get; } = [];

    /// <summary>What was done with accounts that look behind the conflict door; for inspectors alone.</summary>
    public IReadOnlyList<CaseEvent> AccountEvents { get; private set; } = [];

    /// <summary>Accounts that wait for an inspector to let them in.</summary>
    public int Waiting { get; private set; }

    public bool Commands => current.Officer.Commands;

    public string? Notice { get; private set; }

    public async Task OnGetAsync(string? xong, CancellationToken ct)
    {
        Notice = xong == "rut" ? "Bạn đã rút khỏi hồ sơ. Từ giờ bạn không mở, không tìm thấy hồ sơ đó; việc rút đã ghi vào nhật ký và người khác tiếp nhận thay." : null;
        Board = await BoardAsync(ct);
        if (current.Inspects)
        {
            var since = clock.GetUtcNow() - AccountsShownFor;
            AccountEvents = [.. (await house.AccountEventsAsync(20, ct)).Where(line => line.At > since)];
            Waiting = (await inspectors.ListAsync(ct)).Count(one => !one.IsIn);
        }
        foreach (var source in sources) Alarms.AddRange(await source.RaisedAsync(ct));
    }

    /// <summary>The counters alone, asked for by the page's timer.</summary>
    public async Task<IActionResult> OnGetCountsAsync(CancellationToken ct) =>
        await BoardAsync(ct) is { } board ? Partial("_Counts", board) : NotFound();

    private async Task<TaskBoard?> BoardAsync(CancellationToken ct)
    {
        if (!StaffRoles.Desk.Any(User.IsInRole)) return null;
        var ward = await wards.GetAsync(null, ct);
        return new TaskBoard(await lists.CountAsync(ward.Id, current.Officer.Id, ct), await handovers.WaitingAsync(ward.Id, current.Officer, ct), current.Officer.Commands ? await reading.WaitingAsync(ward.Id, ct) : []);
    }
}
