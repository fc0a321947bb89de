using System.Globalization;
using AnTT.Cases.Routing;

namespace AnTT.Bot.Dialogs;

/// <summary>Says truthfully whether the office is open, and when it next will be.</summary>
internal static class OfficeTimes
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    private static readonly string[] Days = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];

    public static string Describe(IReadOnlyList<WardOptions.OfficeTime> hours, DateTimeOffset now)
    {
        if (hours.Count == 0) return "Giờ làm việc của trụ sở chưa được công bố trong hệ thống này; trực ban làm việc suốt ngày đêm.";
        var local = now.ToOffset(Vietnam);
        var time = TimeOnly.FromDateTime(local.DateTime);
        if (hours.FirstOrDefault(span => span.Day == local.DayOfWeek && time >= span.From && time < span.To) is { } open)
            return $"Bây giờ trong giờ làm việc (đến {Clock(open.To)}, trừ ngày lễ).";
        for (var ahead = 0; ahead <= 7; ahead++)
        {
            var day = local.AddDays(ahead);
            var next = hours.Where(span => span.Day == day.DayOfWeek && (ahead > 0 || span.From > time)).OrderBy(span => span.From).FirstOrDefault();
            if (next is not null) return $"Bây giờ ngoài giờ làm việc; trụ sở mở lại lúc {Clock(next.From)} {Day(day, ahead)} (trừ ngày lễ).";
        }
        return "Bây giờ ngoài giờ làm việc.";
    }

    /// <summary>"Thứ Hai: 07:30–11:30, 13:30–17:00. Thứ Ba: …" with a space behind; days with the same hours in a row are said together.</summary>
    public static string Week(IReadOnlyList<WardOptions.OfficeTime> hours)
    {
        var days = new List<(string First, string Last, string Spans)>();
        foreach (var day in new[] { 1, 2, 3, 4, 5, 6, 0 })
        {
            var spans = string.Join(", ", hours.Where(span => (int)span.Day == day).OrderBy(span => span.From).Select(span => $"{Clock(span.From)}–{Clock(span.To)}"));
            if (days.Count > 0 && days[^1].Spans == spans) days[^1] = days[^1] with { Last = Days[day] };
            else days.Add((Days[day], Days[day], spans));
        }
        return string.Concat(days.Where(day => day.Spans.Length > 0).Select(day => $"{Capital(day.First)}{(day.First == day.Last ? "" : $" đến {day.Last}")}: {day.Spans}. "));
    }

    private static string Capital(string day) => char.ToUpperInvariant(day[0]) + day[1..];

    private static string Day(DateTimeOffset day, int ahead) => ahead switch
    {
        0 => "hôm nay",
        1 => "ngày mai",
        _ => $"{Days[(int)day.DayOfWeek]} {day.ToString("dd/MM", CultureInfo.InvariantCulture)}",
    };

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
