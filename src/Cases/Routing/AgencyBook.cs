using AnTT.Cases.Audit;
using AnTT.Cases.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Routing;

/// <summary>Outside agencies as they are set. Every change leaves a line in the log.</summary>
public sealed class AgencyBook
{
    private readonly CasesDb _db;
    private readonly TimeProvider _clock;

    internal AgencyBook(CasesDb db, TimeProvider clock) => (_db, _clock) = (db, clock);

    public async Task<IReadOnlyList<OutsideAgency>> ListAsync(Guid wardId, CancellationToken ct) =>
        await _db.Agencies.AsNoTracking().Where(row => row.WardId == wardId).OrderBy(row => row.Name).ToListAsync(ct);

    /// <summary>Null: none, or it was taken away since.</summary>
    public Task<OutsideAgency?> FindAsync(Guid wardId, Guid? id, CancellationToken ct) =>
        _db.Agencies.AsNoTracking().FirstOrDefaultAsync(row => row.WardId == wardId && row.Id == id, ct);

    /// <param name="id">Null: a new one.</param>
    /// <returns>Null: saved. Otherwise what is wrong, for the officer.</returns>
    public Task<string?> SaveAsync(Guid wardId, Guid? id, string? name, string? contact, string? explanation, Officer by, CancellationToken ct) => ChangeAsync(async () =>
    {
        var (called, reached, why) = (name?.Trim() ?? "", OutsideAgency.Plain(contact ?? ""), explanation?.Trim());
        if (called.Length is 0 or > CasesModel.NameLength) return "Hãy ghi tên cơ quan (không quá 200 ký tự).";
        if (reached.Length is 0 or > OutsideAgency.LongestText) return "Hãy ghi cách liên hệ cơ quan đó (điện thoại, địa chỉ; không quá 1.000 ký tự): người báo sẽ đọc.";
        if (why?.Length > OutsideAgency.LongestText) return "Lời giải thích dài quá 1.000 ký tự.";
        if (await _db.Agencies.AnyAsync(row => row.WardId == wardId && row.Name == called && row.Id != id, ct)) return $"Đã có cơ quan “{called}”.";
        var agency = id is null ? null : await _db.Agencies.FirstOrDefaultAsync(row => row.WardId == wardId && row.Id == id, ct);
        if (id is not null && agency is null) return "Không còn cơ quan này.";
        var before = agency?.Name;
        agency ??= _db.Agencies.Add(new OutsideAgency { WardId = wardId, Name = called, Contact = reached }).Entity;
        (agency.Name, agency.Contact, agency.Explanation) = (called, reached, string.IsNullOrEmpty(why) ? null : why);
        Log(wardId, agency.Id, by, before, $"{(before is null ? "Thêm" : "Sửa")} cơ quan ngoài: {called}", $"Liên hệ: {reached}. {agency.Explanation}");
        return null;
    }, ct);

    /// <returns>Null: done. Otherwise why not.</returns>
    public Task<string?> RemoveAsync(Guid wardId, Guid id, Officer by, CancellationToken ct) => ChangeAsync(async () =>
    {
        if (await _db.Agencies.FirstOrDefaultAsync(row => row.WardId == wardId && row.Id == id, ct) is not { } agency) return "Không còn cơ quan này.";
        if (await _db.RouteRules.AnyAsync(row => row.WardId == wardId && row.AgencyId == id, ct)) return $"Còn quy tắc phân tuyến chuyển đến {agency.Name}: hãy bỏ quy tắc trước.";
        _db.Remove(agency);
        Log(wardId, id, by, agency.Name, "Bỏ cơ quan ngoài", null);
        return null;
    }, ct);

    private Task<string?> ChangeAsync(Func<Task<string?>> change, CancellationToken ct) => _db.SaveUnlessRefusedAsync(change, ct);

    private void Log(Guid wardId, Guid subject, Officer by, string? from, string to, string? reason) => _db.Add(new CaseEvent
    {
        WardId = wardId, CaseId = subject, Kind = CaseEventKind.SettingChanged, ActorId = by.Id, ActorName = by.Name, At = _clock.GetUtcNow(), From = from, To = to.Length > CasesModel.NameLength ? to[..CasesModel.NameLength] : to,
        Reason = reason is { Length: > 2000 } ? reason[..2000] : reason,
    });
}
