using AnTT.Cases.Audit;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Clocks;

/// <summary>Starts, stops and ends clocks as the log is written: whoever changes a case, its clocks follow in the same transaction.</summary>
internal sealed class ClockFollower(CasesDb db)
{
    internal static readonly Officer Program = new(CaseEvent.System, "Hệ thống");

    private const string WaitsForAnswer = "Chờ người báo trả lời câu hỏi của cán bộ";

    private readonly Dictionary<(Guid, string), WorkCalendar> _calendars = [];

    /// <param name="lines">New lines of the log, in order. What clocks add to it is put into the context.</param>
    public async Task FollowAsync(IReadOnlyList<CaseEvent> lines, CancellationToken ct)
    {
        foreach (var line in lines)
        {
            switch (line.Kind)
            {
                case CaseEventKind.Filed:
                    await StartAsync(line, ClockStart.Filing, again: false, ct);
                    break;
                case CaseEventKind.UrgencyChanged or CaseEventKind.CategoryChanged:
                    await RefitAsync(line, ct);
                    break;
                case CaseEventKind.FirstOpened:
                    await MeetAsync(line, clock => clock.Ends == ClockEnd.FirstLook, ct);
                    break;
                case CaseEventKind.Replied:
                case CaseEventKind.NoteAdded when line.To == CaseWords.Of(NoteVisibility.Public):
                    await MeetAsync(line, clock => clock.Ends == ClockEnd.FirstAnswer, ct);
                    break;
                case CaseEventKind.StateChanged or CaseEventKind.ReporterWrote or CaseEventKind.StillHappening or CaseEventKind.TransferBounced when line.To is { } to:
                    await MoveAsync(line, Enum.Parse<CaseState>(to.Split(':')[0]), ct);
                    break;
            }
        }
    }

    /// <summary>The case is another one than it was taken for: clocks that are not its own stop without a word, those that are run from the moment it was filed.</summary>
    private async Task RefitAsync(CaseEvent line, CancellationToken ct)
    {
        var file = db.Cases.Local.FirstOrDefault(row => row.Id == line.CaseId) ?? await db.Cases.FirstOrDefaultAsync(row => row.Id == line.CaseId, ct);
        if (file is null || StateTable.IsEnd(file.State)) return;
        if (line.Kind == CaseEventKind.CategoryChanged)
        {
            var kinds = await db.ClockKinds.AsNoTracking().Where(kind => kind.WardId == line.WardId && kind.Starts == ClockStart.Filing).ToListAsync(ct);
            foreach (var clock in await OpenAsync(line.CaseId, ct))
            {
                if (kinds.Find(kind => kind.Code == clock.Kind) is { } kind && !kind.Fits(file.Category, file.Urgency)) db.Remove(clock);
            }
        }
        await StartAsync(line, ClockStart.Filing, again: false, ct, line.Kind == CaseEventKind.CategoryChanged ? file.FiledAt : null);
    }

    private async Task MoveAsync(CaseEvent line, CaseState to, CancellationToken ct)
    {
        if (to == CaseState.NeedMore)
        {
            await MeetAsync(line, clock => clock.Ends == ClockEnd.FirstAnswer, ct);
            foreach (var clock in (await OpenAsync(line.CaseId, ct)).Where(clock => clock.PausesWhileAsking && clock.PausedSince is null)) clock.Pause(line.At, WaitsForAnswer, waitsForReporter: true);
            return;
        }
        foreach (var clock in (await OpenAsync(line.CaseId, ct)).Where(clock => clock.WaitsForReporter)) clock.Resume(line.At, await CalendarAsync(clock.WardId, clock.Calendar, ct));
        // From one unit of the ward to another nothing was handed over yet.
        if (to == CaseState.Transferred && db.Cases.Local.FirstOrDefault(row => row.Id == line.CaseId)?.TransferredUnitId is null) await MeetAsync(line, clock => clock.Ends == ClockEnd.HandOver, ct);
        if (to is CaseState.Closed or CaseState.OutOfScope) await MeetAsync(line, _ => true, ct);
        if (to == CaseState.Closed) await StartAsync(line, ClockStart.Closing, again: true, ct);
        if (to == CaseState.Reopened) await StartAsync(line, ClockStart.Filing, again: true, ct);
    }

