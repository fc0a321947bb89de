using System.Text.RegularExpressions;
using AnTT.Knowledge.Text;

namespace AnTT.Bot.Dialogs.Questions;

/// <summary>The question inside a long story: the clause that asks, tried alone, since the words of the story outweigh it.</summary>
internal static partial class StoryQuestion
{
    /// <summary>Shorter messages are questions as a whole.</summary>
    private const int FewestWords = 30;

    /// <summary>A clause of fewer words ("bị gì không") needs the clause before it.</summary>
    private const int FewestOfClause = 5;

    /// <summary>A longer clause is a story again.</summary>
    private const int MostOfClause = 26;

    /// <summary>Letters read of a pasted text: its beginning and its end, where questions stand.</summary>
    private const int MostRead = 2000;

    /// <summary>Announcements of a question, and clauses from the end, that are looked at.</summary>
    private const int MostAnnounced = 3;

    private const int MostClauses = 6;

    /// <summary>What is asked for, the likeliest first; each a question that can stand alone. Empty for a short message, or where nothing is asked.</summary>
    /// <param name="asks">Whether a text has a word of asking.</param>
    public static IEnumerable<string> In(string text, Func<string, bool> asks)
    {
        if (text.Length > MostRead) text = $"{text[..(MostRead / 2)]}\n{text[^(MostRead / 2)..]}";
        if (WordsOf(text) < FewestWords) return [];
        var vehicle = VehicleOf(text);
        return Parts(text, asks).Where(clause => WordsOf(clause) is >= FewestOfClause and <= MostOfClause && asks(clause)).Distinct(StringComparer.OrdinalIgnoreCase)
            .SelectMany(clause => vehicle is null || VehicleOf(clause) is not null ? new[] { clause } : [clause, $"{clause} {vehicle}"]).Take(MostTried);
    }

    private static IEnumerable<string> Parts(string text, Func<string, bool> asks)
    {
        // What follows "cho tôi hỏi" is the question, wherever it stands.
        foreach (var announced in Announced().Matches(text).TakeLast(MostAnnounced).Reverse()) yield return Until(text[(announced.Index + announced.Length)..]);
        var parts = Clauses().Split(text).Select(part => part.Trim()).Where(part => part.Length > 0).TakeLast(MostClauses + 1).ToList();
        for (var at = parts.Count - 1; at >= Math.Max(0, parts.Count - MostClauses); at--)
        {
            if (!asks(parts[at])) continue;
            yield return parts[at];
            if (at > 0 && WordsOf(parts[at]) <= FewestOfClause) yield return $"{parts[at - 1]} {parts[at]}";
        }
    }

    /// <summary>Each is a search of its own.</summary>
    private const int MostTried = 3;

    private static string Until(string rest)
    {
        var end = Ends().Match(rest);
        return (end.Success ? rest[..end.Index] : rest).Trim(' ', ',', ':');
    }

    private static string? VehicleOf(string text)
    {
        var plain = $" {Letters.Fold(text)} ";
        return plain.Contains(" xe may dien ", StringComparison.Ordinal) || plain.Contains(" xe dap ", StringComparison.Ordinal) ? null
            : plain.Contains(" xe may ", StringComparison.Ordinal) ? "xe máy"
            : plain.Contains(" o to ", StringComparison.Ordinal) ? "ô tô" : null;
    }

    private static int WordsOf(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>"cho tôi hỏi", "em chỉ muốn biết", "xin hỏi".</summary>
    [GeneratedRegex(@"\b(?:(?:cho|chỉ|chi)\s+)?(?:(?:tôi|toi|em|mình|minh|cháu|chau|con|tui|bác|bac)\s+)?(?:(?:chỉ|chi|muốn|muon|xin|được|duoc)\s+){0,2}(?:hỏi|hoi|biết|biet|tìm hiểu|tim hieu)\s+(?:là|la|xem|rằng|thử|một chút|mot chut|chút|chut|về|ve)?\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Announced();

    [GeneratedRegex(@"[.?!;\n]+|,\s+|\s+(?:để|de)\s+(?:tôi|toi|em|mình|minh|cháu|chau|con|tui)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Clauses();

    [GeneratedRegex(@"[.?!;\n]|\s+(?:để|de)\s+(?:tôi|toi|em|mình|minh|cháu|chau|con|tui)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Ends();
}
