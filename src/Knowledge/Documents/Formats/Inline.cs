using System.Text.RegularExpressions;

namespace AnTT.Knowledge.Documents.Formats;

/// <summary>Removes marks that converters leave in plain text: **bold**, *italics*, odd spaces.</summary>
internal static partial class Inline
{
    public static string Strip(string text)
    {
        var clean = Spaces().Replace(text, " ").Replace("\u00AD", "", StringComparison.Ordinal).Replace("\u200B", "", StringComparison.Ordinal).Replace("\uFEFF", "", StringComparison.Ordinal);
        if (!clean.Contains('*', StringComparison.Ordinal)) return clean;
        clean = StarHeading().Replace(clean, "* ${t}");
        clean = clean.Replace("**", "", StringComparison.Ordinal);
        return Italics().Replace(clean, "${t}");
    }

    [GeneratedRegex(@"[\u00A0\u2000-\u200A\u202F\u205F\t]", RegexOptions.None, Patterns.TimeoutMs)]
    private static partial Regex Spaces();

    /// <summary>"*** Tiêu đề**": a bold line that begins with a star.</summary>
    [GeneratedRegex(@"^\s*\*\*\*\s+(?<t>.*?)\*\*\s*$", RegexOptions.ExplicitCapture, Patterns.TimeoutMs)]
    private static partial Regex StarHeading();

    [GeneratedRegex(@"(?<![\w*])\*(?=\S)(?<t>[^*]+?)(?<=\S)\*(?![\w*])", RegexOptions.ExplicitCapture, Patterns.TimeoutMs)]
    private static partial Regex Italics();
}
