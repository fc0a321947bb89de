using System.Runtime.CompilerServices;
using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Answers.Units;
using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Answers.Guards;

/// <summary>
/// The act or matter a question is about is a condition, no word among others: an article on another act does not answer, however much of the rest it shares. What an
/// article is about is told by its title, by the way of asking nearest to the question, by its first sentence and by the sentences that tell a penalty; its advice is not.
/// </summary>
internal sealed class AskedAct
{
    /// <summary>Words of a question that only asks; a story names many things that it is not about.</summary>
    private const int LongestPlainQuestion = 24;

    /// <summary>Words of a question short enough for every one of them to count.</summary>
    private const int ShortQuestion = 10;

    /// <summary>Share of the act that a short question may name beyond what the article knows.</summary>
    private const double MostStrange = 0.5;

    /// <summary>Credit under which a word is not known.</summary>
    private const double Known = 0.3;

    private readonly QuestionTerms _terms;
    private readonly UnitMatcher _matcher;
    private readonly List<ActRow> _acts = [];
    private readonly List<(KindRow Row, bool Alone)> _kinds;
    private readonly bool _isShortPenalty;
    private readonly decimal? _amount;
    private readonly bool _asksNoPenalty;

    /// <summary>Titles of special cases that the question does not name.</summary>
    private readonly string[] _otherCases;

    /// <param name="typed">The question as typed: words the corpus does not have may have been taken for slips of the finger.</param>
    /// <param name="amount">Value of what the question is about; null where it names none.</param>
    internal AskedAct(QuestionReading question, QuestionTerms terms, UnitMatcher matcher, string typed, AskedAmount? amount)
    {
        (_terms, _matcher, _amount) = (terms, matcher, amount?.Value);
        var words = ActWords.Padded(question.Words);
        if (VietnameseText.HasMarks(typed)) words += ActWords.Padded(Word.Split(VietnameseText.Compose(typed)));
        if (question.Words.Count <= LongestPlainQuestion) _acts.AddRange(ActWords.Acts.Where(row => row.IsIn(words)));
        _kinds = [.. ActWords.Kinds.Where(row => ActWords.HasAny(words, row.Asked) && !ActWords.HasAny(words, row.Unless)).Select(row => (row, !ActWords.HasAny(words, row.Beside)))];
        _otherCases = [.. ActWords.Cases.Where(row => !ActWords.HasAny(words, row.InQuestion)).SelectMany(row => row.InTitle)];
        _asksNoPenalty = !ActWords.HasAny(words, PenaltyAsked) && (question.Wants(AskedKinds.Duration) || ActWords.HasAny(words, DutyAsked));
        _isShortPenalty = question.Words.Count <= ShortQuestion && question.Words.Any(word => Penalty.Contains(word.Text));
    }

    /// <summary>Whether the question names an act or matter that is known.</summary>
    internal bool NamesAct => _acts.Count > 0;

    /// <summary>Whether the article is about another act than the question.</summary>
    internal bool IsAnother(Unit article)
    {
        var matter = Matters.GetValue(article, Matter.Of);
        if (ActWords.HasAny(matter.Questions[0], _otherCases)) return true;
        if (_acts.Count == 0 && !_isShortPenalty && !_asksNoPenalty && _amount is null) return false;
        if (_asksNoPenalty && matter.Questions[0].Contains(" phạt ", StringComparison.Ordinal)) return true;
        if (_amount is { } value && !matter.Sums.Holds(value)) return true;
        var untold = _acts.FindAll(act => !act.IsToldBy(matter.Told));
        if (untold.Count == 0 && !_isShortPenalty) return false;
        var nearest = Nearest(article);
        if (untold.Exists(act => !act.IsToldBy(matter.Questions[nearest]) && matter.Questions.Count(act.IsToldBy) < Often)) return true;
        return _isShortPenalty && Strange(article, matter, nearest) >= MostStrange;
    }

    /// <summary>Whether the article names a limit and what the question is about lies on its side of it.</summary>
    internal bool IsInBand(Unit article) => _amount is { } value && Matters.GetValue(article, Matter.Of).Sums is var band && band != SumBand.All && band.Holds(value);

    /// <summary>What the question asks of its act that the article does not tell, as the resident calls it; null where it tells everything.</summary>
    /// <param name="alone">It is all the question asks for.</param>
    internal string? Untold(Unit article, out bool alone)
    {
        alone = false;
        if (_kinds.Count == 0) return null;
        var text = Matters.GetValue(article, Matter.Of).Text;
        foreach (var (row, isAlone) in _kinds)
        {
            if (ActWords.HasAny(text, row.Told)) continue;
            alone = isAlone;
            return row.Name;
        }
        return null;
    }

