using System.Runtime.CompilerServices;
using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Units;
using AnTT.Knowledge.Documents;

namespace AnTT.Knowledge.Answers.Matching;

/// <summary>Weighs a unit as the answer to one question.</summary>
/// <param name="named">Words of the question that name a place or a document.</param>
internal sealed class AnswerScorer(QuestionReading question, QuestionTerms terms, IReadOnlyList<DocumentReference> references, IReadOnlyList<string> years, ISet<int> named)
{
    private readonly UnitMatcher _matcher = new(terms);

    /// <summary>Compares units with the question; keeps what many of them share.</summary>
    internal UnitMatcher Matcher => _matcher;

    private readonly OrganFit _organ = new(question, named);

    /// <summary>What speaks for and against quoting the best candidate.</summary>
    internal double[] EvidenceOn(Candidate best, IReadOnlyList<Candidate> nearest, CorpusStatistics corpus, bool placed) =>
        new AnswerEvidence(question, terms, _matcher, corpus).Of(best, nearest, !years.All(year => (question.Wants(AskedKinds.Ordinal) && UnitYears.IsCarriedOver(best.Unit, year)) || (UnitYears.Names(best.Unit, year) && YearStandsBySubject(best.Unit, year))), placed, CaptionFactor(best.Unit) < 1);

    /// <summary>A list may name the year beside another matter: where a figure is asked for, the item that names most of the question decides.</summary>
    private bool YearStandsBySubject(Unit unit, string year)
    {
        if (unit.Items.Count < 2 || unit.Kind == UnitKind.Outline || !question.Wants(AskedKinds.Number)) return true;
        if (unit.Lead is { } lead && UnitYears.Holds(lead, unit.LeadWords, year)) return true;
        if (UnitYears.HoldsWord(unit.Around.Heading, year)) return true;
        _matcher.Match(unit);
        var (most, found, start) = (0.0, true, 0);
        foreach (var item in unit.Items)
        {
            start = Math.Max(start, unit.Text.IndexOf(item, start, StringComparison.Ordinal));
            var end = Math.Min(unit.Text.Length, start + item.Length);
            var share = _matcher.Coverage(unit.Own, start, end);
            if (share > most) (most, found) = (share, Array.Exists(unit.Own.Words, word => word.Text == year && word.Start >= start && word.End <= end));
            start = end;
        }
        return found;
    }

    /// <summary>What being the set says of what is asked, and what it adds.</summary>
    private const double SetShare = 0.6;
    private const double TheSet = 0.4;

    private const double OwnShare = 0.05;
    private const double FocusShare = 0.4;
    private const double RetrievalShare = 0.04;
    private const int ComfortableLength = 1200;
    private const double LeastReferenceWeight = 8;

    private static readonly AskedKinds OneValue = AskedKinds.Number | AskedKinds.When | AskedKinds.Who | AskedKinds.Where | AskedKinds.Document | AskedKinds.Role;
    private static readonly AskedKinds Several = AskedKinds.List | AskedKinds.Duty | AskedKinds.How;

    /// <param name="retrieval">Score of the unit's passage in the search, 0–1.</param>
    /// <param name="isTheSet">It names the members of the very set that is asked for by its number.</param>
    internal Candidate? Score(Unit unit, double retrieval, bool isTheSet = false)
    {
        var match = WithReferences(_matcher.Match(unit), unit);
        if (isTheSet) match = match with { Coverage = SetShare + ((1 - SetShare) * match.Coverage), Focus = SetShare + ((1 - SetShare) * match.Focus), Missing = (1 - SetShare) * match.Missing };
        if (match.Coverage <= 0.2) return null;
        var fit = TypeFit.Of(question, terms, unit);
        var covered = (1 - FocusShare) * match.Coverage + FocusShare * match.Focus;
        var score = covered * fit.Factor * KindFactor(unit, fit) * YearFactor(unit) * NounFactor(unit) * NewsFactor(match, unit) * AnchorFactor() * HeadFactor(match) * CaptionFactor(unit) * _organ.FactorOf(unit) * DatedFactor(unit) * AboutFit.FactorOf(question, unit) * (unit.Items.Count >= 2 && unit.Kind != UnitKind.Entry ? 0.93 + 0.07 * match.HeadsIntroduced : 1);
        score += OwnShare * (unit.Kind == UnitKind.List ? match.Introduced : match.Own) + RetrievalShare * retrieval + Aim(unit);
        score += HeadingBonus(unit, match) + TailBonus(unit) + (isTheSet ? TheSet : 0);
        var likeness = unit.Kind == UnitKind.Article ? Nearest(unit, retrieval) : new Likeness(match.Focus, Math.Max(_matcher.Precision(unit.Own), Math.Max(_matcher.Precision(unit.LeadWords), _matcher.Precision(unit.Around.Heading))), retrieval);
        if (unit.Kind == UnitKind.Article) score = ArticleScore(unit, match, score, likeness) * (fit.Factor < 0.7 ? 0.65 : 1);
        if (unit.Text.Length > ComfortableLength && unit.Kind is UnitKind.Section or UnitKind.List) score -= unit.HasParts ? 0.12 : 0.03;
        var title = unit.Kind == UnitKind.Article ? _matcher.Coverage(unit.Questions[0]) : 0;
        return new Candidate(unit, match, fit, score, title, likeness);
    }

