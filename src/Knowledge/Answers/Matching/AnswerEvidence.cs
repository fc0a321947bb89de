using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Units;

namespace AnTT.Knowledge.Answers.Matching;

/// <summary>What speaks for and against quoting the unit that came first, as numbers of about 0 to 1; weighed by <see cref="AnswerGate"/>.</summary>
internal sealed class AnswerEvidence(QuestionReading question, QuestionTerms terms, UnitMatcher matcher, CorpusStatistics corpus)
{
    /// <summary>What each number is, in the order of <see cref="Of"/> and of answer-gate.tsv.</summary>
    internal static readonly string[] Names =
    [
        "constant", "score", "coverage", "focus", "own", "missing", "heads", "recall", "precision", "likeness", "retrieval", "fit", "lead", "unknown", "rarest",
        "second", "terms", "title", "core", "asked-otherwise", "near-value", "pairs", "year-missing",
    ];

    private const double Absent = 0.25;
    private const double RarestWord = 10;
    private const double ManyTerms = 12;
    private const double ClearLead = 0.5;

    /// <param name="nearest">The best candidates, <paramref name="best"/> among them.</param>
    /// <param name="yearMissing">A year is asked for that the unit does not name.</param>
    internal double[] Of(Candidate best, IReadOnlyList<Candidate> nearest, bool yearMissing)
    {
        matcher.Match(best.Unit);
        var absent = AbsentWords();
        return
        [
            1,
            Math.Min(1.3, best.Score),
            best.Match.Coverage,
            best.Match.Focus,
            best.Match.Own,
            Math.Min(1, best.Match.Missing),
            best.Match.Heads,
            best.Likeness.Recall,
            best.Likeness.Precision,
            best.Likeness.Harmonic,
            best.Likeness.Retrieval,
            best.Fit.Factor,
            Lead(best, nearest),
            absent.Unknown,
            absent.Rarest / RarestWord,
            absent.Second,
            Math.Min(1, terms.Terms.Count / ManyTerms),
            best.TitleCoverage,
            Core(best.Unit),
            IsAskedOtherwise(best.Unit) ? 1 : 0,
            NearValue(best.Unit),
            PairsFound(),
            yearMissing ? 1 : 0,
        ];
    }

    /// <summary>Distance to what comes next from another document: where several are equally near, none is meant.</summary>
    private static double Lead(Candidate best, IReadOnlyList<Candidate> nearest)
    {
        foreach (var other in nearest)
        {
            if (other.Unit.Passage.Document.Id != best.Unit.Passage.Document.Id) return Math.Clamp(best.Score - other.Score, 0, ClearLead) / ClearLead;
        }
        return 1;
    }

    /// <summary>Share of words the corpus does not have, rarity of the rarest word that is nowhere, share of the second heaviest.</summary>
    private (double Unknown, double Rarest, double Second) AbsentWords()
    {
        double unknown = 0, rarest = 0, first = 0, second = 0;
        for (var at = 0; at < terms.Terms.Count; at++)
        {
            var term = terms.Terms[at];
            if (matcher.Found[at] >= Absent) continue;
            if (corpus.IdOf(term.Text) < 0) unknown += term.Weight;
            rarest = Math.Max(rarest, corpus.Rarity(term.Text) * term.Lightness);
            if (term.Weight > first) (first, second) = (term.Weight, first);
            else second = Math.Max(second, term.Weight);
        }
        return terms.Total <= 0 ? (0, rarest, 0) : (unknown / terms.Total, rarest, second / terms.Total);
    }

    /// <summary>Share of what the unit is about, its rare words counting most, that the question names in one way or another.</summary>
    private double Core(Unit unit)
    {
        if (unit.Questions.Count == 0) return Math.Max(matcher.Sharpness(unit.Own), Math.Max(matcher.Sharpness(unit.LeadWords), matcher.Sharpness(unit.Around.Heading)));
        var most = 0.0;
        foreach (var asked in unit.Questions) most = Math.Max(most, matcher.Sharpness(asked));
        return most;
    }

    private const AskedKinds Told = AskedKinds.Money | AskedKinds.Duration | AskedKinds.When | AskedKinds.Where | AskedKinds.Phone | AskedKinds.Who | AskedKinds.Percent;

    /// <summary>The title of the article asks for money where the question asks for days, and so on.</summary>
    private bool IsAskedOtherwise(Unit unit) =>
        (question.Kinds & Told) != AskedKinds.None && (unit.QuestionKinds & Told) != AskedKinds.None && (question.Kinds & unit.QuestionKinds & Told) == AskedKinds.None;

    /// <summary>Share of the question that stands in one sentence with a value of the sort asked for; 1 where none is asked for.</summary>
    private double NearValue(Unit unit)
    {
        if (!question.Wants(AskedKinds.Money | AskedKinds.Duration | AskedKinds.When | AskedKinds.Percent)) return 1;
        var most = 0.0;
        foreach (var value in unit.Values)
        {
            if (!IsAsked(value.Kind)) continue;
            var start = Math.Max(unit.Text.LastIndexOfAny(['.', '\n'], Math.Max(0, value.Start - 1)), 0);
            var end = unit.Text.IndexOfAny([';', '\n'], value.End);
            most = Math.Max(most, matcher.Coverage(unit.Own, start, end < 0 ? unit.Text.Length : end));
        }
        return most;
    }

    private bool IsAsked(ValueKind kind) => kind switch
    {
        ValueKind.Money => question.Wants(AskedKinds.Money),
        ValueKind.Percent => question.Wants(AskedKinds.Percent | AskedKinds.Money),
        ValueKind.Duration => question.Wants(AskedKinds.Duration | AskedKinds.When),
        ValueKind.Date or ValueKind.Year => question.Wants(AskedKinds.When | AskedKinds.Duration),
        _ => false,
    };

    private double PairsFound()
    {
        double found = 0, all = 0;
        for (var at = 0; at < terms.Pairs.Length; at++)
        {
            all += terms.Pairs[at];
            found += terms.Pairs[at] * matcher.Found[terms.Terms.Count + at];
        }
        return all <= 0 ? 1 : found / all;
    }
}
