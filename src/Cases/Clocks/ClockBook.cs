using System.Globalization;
using AnTT.Cases.Audit;
using AnTT.Cases.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Clocks;

/// <summary>A changed deadline as the form sends it.</summary>
/// <param name="Version">The version that was shown.</param>
/// <param name="Confirm">The officer has compared it with its source and answers for it.</param>
public sealed record KindChange(Guid Id, int Version, string? Name, int Amount, ClockUnit Unit, int WarnMinutes, string? Source, DateOnly? CheckedOn, bool On, bool Confirm, string? Reason);

/// <summary>The deadlines and calendars of a ward as they are set. Running clocks keep what they began with.</summary>
public sealed class ClockBook
{
    private const string Conflict = "Người khác vừa thay đổi chỗ này. Trang đã cập nhật; hãy xem lại rồi làm tiếp nếu vẫn cần.";

    private readonly CasesDb _db;
    private readonly TimeProvider _time;

    internal ClockBook(CasesDb db, TimeProvider time) => (_db, _time) = (db, time);

    public async Task<IReadOnlyList<ClockKind>> KindsAsync(Guid wardId, CancellationToken ct) =>
        await _db.ClockKinds.AsNoTracking().Where(kind => kind.WardId == wardId).OrderBy(kind => kind.Position).ToListAsync(ct);

    public Task<CalendarText> CalendarAsync(Guid wardId, CancellationToken ct) =>
        _db.Calendars.AsNoTracking().SingleAsync(row => row.WardId == wardId && row.Name == WorkCalendar.Office, ct);

    /// <returns>Empty: saved. Otherwise what is wrong, for the officer.</returns>
    public Task<IReadOnlyList<string>> SaveKindAsync(KindChange change, Officer officer, CancellationToken ct) => _db.AtomicallyAsync<IReadOnlyList<string>>(
        async () =>
        {
            _db.ChangeTracker.Clear();
            if (await _db.ClockKinds.FirstOrDefaultAsync(row => row.Id == change.Id, ct) is not { } kind) return ["Không có thời hạn này."];
            if (kind.Version != change.Version) return [Conflict];
            if (Faults(kind, change) is { Count: > 0 } faults) return faults;
            var before = Describe(kind);
            (kind.Name, kind.Amount, kind.Unit, kind.WarnMinutes, kind.Source, kind.CheckedOn, kind.On) =
                (change.Name!.Trim(), change.Amount, change.Unit, change.WarnMinutes, change.Source!.Trim(), change.CheckedOn!.Value, change.On);
            if (change.Confirm) kind.ConfirmedBy = officer.Name;
            Log(kind.WardId, kind.Id, officer, before, Describe(kind), change.Reason!.Trim());
            await _db.SaveChangesAsync(ct);
            return [];
        },
        ct);

    /// <returns>Empty: saved. Otherwise what is wrong, line by line.</returns>
    public Task<IReadOnlyList<string>> SaveCalendarAsync(Guid wardId, int version, string? text, Officer officer, CancellationToken ct) => _db.AtomicallyAsync<IReadOnlyList<string>>(
        async () =>
        {
            _db.ChangeTracker.Clear();
            var row = await _db.Calendars.SingleAsync(calendar => calendar.WardId == wardId && calendar.Name == WorkCalendar.Office, ct);
            if (row.Version != version) return [Conflict];
            var written = (text ?? "").ReplaceLineEndings("\n").Trim() + "\n";
            if (written.Length > CasesModel.TextLength) return ["Lịch dài quá 20.000 ký tự; hãy bỏ những năm đã qua."];
            if (WorkCalendar.Read(written).Faults is { Count: > 0 } faults) return faults;
            var (old, now) = (row.Text.Split('\n'), written.Split('\n'));
            var differs = string.Join("; ", old.Except(now).Select(line => "bỏ “" + line + "”").Concat(now.Except(old).Select(line => "thêm “" + line + "”")));
            if (differs.Length == 0) return [];
            row.Text = written;
            Log(wardId, row.Id, officer, null, "Lịch làm việc", differs.Length > 2000 ? differs[..1999] + "…" : differs);
            await _db.SaveChangesAsync(ct);
            return [];
        },
        ct);

    /// <summary>Who changed what of the deadlines and calendars, newest first.</summary>
    public async Task<IReadOnlyList<CaseEvent>> ChangesAsync(Guid wardId, int most, CancellationToken ct) =>
        await _db.Events.AsNoTracking().Where(line => line.WardId == wardId && line.Kind == CaseEventKind.SettingChanged).OrderByDescending(line => line.Sequence).Take(most).ToListAsync(ct);

    private static List<string> Faults(ClockKind kind, KindChange change)
    {
        var faults = new List<string>();
        if (string.IsNullOrWhiteSpace(change.Name) || change.Name.Length > CasesModel.NameLength) faults.Add("Hãy ghi tên thời hạn, không quá 200 ký tự.");
        if (change.Amount is < 1 or > 100_000) faults.Add("Độ dài thời hạn phải từ 1 đến 100.000.");
        if (change.Unit is ClockUnit.Days or ClockUnit.WorkDays && change.Amount > 1000 || change.Unit == ClockUnit.Months && change.Amount > 60) faults.Add("Thời hạn quá dài: nhiều nhất 1.000 ngày hoặc 60 tháng.");
        if (change.WarnMinutes is < 0 or > 100_000) faults.Add("Số phút nhắc trước phải từ 0 đến 100.000.");
        if (string.IsNullOrWhiteSpace(change.Source) || change.Source.Length > 1000) faults.Add("Hãy ghi căn cứ: văn bản, điều, khoản.");
        if (change.CheckedOn is null) faults.Add("Hãy ghi ngày đối chiếu với căn cứ.");
        if (string.IsNullOrWhiteSpace(change.Reason) || change.Reason.Length > 2000) faults.Add("Hãy ghi lý do thay đổi.");
        if (change.On && kind.NeedsConfirming && !change.Confirm) faults.Add("Thời hạn này cần xác nhận: đánh dấu “Đã đối chiếu với căn cứ” thì mới bật được.");
        return faults;
    }

    private static string Describe(ClockKind kind)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{kind.Name}: {ClockWords.Length(kind.Amount, kind.Unit)}, {(kind.On ? "bật" : "tắt")}, đối chiếu {kind.CheckedOn:dd/MM/yyyy}");
        return text.Length > CasesModel.NameLength ? text[..CasesModel.NameLength] : text;
    }

    // The log is one for cases and settings: what a case was held to must be as provable as what was done with it.
    private void Log(Guid wardId, Guid subject, Officer officer, string? from, string to, string reason) => _db.Add(new CaseEvent
    {
        WardId = wardId, CaseId = subject, Kind = CaseEventKind.SettingChanged, ActorId = officer.Id, ActorName = officer.Name, At = _time.GetUtcNow(), From = from, To = to, Reason = reason,
    });
}
