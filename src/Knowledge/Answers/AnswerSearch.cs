using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Composing;
using AnTT.Knowledge.Answers.Guards;
using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Answers.Register;
using AnTT.Knowledge.Answers.Units;
using AnTT.Knowledge.Documents;
using AnTT.Knowledge.Search.Queries;

namespace AnTT.Knowledge.Answers;

/// <summary>Weighs what could answer one question and decides whether it does.</summary>
internal sealed class AnswerSearch
{
    /// <summary>Heaviest word that may be nowhere, as a share of the question.</summary>
    private const double MostMissing = 0.42;

    private const int MostPassages = 50;

    /// <summary>What likeness in meaning counts as evidence beside words.</summary>
    private const double ByMeaningAlone = 0.3;
    private const int MostCandidates = 6;

    /// <summary>Candidates among which a second text is looked for.</summary>
    private const int MostQuotable = 12;
    private const double ThesaurusCredit = 0.85;

    /// <summary>Syllables that may stand before "luật" or after it without naming a law.</summary>
    private static readonly HashSet<string> NoLawBefore = new(["pháp", "trái", "đúng", "phạm", "kỷ", "theo"], StringComparer.Ordinal);
    private static readonly HashSet<string> NoLawAfter = new(["mới", "cũ", "pháp", "quy", "phạt", "cấm", "cho", "việt", "hiện", "là", "sư"], StringComparer.Ordinal);

    private readonly KnowledgeSnapshot _knowledge;
    private readonly AskedQuestion _question;
    private readonly QuestionTerms _terms;
    private readonly AnswerScorer _scorer;
    private readonly PlaceFilter _places;
    private readonly List<NamedSet> _sets;
    private readonly AskedSlot _slot;
    private readonly DateOnly _day;
    private readonly Contrasts _contrasts;
    private readonly AskedAct _act;

    /// <summary>All that speaks of the question, best first; kept, because one question is looked at from several sides.</summary>
    private List<Candidate>? _ranked;

    /// <summary>The member of a series that is asked for by its number; null where none is, or where the corpus has no such series.</summary>
    private readonly AskedPart? _part;

    internal AnswerSearch(KnowledgeSnapshot knowledge, AskedQuestion question, string? ward, DateOnly day)
    {
        _knowledge = knowledge;
        _question = question;
        _day = day;
        var reading = question.Reading;
        var thesaurus = question.Query.Expansions
            .Select(expansion => (Split(expansion.Everyday), Split(expansion.Legal), ThesaurusCredit))
            .Concat(AnswerSynonyms.Default.For(reading.Words.Select(word => word.Text)));
        _part = AskedPart.In(reading) is { } part && IsKnown(part) ? part : null;
        var left = _part is null ? question.Named : [.. question.Named, .. Enumerable.Range(_part.From, _part.To - _part.From)];
        // What was taken is compared as a sum; its words are no words of the act.
        var amount = AsksPenalty(reading) ? AskedAmount.In(reading.Words) : null;
        if (amount is not null) left = [.. left, .. Enumerable.Range(amount.From, amount.To - amount.From)];
        _terms = new QuestionTerms(reading, left, question.Doubtful, knowledge.Corpus, thesaurus);
        _sets = NamedSet.In(reading);
        _slot = new AskedSlot(reading, _terms);
        _contrasts = new Contrasts(question.Query.Text, question.Query.Original);
        _scorer = new AnswerScorer(reading, _terms, question.References, question.Years, question.Named);
        _act = new AskedAct(reading, _terms, _scorer.Matcher, question.Query.Original, amount);
        _places = new PlaceFilter(knowledge.Places, question, knowledge.Places.WardKey(ward));
    }

    private static bool AsksPenalty(QuestionReading reading) => reading.Words.Any(word => word.Text is "phạt" or "tội" or "tù" or "xử" or "hình" or "bắt");

