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

    private static string Day(DateTimeOffset day, int ahead) => ahead switch
    {
        0 => "hôm nay",
        1 => "ngày mai",
        _ => $"{Days[(int)day.DayOfWeek]} {day.ToString("dd/MM", CultureInfo.InvariantCulture)}",
    };

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