    /// <param name="again">A clock of the same kind may have run and ended before; what was looked at and answered once is not asked for twice.</param>
    private async Task StartAsync(CaseEvent line, ClockStart start, bool again, CancellationToken ct, DateTimeOffset? from = null)
    {
        var file = db.Cases.Local.FirstOrDefault(row => row.Id == line.CaseId) ?? await db.Cases.FirstOrDefaultAsync(row => row.Id == line.CaseId, ct);
        if (file is null) return;
        var urgency = line.Kind == CaseEventKind.UrgencyChanged && Enum.TryParse<Urgency>(line.To, out var wanted) ? wanted : file.Urgency;
        var kinds = (await db.ClockKinds.AsNoTracking().Where(kind => kind.WardId == line.WardId && kind.On && kind.Starts == start).OrderBy(kind => kind.Position).ToListAsync(ct))
            .Where(kind => kind.Fits(file.Category, urgency)).ToList();
        if (kinds.Count == 0) return;
        var known = line.Kind == CaseEventKind.Filed ? [] : await db.Clocks.Where(clock => clock.CaseId == line.CaseId).Select(clock => new { clock.Kind, clock.MetAt }).ToListAsync(ct);
        foreach (var kind in kinds)
        {
            if (again && kind.Ends is ClockEnd.FirstLook or ClockEnd.FirstAnswer && known.Count > 0 && start == ClockStart.Filing) continue;
            if (known.Any(clock => clock.Kind == kind.Code && (!again || clock.MetAt is null))) continue;
            // An extension stands in its place.
            if (known.Any(clock => clock.MetAt is null && clock.Kind == kind.ExtendsTo)) continue;
            db.Add(Make(kind, line, from ?? line.At, await CalendarAsync(kind.WardId, kind.Calendar, ct)));
        }
    }

    private static CaseClock Make(ClockKind kind, CaseEvent line, DateTimeOffset from, WorkCalendar calendar)
    {
        var clock = new CaseClock
        {
            WardId = line.WardId, CaseId = line.CaseId, Kind = kind.Code, Name = kind.Name, Ends = kind.Ends, Amount = kind.Amount, Unit = kind.Unit,
            Calendar = kind.Calendar, StartedAt = from, WarnMinutes = kind.WarnMinutes, PausesWhileAsking = kind.PausesWhileAsking,
        };
        clock.Reckon(calendar);
        return clock;
    }

    private async Task MeetAsync(CaseEvent line, Func<CaseClock, bool> which, CancellationToken ct)
    {
        foreach (var clock in (await OpenAsync(line.CaseId, ct)).Where(which)) Meet(db, clock, line.At, await CalendarAsync(clock.WardId, clock.Calendar, ct));
    }

    private static void Meet(CasesDb db, CaseClock clock, DateTimeOffset at, WorkCalendar calendar)
    {
        clock.Resume(at, calendar);
        clock.MetAt = at;
        if (at > clock.DueAt) Miss(db, clock, at);
        Log(db, clock, CaseEventKind.ClockMet, Program, at, at <= clock.DueAt ? OnTime : Late);
    }

    internal const string OnTime = "OnTime";
    internal const string Late = "Late";

    /// <summary>The end has passed; one line for each clock, however it is noticed.</summary>
    internal static void Miss(CasesDb db, CaseClock clock, DateTimeOffset at)
    {
        if (clock.MissedAt is not null) return;
        clock.MissedAt = at;
        Log(db, clock, CaseEventKind.ClockMissed, Program, at, null);
    }

    internal static void Log(CasesDb db, CaseClock clock, CaseEventKind kind, Officer by, DateTimeOffset at, string? to, string? reason = null) => db.Add(new CaseEvent
    {
        WardId = clock.WardId, CaseId = clock.CaseId, Kind = kind, ActorId = by.Id, ActorName = by.Name, At = at, From = $"{clock.Kind}: {clock.Name}", To = to, Reason = reason,
    });

    // Those added in this very transaction are not in the table yet.
    private async Task<List<CaseClock>> OpenAsync(Guid caseId, CancellationToken ct)
    {
        await db.Clocks.Where(clock => clock.CaseId == caseId && clock.MetAt == null).LoadAsync(ct);
        return [.. db.Clocks.Local.Where(clock => clock.CaseId == caseId && clock.MetAt is null)];
    }

    internal async Task<WorkCalendar> CalendarAsync(Guid wardId, string name, CancellationToken ct)
    {
        if (_calendars.TryGetValue((wardId, name), out var known)) return known;
        var text = await db.Calendars.AsNoTracking().Where(row => row.WardId == wardId && row.Name == name).Select(row => row.Text).FirstOrDefaultAsync(ct);
        return _calendars[(wardId, name)] = WorkCalendar.Read(text ?? ShippedClocks.Calendar).Calendar ?? WorkCalendar.Read(ShippedClocks.Calendar).Calendar!;
    }
}
