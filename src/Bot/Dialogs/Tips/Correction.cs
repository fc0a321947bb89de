using System.Text.RegularExpressions;

namespace AnTT.Bot.Dialogs.Tips;

/// <summary>What somebody puts right in own words: "không phải tổ 3 mà là tổ 4", "ngõ 9 chứ không phải ngõ 7", "sửa biển số thành 34B1-123.45".</summary>
/// <param name="New">What is right.</param>
/// <param name="Old">What was wrong; null when not said.</param>
/// <param name="Label">What is corrected, as "chỗ", "giờ"; null when not said.</param>
internal sealed partial record Correction(string New, string? Old, string? Label)
{
    private const int Longest = 160;

    /// <returns>Null when the words put nothing right.</returns>
    public static Correction? Read(string text)
    {
        if (text.Length > Longest || text.TrimEnd().EndsWith('?')) return null;
        var opened = Opening().Match(text.Trim()) is { Success: true } opening ? (Label: opening.Groups["label"].Value.Trim(), Said: opening.Groups["rest"].Value.Trim()) : (Label: "", Said: text.Trim());
        var label = opened.Label.Length > 0 ? opened.Label : null;
        foreach (var form in new[] { NotThisButThat(), ThatAndNotThis(), ThatIsRight(), RightIs(), Mistaken() })
        {
            if (form.Match(opened.Said) is { Success: true } found)
                return new Correction(Clean(found.Groups["new"].Value), found.Groups["old"].Value is { Length: > 0 } old ? Clean(old) : null, label);
        }
        return label is not null && opened.Said.Length > 0 ? new Correction(Clean(opened.Said), null, label) : null;
    }

    private static string Clean(string words) => Closing().Replace(words.Trim(' ', ',', '.', ':', ';', '!'), "").Trim();

    [GeneratedRegex(@"^(?:dạ|da|à|ờ)?[\s,]*(?:sửa|sua|chỉnh|đổi|doi)\s+(?:lại|lai)?\s*(?<label>[^:,\d]{2,30}?)\s*(?::|\s+(?:thành|thanh|là|la)\s)\s*(?<rest>.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^(?:.{0,24}?\b)?(?:không|khong|ko|hông)\s+(?:phải|phai)\s+(?:là\s+|la\s+|ở\s+|o\s+)?(?<old>.+?)[\s,]+(?:mà|ma(?!\s+tuy)|phải|phai)\s+(?:phải\s+|phai\s+)?(?:là\s+|la\s+|ở\s+)?(?<new>.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex NotThisButThat();

    [GeneratedRegex(@"^(?:là\s+|ở\s+)?(?<new>.+?)[\s,]+(?:chứ|chu)\s+(?:không|khong|ko|đâu|hổng)\s+(?:phải|phai)\s*(?:là\s+|la\s+|ở\s+)?(?<old>.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex ThatAndNotThis();

    [GeneratedRegex(@"^(?<new>.+?)\s+(?:mới|moi)\s+(?:đúng|dung|phải|phai)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex ThatIsRight();

    [GeneratedRegex(@"^(?:.{0,24}?\b)?(?:đúng ra|dung ra|thực ra|thuc ra|đúng|dung)\s+(?:là|la|phải là|phai la)\s+(?<new>.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex RightIs();

    [GeneratedRegex(@"^(?:tôi|toi|em|mình|minh|tui)?\s*(?:ghi|nói|noi|kể|ke|gõ)?\s*(?:nhầm|nham|lộn)\s*(?:rồi|roi)?[\s,.:]+(?<new>.{3,})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Mistaken();

    [GeneratedRegex(@"\s+(?:nhé|nhe|ạ|nha|đó|cơ|đấy)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Closing();
}