    internal List<Candidate> Candidates(int most)
    {
        var kept = new List<Candidate>(most);
        var floor = 0.0;
        foreach (var candidate in _ranked ??= Rank())
        {
            if (kept.Count == most || candidate.Score < floor) break;
            if (_contrasts.Any && _contrasts.RuleOut(candidate.Unit)) continue;
            if (!IsAnother(candidate)) kept.Add(candidate);
            // What only shares words with an article on another act is further from the question than that article was.
            else if (kept.Count == 0 && floor == 0) floor = candidate.Score * ByFar;
        }
        return kept;
    }

    private bool IsAnother(Candidate candidate) => candidate.Unit.Kind == UnitKind.Article && (_act.IsAnother(candidate.Unit) || (_act.Untold(candidate.Unit, out var alone) is not null && alone));

    /// <summary>The article on the very act that comes first, where it does not tell what is asked of the act; and what that is.</summary>
    private (Candidate Candidate, string What)? FirstUntold()
    {
        foreach (var candidate in (_ranked ??= Rank()).Take(MostCandidates))
        {
            if (candidate.Unit.Kind != UnitKind.Article || candidate.Score < ClearlyMeant || (_contrasts.Any && _contrasts.RuleOut(candidate.Unit)) || _act.IsAnother(candidate.Unit)) continue;
            return (_act.Untold(candidate.Unit, out _) ?? _slot.Untold(candidate.Unit)) is { } what ? (candidate, what) : null;
        }
        return null;
    }

    /// <summary>Score from which an article is about what the question is about.</summary>
    private const double ClearlyMeant = 0.5;

    /// <summary>What an article gains whose limit fits the sum of the question.</summary>
    private const double InBand = 1.15;

    /// <summary>Share of the score of an article on another act under which nothing answers in its place.</summary>
    private const double ByFar = 0.75;

    private List<Candidate> Rank()
    {
        var found = _knowledge.Finder.Weigh(_question.Query with { Expansions = [.. _question.Query.Expansions, .. Synonyms()] }, MostPassages)
            .Select(hit => (hit.Passage, Score: hit.Words > 0 ? hit.Words : ByMeaningAlone * hit.Score)).ToList();
        var scores = new Dictionary<object, double>(found.Count, ReferenceEqualityComparer.Instance);
        foreach (var (passage, score) in found) scores[passage] = score;
        var candidates = new List<Candidate>();
        var preference = new DocumentOrArticle(_question.Reading);
        // Among documents only documents are compared: articles of law crowd out "bao nhiêu vụ đánh bạc".
        if (preference.PrefersDocuments && found.Where(hit => hit.Passage.Document.Kind != DocumentKinds.Faq).Select(hit => hit.Score).DefaultIfEmpty(0).Max() is > 0 and < 1 and var highest)
        {
            foreach (var (passage, score) in found)
            {
                if (passage.Document.Kind != DocumentKinds.Faq) scores[passage] = score / highest;
            }
        }
        foreach (var id in found.Select(hit => hit.Passage.Document.Id).Where(id => id != DocumentRegister.DocumentId).Distinct(StringComparer.Ordinal))
        {
            foreach (var unit in _knowledge.UnitsOf(id))
            {
                if ((unit.Part is not null && _part is null) || (!scores.TryGetValue(unit.Passage, out var score) && !unit.IsWide && !IsTheSet(unit))) continue;
                if (unit.IsWide) score = unit.Passages.Max(passage => scores.GetValueOrDefault(passage));
                var factor = _places.FactorOf(unit) * preference.FactorOf(unit) * PartFactor(unit) * (unit.Kind == UnitKind.Article && _act.IsInBand(unit) ? InBand : 1);
                if (factor > 0 && _scorer.Score(unit, score, IsTheSet(unit)) is { } candidate) candidates.Add(candidate with { Score = candidate.Score * factor });
            }
        }
        return [.. candidates
            .OrderByDescending(candidate => candidate.Score)
            .ThenBy(candidate => candidate.Unit.Passage.Id, StringComparer.Ordinal)];
    }

