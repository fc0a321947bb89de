using System.Globalization;
using AnTT.Knowledge.Search;

namespace AnTT.Knowledge.Answers.Matching;

/// <summary>Decides whether the evidence suffices to quote a unit (answer-gate.tsv). Immutable, thread safe.</summary>
internal sealed class AnswerGate
{
    /// <summary>Lowest likelihood of being right at which a unit may be quoted; chosen where neither right answers nor refusals lose on the repository's sets.</summary>
    private const double Opens = 0.3;

    /// <summary>The same for an article: residents put the law into words of their own, so even a right one is seldom sure.</summary>
    private const double OpensForArticle = 0.2;

    private static readonly int YearMissing = Array.IndexOf(AnswerEvidence.Names, "year-missing");

    private static readonly Lazy<AnswerGate> Shipped = new(() => new AnswerGate());

    private readonly double[] _article;
    private readonly double[] _other;

    private AnswerGate()
    {
        var lines = LexiconFile.Read("answer-gate.tsv", null);
        if (!lines.Select(line => line.Required(0)).SequenceEqual(AnswerEvidence.Names, StringComparer.Ordinal))
            throw new FormatException("answer-gate.tsv does not weigh the evidence that is gathered, in its order.");
        (_article, _other) = (Weights(lines, 1), Weights(lines, 2));
    }

    internal static AnswerGate Default => Shipped.Value;

    /// <summary>Figures of another year are never quoted, however well they fit.</summary>
    internal bool LetsThrough(double[] evidence, bool isArticle) =>
        (isArticle || evidence[YearMissing] <= 0) && Likelihood(evidence, isArticle) >= (isArticle ? OpensForArticle : Opens);

    /// <summary>How likely the unit is the right answer, 0–1.</summary>
    internal double Likelihood(double[] evidence, bool isArticle)
    {
        var weights = isArticle ? _article : _other;
        var sum = 0.0;
        for (var at = 0; at < weights.Length; at++) sum += weights[at] * evidence[at];
        return 1 / (1 + Math.Exp(-sum));
    }

    private static double[] Weights(IReadOnlyList<LexiconLine> lines, int column) =>
        [.. lines.Select(line => double.Parse(line.Required(column), CultureInfo.InvariantCulture))];
}
