using System.Globalization;

namespace AnTT.Cases.Clocks;

/// <summary>Deadlines as officers and senders read them.</summary>
public static class ClockWords
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    public static string Of(ClockUnit unit) => unit switch
    {
        ClockUnit.Minutes => "phút",
        ClockUnit.WorkMinutes => "phút làm việc",
        ClockUnit.Days => "ngày",
        ClockUnit.WorkDays => "ngày làm việc",
        ClockUnit.Months => "tháng",
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    public static string Of(SourceConfidence confidence) => confidence switch
    {
        SourceConfidence.High => "Chắc chắn",
        SourceConfidence.House => "Quy ước của phường",
        SourceConfidence.Medium => "Tương đối",
        _ => "Chưa chắc",
    };

    /// <summary>"20 ngày", "12 giờ", "90 phút làm việc".</summary>
    public static string Length(int amount, ClockUnit unit) =>
        unit is ClockUnit.Minutes or ClockUnit.WorkMinutes && amount % 60 == 0 ? $"{amount / 60} giờ{(unit == ClockUnit.WorkMinutes ? " làm việc" : "")}" : $"{amount} {Of(unit)}";

    /// <summary>"hết ngày 12/12/2026" when it ends at midnight, else "14:05 ngày 12/12/2026".</summary>
    public static string End(DateTimeOffset due)
    {
        var local = due.ToOffset(Vietnam);
        return local.TimeOfDay == TimeSpan.Zero
            ? "hết ngày " + local.AddDays(-1).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
            : local.ToString("HH:mm 'ngày' dd/MM/yyyy", CultureInfo.InvariantCulture);
    }

    /// <summary>Where a clock stands, as one sentence.</summary>
    public static string Standing(CaseClock clock, DateTimeOffset now) => clock switch
    {
        { MetAt: { } met } => met <= clock.DueAt ? $"Xong đúng hạn ({End(met)})" : $"Xong muộn {Span(met - clock.DueAt)} ({End(met)})",
        { PausedSince: { } since } => $"Tạm dừng từ {End(since)}: {clock.PauseReason}",
        _ when now > clock.DueAt => $"Quá hạn {Span(now - clock.DueAt)} (hạn {End(clock.DueAt)})",
        _ => $"Còn {Span(clock.DueAt - now)} (hạn {End(clock.DueAt)})",
    };

    private static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => "chưa đến 1 phút",
        { TotalHours: < 1 } => $"{(int)span.TotalMinutes} phút",
        { TotalDays: < 2 } => $"{(int)span.TotalHours} giờ",
        _ => $"{(int)span.TotalDays} ngày",
    };
}
