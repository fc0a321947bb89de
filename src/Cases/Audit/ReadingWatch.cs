using AnTT.Cases.Lifecycle;
using AnTT.Cases.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AnTT.Cases.Audit;

/// <summary>Looks through the log of who read what, and tells those in command of what is unusual.</summary>
public sealed class ReadingWatch
{
    private static readonly CaseEventKind[] Reading = [CaseEventKind.FirstOpened, CaseEventKind.Opened, CaseEventKind.EvidenceOpened, CaseEventKind.Printed];

    /// <summary>An alarm nobody could look at, as one about the only commander, does not stand on the page for ever; the log keeps that it was raised.</summary>
    private static readonly TimeSpan ShownFor = TimeSpan.FromDays(30);

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(365);

    private readonly CasesDb _db;
    private readonly DutyRoster _roster;
    private readonly TimeProvider _time;
    private readonly ReadingOptions _options;

    internal ReadingWatch(CasesDb db, DutyRoster roster, TimeProvider time, IOptions<CasesOptions> options) => (_db, _roster, _time, _options) = (db, roster, time, options.Value.Reading);

    /// <param name="Given">The reader's unit was given the evidence of it.</param>
    private sealed record Read(Guid CaseId, DateTimeOffset At, Guid UnitId, string? OfficerId, Guid? TransferredUnitId, List<string> RungFor, bool Given);

    /// <summary>What is new, and what goes on in alarms nobody has looked at yet. Reads only, so that no writer waits for it.</summary>
    /// <param name="staff">Officers with their units and, for the roster, everybody; asked for only when somebody has opened many cases.</param>
    public async Task<IReadOnlyList<ReadingAlarm>> FindAsync(Func<Task<(IReadOnlyList<Officer> Officers, IReadOnlyList<OnHand> OnHand)>> staff, CancellationToken ct)
    {
        var found = new List<ReadingAlarm>();
        var busy = await BusyAsync(ct);
        if (busy.Count == 0) return found;
        var (officers, onHand) = await staff();
        foreach (var ward in busy.GroupBy(one => one.WardId))
        {
            var book = await _roster.BookAsync(ward.Key, onHand, ct);
            foreach (var (wardId, actorId, name) in ward)
            {
                var officer = officers.FirstOrDefault(one => one.Id == actorId) ?? new Officer(actorId, name);
                foreach (var pattern in Enum.GetValues<ReadingPattern>())
                    if (await LookAsync(wardId, officer, pattern, book, ct) is { } alarm) found.Add(alarm);
            }
        }
        return found;
    }

    /// <summary>Writes what was found, as far as it still holds.</summary>
    /// <returns>How many alarms are new.</returns>
    public Task<int> WriteAsync(IReadOnlyList<ReadingAlarm> found, CancellationToken ct) => _db.AtomicallyAsync(
        async () =>
        {
            _db.ChangeTracker.Clear();
            var (raised, old) = (0, _time.GetUtcNow() - KeptFor);
            foreach (var alarm in found)
            {
                if (await LastOfAsync(alarm.WardId, alarm.OfficerId, alarm.Pattern, ct) is { } last && last.Until >= alarm.From)
                {
                    if (last.SeenAt is null && alarm.Cases > last.Cases) (last.Cases, last.Until) = (alarm.Cases, alarm.Until);
                    continue;
                }
                _db.Add(alarm);
                Log(alarm, CaseEventKind.ReadingAlarmRaised, CaseEvent.System, "Hệ thống");
                raised++;
            }
            if (raised > 0) await _db.ReadingAlarms.Where(alarm => alarm.Until < old).ExecuteDeleteAsync(ct);
            await _db.SaveChangesAsync(ct);
            return raised;
        },
        ct);

    /// <summary>Null: there is none of this id for these eyes.</summary>
    public Task<ReadingAlarm?> OfAsync(Guid id, CancellationToken ct) => _db.ReadingAlarms.AsNoTracking().FirstOrDefaultAsync(alarm => alarm.Id == id, ct);

