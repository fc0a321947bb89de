using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Guards;
using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Answers.Units;
using AnTT.Knowledge.Answers.Wording;

namespace AnTT.Knowledge.Answers;

/// <summary>One question on its way to an answer.</summary>
internal sealed class AnswerSearch
{
    private const double Floor = 0.56;
    private const double MostMissing = 0.42;

    private readonly KnowledgeSnapshot _knowledge;
    private readonly QuestionReading _question;
    private readonly QuestionTerms _terms;
    private readonly UnitScorer _scorer;
    private readonly List<PlaceMention> _places;
    private readonly DateOnly _day;

    internal AnswerSearch(KnowledgeSnapshot knowledge, QuestionReading question, string? ward, DateOnly day)
    {
        _knowledge = knowledge;
        _question = question;
        _day = day;
        _places = knowledge.Places.Find(question.Words);
        var references = DocumentReference.FindAll(question.Text);
        var leaveOut = PlaceWords();
        foreach (var reference in references) LeaveOut(leaveOut, reference.Start, reference.End);
        _terms = new QuestionTerms(question, leaveOut, knowledge.Corpus, []);
        var years = question.Words.Where(word => word.IsNumber && word.Text.Length == 4 && word.Text[0] is '1' or '2').Select(word => word.Text).ToList();
        _scorer = new UnitScorer(question, _terms, knowledge.Corpus, references, years);
        _ = ward;
    }

    internal List<Candidate> Candidates(int most) =>
        [.. _knowledge.Documents.Keys
            .SelectMany(id => _knowledge.UnitsOf(id))
            .Where(Allowed)
            .Select(unit => _scorer.Score(unit, 0))
            .OfType<Candidate>()
            .OrderByDescending(candidate => candidate.Score)
            .ThenBy(candidate => candidate.Unit.Passage.Id, StringComparer.Ordinal)
            .Take(most)];

    internal Answer Run()
    {
        var candidates = Candidates(6);
        if (candidates.Count == 0 || candidates[0].Score < Floor || candidates[0].Match.Missing > MostMissing)
        {
            return _places.Count > 0 && _places.TrueForAll(place => place.IsWard && !_knowledge.Places.IsWardOfCorpus(place.Key))
                ? new OtherPlace(RefusalText.ForPlace(_places[0].Name, _places[0].IsWard), _places[0].Name)
                : new Refused(RefusalText.For(RefusalReason.NotInCorpus), RefusalReason.NotInCorpus, candidates.Count == 0 ? 0 : candidates[0].Score);
        }
        var best = candidates[0];
        var header = best.Unit.Passage.Document;
        if (!header.InForceOn(_day)) return new OutOfForce($"“{header.Title}” không còn hiệu lực vào ngày hỏi.", header.Id, best.Score);
        var text = Quotation.Of(best, _question);
        var citation = Sources.CitationOf(best.Unit);
        return new Answered(text + "\n" + Sources.LineOf(citation, header.Kind == "hoi-dap"), [citation], Math.Min(1, best.Score), text, [best.Unit.Passage.Id]);
    }

    /// <summary>A unit of another place never answers.</summary>
    private bool Allowed(Unit unit)
    {
        if (_places.Count == 0) return true;
        var header = unit.Passage.Document;
        var scope = _knowledge.Places.ScopeOf(header);
        var hasWard = _knowledge.Places.HasWard(header);
        foreach (var place in Asked())
        {
            if (unit.Places.Contains(place.Key) || scope.Contains(place.Key)) continue;
            if (place.IsWard && (hasWard || unit.Places.Count > 0 || header.Kind is "tin-tuc" or "bai-viet")) return false;
            if (!place.IsWard && (hasWard || unit.Places.Count > 0 || scope.Count > 0)) return false;
        }
        return true;
    }

    /// <summary>With a ward named, the city beside it only says where the ward is.</summary>
    private IEnumerable<PlaceMention> Asked() => _places.Exists(place => place.IsWard) ? _places.Where(place => place.IsWard) : _places;

    private HashSet<int> PlaceWords()
    {
        var left = new HashSet<int>();
        foreach (var place in _places)
        {
            for (var at = place.FirstWord; at < place.FirstWord + place.WordCount; at++) left.Add(at);
            if (place.FirstWord > 0 && _question.Words[place.FirstWord - 1].Text is "phường" or "xã" or "p" or "tỉnh") left.Add(place.FirstWord - 1);
            if (place.FirstWord > 1 && _question.Words[place.FirstWord - 1].Text is "phố" && _question.Words[place.FirstWord - 2].Text is "thành")
            {
                left.Add(place.FirstWord - 1);
                left.Add(place.FirstWord - 2);
            }
        }
        return left;
    }

    private void LeaveOut(HashSet<int> left, int start, int end)
    {
        for (var at = 0; at < _question.Words.Count; at++)
        {
            if (_question.Words[at].Start < end && start < _question.Words[at].End) left.Add(at);
        }
    }
}
