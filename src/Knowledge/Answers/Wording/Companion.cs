using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Answers.Units;

namespace AnTT.Knowledge.Answers.Wording;

/// <summary>What else the same document says that answers about as well: where two texts are nearly even, the reader gets both instead of a toss-up.</summary>
internal static class Companion
{
    /// <summary>Distance of scores, as a share of the best, up to which the runner-up is quoted too.</summary>
    private const double Margin = 0.15;

    /// <summary>Characters both quotations may have together.</summary>
    private const int Longest = 1300;

    /// <param name="quoted">The best as it is quoted.</param>
    internal static (Candidate Candidate, string Text)? Of(Found found, string quoted)
    {
        var best = found.Best;
        if (best.Unit.Kind == UnitKind.Article || best.Unit.Part is not null) return null;
        foreach (var other in found.Nearest)
        {
            if (other.Score < best.Score * (1 - Margin)) break;
            if (other.Unit.Kind == UnitKind.Article || other.Unit.IsTitle || other.Unit.Passage.Document.Id != best.Unit.Passage.Document.Id || other.Fit.Factor < best.Fit.Factor - LessFitting) continue;
            var text = Quotation.Of(other, explain: false);
            if (quoted.Length + text.Length <= Longest && !Overlap(best.Unit, quoted, other.Unit, text)) return (other, text);
        }
        return null;
    }

    private const double LessFitting = 0.1;

    private static bool Overlap(Unit best, string quoted, Unit other, string text) =>
        ReferenceEquals(best, other) || quoted.Contains(other.Text, StringComparison.Ordinal) || text.Contains(best.Text, StringComparison.Ordinal) || Says(quoted, other.Text) || Says(other.Text, best.Text);

    /// <summary>Every line of the one stands in the other.</summary>
    private static bool Says(string text, string lines) =>
        lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).All(line => text.Contains(line.TrimEnd('.', ';', ','), StringComparison.OrdinalIgnoreCase));
}