    /// <summary>Not looked at yet, the newest first.</summary>
    public async Task<IReadOnlyList<ReadingAlarm>> WaitingAsync(Guid wardId, CancellationToken ct)
    {
        var since = _time.GetUtcNow() - ShownFor;
        return await _db.ReadingAlarms.AsNoTracking().Where(alarm => alarm.WardId == wardId && alarm.SeenAt == null && alarm.Until > since).OrderByDescending(alarm => alarm.Until).Take(20).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<ReadingAlarm>> LastAsync(Guid wardId, int most, CancellationToken ct) =>
        await _db.ReadingAlarms.AsNoTracking().Where(alarm => alarm.WardId == wardId).OrderByDescending(alarm => alarm.Until).Take(most).ToListAsync(ct);

    /// <summary>The readings an alarm is about, of cases these eyes may see.</summary>
    public async Task<IReadOnlyList<(CaseEvent Line, string Number, string UnitName)>> LinesAsync(ReadingAlarm alarm, int most, CancellationToken ct)
    {
        var lines = await _db.Events.AsNoTracking()
            .Where(line => line.WardId == alarm.WardId && Reading.Contains(line.Kind) && line.ActorId == alarm.OfficerId && line.At >= alarm.From && line.At <= alarm.Until).OrderBy(line => line.At).Take(most).ToListAsync(ct);
        var ids = lines.Select(line => line.CaseId).Distinct().ToList();
        var files = await _db.Cases.Where(file => ids.Contains(file.Id)).Select(file => new { file.Id, file.Number, file.UnitId }).ToDictionaryAsync(file => file.Id, ct);
        var units = await _db.Units.Where(unit => unit.WardId == alarm.WardId).ToDictionaryAsync(unit => unit.Id, unit => unit.Name, ct);
        return [.. lines.Where(line => files.ContainsKey(line.CaseId)).Select(line => (line, files[line.CaseId].Number, units.GetValueOrDefault(files[line.CaseId].UnitId, "")))];
    }

    /// <summary>Somebody in command has looked at it. Nobody lays an alarm about themselves aside.</summary>
    public Task<CaseResult> SeeAsync(Guid id, Officer by, CancellationToken ct) => _db.AtomicallyAsync<CaseResult>(
        async () =>
        {
            _db.ChangeTracker.Clear();
            if (!by.Commands || await _db.ReadingAlarms.FirstOrDefaultAsync(alarm => alarm.Id == id, ct) is not { } alarm) return new CaseResult.Unknown();
            if (alarm.OfficerId == by.Id) return new CaseResult.Refused("", "Cảnh báo này nói về chính bạn: người chỉ huy khác xem và bấm “Đã xem”.");
            if (alarm.SeenAt is not null) return new CaseResult.Done(alarm.Version);
            (alarm.SeenAt, alarm.SeenByName) = (_time.GetUtcNow(), by.Name);
            Log(alarm, CaseEventKind.ReadingAlarmSeen, by.Id, by.Name);
            await _db.SaveChangesAsync(ct);
            return new CaseResult.Done(alarm.Version);
        },
        ct);

    private async Task<List<(Guid WardId, string ActorId, string Name)>> BusyAsync(CancellationToken ct)
    {
        var least = new[] { _options.OutsideUnit, _options.Many, _options.OffDuty }.Where(number => number > 0).DefaultIfEmpty(int.MaxValue).Min();
        var since = _time.GetUtcNow() - (_options.Window > _options.ShortWindow ? _options.Window : _options.ShortWindow);
        var wards = await _db.Wards.Where(ward => ward.Id != Ward.DrillId).Select(ward => ward.Id).ToListAsync(ct);
        var busy = await _db.Events.AsNoTracking().Where(line => wards.Contains(line.WardId) && Reading.Contains(line.Kind) && line.At > since)
            .GroupBy(line => new { line.WardId, line.ActorId }).Select(group => new { group.Key.WardId, group.Key.ActorId, Name = group.Max(line => line.ActorName), Cases = group.Select(line => line.CaseId).Distinct().Count() })
            .Where(group => group.Cases >= least).ToListAsync(ct);
        return [.. busy.Select(one => (one.WardId, one.ActorId, one.Name!))];
    }

    /// <returns>Null: nothing new.</returns>
    private async Task<ReadingAlarm?> LookAsync(Guid wardId, Officer officer, ReadingPattern pattern, DutyBook book, CancellationToken ct)
    {
        var (least, window) = pattern switch
        {
            ReadingPattern.OutsideUnit => (_options.OutsideUnit, _options.Window),
            ReadingPattern.OffDuty => (_options.OffDuty, _options.Window),
            _ => (_options.Many, _options.ShortWindow),
        };
        var now = _time.GetUtcNow();
        if (least == 0 || (pattern == ReadingPattern.OutsideUnit && officer.UnitId is null) || (pattern == ReadingPattern.OffDuty && !book.HasShifts(officer.Id, now))) return null;
        var last = await LastOfAsync(wardId, officer.Id, pattern, ct);
        // One time of reading ends where nothing was read for as long as is counted over.
        var goesOn = last is { SeenAt: null } && last.Until >= now - window;
        var since = goesOn ? last!.From.AddTicks(-1) : now - window;
        if (!goesOn && last is not null) since = new[] { since, last.Until, last.SeenAt ?? since }.Max();
        var reads = (await ReadsAsync(wardId, officer, since, ct)).Where(read => Fits(read, officer, pattern, book)).ToList();
        var cases = reads.Select(read => read.CaseId).Distinct().Count();
        if (cases < least || (goesOn && cases <= last!.Cases)) return null;
        return new ReadingAlarm { WardId = wardId, OfficerId = officer.Id, OfficerName = officer.Name, Pattern = pattern, Cases = cases, From = reads[0].At, Until = reads[^1].At };
    }

    private Task<ReadingAlarm?> LastOfAsync(Guid wardId, string officerId, ReadingPattern pattern, CancellationToken ct) =>
        _db.ReadingAlarms.Where(alarm => alarm.WardId == wardId && alarm.OfficerId == officerId && alarm.Pattern == pattern).OrderByDescending(alarm => alarm.Until).FirstOrDefaultAsync(ct);

    /// <remarks>The cases after the lines, and put in order here: asked at once, the database would begin with all cases or with the whole log.</remarks>
    private async Task<List<Read>> ReadsAsync(Guid wardId, Officer officer, DateTimeOffset since, CancellationToken ct)
    {
        var lines = await _db.Events.AsNoTracking().Where(line => line.WardId == wardId && Reading.Contains(line.Kind) && line.ActorId == officer.Id && line.At > since).Select(line => new { line.CaseId, line.At }).ToListAsync(ct);
        var ids = lines.Select(line => line.CaseId).Distinct().ToList();
        var files = await _db.Cases.Where(file => ids.Contains(file.Id)).Select(file => new
        {
            file.Id, file.UnitId, file.OfficerId, file.TransferredUnitId, file.RungFor, Given = _db.Grants.Any(grant => grant.CaseId == file.Id && grant.UnitId == officer.UnitId),
        }).ToDictionaryAsync(file => file.Id, ct);
        return
        [
            .. lines.Where(line => files.ContainsKey(line.CaseId)).OrderBy(line => line.At)
                .Select(line => (line, file: files[line.CaseId])).Select(pair => new Read(pair.line.CaseId, pair.line.At, pair.file.UnitId, pair.file.OfficerId, pair.file.TransferredUnitId, pair.file.RungFor, pair.file.Given)),
        ];
    }

    private bool Fits(Read read, Officer officer, ReadingPattern pattern, DutyBook book) => pattern switch
    {
        ReadingPattern.OutsideUnit => read.UnitId != officer.UnitId && !read.Given && read.OfficerId != officer.Id && read.TransferredUnitId != officer.UnitId && !read.RungFor.Contains(officer.Id),
        ReadingPattern.OffDuty => !book.WorksAt(officer.Id, read.At, _options.AroundShift),
        _ => true,
    };

    private void Log(ReadingAlarm alarm, CaseEventKind kind, string actorId, string actorName) => _db.Add(new CaseEvent
    {
        WardId = alarm.WardId, CaseId = alarm.Id, Kind = kind, ActorId = actorId, ActorName = actorName, At = _time.GetUtcNow(), From = alarm.Pattern.ToString(), To = alarm.OfficerName,
    });
}
