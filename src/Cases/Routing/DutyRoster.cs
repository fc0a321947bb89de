using AnTT.Cases.Audit;
using AnTT.Cases.Clocks;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Routing;

/// <summary>Routes, shifts and absences as they are set. Every change leaves a line in the log.</summary>
public sealed class DutyRoster
{
    private readonly CasesDb _db;
    private readonly TimeProvider _time;

    internal DutyRoster(CasesDb db, TimeProvider time) => (_db, _time) = (db, time);

    public async Task<DutyBook> BookAsync(Guid wardId, IReadOnlyList<OnHand> staff, CancellationToken ct) => new(
        await RulesAsync(wardId, ct),
        await _db.Units.AsNoTracking().Where(unit => unit.WardId == wardId).OrderBy(unit => unit.Position).ToListAsync(ct),
        await ShiftsAsync(wardId, ct),
        await AbsencesAsync(wardId, ct),
        // Neither side's tips ring the other side's people.
        [.. staff.Where(one => one.Inspects == (wardId == Ward.InspectorateId))],
        await new ClockFollower(_db).CalendarAsync(wardId, WorkCalendar.Office, ct));

    public async Task<IReadOnlyList<RouteRule>> RulesAsync(Guid wardId, CancellationToken ct) =>
        await _db.RouteRules.AsNoTracking().Where(rule => rule.WardId == wardId).OrderBy(rule => rule.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<DutyShift>> ShiftsAsync(Guid wardId, CancellationToken ct) =>
        await _db.Shifts.AsNoTracking().Where(shift => shift.WardId == wardId).OrderBy(shift => shift.UnitId).ThenBy(shift => shift.Rank).ThenBy(shift => shift.FromMinute).ToListAsync(ct);

    /// <summary>Those not over yet.</summary>
    public async Task<IReadOnlyList<DutyAbsence>> AbsencesAsync(Guid wardId, CancellationToken ct)
    {
        var now = _time.GetUtcNow();
        return await _db.Absences.AsNoTracking().Where(absence => absence.WardId == wardId && absence.Until > now).OrderBy(absence => absence.From).ToListAsync(ct);
    }

    /// <returns>Null: saved. Otherwise what is wrong, for the officer.</returns>
    public Task<string?> AddShiftAsync(DutyShift shift, Officer by, CancellationToken ct) => SaveAsync(async () =>
    {
        if (shift.Week is < 1 or > 127) return "Hãy chọn ít nhất một thứ trong tuần.";
        if (shift.FromMinute is < 0 or > 1439 || shift.UntilMinute is < 0 or > 1440) return "Giờ trực ghi từ 00:00 đến 24:00.";
        if (shift.Rank is < 0 or > 9) return "Thứ tự gọi từ 1 đến 10.";
        if (shift.ValidUntil < shift.ValidFrom) return "Ngày cuối phải từ ngày đầu trở đi.";
        if (await _db.Units.Where(unit => unit.Id == shift.UnitId && unit.WardId == shift.WardId).Select(unit => unit.Name).FirstOrDefaultAsync(ct) is not { } unit) return "Hãy chọn đơn vị trong danh sách.";
        _db.Add(shift);
        Log(shift.WardId, shift.Id, by, null, $"Thêm ca trực: {unit}", DutyWords.Of(shift));
        return null;
    }, ct);

    public Task<string?> RemoveShiftAsync(Guid wardId, Guid id, Officer by, CancellationToken ct) => SaveAsync(async () =>
    {
        if (await _db.Shifts.FirstOrDefaultAsync(row => row.Id == id && row.WardId == wardId, ct) is not { } shift) return "Không còn ca trực này.";
        _db.Remove(shift);
        Log(wardId, id, by, DutyWords.Of(shift), "Bỏ ca trực", null);
        return null;
    }, ct);

    /// <returns>Null: saved. Otherwise what is wrong, for the officer.</returns>
    public Task<string?> AddAbsenceAsync(DutyAbsence absence, Officer by, CancellationToken ct) => SaveAsync(() =>
    {
        if (absence.Until <= absence.From || absence.Until <= _time.GetUtcNow()) return Task.FromResult<string?>("Giờ kết thúc vắng mặt phải sau giờ bắt đầu và sau bây giờ.");
        if (absence.Reason?.Length > 200) return Task.FromResult<string?>("Lý do dài quá 200 ký tự.");
        _db.Add(absence);
        Log(absence.WardId, absence.Id, by, null, $"Vắng mặt: {absence.OfficerName}", absence.Reason);
        return Task.FromResult<string?>(null);
    }, ct);

    public Task<string?> RemoveAbsenceAsync(Guid wardId, Guid id, Officer by, CancellationToken ct) => SaveAsync(async () =>
    {
        if (await _db.Absences.FirstOrDefaultAsync(row => row.Id == id && row.WardId == wardId, ct) is not { } absence) return "Không còn mục này.";
        _db.Remove(absence);
        Log(wardId, id, by, absence.OfficerName, "Bỏ vắng mặt", null);
        return null;
    }, ct);

    /// <returns>Null: saved. Otherwise what is wrong, for the officer.</returns>
    public Task<string?> AddRuleAsync(Guid wardId, string? category, Guid? areaId, Urgency? atLeast, Guid unitId, Guid? agencyId, Officer by, CancellationToken ct) => SaveAsync(async () =>
    {
        if (string.IsNullOrWhiteSpace(category)) category = null;
        if (category is null && areaId is null && atLeast is null) return "Hãy chọn loại việc, địa bàn hoặc mức độ; quy tắc cho mọi tin đã có sẵn.";
        if (category?.Length > CasesModel.CodeLength) return "Hãy chọn loại việc trong danh sách.";
        if (await _db.Units.Where(unit => unit.Id == unitId && unit.WardId == wardId).Select(unit => unit.Name).FirstOrDefaultAsync(ct) is not { } unit) return "Hãy chọn đơn vị trong danh sách.";
        if (areaId is not null && !await _db.Areas.AnyAsync(area => area.Id == areaId && area.WardId == wardId, ct)) return "Hãy chọn địa bàn trong danh sách.";
        if (await _db.RouteRules.AnyAsync(row => row.WardId == wardId && row.Category == category && row.AreaId == areaId && row.AtLeast == atLeast, ct)) return "Đã có quy tắc cho đúng các điều kiện này; hãy bỏ quy tắc cũ trước.";
        var agency = agencyId is null ? null : await _db.Agencies.AsNoTracking().FirstOrDefaultAsync(row => row.Id == agencyId && row.WardId == wardId, ct);
        if (agencyId is not null && agency is null) return "Hãy chọn cơ quan ngoài trong danh sách.";
        var rule = new RouteRule { WardId = wardId, Category = category, AreaId = areaId, AtLeast = atLeast, UnitId = unitId, AgencyId = agencyId };
        _db.Add(rule);
        Log(wardId, rule.Id, by, null, $"Thêm quy tắc phân tuyến đến {unit}{(agency is null ? "" : $", rồi chuyển {agency.Name}")}", null);
        return null;
    }, ct);

    /// <returns>Null: done. Otherwise why not: the catch-all stays.</returns>
    public Task<string?> RemoveRuleAsync(Guid wardId, Guid id, Officer by, CancellationToken ct) => SaveAsync(async () =>
    {
        if (await _db.RouteRules.FirstOrDefaultAsync(row => row.Id == id && row.WardId == wardId, ct) is not { } rule) return "Không còn quy tắc này.";
        if (rule.IsCatchAll) return "Quy tắc cho mọi tin luôn phải có, không bỏ được.";
        _db.Remove(rule);
        Log(wardId, id, by, rule.Category ?? "mọi loại việc", "Bỏ quy tắc phân tuyến", null);
        return null;
    }, ct);

    /// <returns>Null: saved. Otherwise what is wrong, for the officer.</returns>
    public Task<string?> AddUnitAsync(Guid wardId, string? name, Officer by, CancellationToken ct) => SaveAsync(async () =>
    {
        var called = name?.Trim() ?? "";
        if (await RefuseNameAsync(wardId, called, ct) is { } why) return why;
        var unit = new Unit { WardId = wardId, Name = called, Position = 1 + await _db.Units.Where(row => row.WardId == wardId).MaxAsync(row => row.Position, ct) };
        _db.Add(unit);
        Log(wardId, unit.Id, by, null, $"Thêm đơn vị: {called}", null);
        return null;
    }, ct);

    /// <summary>Cases, rosters and evidence keys go by the unit itself and keep to it under the new name.</summary>
    /// <returns>Null: saved. Otherwise what is wrong, for the officer.</returns>
    public Task<string?> RenameUnitAsync(Guid wardId, Guid id, string? name, Officer by, CancellationToken ct) => SaveAsync(async () =>
    {
        var called = name?.Trim() ?? "";
        if (await _db.Units.FirstOrDefaultAsync(row => row.Id == id && row.WardId == wardId, ct) is not { } unit) return "Không có đơn vị này.";
        if (unit.Name == called) return null;
        if (await RefuseNameAsync(wardId, called, ct) is { } why) return why;
        Log(wardId, id, by, unit.Name, $"Đổi tên đơn vị: {called}", null);
        unit.Name = called;
        return null;
    }, ct);

    private async Task<string?> RefuseNameAsync(Guid wardId, string name, CancellationToken ct) =>
        name.Length is 0 or > CasesModel.NameLength ? "Hãy ghi tên đơn vị (không quá 200 ký tự)."
        : await _db.Units.AnyAsync(row => row.WardId == wardId && row.Name == name, ct) ? $"Đã có đơn vị “{name}”." : null;

    private Task<string?> SaveAsync(Func<Task<string?>> change, CancellationToken ct) => _db.SaveUnlessRefusedAsync(change, ct);

    private void Log(Guid wardId, Guid subject, Officer by, string? from, string to, string? reason) => _db.Add(new CaseEvent
    {
        WardId = wardId, CaseId = subject, Kind = CaseEventKind.SettingChanged, ActorId = by.Id, ActorName = by.Name, At = _time.GetUtcNow(),
        From = Cut(from), To = Cut(to), Reason = reason,
    });

    private static string? Cut(string? text) => text is { Length: > CasesModel.NameLength } ? text[..CasesModel.NameLength] : text;
}
