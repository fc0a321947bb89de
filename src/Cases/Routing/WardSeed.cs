using AnTT.Cases.Audit;
using AnTT.Cases.Clocks;
using AnTT.Cases.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AnTT.Cases.Routing;

/// <summary>Writes the configured ward into a new database and adds configured names that are missing; removes nothing.</summary>
public sealed class WardSeed
{
    private const string DefaultUnit = "Trực ban Công an phường";

    private readonly CasesDb _db;
    private readonly CaseKeys _keys;
    private readonly WardOptions _options;

    internal WardSeed(CasesDb db, CaseKeys keys, IOptions<WardOptions> options) => (_db, _keys, _options) = (db, keys, options.Value);

    /// <exception cref="InvalidOperationException">The key file is not the one this database was made with, or a route names an unknown area or unit.</exception>
    public Task ApplyAsync(CancellationToken ct) => _db.AtomicallyAsync(
        async () =>
        {
            var ward = await _db.Wards.OrderBy(row => row.Id).FirstOrDefaultAsync(row => row.Id != Ward.InspectorateId && row.Id != Ward.DrillId, ct) ?? _db.Wards.Add(new Ward { Name = _options.Name }).Entity;
            (ward.Name, ward.Aliases, ward.DutyLine) = (_options.Name, _options.Aliases, string.IsNullOrWhiteSpace(_options.DutyLine) ? null : _options.DutyLine);
            if (await _db.Wards.FirstOrDefaultAsync(row => row.Id == Ward.InspectorateId, ct) is { } inspectorate) inspectorate.Name = Conflict.Inspectorate.NameIn(_options);
            await CheckKeysAsync(ward, ct);
            var areas = await SeedAreasAsync(ward, ct);
            var units = await SeedUnitsAsync(ward, ct);
            await SeedRoutesAsync(ward, areas, units, ct);
            await ShippedClocks.SeedAsync(_db, ward.Id, ct);
            return await _db.SaveChangesAsync(ct);
        },
        ct);

    private async Task CheckKeysAsync(Ward ward, CancellationToken ct)
    {
        var ledger = await _db.Ledgers.FindAsync([ward.Id], ct);
        if (ledger is null)
            _db.Ledgers.Add(new WardLedger { WardId = ward.Id, KeyFingerprint = _keys.Fingerprint });
        else if (!ledger.KeyFingerprint.AsSpan().SequenceEqual(_keys.Fingerprint))
            throw new InvalidOperationException(
                "Tệp khoá cases.key không phải khoá của cơ sở dữ liệu này: mã tra cứu và bằng chứng cũ sẽ không mở được. Hãy chép lại đúng tệp khoá từ bản sao lưu (mục Cases:KeyFolder).");
    }

    private async Task<List<Area>> SeedAreasAsync(Ward ward, CancellationToken ct)
    {
        var areas = await _db.Areas.Where(row => row.WardId == ward.Id).OrderBy(row => row.Position).ToListAsync(ct);
        foreach (var area in _options.Areas.Where(area => areas.TrueForAll(row => row.Name != area.Name)))
        {
            areas.Add(new Area { WardId = ward.Id, Position = areas.Count, Name = area.Name, Aliases = area.Aliases });
            _db.Areas.Add(areas[^1]);
        }
        foreach (var drawn in _options.Areas.Where(area => area.Outline.Count > 0))
        {
            if (AreaOutline.Fault(drawn.Outline) is { } fault) throw new InvalidOperationException($"Ward:Areas: đường ranh (Outline) của “{drawn.Name}” {fault}.");
            areas.Find(row => row.Name == drawn.Name)!.Outline = drawn.Outline;
        }
        return areas;
    }

    private async Task<List<Unit>> SeedUnitsAsync(Ward ward, CancellationToken ct)
    {
        var units = await _db.Units.Where(row => row.WardId == ward.Id).OrderBy(row => row.Position).ToListAsync(ct);
        var names = _options.Units.Count == 0 && units.Count == 0 ? [DefaultUnit] : _options.Units;
        foreach (var name in names.Where(name => units.TrueForAll(row => row.Name != name)))
        {
            units.Add(new Unit { WardId = ward.Id, Position = units.Count, Name = name });
            _db.Units.Add(units[^1]);
        }
        return units;
    }

    private async Task SeedRoutesAsync(Ward ward, List<Area> areas, List<Unit> units, CancellationToken ct)
    {
        if (await _db.RouteRules.AnyAsync(row => row.WardId == ward.Id, ct)) return;
        _db.RouteRules.Add(new RouteRule { WardId = ward.Id, UnitId = units[0].Id });
        foreach (var route in _options.Routes)
        {
            var unit = units.Find(row => row.Name == route.Unit)
                ?? throw new InvalidOperationException($"Ward:Routes: không có đơn vị “{route.Unit}” trong Ward:Units.");
            var area = areas.Find(row => row.Name == route.Area);
            if (route.Area is not null && area is null)
                throw new InvalidOperationException($"Ward:Routes: không có địa bàn “{route.Area}” trong Ward:Areas.");
            _db.RouteRules.Add(new RouteRule
            {
                WardId = ward.Id, Category = route.Category, AreaId = area?.Id, AtLeast = route.AtLeast, UnitId = unit.Id,
            });
        }
    }
}