    /// <summary>The heading is just what was asked for: what stands under it is the answer.</summary>
    private double HeadingBonus(Unit unit, UnitMatch match)
    {
        if (unit.Kind is not (UnitKind.Section or UnitKind.List or UnitKind.Outline) || question.Wants(OneValue) || match.Introduced < 0.7) return 0;
        return _matcher.Precision(unit.Around.Heading) > 0.85 ? 0.08 : 0;
    }

    /// <summary>A list tells what the end of its lead names: "… còn một số tồn tại, hạn chế, cụ thể:".</summary>
    private double TailBonus(Unit unit)
    {
        if (unit.Kind != UnitKind.List || question.NounEnd <= question.NounStart || unit.LeadWords.Length == 0) return 0;
        var tail = unit.LeadWords.Words.AsSpan(Math.Max(0, unit.LeadWords.Length - TailLength));
        var held = 0;
        for (var at = question.NounStart; at < question.NounEnd; at++)
        {
            foreach (var word in tail)
            {
                if (word.Text != question.Words[at].Text) continue;
                held++;
                break;
            }
        }
        return 0.06 * held / (question.NounEnd - question.NounStart);
    }

    private const int TailLength = 7;

    /// <summary>Bonus for saying what was asked and little else: in the lead of a list, the heading of a section, a short sentence.</summary>
    private double Aim(Unit unit) => unit.Kind switch
    {
        UnitKind.List => (LeadOpensWithSubject(unit) ? 0.05 : 0) + 0.11 * _matcher.Precision(unit.LeadWords) + 0.03 * _matcher.Precision(unit.Around.Heading),
        UnitKind.Section or UnitKind.Outline => 0.11 * _matcher.Precision(unit.Around.Heading),
        UnitKind.Sentence or UnitKind.Entry or UnitKind.Cell => 0.06 * _matcher.Precision(unit.Own) + 0.03 * _matcher.Precision(unit.Around.Heading) + (OpensWithSubject(unit) ? 0.03 : 0),
        _ => 0,
    };

    private bool OpensWithSubject(Unit unit) =>
        terms.Terms.Count > 0 && unit.Own.Length > 1 && (unit.Own.Words[0].Text == terms.Terms[0].Text || (unit.Own.Words[1].Text == terms.Terms[0].Text && unit.Own.Words[0].Text is "các" or "những"));

    /// <summary>"“6 rõ” … gồm:" for "6 rõ là gì": the lead begins with just what the question begins with.</summary>
    private bool LeadOpensWithSubject(Unit unit)
    {
        if (terms.Terms.Count < 2 || terms.Terms[1].At != terms.Terms[0].At + 1) return false;
        for (var at = 0; at <= 1 && at + 1 < unit.LeadWords.Length; at++)
        {
            if (unit.LeadWords.Words[at].Text == terms.Terms[0].Text && unit.LeadWords.Words[at + 1].Text == terms.Terms[1].Text) return true;
        }
        return false;
    }

    /// <summary>A table tells what its caption begins with: "chênh lệch thu nhập" is no "thu nhập".</summary>
    private double CaptionFactor(Unit unit)
    {
        if (unit.Kind != UnitKind.Cell) return 1;
        var caption = unit.LeadWords;
        for (var at = 0; at < caption.Length; at++)
        {
            if (caption.Weights[at] <= 0 || caption.Words[at].Text is "bảng" or "đơn" or "vị") continue;
            return terms.TryGet(caption.Ids[at], out _) ? 1 : OtherMeasure;
        }
        return 1;
    }

    private const double OtherMeasure = 0.6;