    /// <summary>Ways of asking from which a word in them is no chance.</summary>
    private const int Often = 2;

    /// <summary>Words of penalties and vehicles: what is asked of an act and with what, not the act.</summary>
    private static readonly HashSet<string> Penalty = new(["phạt", "tội", "tù"], StringComparer.Ordinal);

    private static readonly string[] PenaltyAsked = [" phạt ", " bị gì ", " xử ", " tội ", " tù ", " vi phạm ", " có sao ", " làm sao ", " thì sao ", " treo ", " tước ", " giam ", " giữ ", " trừ ", " điểm "];

    /// <summary>Whose duty it is, not what happens to who fails in it.</summary>
    private static readonly string[] DutyAsked = [" ai phải ", " ai cần ", " ai là người phải ", " ai đi đăng ký ", " ai đăng ký ", " đăng ký ở đâu ", " trú ở đâu ", " làm ở đâu ", " xin ở đâu ", " đổi ở đâu ", " cấp ở đâu "];

    private static readonly HashSet<string> NoAct = new(
        ["phạt", "tội", "tù", "mức", "tiền", "xử", "lý", "vi", "phạm", "hành", "chính", "hình", "sự", "luật", "bắt", "nộp", "đóng", "đồng", "triệu", "nghìn", "trăm", "xe", "máy", "ô", "tô", "đạp", "hơi", "mô"],
        StringComparer.Ordinal);

    private int Nearest(Unit article)
    {
        var (nearest, most) = (0, -1.0);
        for (var at = 0; at < article.Questions.Count; at++)
        {
            var share = _matcher.Coverage(article.Questions[at]);
            if (share > most) (nearest, most) = (at, share);
        }
        return nearest;
    }

    /// <summary>Share of the act's weight in words the article's matter does not know.</summary>
    private double Strange(Unit article, Matter matter, int nearest)
    {
        Phrase[] told = [article.Questions[0], article.Questions[nearest], .. matter.Sentences];
        double strange = 0, all = 0;
        for (var at = 0; at < _terms.Terms.Count; at++)
        {
            var term = _terms.Terms[at];
            if (NoAct.Contains(term.Text) || char.IsAsciiDigit(term.Text[0])) continue;
            all += term.Weight;
            if (term.Lightness >= 1 && !Array.Exists(told, words => _matcher.CreditsOf(words)[at] >= Known)) strange += term.Weight;
        }
        return all <= 0 ? 0 : strange / all;
    }

    private static readonly ConditionalWeakTable<Unit, Matter> Matters = [];

    /// <summary>What an article is about.</summary>
    /// <param name="Told">Title, first sentence and the sentences that tell a penalty.</param>
    /// <param name="Text">The whole text.</param>
    /// <param name="Questions">Its ways of being asked, the title first.</param>
    /// <param name="Sums">The sums of money it is for.</param>
    private sealed record Matter(string Told, string Text, string[] Questions, Phrase[] Sentences, SumBand Sums)
    {
        internal static Matter Of(Unit article)
        {
            var sentences = SentencesOf(article);
            var told = ActWords.Padded(article.Questions[0].Words) + string.Concat(sentences.Select(sentence => ActWords.Padded(sentence.Words)));
            return new Matter(told, ActWords.Padded(article.Own.Words), [.. article.Questions.Select(asked => ActWords.Padded(asked.Words))], sentences, SumBand.Of(article.Text));
        }

        private static Phrase[] SentencesOf(Unit article)
        {
            var found = new List<Phrase>();
            var (start, own) = (0, article.Own);
            for (var at = 1; at <= own.Length; at++)
            {
                if (at < own.Length && !Parts(article.Text, own.Words[at - 1].End, own.Words[at].Start)) continue;
                var sentence = new Phrase(own.Words[start..at], own.Ids[start..at], own.Weights[start..at]);
                if (found.Count == 0 || TellsPenalty(article, sentence)) found.Add(sentence);
                start = at;
            }
            return [.. found];
        }

        private static bool Parts(string text, int end, int start) => start > end && text.AsSpan(end, start - end).ContainsAny('.', '\n', '?');

        /// <summary>A sum or a term of prison stands in it, or that it is a crime.</summary>
        private static bool TellsPenalty(Unit article, Phrase sentence)
        {
            if (!Array.Exists(sentence.Words, word => word.Text is "phạt" or "tù" or "tội" or "cảnh")) return false;
            return Array.Exists(sentence.Words, word => word.Text is "tù" or "tội" or "cảnh") || Array.Exists(article.Values, value => value.Kind == ValueKind.Money && value.Start >= sentence.Words[0].Start && value.End <= sentence.Words[^1].End + 1);
        }
    }
}