    internal Finding Run()
    {
        if (NamesUnknownLaw() || IsMostlyDoubtful()) return new NotFound(0, []);
        var candidates = Candidates(4 * MostCandidates);
        if (IsVague() && candidates.Count > 1) return new TooVague(candidates, _question.Query.Text);
        // The series is there and has no such member: "kiến nghị thứ tám" of six.
        if (_part is not null && candidates.Count > 0 && candidates[0].Unit.Part is null) return new NotFound(candidates[0].Score, []);
        // The set is named and nothing tells its members.
        if (_sets.Exists(set => set.IsSure) && !candidates.Exists(candidate => IsTheSet(candidate.Unit))) return new NotFound(candidates.Count == 0 ? 0 : candidates[0].Score, []);
        var inForce = candidates.Where(candidate => candidate.Unit.Passage.Document.InForceOn(_day)).Take(MostCandidates).ToList();
        if (OtherAuthorities.Default.Named(_question.Reading.Words, _question.Query.Original) is { } matter && !(inForce.Count > 0 && (OtherAuthorities.SpeaksOf(inForce[0].Unit, matter) || IsJustThat(inForce[0]))))
            return new DecidedElsewhere(matter.Authority);
        // A text no longer in force that is clearly meant: its neighbour must not stand in for it.
        if (candidates.Count > 0 && !candidates[0].Unit.Passage.Document.InForceOn(_day) && Passes(candidates[0], candidates) && (inForce.Count == 0 || inForce[0].Score < candidates[0].Score - ClearlyAhead))
            return new NotInForce(candidates[0]);
        // What comes first may only mention what is asked for, while the list or the number itself stands near.
        if (inForce.Count > 1 && inForce.Find(other => other.Score >= inForce[0].Score * StillNear && (other.Unit.Kind == UnitKind.Article || other.Unit.Passage.Document.Id == inForce[0].Unit.Passage.Document.Id) && _slot.IsToldBy(other, inForce[0])) is { } told)
            inForce = [told, .. inForce.Where(other => !ReferenceEquals(other, told))];
        if (inForce.Count > 0 && Passes(inForce[0], inForce)) return new Found(WholeList(inForce, candidates), [.. candidates.Where(candidate => candidate.Unit.Passage.Document.InForceOn(_day)).Take(MostQuotable)], _question, inForce[0].Unit.Kind == UnitKind.Article ? _act.Untold(inForce[0].Unit, out _) : null);
        if (candidates.Count > 0 && Passes(candidates[0], candidates)) return new NotInForce(candidates[0]);
        var unknown = _question.DecidingPlaces.FirstOrDefault(place => !_knowledge.Places.IsInCorpus(place.Key));
        if (unknown is not null) return new UnknownPlace(unknown);
        return FirstUntold() is { } untold ? new NotFound(untold.Candidate.Score, [untold.Candidate], untold.What) : new NotFound(candidates.Count == 0 ? 0 : candidates[0].Score, inForce);
    }

    /// <summary>"Con mới làm khai sinh thì … đăng ký cư trú": the matter of another office is only named by the way.</summary>
    private static bool IsJustThat(Candidate candidate) => candidate.Score >= Certain && candidate.Match.Own >= NearlyAll;

    private const double Certain = 1;
    private const double NearlyAll = 0.8;

    /// <summary>Share of the best score from which another text of its document may take its place.</summary>
    private const double StillNear = 0.75;

    private bool IsKnown(AskedPart part)
    {
        foreach (var id in _knowledge.Documents.Keys)
        {
            foreach (var unit in _knowledge.UnitsOf(id))
            {
                if (unit.Part is not null && part.Strength(unit.Part) >= SeriesName.Sure) return true;
            }
        }
        return false;
    }

    /// <summary>"Nhiệm vụ thứ ba" is answered by the third of the tasks and by nothing else.</summary>
    private double PartFactor(Unit unit)
    {
        if (_part is null) return 1;
        return unit.Part is null ? NoPart : _part.Is(unit.Part) ? ThePart * _part.Strength(unit.Part) : 0;
    }

