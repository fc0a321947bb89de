using System.Globalization;
using AnTT.Bot.Conversations.Outbox;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;

namespace AnTT.Bot.StaffConsole;

/// <summary>Times, ages, sizes and badges as officers read them.</summary>
internal static class Shown
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    public static string Time(DateTimeOffset time) => time.ToOffset(Vietnam).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);

    public static string Hour(DateTimeOffset time) => time.ToOffset(Vietnam).ToString("HH:mm", CultureInfo.InvariantCulture);

    public static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.ToOffset(Vietnam).DateTime);

    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string MachineTime(DateTimeOffset time) => time.ToOffset(Vietnam).ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture);

    /// <summary>"5 phút", "3 giờ", "12 ngày".</summary>
    public static string Age(DateTimeOffset since, DateTimeOffset now) => (now - since) switch
    {
        { TotalMinutes: < 1 } => "vừa xong",
        { TotalHours: < 1 } age => $"{(int)age.TotalMinutes} phút",
        { TotalDays: < 1 } age => $"{(int)age.TotalHours} giờ",
        var age => $"{(int)age.TotalDays} ngày",
    };

    public static string Size(long bytes) => bytes < 1024 * 1024
        ? $"{Math.Max(1, bytes / 1024)} KB"
        : (bytes / 1048576.0).ToString("0.0", CultureInfo.InvariantCulture).Replace('.', ',') + " MB";

    public static string Wait(TimeSpan wait) => wait.TotalMinutes < 1.5 ? "1 phút" : $"{(int)Math.Ceiling(wait.TotalMinutes)} phút";

    public static string UrgencyClass(Urgency urgency) => urgency switch
    {
        Urgency.Critical => "badge text-bg-danger",
        Urgency.High => "badge text-bg-warning",
        _ => "badge text-bg-secondary",
    };

    /// <summary>What becomes of a message written now to somebody with safe hours.</summary>
    /// <param name="until">As <see cref="AnTT.Cases.Mailboxes.ReplyHours.WaitUntil"/> says.</param>
    public static string ReplyWait(DateTimeOffset? until) => until switch
    {
        null => "Bây giờ nhắn được.",
        { } never when never == DateTimeOffset.MaxValue => "Tin bạn viết sẽ nằm trong hồ sơ, không báo về máy người báo.",
        { } later => $"Bây giờ ngoài giờ đó: tin bạn viết sẽ đợi đến {Time(later)}.",
    };

    /// <summary>Why a message of ours is not with its reader yet.</summary>
    public static string UnderWay(OutboxStatus status) => status switch
    {
        OutboxStatus.Waiting => ", đang chờ gửi qua Zalo",
        OutboxStatus.Held => ", Zalo chưa cho gửi (người báo lâu không nhắn); sẽ tự gửi khi họ nhắn lại",
        _ => ", KHÔNG gửi được qua Zalo",
    };

    public static string StateClass(CaseState state) => state switch
    {
        CaseState.Received => "badge text-bg-primary",
        CaseState.NeedMore => "badge text-bg-warning",
        _ when StateTable.IsEnd(state) => "badge text-bg-secondary",
        _ => "badge text-bg-success",
    };
}
