using System.Globalization;

namespace AnTT.Cases.Mailboxes;

/// <summary>When a sender may be written to: null at any time, <see cref="Never"/>, or hours of every day as "08:00-11:00", Vietnamese time.</summary>
public static class ReplyHours
{
    /// <summary>No message goes out by itself; the sender comes back with the receipt code.</summary>
    public const string Never = "never";

    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    /// <summary>Null: now. <see cref="DateTimeOffset.MaxValue"/>: never. Otherwise when the next safe hour begins.</summary>
    public static DateTimeOffset? WaitUntil(string? hours, DateTimeOffset now)
    {
        if (hours is null) return null;
        if (Read(hours) is not var (from, to)) return DateTimeOffset.MaxValue;
        var local = now.ToOffset(Vietnam);
        var time = local.TimeOfDay;
        if (time >= from && time < to) return null;
        var midnight = local - time;
        return (time < from ? midnight + from : midnight + TimeSpan.FromDays(1) + from).ToUniversalTime();
    }

    /// <summary>For officers: "từ 08:00 đến 11:00".</summary>
    public static string Describe(string hours) => Read(hours) is { } span
        ? string.Create(CultureInfo.InvariantCulture, $"từ {span.From:hh\\:mm} đến {span.To:hh\\:mm} hằng ngày")
        : "không nhắn; người báo tự quay lại bằng mã";

    private static (TimeSpan From, TimeSpan To)? Read(string hours)
    {
        var parts = hours.Split('-');
        return parts.Length == 2 && Clock(parts[0]) is { } from && Clock(parts[1]) is { } to && from < to ? (from, to) : null;
    }

    // "24:00" is the end of the day, which a time span of the clock format cannot say.
    private static TimeSpan? Clock(string text) => text == "24:00" ? TimeSpan.FromDays(1)
        : TimeSpan.TryParseExact(text, @"hh\:mm", CultureInfo.InvariantCulture, out var time) ? time : null;
}