    private bool IsThePart(Candidate candidate) => _part is not null && candidate.Unit.Part is { } part && _part.Strength(part) >= SeriesName.Sure;

    /// <summary>"Bốn cái tự là gì" is answered where four such stand in a row.</summary>
    private bool IsTheSet(Unit unit) => _sets.Exists(set => set.IsIn(unit));

    private const double ThePart = 1.15;
    private const double NoPart = 0.3;

    /// <summary>Words of administration for the question's words, so that their passages are looked at as well.</summary>
    private IEnumerable<QueryExpansion> Synonyms()
    {
        var text = $" {string.Join(' ', _question.Reading.Words.Select(word => word.Text))} ";
        return AnswerSynonyms.Default.For(_question.Reading.Words.Select(word => word.Text))
            .Where(entry => entry.Credit > 0.8 && text.Contains($" {string.Join(' ', entry.From)} ", StringComparison.Ordinal))
            .Select(entry => new QueryExpansion(string.Join(' ', entry.From), string.Join(' ', entry.To)));
    }

    /// <summary>Where several things are asked for and two items of one list answer, the list does.</summary>
    private Candidate WholeList(List<Candidate> nearest, List<Candidate> all)
    {
        var best = nearest[0];
        if (best.Unit.Kind != UnitKind.Entry) return best;
        // "Vì sao …": one of several causes is half an answer.
        if (_question.Reading.Wants(AskedKinds.Why) && best.Match.Introduced >= OfItsList && TypeFit.NamesCauses(best.Unit))
            return all.Find(other => other.Unit.Kind == UnitKind.List && ReferenceEquals(other.Unit.LeadWords, best.Unit.LeadWords)) is { } causes ? causes with { Score = best.Score } : best;
        // Whose duties are asked for: the list is whole only with all of them.
        if (_question.Reading.Wants(AskedKinds.Duty) && all.Find(other => other.Unit.Kind == UnitKind.List && other.Score >= best.Score * AboutAsGood && ReferenceEquals(other.Unit.Passage, best.Unit.Passage) && other.Unit.Text.Contains(best.Unit.Text, StringComparison.Ordinal)) is { } duties) return duties with { Score = best.Score };
        if (!_question.Reading.IsPlural) return best;
        if (nearest.Count(other => other.Unit.Kind == UnitKind.Entry && ReferenceEquals(other.Unit.LeadWords, best.Unit.LeadWords)) < 2) return best;
        return all.Find(other => other.Unit.Kind == UnitKind.List && ReferenceEquals(other.Unit.LeadWords, best.Unit.LeadWords)) is { } list ? list with { Score = best.Score } : best;
    }

    /// <summary>Share of the score of one item from which its list is as good an answer.</summary>
    private const double AboutAsGood = 0.8;

    /// <summary>Share of the question that the lead of a list must name for its items to answer together.</summary>
    private const double OfItsList = 0.35;

    internal string Describe() =>
        $"{_question.Query.Text} | {_question.Reading.Kinds} | {string.Join(' ', _terms.Terms.Select((term, at) => $"{term.Text}:{term.Weight:0.0}+{_terms.Pairs[at]:0.0}"))} | {string.Join(',', _question.Places.Select(place => place.Key))}";

    /// <summary>The evidence on what would be quoted, and the answer it would make; null where nothing gets as far as the gate.</summary>
    internal (double[] Evidence, bool IsArticle, Found Found)? Weigh()
    {
        if (NamesUnknownLaw() || IsMostlyDoubtful()) return null;
        var candidates = Candidates(4 * MostCandidates);
        if (IsVague() && candidates.Count > 1) return null;
        var inForce = candidates.Where(candidate => candidate.Unit.Passage.Document.InForceOn(_day)).Take(MostCandidates).ToList();
        if (inForce.Count == 0 || (OtherAuthorities.Default.Named(_question.Reading.Words, _question.Query.Original) is { } matter && !OtherAuthorities.SpeaksOf(inForce[0].Unit, matter))) return null;
        return (_scorer.EvidenceOn(inForce[0], inForce, _knowledge.Corpus, _question.Places.Count > 0), inForce[0].Unit.Kind == UnitKind.Article, new Found(WholeList(inForce, candidates), inForce, _question));
    }

