namespace AnTT.Knowledge.Answers.Matching;

/// <summary>Numbers written as words or in Roman, so that "giai đoạn 2" is "giai đoạn II" and "sáu rõ" is "6 rõ".</summary>
internal static class Numerals
{
    // "một" and "năm" are left: they are mostly an article and the word for year.
    private static readonly Dictionary<string, string> Spoken = new(StringComparer.Ordinal)
    {
        ["hai"] = "2", ["ba"] = "3", ["bốn"] = "4", ["sáu"] = "6", ["bảy"] = "7", ["tám"] = "8", ["chín"] = "9", ["mười"] = "10", ["vạn"] = "10000",
    };

    private static readonly string[] Roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi"];
    private static readonly HashSet<string> BeforeRoman = new(["đoạn", "phần", "chương", "mục", "thứ", "lần", "khóa", "quý", "hội"], StringComparer.Ordinal);

    internal static string Read(ReadOnlySpan<char> written, string lower, string? before)
    {
        if (Spoken.TryGetValue(lower, out var number)) return number;
        if (lower[0] is not ('i' or 'v' or 'x') || lower.Length > 4) return lower;
        var value = Array.IndexOf(Roman, lower) + 1;
        if (value == 0 || (!char.IsUpper(written[0]) && (before is null || !BeforeRoman.Contains(before)))) return lower;
        return value.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
