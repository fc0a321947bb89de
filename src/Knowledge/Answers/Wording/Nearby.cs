using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Answers.Units;
using AnTT.Knowledge.Documents;

namespace AnTT.Knowledge.Answers.Wording;

/// <summary>What a refusal names instead: the nearest the knowledge base does have, so that an answer wrongly withheld is one tap away.</summary>
internal static class Nearby
{
    /// <summary>Choices under one refusal.</summary>
    internal const int Most = 2;

    /// <summary>Ways to ask that are tried, each a search.</summary>
    private const int MostTried = 3;

    /// <summary>Lowest score and share of the question from which something is near at all.</summary>
    private const double LeastScore = 0.35;
    private const double LeastCoverage = 0.5;

    /// <summary>Characters a button can show.</summary>
    private const int Longest = 110;
    private const int Shortest = 12;

    /// <summary>Ways to ask for what came near, nearest first.</summary>
    internal static IEnumerable<string> QuestionsOf(NotFound none) =>
        none.Nearest
            .Where(candidate => candidate.Score >= LeastScore && candidate.Match.Coverage >= LeastCoverage && (none.Untold is not null || SharesSubject(candidate)))
            .Select(candidate => NameOf(candidate.Unit))
            .Where(name => name.Length is >= Shortest and <= Longest)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MostTried);

    /// <summary>The heaviest word of the question is there, most of its subject too, and an article is asked for in words like these: what is only built of the same syllables is not near.</summary>
    private static bool SharesSubject(Candidate candidate) =>
        candidate.Match.Missing <= MostMissing && candidate.Match.Heads >= LeastHeads && (candidate.Unit.Kind != UnitKind.Article || candidate.Likeness.Harmonic >= LeastLikeness);

    private const double MostMissing = 0.15;
    private const double LeastHeads = 0.5;
    private const double LeastLikeness = 0.45;

    private static string NameOf(Unit unit)
    {
        var header = unit.Passage.Document;
        if (header.Kind == DocumentKinds.Faq || unit.Passage.Path.Count == 0) return header.Title;
        var heading = WithoutLabel(unit.Passage.Path[^1]).TrimEnd('.', ':', ';', ' ');
        return header.Wards is [var ward, ..] && !heading.Contains(ward, StringComparison.OrdinalIgnoreCase) ? $"{heading} (phường {ward})" : heading;
    }

    /// <summary>"II.3. Mục tiêu cụ thể" → "Mục tiêu cụ thể".</summary>
    private static string WithoutLabel(string heading)
    {
        var space = heading.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && heading[..space].TrimEnd('.', ')', ':').All(letter => char.IsAsciiDigit(letter) || letter is '.' or 'I' or 'V' or 'X') ? heading[(space + 1)..] : heading;
    }
}
