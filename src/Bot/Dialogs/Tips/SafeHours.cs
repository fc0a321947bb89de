using System.Globalization;
using System.Text.RegularExpressions;
using AnTT.Cases.Mailboxes;

namespace AnTT.Bot.Dialogs.Tips;

/// <summary>Reads when it is safe to write back. A wrong hour may be read by the one who strikes, so whatever can mean two hours means none.</summary>
internal static partial class SafeHours
{
    /// <summary>Beside an hour of the afternoon, an hour from here on is one of the morning.</summary>
    private const int EarliestHour = 6;

    private const int Noon = 12;

    /// <summary>Letters; a longer text tells something else.</summary>
    private const int LongestAnswer = 200;

    /// <returns>The code of <see cref="ReplyHours"/>; empty for "any time"; null when the words do not say, or can be read in two ways.</returns>
    public static string? Read(string text)
    {
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length > LongestAnswer) return null;
        if (StoryReader.Has(text, "dung nhan", "khong nhan", "dung goi", "khong goi", "khong an toan", "khong luc nao", "khong can")) return ReplyHours.Never;
        if (StoryReader.Has(text, "khong", "ko", "k", "chua", "dung", "tru", "tru ra", "tranh", "ngoai", "so", "sau", "truoc")) return null;
        if (StoryReader.Has(text, "luc nao cung", "bat ky luc nao", "bat cu luc nao", "ca ngay")) return "";
        var spans = Span().Matches(text);
        return spans.Count switch
        {
            > 1 => null,
            // Without marks "toi" before an hour is tôi or tối.
            1 => text[..spans[0].Index].TrimEnd().EndsWith("toi", StringComparison.OrdinalIgnoreCase) ? null : SpanOf(spans[0]),
            _ => Clock().IsMatch(text) ? null : PartOf(text),
        };
    }

    /// <summary>As it is shown back: the hours that were taken, with the words they were taken from.</summary>
    /// <param name="code">Of <see cref="Read"/>.</param>
    public static string Show(string code, string said) => code switch
    {
        "" => "Lúc nào cũng được",
        ReplyHours.Never => "Không nhắn",
        _ => $"{ReplyHours.Describe(code)} (bạn nói: {said})",
    };

    private static string? SpanOf(Match span)
    {
        var (before, between) = (PartIn(span.Groups["before"].Value), PartIn(span.Groups["part1"].Value) ?? PartIn(span.Groups["before"].Value));
        var after = PartIn(span.Groups["part2"].Value);
        if (Hour(span, "from") is not { } from || Hour(span, "to") is not { } to) return null;
        var (start, end) = (between, after ?? (span.Groups["part1"].Value.Length > 0 ? null : before)) switch
        {
            ({ } first, { } second) => (At(from, first), At(to, second)),
            ({ } first, null) when At(from, first) is { } known => (known, Next(to, known)),
            (null, { } second) when At(to, second) is { } known => (Previous(from, known), known),
            (null, null) => Plain(from, to),
            _ => (null, null),
        };
        return start is { } opens && end is { } closes && opens < closes ? $"{Write(opens)}-{Write(closes)}" : null;
    }

    /// <summary>"13h-17h" is an afternoon, "8h-11h" the morning of the button; "9h-11h" may be morning or evening, "2h-4h" night or afternoon.</summary>
    private static (int? Start, int? End) Plain(int from, int to) => (from / 60, to / 60) switch
    {
        (8, 11) when (from, to) == (8 * 60, 11 * 60) => (from, to),
        ( >= EarliestHour, > Noon) => (from, to),
        (Noon, <= 3) => (from, to + (Noon * 60)),
        _ => (null, null),
    };

    private static int? Next(int minutes, int after) => minutes > after ? minutes : minutes + (Noon * 60) is var later && later > after && minutes < Noon * 60 ? later : null;

    private static int? Previous(int minutes, int before) => minutes + (Noon * 60) < before && minutes <= Noon * 60 ? minutes + (Noon * 60) : minutes < before && minutes >= EarliestHour * 60 ? minutes : null;

    /// <returns>Minutes of the day; null where hour and part of the day do not go together.</returns>
    private static int? At(int minutes, string part) => (part, minutes / 60) switch
    {
        ("sang", >= 1 and < 12) or ("day", >= 6 and <= 18) or ("trua", >= 10 and <= 14) or ("chieu", >= 12 and <= 19) or ("toi", >= 17) or ("dem", >= 17) => minutes,
        ("trua", >= 1 and <= 2) or ("chieu", >= 1 and <= 7) or ("toi", >= 5 and <= 11) or ("dem", >= 8 and <= 11) => minutes + (Noon * 60),
        ("toi" or "dem", 12) => 24 * 60,
        ("day", >= 1 and <= 5) => minutes + (Noon * 60),
        _ => null,
    };

    private static int? Hour(Match span, string name)
    {
        if (!int.TryParse(span.Groups[name].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) || hour > 24) return null;
        var told = span.Groups[name + "m"].Value;
        var minutes = told.Length == 0 ? 0 : char.IsAsciiDigit(told[0]) ? int.Parse(told, CultureInfo.InvariantCulture) : 30;
        return minutes < 60 && (hour < 24 || minutes == 0) ? (hour * 60) + minutes : null;
    }

    private static string? PartIn(string words) => words.Trim().ToLowerInvariant() is not { Length: > 0 } said ? null : StoryReader.Plain(said) switch
    {
        "sang" or "buoi sang" => "sang",
        "trua" or "buoi trua" => "trua",
        "chieu" or "buoi chieu" => "chieu",
        "toi" or "buoi toi" => "toi",
        "dem" or "ban dem" or "khuya" => "dem",
        "ban ngay" => "day",
        _ => null,
    };

    /// <summary>A part of the day alone stands for its safe middle; two of them for neither.</summary>
    private static string? PartOf(string text)
    {
        var parts = new[]
        {
            (Told: StoryReader.Has(text, "buoi sang") || text.Contains("sáng", StringComparison.OrdinalIgnoreCase) || StoryReader.Means(text, "sang"), Hours: "08:00-11:00"),
            (Told: StoryReader.Has(text, "buoi trua", "trua"), Hours: "11:00-13:00"),
            (Told: StoryReader.Has(text, "buoi chieu", "gio hanh chinh") || text.Contains("chiều", StringComparison.OrdinalIgnoreCase) || StoryReader.Means(text, "chieu"), Hours: "13:00-17:00"),
            (Told: StoryReader.Has(text, "buoi toi") || text.Contains("tối", StringComparison.OrdinalIgnoreCase), Hours: "19:00-21:00"),
        };
        return parts.Count(part => part.Told) == 1 ? Array.Find(parts, part => part.Told).Hours : null;
    }

    private static string Write(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");

    private const string Parts = "buổi sáng|buoi sang|sáng|sang|buổi trưa|buoi trua|trưa|trua|buổi chiều|buoi chieu|chiều|chieu|buổi tối|buoi toi|tối|toi|ban đêm|ban dem|đêm|khuya|ban ngày|ban ngay";
    private const string PartsBefore = "buổi sáng|buoi sang|sáng|buổi trưa|buoi trua|trưa|trua|buổi chiều|buoi chieu|chiều|chieu|buổi tối|buoi toi|tối|ban đêm|ban dem|đêm|khuya|ban ngày|ban ngay";
    private const string From = @"(?<from>\d{1,2})(?:\s*(?:h|g|giờ|gio|:)\s*(?<fromm>rưỡi|ruoi|\d\d(?!\d))?|\s*(?<fromm>rưỡi|ruoi))?";
    private const string To = @"(?<to>\d{1,2})(?:\s*(?:h|g|giờ|gio|:)\s*(?<tom>rưỡi|ruoi|\d\d(?!\d))?|\s*(?<tom>rưỡi|ruoi))?";

    [GeneratedRegex($@"(?:\b(?<before>{PartsBefore})\s*(?:,|thì|thi|từ|tu|lúc|luc|khoảng|khoang|tầm|tam)?\s*(?:từ|tu|lúc|luc)?\s*)?(?<!\d){From}\s*(?<part1>(?:{Parts})\b)?\s*(?:-|–|đến|den|tới|toi)\s*{To}\s*(?<part2>(?:{Parts})\b)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Span();

    [GeneratedRegex(@"\d", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Clock();
}
