using AnTT.Cases.Audit;
using AnTT.Cases.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Clocks;

/// <summary>How many clocks of one kind ended in time, by the log.</summary>
/// <param name="Kind">"T-20D: Kiểm tra, xác minh", as the log names it.</param>
public sealed record OnTimeLine(string Kind, int OnTime, int Missed)
{
    /// <summary>0–100, whole.</summary>
    public int Percent => OnTime + Missed == 0 ? 100 : OnTime * 100 / (OnTime + Missed);
}

/// <summary>What is done with the clocks of cases.</summary>
public sealed class ClockDesk
{
    private const int LongestReason = 2000;

    private readonly CasesDb _db;
    private readonly TimeProvider _time;

    internal ClockDesk(CasesDb db, TimeProvider time) => (_db, _time) = (db, time);

    /// <summary>Stops a clock; the reason is read by officers and senders.</summary>
    /// <returns>Null: done. Otherwise why not, for the officer.</returns>
    public Task<string?> PauseAsync(Guid caseId, Guid clockId, string? reason, Officer officer, CancellationToken ct) => ActAsync(caseId, clockId, reason, (clock, why) =>
    {
        if (clock.PausedSince is not null) return Task.FromResult<string?>("Thời hạn này đang tạm dừng rồi.");
        clock.Pause(_time.GetUtcNow(), why, waitsForReporter: false);
        ClockFollower.Log(_db, clock, CaseEventKind.ClockPaused, officer, _time.GetUtcNow(), null, why);
        return Task.FromResult<string?>(null);
    }, ct);

    public Task<string?> ResumeAsync(Guid caseId, Guid clockId, Officer officer, CancellationToken ct) => ActAsync(caseId, clockId, "-", async (clock, _) =>
    {
        if (clock.PausedSince is null) return "Thời hạn này đang chạy rồi.";
        clock.Resume(_time.GetUtcNow(), await new ClockFollower(_db).CalendarAsync(clock.WardId, clock.Calendar, ct));
        ClockFollower.Log(_db, clock, CaseEventKind.ClockResumed, officer, _time.GetUtcNow(), null);
        return null;
    }, ct);

    /// <summary>Puts the longer clock its kind allows in its place, counted from the same beginning.</summary>
    public Task<string?> ExtendAsync(Guid caseId, Guid clockId, string? reason, Officer officer, CancellationToken ct) => ActAsync(caseId, clockId, reason, async (clock, why) =>
    {
        var kinds = _db.ClockKinds.AsNoTracking().Where(kind => kind.WardId == clock.WardId);
        var code = await kinds.Where(kind => kind.Code == clock.Kind).Select(kind => kind.ExtendsTo).FirstOrDefaultAsync(ct);
        var longer = await kinds.FirstOrDefaultAsync(kind => kind.Code == code, ct);
        if (longer is null || !longer.On || longer.NeedsConfirming) return "Thời hạn này không gia hạn được.";
        var from = $"{clock.Kind}: {clock.Name}";
        (clock.Kind, clock.Name, clock.Amount, clock.Unit, clock.WarnMinutes) = (longer.Code, longer.Name, longer.Amount, longer.Unit, longer.WarnMinutes);
        clock.Reckon(await new ClockFollower(_db).CalendarAsync(clock.WardId, clock.Calendar, ct));
        if (clock.WarnAt > _time.GetUtcNow()) clock.WarnedAt = null;
        _db.Add(new CaseEvent
        {
            WardId = clock.WardId, CaseId = clock.CaseId, Kind = CaseEventKind.ClockExtended, ActorId = officer.Id, ActorName = officer.Name, At = _time.GetUtcNow(),
            From = from, To = $"{longer.Code}: {longer.Name}", Reason = why,
        });
        return null;
    }, ct);

    /// <summary>Whether a clock is to be warned of or missed.</summary>
    public Task<bool> IsDueAsync(CancellationToken ct)
    {
        var now = _time.GetUtcNow();
        return Running.AnyAsync(clock => (clock.MissedAt == null && clock.DueAt < now) || (clock.WarnedAt == null && clock.WarnAt <= now && clock.DueAt >= now), ct);
    }

    private IQueryable<CaseClock> Running => _db.Clocks.Where(clock => clock.MetAt == null && clock.PausedSince == null);

    /// <summary>Notes what has become due soon and what is over. Run every minute.</summary>
    /// <returns>How many clocks were warned of and how many missed.</returns>
    public Task<(int Warned, int Missed)> SweepAsync(CancellationToken ct) => _db.AtomicallyAsync(
        async () =>
        {
            var now = _time.GetUtcNow();
            var missed = await Running.Where(clock => clock.MissedAt == null && clock.DueAt < now).OrderBy(clock => clock.DueAt).Take(200).ToListAsync(ct);
            foreach (var clock in missed) ClockFollower.Miss(_db, clock, now);
            var soon = await Running.Where(clock => clock.WarnedAt == null && clock.WarnAt <= now && clock.DueAt >= now)
                .OrderBy(clock => clock.DueAt).Take(200).ToListAsync(ct);
            foreach (var clock in soon)
            {
                clock.WarnedAt = now;
                ClockFollower.Log(_db, clock, CaseEventKind.ClockWarned, ClockFollower.Program, now, null);
            }
            await _db.SaveChangesAsync(ct);
            return (soon.Count, missed.Count);
        },
        ct);

    /// <summary>From the log alone: what ended in time, and what did not, noted within the span.</summary>
    public async Task<IReadOnlyList<OnTimeLine>> OnTimeAsync(Guid wardId, DateTimeOffset from, DateTimeOffset until, CancellationToken ct)
    {
        var lines = await _db.Events.AsNoTracking()
            .Where(line => line.WardId == wardId && line.At >= from && line.At < until
                && (line.Kind == CaseEventKind.ClockMissed || (line.Kind == CaseEventKind.ClockMet && line.To == ClockFollower.OnTime)))
            .GroupBy(line => new { line.From, line.Kind }).Select(group => new { group.Key.From, group.Key.Kind, Count = group.Count() }).ToListAsync(ct);
        return
        [
            .. lines.GroupBy(line => line.From ?? "").OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new OnTimeLine(
                group.Key, group.Where(line => line.Kind == CaseEventKind.ClockMet).Sum(line => line.Count), group.Where(line => line.Kind == CaseEventKind.ClockMissed).Sum(line => line.Count))),
        ];
    }

    private Task<string?> ActAsync(Guid caseId, Guid clockId, string? reason, Func<CaseClock, string, Task<string?>> act, CancellationToken ct) => _db.AtomicallyAsync(
        async () =>
        {
            _db.ChangeTracker.Clear();
            if (string.IsNullOrWhiteSpace(reason)) return "Hãy ghi lý do.";
            if (reason.Length > LongestReason) return "Lý do dài quá 2.000 ký tự, hãy rút gọn.";
            if (await _db.Clocks.FirstOrDefaultAsync(row => row.Id == clockId && row.CaseId == caseId, ct) is not { } clock) return "Không có thời hạn này.";
            if (clock.MetAt is not null) return "Thời hạn này đã xong.";
            var refused = await act(clock, reason.Trim());
            if (refused is null) await _db.SaveChangesAsync(ct);
            else _db.ChangeTracker.Clear();
            return refused;
        },
        ct);
}
