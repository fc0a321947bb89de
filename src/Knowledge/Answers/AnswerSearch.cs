using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Guards;
using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Answers.Units;
using AnTT.Knowledge.Answers.Wording;
using AnTT.Knowledge.Search.Queries;

namespace AnTT.Knowledge.Answers;

/// <summary>One question on its way to an answer.</summary>
internal sealed class AnswerSearch
{
    private const double Floor = 0.56;
    private const double MostMissing = 0.42;

    private const int MostPassages = 80;

    private readonly KnowledgeSnapshot _knowledge;
    private readonly RewrittenQuery _query;
    private readonly QuestionReading _question;
    private readonly AnswerScorer _scorer;
    private readonly List<PlaceMention> _places;
    private readonly DateOnly _day;
    private readonly int _doubtful;

    internal AnswerSearch(KnowledgeSnapshot knowledge, RewrittenQuery query, string? ward, DateOnly day)
    {
        _knowledge = knowledge;
        _query = query;
        _question = QuestionReader.Read(query.Text);
        _day = day;
        _places = PlacesOf(knowledge, query);
        var references = References(query);
        var leaveOut = PlaceWords();
        LeaveOut(leaveOut, references);
        var thesaurus = query.Expansions.Select(expansion => (Split(expansion.Everyday), Split(expansion.Legal), 0.85))
            .Concat(AnswerSynonyms.Default.For(_question.Words.Select(word => word.Text)));
        var doubtful = Doubtful(query);
        _doubtful = doubtful.Count;
        var terms = new QuestionTerms(_question, leaveOut, doubtful, knowledge.Corpus, thesaurus);
        var years = _question.Words.Where(word => word.IsNumber && word.Text.Length == 4 && word.Text[0] is '1' or '2').Select(word => word.Text).ToList();
        _scorer = new AnswerScorer(_question, terms, knowledge.Corpus, references, years);
        _ = ward;
    }

    internal List<Candidate> Candidates(int most)
    {
        var found = _knowledge.Finder.Find(_query, MostPassages);
        var scores = found.ToDictionary(hit => hit.Passage.Id, hit => hit.Score, StringComparer.Ordinal);
        var candidates = new List<Candidate>();
        foreach (var id in found.Select(hit => hit.Passage.Document.Id).Distinct(StringComparer.Ordinal))
        {
            foreach (var unit in _knowledge.UnitsOf(id))
            {
                if (!scores.TryGetValue(unit.Passage.Id, out var score) && !unit.IsWide) continue;
                var factor = PlaceFactor(unit);
                if (factor > 0 && _scorer.Score(unit, score) is { } candidate) candidates.Add(candidate with { Score = candidate.Score * factor });
            }
        }
        return [.. candidates
            .OrderByDescending(candidate => candidate.Score)
            .ThenBy(candidate => candidate.Unit.Passage.Id, StringComparer.Ordinal)
            .Take(most)];
    }

