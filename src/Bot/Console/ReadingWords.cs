using AnTT.Cases.Audit;

namespace AnTT.Bot.StaffConsole;

internal static class ReadingWords
{
    /// <summary>"mở 12 hồ sơ của đơn vị khác".</summary>
    public static string Of(ReadingAlarm alarm) => alarm.Pattern switch
    {
        ReadingPattern.OutsideUnit => $"mở {alarm.Cases} hồ sơ của đơn vị khác",
        ReadingPattern.OffDuty => $"mở {alarm.Cases} hồ sơ ngoài ca trực",
        _ => $"mở {alarm.Cases} hồ sơ trong thời gian ngắn",
    };
}
