using System.Globalization;
using System.Security.Cryptography;
using AnTT.Cases.Audit;
using AnTT.Cases.Clocks;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Routing;
using AnTT.Cases.Sealing;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Drills;

/// <summary>
/// The house of exercises: a ward of its own beside the ward, with a copy of its areas, units, routes and roster, and its own numbers and log. No list, figure,
/// register or clock of the ward can hold an exercise, because nothing that looks at the ward looks here.
/// </summary>
public sealed class DrillHouse
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    private readonly CasesDb _db;
    private readonly CaseKeys _keys;
    private readonly TimeProvider _clock;

    internal DrillHouse(CasesDb db, CaseKeys keys, TimeProvider clock) => (_db, _keys, _clock) = (db, keys, clock);

    /// <summary>The exercise that runs now; null: none.</summary>
    public Task<Drill?> CurrentAsync(CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        return _db.AsProgramAsync(() => _db.Drills.AsNoTracking().Where(drill => drill.EndsAt > now).OrderByDescending(drill => drill.StartedAt).FirstOrDefaultAsync(ct));
    }

    /// <summary>Starts an exercise, or gives the one that runs already.</summary>
    /// <param name="length">At most <see cref="Longest"/>.</param>
    public Task<Drill> StartAsync(TimeSpan length, Officer by, CancellationToken ct) => _db.AsProgramAsync(() => _db.AtomicallyAsync(
        async () =>
        {
            if (await CurrentAsync(ct) is { } running) return running;
            var ward = await _db.Wards.OrderBy(row => row.Id).FirstAsync(ct);
            var now = _clock.GetUtcNow();
            await CopyAsync(ward, ct);
            var drill = _db.Drills.Add(new Drill
            {
                Code = RandomNumberGenerator.GetInt32(1000, 10_000).ToString(CultureInfo.InvariantCulture), StartedBy = by.Name, StartedAt = now, EndsAt = now + (length < Longest ? length : Longest),
            }).Entity;
            Log(ward.Id, drill, CaseEventKind.DrillStarted, by);
            await _db.SaveChangesAsync(ct);
            return drill;
        },
        ct));

    /// <returns>False: none runs.</returns>
    public Task<bool> EndAsync(Officer by, CancellationToken ct) => _db.AsProgramAsync(() => _db.AtomicallyAsync(
        async () =>
        {
            if (await CurrentAsync(ct) is not { } running) return false;
            var drill = await _db.Drills.SingleAsync(row => row.Id == running.Id, ct);
            drill.EndsAt = _clock.GetUtcNow();
            Log(await _db.Wards.OrderBy(row => row.Id).Select(row => row.Id).FirstAsync(ct), drill, CaseEventKind.DrillEnded, by);
            await _db.SaveChangesAsync(ct);
            return true;
        },
        ct));

    private void Log(Guid wardId, Drill drill, CaseEventKind kind, Officer by) => _db.Add(new CaseEvent
    {
        WardId = wardId, CaseId = drill.Id, Kind = kind, ActorId = by.Id, ActorName = by.Name, At = _clock.GetUtcNow(), To = drill.Code,
    });

    /// <summary>The ward as it is now: what an exercise finds wrong is what would go wrong.</summary>
    private async Task CopyAsync(Ward ward, CancellationToken ct)
    {
        var house = await _db.Wards.FirstOrDefaultAsync(row => row.Id == Ward.DrillId, ct);
        if (house is null)
        {
            house = _db.Wards.Add(new Ward { Id = Ward.DrillId, Name = ward.Name }).Entity;
            _db.Ledgers.Add(new WardLedger { WardId = house.Id, KeyFingerprint = _keys.Fingerprint });
        }
        (house.Name, house.Aliases, house.DutyLine) = ($"{ward.Name} (diễn tập)", ward.Aliases, ward.DutyLine);
        await ShippedClocks.SeedAsync(_db, house.Id, ct);
        var areas = await CopyAreasAsync(ward.Id, ct);
        var units = await CopyUnitsAsync(ward.Id, ct);
        var agencies = await CopyAgenciesAsync(ward.Id, ct);
        await _db.SaveChangesAsync(ct);
        await _db.RouteRules.Where(row => row.WardId == Ward.DrillId).ExecuteDeleteAsync(ct);
        await _db.Shifts.Where(row => row.WardId == Ward.DrillId).ExecuteDeleteAsync(ct);
        await _db.Absences.Where(row => row.WardId == Ward.DrillId).ExecuteDeleteAsync(ct);
        foreach (var rule in await _db.RouteRules.AsNoTracking().Where(row => row.WardId == ward.Id).ToListAsync(ct))
        {
            _db.RouteRules.Add(new RouteRule
            {
                WardId = Ward.DrillId, Category = rule.Category, AreaId = rule.AreaId is { } area ? areas[area] : null, AtLeast = rule.AtLeast, UnitId = units[rule.UnitId],
                AgencyId = rule.AgencyId is { } agency ? agencies[agency] : null,
            });
        }
        foreach (var shift in await _db.Shifts.AsNoTracking().Where(row => row.WardId == ward.Id).ToListAsync(ct))
        {
            _db.Shifts.Add(new DutyShift
            {
                WardId = Ward.DrillId, UnitId = units[shift.UnitId], OfficerId = shift.OfficerId, OfficerName = shift.OfficerName, Week = shift.Week, Days = shift.Days,
                FromMinute = shift.FromMinute, UntilMinute = shift.UntilMinute, Rank = shift.Rank, ValidFrom = shift.ValidFrom, ValidUntil = shift.ValidUntil,
            });
        }
        foreach (var absence in await _db.Absences.AsNoTracking().Where(row => row.WardId == ward.Id).ToListAsync(ct))
        {
            _db.Absences.Add(new DutyAbsence
            {
                WardId = Ward.DrillId, OfficerId = absence.OfficerId, OfficerName = absence.OfficerName, From = absence.From, Until = absence.Until, Reason = absence.Reason,
            });
        }
    }

    /// <returns>The ward's areas → those of the house, which outlive exercises: cases lie in them.</returns>
    private async Task<Dictionary<Guid, Guid>> CopyAreasAsync(Guid wardId, CancellationToken ct)
    {
        var here = await _db.Areas.Where(row => row.WardId == Ward.DrillId).ToListAsync(ct);
        var ids = new Dictionary<Guid, Guid>();
        foreach (var area in await _db.Areas.AsNoTracking().Where(row => row.WardId == wardId).ToListAsync(ct))
        {
            var copy = here.Find(row => row.Name == area.Name) ?? _db.Areas.Add(new Area { WardId = Ward.DrillId, Name = area.Name }).Entity;
            (copy.Position, copy.Aliases, copy.Outline) = (area.Position, area.Aliases, area.Outline);
            ids[area.Id] = copy.Id;
        }
        return ids;
    }

    private async Task<Dictionary<Guid, Guid>> CopyAgenciesAsync(Guid wardId, CancellationToken ct)
    {
        var here = await _db.Agencies.Where(row => row.WardId == Ward.DrillId).ToListAsync(ct);
        var ids = new Dictionary<Guid, Guid>();
        foreach (var agency in await _db.Agencies.AsNoTracking().Where(row => row.WardId == wardId).ToListAsync(ct))
        {
            var copy = here.Find(row => row.Name == agency.Name) ?? _db.Agencies.Add(new OutsideAgency { WardId = Ward.DrillId, Name = agency.Name, Contact = agency.Contact }).Entity;
            (copy.Contact, copy.Explanation) = (agency.Contact, agency.Explanation);
            ids[agency.Id] = copy.Id;
        }
        return ids;
    }

    private async Task<Dictionary<Guid, Guid>> CopyUnitsAsync(Guid wardId, CancellationToken ct)
    {
        var here = await _db.Units.Where(row => row.WardId == Ward.DrillId).ToListAsync(ct);
        var ids = new Dictionary<Guid, Guid>();
        foreach (var unit in await _db.Units.AsNoTracking().Where(row => row.WardId == wardId).ToListAsync(ct))
        {
            var copy = here.Find(row => row.Name == unit.Name) ?? _db.Units.Add(new Unit { WardId = Ward.DrillId, Name = unit.Name }).Entity;
            copy.Position = unit.Position;
            ids[unit.Id] = copy.Id;
        }
        return ids;
    }
}
