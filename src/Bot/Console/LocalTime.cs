using System.Globalization;

namespace AnTT.Bot.StaffConsole;

/// <summary>A moment as a field of kind <c>datetime-local</c> sends and takes it, Vietnamese time.</summary>
internal static class LocalTime
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    public static string Write(DateTimeOffset time) => time.ToOffset(Vietnam).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Null: it was no moment.</summary>
    public static DateTimeOffset? Read(string? text) =>
        DateTime.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var typed) && typed.Year is > 1900 and < 9000
            ? new DateTimeOffset(typed, Vietnam).ToUniversalTime() : null;
}