    /// <summary>"Thông tư 124 ký ngày nào": the day stands right behind the number of the document.</summary>
    private double DatedFactor(Unit unit)
    {
        if (references.Count != 1 || !question.Wants(AskedKinds.When) || question.Words.Any(word => word.Text is "lực" or "áp" or "hạn")) return 1;
        foreach (var reference in unit.References)
        {
            if (!reference.IsSameAs(references[0])) continue;
            if (Array.Exists(unit.Values, value => value.Kind == ValueKind.Date && value.Start >= reference.End && value.Start - reference.End < DateReach)) return Dated;
        }
        return unit.Kind != UnitKind.Article && IsDocument(unit, references[0]) ? 1 : Undated;
    }

    private const int DateReach = 14;
    private const double Dated = 1.1;
    private const double Undated = 0.72;

    /// <summary>A unit that only repeats the question tells nothing; an item known by its list alone stands for the list.</summary>
    private double NewsFactor(UnitMatch match, Unit unit)
    {
        if (unit.Kind is not (UnitKind.Sentence or UnitKind.Entry)) return 1;
        if (_matcher.Precision(unit.Own) > 0.9 && unit.Own.Length < 16) return 0.65;
        if (unit.Kind != UnitKind.Entry || question.Wants(OneValue)) return 1;
        return match.Focus - match.Introduced < 0.12 ? 0.85 : 1;
    }

    private double KindFactor(Unit unit, Fit fit)
    {
        var several = (question.Wants(Several) && !question.Wants(OneValue)) || fit.ByItems;
        var one = question.Wants(OneValue) && !fit.ByItems;
        return unit.Kind switch
        {
            UnitKind.Sentence => several ? 0.95 : 1,
            UnitKind.Entry => several ? (question.IsPlural ? 0.82 : 0.9) : one ? 1 : 0.97,
            UnitKind.List => several ? 1.03 : one ? 0.88 : question.Wants(AskedKinds.Definition) ? 0.95 : 0.97,
            UnitKind.Section => (several ? 1 : one ? (unit.Text.Length > ComfortableLength ? 0.5 : 0.8) : 0.97) * (0.78 + 0.26 * _matcher.Precision(unit.Around.Heading)),
            UnitKind.Outline => (several ? 0.97 : one ? 0.82 : 0.85) * (0.75 + 0.25 * _matcher.Precision(unit.Around.Heading)),
            UnitKind.Cell => several ? 0.85 : 1,
            _ => 1,
        };
    }

    /// <summary>A document number in the question is a word of great weight: a unit without it hardly answers.</summary>
    private UnitMatch WithReferences(UnitMatch match, Unit unit)
    {
        if (references.Count == 0) return match;
        var weight = Math.Max(LeastReferenceWeight, terms.Total) * references.Count;
        double found = 0, own = 0;
        foreach (var reference in references)
        {
            var inUnit = unit.References.Exists(reference.IsSameAs);
            found += inUnit ? unit.Kind is UnitKind.List or UnitKind.Section or UnitKind.Outline ? 0.8 : 1
                : unit.LeadReferences.Exists(reference.IsSameAs) ? 0.95
                : IsDocument(unit, reference) ? 0.9 : 0;
            if (inUnit) own++;
        }
        var share = found / references.Count;
        return match with
        {
            Coverage = ((match.Coverage * terms.Total) + (share * weight)) / (terms.Total + weight),
            Focus = ((match.Focus * terms.Total) + (share * weight)) / (terms.Total + weight),
            Own = ((match.Own * terms.Total) + (own / references.Count * weight)) / (terms.Total + weight),
            Missing = share < 0.5 ? 1 : match.Missing * terms.Total / (terms.Total + weight),
        };
    }

    private static bool IsDocument(Unit unit, DocumentReference reference) => NamesOf.GetValue(unit.Passage.Document, FindNames).Exists(reference.IsSameAs);

    private static List<DocumentReference> FindNames(DocumentHeader header) =>
        DocumentReference.FindAll($"{header.Number} . {header.Title} . {string.Join(" . ", header.Aliases)} . {(header.Kind == "hoi-dap" ? header.Source : null)}");

    /// <summary>What a document calls itself and, for an article, what it explains.</summary>
    private static readonly ConditionalWeakTable<DocumentHeader, List<DocumentReference>> NamesOf = [];

