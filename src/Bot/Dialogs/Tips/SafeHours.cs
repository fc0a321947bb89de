using System.Globalization;
using System.Text.RegularExpressions;
using AnTT.Cases.Mailboxes;

namespace AnTT.Bot.Dialogs.Tips;

/// <summary>Reads when it is safe to write back. In doubt: never.</summary>
internal static partial class SafeHours
{
    /// <returns>The code of <see cref="ReplyHours"/>; empty for "any time"; null when the words do not say.</returns>
    public static string? Read(string text)
    {
        if (StoryReader.Has(text, "dung nhan", "khong nhan", "dung goi", "khong an toan", "khong luc nao", "khong can")) return ReplyHours.Never;
        if (StoryReader.Has(text, "luc nao cung duoc", "luc nao cung", "bat ky luc nao", "ca ngay")) return "";
        if (Span().Match(text) is { Success: true } span && Hour(span.Groups["from"].Value) is { } from && Hour(span.Groups["to"].Value) is { } to && from < to)
            return $"{from:00}:00-{to:00}:00";
        return text switch
        {
            _ when StoryReader.Has(text, "buoi sang", "sang") => "08:00-11:00",
            _ when StoryReader.Has(text, "buoi trua", "trua") => "11:00-13:00",
            _ when StoryReader.Has(text, "buoi chieu", "chieu", "gio hanh chinh") => "13:00-17:00",
            _ when StoryReader.Has(text, "buoi toi", "toi den", "sau gio lam") => "19:00-21:00",
            _ => null,
        };
    }

    private static int? Hour(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour <= 24 ? hour : null;

    [GeneratedRegex(@"(?<from>\d{1,2})\s*(?:h|giờ|:00)?\s*(?:-|–|đến|den|tới)\s*(?<to>\d{1,2})\s*(?:h|giờ|:00)?", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Span();
}
