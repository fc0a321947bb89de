using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Routing;

/// <summary>The ward as dialogs and pages need it.</summary>
public sealed record WardView(Guid Id, string Name, IReadOnlyList<string> Aliases, string? DutyLine, IReadOnlyList<AreaView> Areas, IReadOnlyList<UnitView> Units);

/// <param name="Outline">Empty: not drawn.</param>
public sealed record AreaView(Guid Id, string Name, IReadOnlyList<string> Aliases, IReadOnlyList<MapCorner> Outline);

public sealed record UnitView(Guid Id, string Name);

public sealed class WardDirectory
{
    private readonly CasesDb _db;

    internal WardDirectory(CasesDb db) => _db = db;

    /// <param name="wardId">Null: the first ward, which is the only one of a single installation.</param>
    public async Task<WardView> GetAsync(Guid? wardId, CancellationToken ct)
    {
        var ward = await _db.Wards.AsNoTracking().OrderBy(row => row.Id).FirstOrDefaultAsync(row => wardId == null || row.Id == wardId, ct)
            ?? throw new InvalidOperationException("Cơ sở dữ liệu chưa có phường nào: hãy khởi động chương trình một lần để tạo theo mục Ward của cấu hình.");
        var areas = await _db.Areas.AsNoTracking().Where(row => row.WardId == ward.Id).OrderBy(row => row.Position).ToListAsync(ct);
        var units = await _db.Units.AsNoTracking().Where(row => row.WardId == ward.Id).OrderBy(row => row.Position).ToListAsync(ct);
        return new WardView(
            ward.Id,
            ward.Name,
            ward.Aliases,
            ward.DutyLine,
            [.. areas.Select(area => new AreaView(area.Id, area.Name, area.Aliases, AreaOutline.Read(area.Outline)))],
            [.. units.Select(unit => new UnitView(unit.Id, unit.Name))]);
    }
}
