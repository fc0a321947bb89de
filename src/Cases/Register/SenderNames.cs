using System.Text.RegularExpressions;

namespace AnTT.Cases.Register;

/// <summary>Registers name who reported, often once more in the story. Here a name is kept sealed or not at all.</summary>
internal static partial class SenderNames
{
    private const string Instead = "người báo tin";

    private static readonly string[] NoPersons =
        ["cong an", "quan chung", "nguoi dan", "to dan pho", "uy ban", "ubnd", "truong", "tram", "co quan", "doan", "hoi", "ban", "truc", "cap", "cax", "benh vien", "cong ty", "khu pho", "an danh", "khong ro", "tin bao", "to chuc", "vks"];

    /// <summary>Whether the cell holds a name this program gave.</summary>
    public static bool IsPseudonym(string reporter) => Pseudonym().IsMatch(reporter);

    /// <summary>The text without the name and telephone number of who reported, as the reporter's cell spells them.</summary>
    public static string Mask(string reporter, string text)
    {
        if (reporter.Length == 0 || text.Length == 0 || IsPseudonym(reporter)) return text;
        foreach (Match number in Telephone().Matches(reporter)) text = text.Replace(number.Value.Trim(), "(số điện thoại)", StringComparison.Ordinal).Replace(Digits(number.Value), "(số điện thoại)", StringComparison.Ordinal);
        foreach (Match name in Names().Matches(reporter))
        {
            var folded = $" {RegisterText.Fold(name.Value)} ";
            if (Array.Exists(NoPersons, word => folded.Contains($" {word} ", StringComparison.Ordinal))) continue;
            text = Regex.Replace(text, $@"(?<!\p{{L}}){Regex.Escape(name.Value)}(?!\p{{L}})", Instead, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
        }
        return text;
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    [GeneratedRegex(@"^Người báo tin \d{2}-\p{L}+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pseudonym();

    [GeneratedRegex(@"(?<!\d)\+?\d(?:[ .]?\d){8,11}(?!\d)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Telephone();

    /// <summary>Two to five words that begin with a capital.</summary>
    [GeneratedRegex(@"(?<!\p{L})\p{Lu}\p{L}*(?: \p{Lu}\p{L}*){1,4}(?!\p{L})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Names();
}