    /// <summary>Figures of another year are no answer.</summary>
    private double YearFactor(Unit unit)
    {
        if (years.Count == 0 || unit.Kind == UnitKind.Article) return 1;
        foreach (var year in years)
        {
            if (UnitYears.Names(unit, year)) continue;
            return question.Wants(AskedKinds.Number) && !UnitYears.HoldsWord(unit.Near, year) ? OtherYear : Array.Exists(unit.Values, value => value.Kind is ValueKind.Year or ValueKind.Date) ? OtherYear : UnitYears.HoldsWord(unit.Near, year) ? 0.9 : NoYear;
        }
        return 1;
    }

    private const double OtherYear = 0.5;
    private const double NoYear = 0.7;

    /// <summary>The subject itself must be there; words around it alone make no answer.</summary>
    private static double HeadFactor(UnitMatch match) => LeastHead + ((1 - LeastHead) * Math.Min(1, match.Heads / EnoughHead));

    private const double LeastHead = 0.78;
    private const double EnoughHead = 0.6;
    private const double LeastArticleHead = 0.85;

    /// <summary>What stands right beside the question word ("quê ở đâu", "bao nhiêu trang") must be spoken of.</summary>
    private double AnchorFactor()
    {
        var factor = 1.0;
        for (var index = 0; index < terms.Terms.Count; index++)
        {
            var term = terms.Terms[index];
            if (question.Anchors.Contains(term.At) && term.Lightness >= 1 && _matcher.Found[index] < 0.1) factor *= 0.75;
        }
        return factor;
    }

    /// <summary>The noun asked for ("nguyên tắc gì", "mô hình nào") should be there, not only what stands around it.</summary>
    private double NounFactor(Unit unit)
    {
        if (unit.Kind == UnitKind.Article || question.Wants(AskedKinds.Duty | AskedKinds.Definition)) return 1;
        double credit = 0;
        var count = 0;
        for (var index = 0; index < terms.Terms.Count; index++)
        {
            if (!question.IsNoun(terms.Terms[index].At)) continue;
            credit += Math.Min(1, _matcher.Quoted[index] / 0.7);
            count++;
        }
        return count == 0 ? 1 : 0.8 + 0.2 * credit / count;
    }

    /// <summary>The way of asking for the article that is closest to the question.</summary>
    private Likeness Nearest(Unit unit, double retrieval)
    {
        var best = new Likeness(0, 0, retrieval);
        foreach (var asked in unit.Questions)
        {
            var next = new Likeness(_matcher.Coverage(asked), _matcher.Precision(asked), retrieval);
            if (next.Harmonic > best.Harmonic) best = next;
        }
        return best;
    }

    /// <summary>An article is meant by its question: the closer the asking to its title or another way of asking, the better.</summary>
    private double ArticleScore(Unit unit, UnitMatch match, double score, Likeness likeness)
    {
        var best = likeness.Harmonic;
        var retrieval = likeness.Retrieval;
        var kind = (unit.QuestionKinds & question.Kinds & Comparable) != AskedKinds.None ? SameKind : 0;
        var meant = match.Own < HardlyOwnWords && best < ClearlyMeant ? ByTheWay : best >= MeantAtLeast || match.Own >= OwnWordsSuffice ? 1 : NotMeant;
        return meant * DatedFactor(unit) * (LeastArticleHead + ((1 - LeastArticleHead) * Math.Min(1, match.Heads / EnoughHead))) * ((0.62 * score) + (0.42 * best * HeadFactor(match)) + (0.02 * match.Own) + (ArticleRetrieval * retrieval * retrieval * match.Coverage) + (best > 0.4 ? kind : 0));
    }

    /// <summary>Below this likeness to every way of asking, and without its own words, an article shares words with the question but is not meant.</summary>
    private const double MeantAtLeast = 0.4;

    private const double OwnWordsSuffice = 0.6;
    private const double NotMeant = 0.8;

    // A way of asking may name things by the way ("chồng giữ sổ đỏ"): alone they make no answer about them.
    private const double HardlyOwnWords = 0.2;
    private const double ClearlyMeant = 0.55;
    private const double ByTheWay = 0.55;

    /// <summary>What the search thinks of the article; it knows more everyday words than the match of single words.</summary>
    private const double ArticleRetrieval = 0.2;

    private const double SameKind = 0.04;
    private const AskedKinds Comparable = AskedKinds.Definition | AskedKinds.Money | AskedKinds.Duration | AskedKinds.When | AskedKinds.Who | AskedKinds.Where | AskedKinds.Phone | AskedKinds.How;
}
