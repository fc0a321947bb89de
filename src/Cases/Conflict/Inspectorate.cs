using AnTT.Cases.Audit;
using AnTT.Cases.Clocks;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Routing;
using AnTT.Cases.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AnTT.Cases.Conflict;

/// <summary>
/// The house behind the conflict door (cơ quan cấp trên): a ward of its own beside the ward, with its own numbers, unit, deadlines and log, so that neither
/// a list nor a gap in a sequence tells the ward that somebody has complained.
/// </summary>
public sealed class Inspectorate
{
    private readonly CasesDb _db;
    private readonly CaseKeys _keys;
    private readonly TimeProvider _clock;
    private readonly WardOptions _options;

    internal Inspectorate(CasesDb db, CaseKeys keys, TimeProvider clock, IOptions<WardOptions> options) => (_db, _keys, _clock, _options) = (db, keys, clock, options.Value);

    /// <summary>As senders and officers read it.</summary>
    public string Name => NameIn(_options);

    /// <summary>Makes the house when its first account is made; a ward without inspectors has none.</summary>
    public Task EnsureAsync(CancellationToken ct) => _db.AsProgramAsync(() => _db.AtomicallyAsync(
        async () =>
        {
            var ward = await _db.Wards.FirstOrDefaultAsync(row => row.Id == Ward.InspectorateId, ct);
            if (ward is null)
            {
                ward = _db.Wards.Add(new Ward { Id = Ward.InspectorateId, Name = Name }).Entity;
                var unit = _db.Units.Add(new Unit { WardId = ward.Id, Name = Name }).Entity;
                _db.RouteRules.Add(new RouteRule { WardId = ward.Id, UnitId = unit.Id });
                _db.Ledgers.Add(new WardLedger { WardId = ward.Id, KeyFingerprint = _keys.Fingerprint });
            }
            await ShippedClocks.SeedAsync(_db, ward.Id, ct);
            return await _db.SaveChangesAsync(ct);
        },
        ct));

    /// <summary>Whether somebody's complaint lies here, open or ended.</summary>
    public Task<bool> HasCasesAsync(CancellationToken ct) => _db.AsProgramAsync(() => _db.Cases.AnyAsync(file => file.WardId == Ward.InspectorateId, ct));

    /// <summary>What was done with an account that can look behind the door, into this house's own log.</summary>
    public Task LogAccountAsync(CaseEventKind kind, Guid accountId, string accountName, Officer by, string? reason, CancellationToken ct) => _db.AsProgramAsync(
        async () =>
        {
            _db.Add(new CaseEvent
            {
                WardId = Ward.InspectorateId, CaseId = accountId, Kind = kind, ActorId = by.Id, ActorName = by.Name, At = _clock.GetUtcNow(), To = accountName, Reason = reason,
            });
            return await _db.SaveChangesAsync(ct);
        });

    /// <summary>Newest first; empty for everybody but inspectors.</summary>
    public async Task<IReadOnlyList<CaseEvent>> AccountEventsAsync(int most, CancellationToken ct) => await _db.Events.AsNoTracking()
        .Where(line => line.WardId == Ward.InspectorateId && (line.Kind == CaseEventKind.AccountMade || line.Kind == CaseEventKind.AccountReset || line.Kind == CaseEventKind.AccountLetIn))
        .OrderByDescending(line => line.Sequence).Take(most).ToListAsync(ct);

    /// <summary>The name a configuration gives it.</summary>
    public static string NameIn(WardOptions options) => string.IsNullOrWhiteSpace(options.Inspectorate) ? "Thanh tra cấp trên" : options.Inspectorate.Trim();
}
