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
        "anchor", "sentence", "placed", "heads-quoted", "noun", "wide", "entry", "number-missing", "strange", "absent", "absent-head", "caption",
    ];

    private const double Absent = 0.25;
    private const double RarestWord = 10;
    private const double ManyTerms = 12;
    private const double ClearLead = 0.5;

    /// <param name="nearest">The best candidates, <paramref name="best"/> among them.</param>
    /// <param name="yearMissing">A year is asked for that the unit does not name.</param>
    /// <param name="placed">The question names a place.</param>
    /// <param name="otherMeasure">The caption of the table opens with another measure.</param>
    internal double[] Of(Candidate best, IReadOnlyList<Candidate> nearest, bool yearMissing, bool placed, bool otherMeasure)
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
            Anchor(),
            BestSentence(best),
            placed ? 1 : 0,
            Quoted(term => term.IsHead),
            Quoted(term => question.IsNoun(term.At)),
            best.Unit.Kind is UnitKind.List or UnitKind.Section or UnitKind.Outline ? 1 : 0,
            best.Unit.Kind == UnitKind.Entry ? 1 : 0,
            NumberMissing() ? 1 : 0,
            Strange(),
            Math.Min(1, AbsentCount() / ManyAbsent),
            AbsentHeads(),
            otherMeasure ? 1 : 0,
        ];
    }

    private const double ManyAbsent = 4;

    /// <summary>Least credit of what stands right beside the question word, in the quoted text: "giá", "quê", "sinh năm".</summary>
    private double Anchor()
    {
        var least = 1.0;
        for (var at = 0; at < terms.Terms.Count; at++)
        {
            var term = terms.Terms[at];
            if (question.Anchors.Contains(term.At) && term.Lightness >= 1) least = Math.Min(least, matcher.Quoted[at]);
        }
        return least;
    }

    /// <summary>Share of the question that the sentence naming most of it names.</summary>
    private double BestSentence(Candidate best)
    {
        if (best.Unit.Kind is UnitKind.Sentence or UnitKind.Cell) return best.Match.Own;
        var most = 0.0;
        var start = 0;
        foreach (var sentence in Sentences.Split(best.Unit.Text))
        {
            start = Math.Max(start, best.Unit.Text.IndexOf(sentence, start, StringComparison.Ordinal));
            most = Math.Max(most, matcher.Coverage(best.Unit.Own, start, start + sentence.Length));
            start += sentence.Length;
        }
        return most;
    }

    private double Quoted(Predicate<Term> which)
    {
        double held = 0, all = 0;
        for (var at = 0; at < terms.Terms.Count; at++)
        {
            if (!which(terms.Terms[at])) continue;
            all += terms.Terms[at].Weight;
            held += terms.Terms[at].Weight * Math.Min(1, matcher.Quoted[at]);
        }
        return all <= 0 ? 1 : held / all;
    }

    private bool NumberMissing()
    {
        for (var at = 0; at < terms.Terms.Count; at++)
        {
            if (char.IsAsciiDigit(terms.Terms[at].Text[0]) && matcher.Found[at] < Absent) return true;
        }
        return false;
    }

    /// <summary>Share of neighbours in the question that the corpus never has side by side.</summary>
    private double Strange()
    {
        double strange = 0, all = 0;
        for (var at = 0; at + 1 < terms.Terms.Count; at++)
        {
            if (terms.Terms[at + 1].At != terms.Terms[at].At + 1) continue;
            all++;
            if (terms.Pairs[at] <= 0) strange++;
        }
        return all <= 0 ? 0 : strange / all;
    }

    private double AbsentCount()
    {
        var count = 0;
        for (var at = 0; at < terms.Terms.Count; at++)
        {
            if (terms.Terms[at].Lightness >= 1 && matcher.Found[at] < Absent) count++;
        }
        return count;
    }

    private double AbsentHeads()
    {
        double absent = 0, all = 0;
        for (var at = 0; at < terms.Terms.Count; at++)
        {
            if (!terms.Terms[at].IsHead) continue;
            all += terms.Terms[at].Weight;
            if (matcher.Found[at] < Absent) absent += terms.Terms[at].Weight;
        }
        return all <= 0 ? 0 : absent / all;
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
