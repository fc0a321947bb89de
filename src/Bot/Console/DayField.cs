using System.Globalization;

namespace AnTT.Bot.StaffConsole;

/// <summary>A day as a date field of a page sends it, Vietnamese time.</summary>
internal static class DayField
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    public static DateOnly? Read(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9000 ? day : null;

    /// <summary>Null: it was no day.</summary>
    public static string? Write(string? text) => Read(text)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateTimeOffset? Start(string? text) => Read(text) is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, Vietnam).ToUniversalTime() : null;

    /// <summary>The start of the day after it.</summary>
    public static DateTimeOffset? End(string? text) => Start(text)?.AddDays(1);
}