    internal Answer Run()
    {
        if (_doubtful > 0 && _doubtful * 2 >= _question.ContentCount) return new Refused(RefusalText.For(RefusalReason.NotInCorpus), RefusalReason.NotInCorpus);
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

    /// <summary>A unit of another place never answers (0); one that names no place answers less surely.</summary>
    private double PlaceFactor(Unit unit)
    {
        if (_places.Count == 0) return unit.Places.Count > 0 && !_knowledge.Places.HasWard(unit.Passage.Document) ? 0.985 : 1;
        var header = unit.Passage.Document;
        var scope = _knowledge.Places.ScopeOf(header);
        var hasWard = _knowledge.Places.HasWard(header);
        var factor = 1.0;
        foreach (var place in Asked())
        {
            if (unit.Places.Contains(place.Key)) continue;
            if (scope.Contains(place.Key))
            {
                if (!place.IsWard) factor *= 0.96;
                continue;
            }
            if (place.IsWard && (hasWard || unit.Places.Count > 0 || header.Kind is "tin-tuc" or "bai-viet")) return 0;
            if (!place.IsWard && (hasWard || unit.Places.Count > 0 || scope.Count > 0)) return 0;
            if (unit.Kind == UnitKind.Article && _question.Wants(AskedKinds.Phone | AskedKinds.Who | AskedKinds.Number) && !_question.Wants(AskedKinds.Money | AskedKinds.Duration)) return 0;
            factor *= 0.85;
        }
        return factor;
    }

    /// <summary>With a ward named, the city beside it only says where the ward is.</summary>
    private IEnumerable<PlaceMention> Asked() => _places.Exists(place => place.IsWard) ? _places.Where(place => place.IsWard) : _places;

    private HashSet<int> PlaceWords()
    {
        var left = new HashSet<int>();
        foreach (var place in Asked())
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

    /// <summary>Names the corpus does not have may have been taken for slips of the finger: what was typed is looked at as well.</summary>
    private List<PlaceMention> PlacesOf(KnowledgeSnapshot knowledge, RewrittenQuery query)
    {
        var places = knowledge.Places.Find(_question.Words);
        foreach (var typed in knowledge.Places.Find(Word.Split(AnTT.Knowledge.Text.VietnameseText.Compose(query.Original))))
        {
            if (!places.Exists(place => place.Key == typed.Key)) places.Add(typed with { FirstWord = 0, WordCount = 0 });
        }
        return places;
    }

    private static List<DocumentReference> References(RewrittenQuery query)
    {
        var found = DocumentReference.FindAll(query.Original);
        foreach (var reference in DocumentReference.FindAll(query.Text))
        {
            if (!found.Exists(other => other.Number == reference.Number)) found.Add(reference);
        }
        return found;
    }

    /// <summary>Words that were changed although what was typed is a good syllable: perhaps the corpus just lacks it.</summary>
    private HashSet<int> Doubtful(RewrittenQuery query)
    {
        var doubtful = new HashSet<int>();
        var start = 0;
        foreach (var token in query.Tokens)
        {
            if (token.Change == TokenChange.Typo && AnTT.Knowledge.Text.Syllable.IsVietnamese(token.Typed) && AnTT.Knowledge.Text.VietnameseText.HasMarks(token.Typed))
            {
                for (var at = 0; at < _question.Words.Count; at++)
                {
                    if (_question.Words[at].Start >= start && _question.Words[at].End <= start + token.Text.Length) doubtful.Add(at);
                }
            }
            start += token.Text.Length + 1;
        }
        return doubtful;
    }

    /// <summary>The parts of a document number are no words of the question.</summary>
    private void LeaveOut(HashSet<int> left, List<DocumentReference> references)
    {
        foreach (var reference in references)
        {
            var parts = new HashSet<string>(StringComparer.Ordinal) { reference.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), reference.Type };
            if (reference.Year > 0) parts.Add(reference.Year.ToString(System.Globalization.CultureInfo.InvariantCulture));
            parts.UnionWith(reference.Issuer.Split('-'));
            for (var at = 0; at < _question.Words.Count; at++)
            {
                if (parts.Contains(AnTT.Knowledge.Text.Letters.Fold(_question.Words[at].Text)) || _question.Words[at].Text.StartsWith("qh1", StringComparison.Ordinal)) left.Add(at);
            }
            LeaveOutName(left, reference);
        }
    }

    /// <summary>"Nghị quyết", "thông tư" right before the number belong to it.</summary>
    private void LeaveOutName(HashSet<int> left, DocumentReference reference)
    {
        for (var at = 2; at < _question.Words.Count; at++)
        {
            if (!left.Contains(at) || _question.Words[at].Text != reference.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)) continue;
            var before = _question.Words[at - 1].Text == "số" ? at - 2 : at - 1;
            if (_question.Words[at - 1].Text == "số") left.Add(at - 1);
            if (before < 1 || !DocumentReference.IsTypeName(_question.Words[before - 1].Text, _question.Words[before].Text)) continue;
            left.Add(before);
            left.Add(before - 1);
        }
    }

    private static string[] Split(string phrase) => [.. Word.Split(phrase).Select(word => word.Text)];
}
