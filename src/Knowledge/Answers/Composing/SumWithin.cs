using System.Text.RegularExpressions;
using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Units;

namespace AnTT.Knowledge.Answers.Composing;

/// <summary>"Tổng số người chết và bị thương": adds up figures of one kind that stand in one text, each beside a word the question names.</summary>
internal static partial class SumWithin
{
    /// <summary>The sum; null where no sum is asked for, or fewer than two figures are meant.</summary>
    internal static Computation? Of(Found found)
    {
        var asked = found.Question.Reading;
        if (found.Best.Unit.Kind is not (UnitKind.Sentence or UnitKind.Entry) || UnitOf(asked) is not { Count: > 0 } unit || !AsksForSum().IsMatch(asked.Text)) return null;
        var named = asked.Words.Where((_, at) => asked.IsContent[at] && !unit.Contains(asked.Words[at].Text) && !found.Question.Named.Contains(at)).Select(word => word.Text).ToHashSet(StringComparer.Ordinal);
        var meant = QuantityReader.Counted(found.Best.Unit.Text, unit).Where(figure => named.Overlaps(figure.Beside)).ToList();
        // "35 vụ, trong đó 10 vụ …": the second is a part of the first.
        if (meant.Count < 2 || found.Best.Unit.Text[meant[0].At..meant[^1].At].Contains("trong đó", StringComparison.OrdinalIgnoreCase)) return null;
        return Calculation.Of(Operation.Sum, [], [.. meant.Select(figure => (IReadOnlyList<Quantity>)[figure.Quantity])]);
    }

    /// <summary>What is counted: "bao nhiêu đối tượng", "tổng số người".</summary>
    private static IReadOnlyList<string> UnitOf(QuestionReading asked)
    {
        if (asked.Unit.Count > 0) return asked.Unit;
        for (var at = 0; at + 1 < asked.Words.Count; at++)
        {
            if (asked.Words[at].Text is "số" or "tổng" && asked.Words[at + 1].Text != "số") return [asked.Words[at + 1].Text];
        }
        return [];
    }

    [GeneratedRegex(@"\btổng(?! (?:kết|đài|cục|bí|hợp|thể|quan))|\bcộng\b(?! đồng| hòa)|\bcả\b.*\b(?:lẫn|và|với)\b|\bvừa\b.*\bvừa\b", RegexOptions.CultureInvariant, Documents.Patterns.TimeoutMs)]
    private static partial Regex AsksForSum();
}
