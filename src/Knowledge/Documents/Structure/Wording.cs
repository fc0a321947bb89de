using System.Text.RegularExpressions;

namespace AnTT.Knowledge.Documents.Structure;

/// <summary>Counting and cutting Vietnamese text.</summary>
internal static partial class Wording
{
    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "TS", "ThS", "PGS", "GS", "CN", "BS", "LS", "TP", "P", "Q", "St", "Mr", "Ms", "tr", "Tr", "KT", "TL", "TM", "TUQ", "v.v", "NXB", "TT",
    };

    /// <summary>Number of syllables: runs without white space.</summary>
    public static int Syllables(string text)
    {
        var count = 0;
        var inside = false;
        foreach (var letter in text)
        {
            var white = char.IsWhiteSpace(letter);
            if (!white && !inside) count++;
            inside = !white;
        }
        return count;
    }

    /// <summary>Cuts at the end of sentences; abbreviations such as TS. and tr. do not end one.</summary>
    public static List<string> Sentences(string text)
    {
        var sentences = new List<string>();
        var start = 0;
        foreach (var end in SentenceEnd().EnumerateMatches(text))
        {
            var stop = end.Index + end.Length;
            if (EndsInAbbreviation(text.AsSpan(start, end.Index - start))) continue;
            sentences.Add(text[start..stop].Trim());
            start = stop;
        }
        if (start < text.Length && text[start..].Trim() is { Length: > 0 } last) sentences.Add(last);
        return sentences;
    }

    /// <summary>Whether every letter is a capital and there are at least two.</summary>
    public static bool IsCapitals(string text)
    {
        var letters = 0;
        foreach (var letter in text)
        {
            if (char.IsLower(letter)) return false;
            if (char.IsUpper(letter)) letters++;
        }
        return letters >= 2;
    }

    /// <summary>Whether it ends as a sentence does.</summary>
    public static bool EndsSentence(string text)
    {
        var end = text.AsSpan().TrimEnd().TrimEnd("”\"’)»");
        return end.Length > 0 && end[^1] is '.' or '!' or '?' or '…' or ';';
    }

    private static bool EndsInAbbreviation(ReadOnlySpan<char> text)
    {
        var space = text.LastIndexOfAny(' ', '(', ',');
        return Abbreviations.Contains(text[(space + 1)..].ToString());
    }

    [GeneratedRegex(@"[.!?…]+[”""’)»]*\s+(?=[\p{Lu}\d“""‘(«–-])", RegexOptions.None, Patterns.TimeoutMs)]
    private static partial Regex SentenceEnd();
}