    private bool Passes(Candidate candidate, IReadOnlyList<Candidate> nearest) =>
        candidate.Match.Missing <= MostMissing
        && !_slot.IsEmpty(candidate)
        && (candidate.Unit.Kind == UnitKind.Article || _question.Years.All(year => UnitYears.Names(candidate.Unit, year)) || !(_part is not null || CountsTheSeries(candidate)))
        && ((_question.References.Count > 0 && candidate.Score >= FloorOfNamed && candidate.Fit.Factor >= FitOfNamed) || (IsThePart(candidate) && candidate.Score >= FloorOfPart) || (CountsTheSeries(candidate) && candidate.Score >= FloorOfCounted) || (candidate.Score >= FloorOfSet && IsTheSet(candidate.Unit)) || AnswerGate.Default.LetsThrough(_scorer.EvidenceOn(candidate, nearest, _knowledge.Corpus, _question.Places.Count > 0), candidate.Unit.Kind == UnitKind.Article));

    /// <summary>Lowest score of what speaks of the very document the question names.</summary>
    private const double FloorOfNamed = 0.57;

    /// <summary>The same of its fit: a document that is named need not tell who signed it.</summary>
    private const double FitOfNamed = 0.6;

    /// <summary>The same of a member of the very series.</summary>
    private const double FloorOfPart = 0.36;

    /// <summary>The same of the series whose members are counted.</summary>
    private const double FloorOfCounted = 0.42;

    /// <summary>The same of the very set, with what being it adds.</summary>
    private const double FloorOfSet = 0.7;

    private bool CountsTheSeries(Candidate candidate) => candidate.Fit.ByItems && (candidate.Fit.Factor >= CountFit.ItemsCounted || CountFit.NamesSeries(_question.Reading.Unit, candidate.Unit) >= SeriesName.Sure);

    private const double ClearlyAhead = 0.25;

    private bool IsMostlyDoubtful() => _question.Doubtful.Count > 0 && _question.Doubtful.Count * 2 >= _question.Reading.ContentCount;

    /// <summary>"Thủ tục thế nào", "phạt bao nhiêu": nothing says of what.</summary>
    private bool IsVague() =>
        !_act.NamesAct && _question.Places.Count == 0 && _question.References.Count == 0 && SiblingBook.Find(_question.Reading.Words).Count == 0 && _terms.Terms.Count is > 0 and < 5
        && _terms.Terms.All(term => (_terms.Terms.Count < 4 && term.Lightness < 1) || Generic.Contains(term.Text));

    private static readonly HashSet<string> Generic = new(["phạt", "thủ", "tục", "giấy", "tờ", "hồ", "sơ", "lệ", "phí", "mức", "tiền", "quy", "định", "luật", "làm", "mất", "thời", "gian", "hạn", "bị", "ngày", "lâu"], StringComparer.Ordinal);

    /// <summary>"Luật Nhà ở" where no document speaks of it: another law is no answer.</summary>
    private bool NamesUnknownLaw()
    {
        var words = _question.Reading.Words;
        for (var at = 0; at + 1 < words.Count; at++)
        {
            if (words[at].Text != "luật" || (at > 0 && NoLawBefore.Contains(words[at - 1].Text))) continue;
            var name = words[at + 1];
            if (!_question.Reading.IsContent[at + 1] || name.IsNumber || NoLawAfter.Contains(name.Text)) continue;
            if (!_knowledge.Corpus.KnowsPair(words[at].Text, name.Text)) return true;
        }
        return false;
    }

    private static string[] Split(string phrase) => [.. Word.Split(phrase).Select(word => word.Text)];
}
