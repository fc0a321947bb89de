using System.Text.RegularExpressions;
using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Composing;
using AnTT.Knowledge.Answers.Guards;
using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Answers.Register;
using AnTT.Knowledge.Answers.Units;
using AnTT.Knowledge.Answers.Wording;
using AnTT.Knowledge.Documents;
using AnTT.Knowledge.Search;
using AnTT.Knowledge.Search.Queries;

namespace AnTT.Knowledge.Answers;

/// <summary>
/// Answers questions from one snapshot of the knowledge base by quoting it. Immutable and thread-safe; the same question over the same snapshot always gets the same answer.
/// </summary>
public sealed partial class AnswerService
{
    /// <summary>Characters of a message that are read; the rest is no question any more.</summary>
    private const int LongestQuestion = 2000;

    /// <summary>Earlier questions that a follow-up may lean on.</summary>
    private const int MostBefore = 6;

    private static readonly TimeSpan HanoiOffset = TimeSpan.FromHours(7);

    /// <summary>Answers and readings kept ready. Residents ask the same things: what is in the news, what a button asks.</summary>
    private const int MostKept = 4096;

    private readonly KnowledgeSnapshot _knowledge;
    private readonly TimeProvider _clock;
    private readonly Recent<Asked, Answer> _answers = new(MostKept);
    private readonly Recent<string, RewrittenQuery> _readings = new(MostKept);

    /// <summary>Messages as they were completed by what stood before them.</summary>
    private readonly Recent<Asked, string> _turns = new(MostKept);

    /// <summary>Whether what a refusal may name instead is answered: refusals in one field name the same few.</summary>
    private readonly Recent<Asked, bool> _nearby = new(MostKept);

    /// <param name="passages">The published passages, those of one document together and in order.</param>
    public AnswerService(IReadOnlyList<Passage> passages, TimeProvider clock, SearchLexicons? lexicons = null)
    {
        _knowledge = new KnowledgeSnapshot(passages, lexicons ?? SearchLexicons.Default);
        _clock = clock;
    }

    /// <summary>Makes everything questions may need that is otherwise made when the first one needs it.</summary>
    public void Prepare(CancellationToken ct) => _knowledge.Prepare(ct);

    /// <summary>Keys of the wards a text names; a city is more often where somebody comes from.</summary>
    public IReadOnlyList<string> WardsIn(string text) => [.. AskedQuestion.Of(Rewrite(Short(text)), _knowledge.Places).Places.Where(place => place.IsWard).Select(place => place.Key)];

    public Answer Ask(Question question)
    {
        var text = Short(question.Text);
        var rewritten = Rewrite(text) with { Meaning = question.Meaning };
        if (rewritten.Tokens.Count == 0) return Refuse(RefusalReason.NoQuestion);
        if (RefusalRules.ReasonFor(text, rewritten.Text) is { } reason) return Refuse(reason);
        var complete = Complete(rewritten, question);
        var asked = new Asked(text, complete.Text, question.Ward, question.On ?? Today());
        if (question.Meaning is null && _answers.TryGet(asked, out var known)) return known;
        var answer = OtherYears.Said(Find(text, complete, question), AskedQuestion.Of(complete, _knowledge.Places), _knowledge.Documents, question.On ?? Today());
        if (question.Meaning is null) _answers.Add(asked, answer);
        return answer;
    }

    private Answer Find(string text, RewrittenQuery complete, Question question)
    {
        var whole = Search(complete, question).Run();
        var leans = question.Before.Count > 0 && Rewrite(text).Text != complete.Text;
        // Several ways to take a message apart look for the same parts.
        var looked = new Dictionary<string, Finding>(StringComparer.Ordinal) { [complete.Text] = whole };
        Finding Look(string text) => looked.TryGetValue(text, out var known) ? known : looked[text] = Search(Rewrite(text), question).Run();
        if (RegisterAnswers.Of(_knowledge.Register, AskedQuestion.Of(complete, _knowledge.Places), whole, question.On ?? Today(), Look) is { } registered) return registered;
        var composer = new Composer(Look, _knowledge.Places);
        if (composer.Answer(complete.Text, Pieces(complete), whole) is { } composed) return composed;
        if (leans && whole is Found other && !Subjects.AreKept(other, Rewrite(text).Text, complete.Text) && !IsOfLast(other, question)) return Refuse(new NotFound(other.Best.Score, []), question);
        if (PerPlace(complete, whole, question) is { } joined) return joined;
        if (whole is Found one && VehicleChoice.Of(complete.Text, one, Look) is { Count: > 1 } vehicles) return Ambiguity.Of([.. vehicles.Select(vehicle => vehicle.Found)]);
        if (whole is Found measured && Degrees.Of(complete.Text, measured.Best.Unit) is { } line && AnswerWriter.Write(whole) is Answered full) return full with { Text = $"Mức bạn hỏi thuộc bậc: {line}\n\n{full.Text}" };
        var parts = QuestionParts.Split(complete.Original.Length == 0 ? complete.Text : Punctuated(complete));
        return parts.Count == 2 ? Both(parts, whole, question) : whole is NotFound none ? Refuse(none, question) : AnswerWriter.Write(whole);
    }

    /// <summary>The question cut at the commas and marks that were typed, each piece with its marks; a comma within a number cuts nothing.</summary>
    private IReadOnlyList<string> Pieces(RewrittenQuery query)
    {
        var typed = PieceEnds().Split(query.Original);
        return typed.Length is 1 or > MostPieces ? [query.Text] : [.. typed.Select(piece => Rewrite(piece).Text).Where(piece => piece.Length > 0)];
    }

    /// <summary>Pieces of a message that lists what it asks; more is a story.</summary>
    private const int MostPieces = 6;

    [GeneratedRegex(@"[,;?]+(?!\d)\s*|\n+", RegexOptions.CultureInvariant, Documents.Patterns.TimeoutMs)]
    private static partial Regex PieceEnds();

    /// <summary>The article that answered last goes on answering in other words than its own.</summary>
    private bool IsOfLast(Found found, Question question)
    {
        if (found.Best.Unit.Kind != UnitKind.Article) return false;
        var last = question with { Text = question.Before[^1], Before = [.. question.Before.SkipLast(1)], Meaning = null };
        return SearchFor(last).Run() is Found before && ReferenceEquals(before.Best.Unit, found.Best.Unit);
    }

    /// <summary>From now on questions that bring their meaning are also answered by likeness to these vectors, which are in the order of the passages.</summary>
    public void Use(MeaningIndex meanings) => _knowledge.Finder.Meanings = meanings;

    /// <summary>The question as it is searched: complete, with its marks.</summary>
    public string Restore(string text) => Rewrite(Short(text)).Text;

    /// <summary>Whether the question has a word of asking, or names a figure that could be asked for, once it is restored.</summary>
    public bool Asks(string text) => QuestionReader.Read(Restore(text)) is var reading && (reading.HasQuestionWord || reading.Wants(AskedKinds.Number));

    /// <summary>The passages closest to the words, best first, with a score of 1 for the best.</summary>
    public IReadOnlyList<(Passage Passage, double Score)> Search(string text, int take) => _knowledge.Finder.Find(Rewrite(text), take);

    /// <summary>The units that came closest, with their scores; for people who tune or explain.</summary>
    internal IReadOnlyList<Candidate> Explain(Question question) => SearchFor(question).Candidates(8);

    /// <summary>How the question was read: its words with their weights, and what is asked for.</summary>
    internal string Describe(Question question) => SearchFor(question).Describe();

    /// <summary>What the gate weighs, with the answer that would be given if it let everything through; null where it is not asked.</summary>
    internal (double[] Evidence, bool IsArticle, Answer Answer)? Weigh(Question question)
    {
        var text = Short(question.Text);
        if (RefusalRules.ReasonFor(text, Rewrite(text).Text) is not null) return null;
        return SearchFor(question).Weigh() is { } weighed ? (weighed.Evidence, weighed.IsArticle, AnswerWriter.Write(weighed.Found)) : null;
    }

    private AnswerSearch SearchFor(Question question) => Search(Complete(Rewrite(Short(question.Text)), question), question);

    private AnswerSearch Search(RewrittenQuery query, Question question) =>
        new(_knowledge, AskedQuestion.Of(query, _knowledge.Places), question.Ward, question.On ?? Today());

    /// <summary>The question with what it takes over from those before it.</summary>
    private RewrittenQuery Complete(RewrittenQuery query, Question question)
    {
        var before = question.Before;
        if (before.Count == 0) return query;
        var conversation = new Conversation(text => Search(Rewrite(text), question).Run(), _knowledge.Places);
        var (last, previous) = (string.Empty, string.Empty);
        foreach (var earlier in before.TakeLast(MostBefore)) (last, previous) = (Completed(conversation, Rewrite(Short(earlier)).Text, last, previous, question), last);
        var complete = Completed(conversation, query.Text, last, previous, question);
        return complete == query.Text ? query : Rewrite(complete);
    }

    private string Completed(Conversation conversation, string text, string last, string previous, Question question)
    {
        var turn = new Asked(text, $"{previous}\n{last}", question.Ward, question.On ?? Today());
        if (_turns.TryGet(turn, out var known)) return known;
        var complete = conversation.Complete(text, last, previous);
        _turns.Add(turn, complete);
        return complete;
    }

    /// <summary>The restored text has no punctuation: what was typed shows where one question ends.</summary>
    private string Punctuated(RewrittenQuery query)
    {
        if (query.Original.Contains('?', StringComparison.Ordinal) && query.Original.TrimEnd().IndexOf('?') < query.Original.TrimEnd().Length - 1) return query.Original;
        return query.Original.Contains(", ", StringComparison.Ordinal) ? string.Join(", ", query.Original.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(part => Rewrite(part).Text)) : query.Text;
    }

    /// <summary>"GINI của Hà Nội và Hải Phòng": one answer for each city, where none speaks of both.</summary>
    private Answered? PerPlace(RewrittenQuery query, Finding whole, Question question)
    {
        var asked = AskedQuestion.Of(query, _knowledge.Places);
        var places = asked.DecidingPlaces.Where(place => place.WordCount > 0).DistinctBy(place => place.Key, StringComparer.Ordinal).ToList();
        if (places.Count != 2) return null;
        var texts = places.ConvertAll(place => asked.WithOnly(place));
        var findings = texts.ConvertAll(text => Search(Rewrite(text), question).Run());
        if (!findings.TrueForAll(finding => finding is Found) || SameUnit((Found)findings[0], (Found)findings[1])) return null;
        // One text that speaks of both places is quoted whole, unless each place has a figure of its own.
        if (whole is Found found && places.TrueForAll(place => found.Best.Unit.Places.Contains(place.Key)) && !asked.Reading.Wants(AskedKinds.Number)) return null;
        return AnswerWriter.Join([.. findings.Cast<Found>().Select(AnswerWriter.Quote)], texts);
    }

    private Answer Both(IReadOnlyList<string> parts, Finding whole, Question question)
    {
        var first = Rewrite(parts[0]);
        var second = Rewrite(FollowUps.Ways(Rewrite(parts[1]).Text, first.Text, _knowledge.Places)[0]);
        var last = Search(second, question);
        Finding[] findings = [Search(first, question).Run(), last.Run()];
        var found = findings.OfType<Found>().ToList();
        if (whole is Found all && findings[0] is Found head && SameUnit(all, head) && AlsoAnswers(second, last, all)) return AnswerWriter.Write(whole);
        if (found.Count == 2 && SameUnit(found[0], found[1])) return AnswerWriter.Write(found[0]);
        if (found.Count == 0 || (found.Count == 1 && whole is Found one && (SameUnit(found[0], one) || found[0].Best.Score < one.Best.Score - 0.1))) return AnswerWriter.Write(whole);
        return AnswerWriter.Join([.. findings.Select(finding => finding is Found part ? AnswerWriter.Quote(part) : AnswerWriter.Write(finding))], parts);
    }

    /// <summary>What answers the message as a whole may answer its second question as well as anything does.</summary>
    private static bool AlsoAnswers(RewrittenQuery part, AnswerSearch search, Found whole)
    {
        var candidates = search.Candidates(MostCompared);
        return candidates.Find(candidate => ReferenceEquals(candidate.Unit, whole.Best.Unit)) is { } same && same.Fit.Factor >= Fitting && HoldsWhatIsAsked(part, same) && same.Score >= candidates[0].Score - NearEnough;
    }

    /// <summary>An article may fit although it lacks the very days or money that one half of a message asks for.</summary>
    private static bool HoldsWhatIsAsked(RewrittenQuery part, Candidate candidate)
    {
        var reading = QuestionReader.Read(part.Text);
        if (reading.Wants(AskedKinds.Duration)) return Array.Exists(candidate.Unit.Values, value => value.Kind == ValueKind.Duration);
        return !reading.Wants(AskedKinds.Money) || Array.Exists(candidate.Unit.Values, value => value.Kind is ValueKind.Money or ValueKind.Percent);
    }

    private const double Fitting = 0.9;
    private const int MostCompared = 40;
    private const double NearEnough = 0.06;

    private static bool SameUnit(Found left, Found right) =>
        ReferenceEquals(left.Best.Unit, right.Best.Unit) || left.Best.Unit.Text.Contains(right.Best.Unit.Text, StringComparison.Ordinal);

    private RewrittenQuery Rewrite(string text)
    {
        if (_readings.TryGet(text, out var known)) return known;
        var rewritten = _knowledge.Finder.Rewrite(text);
        _readings.Add(text, rewritten);
        return rewritten;
    }

    /// <summary>Not there; what is near is named where asking for it is answered.</summary>
    private Answer Refuse(NotFound none, Question question)
    {
        var refused = AnswerWriter.Write(none);
        string[] near = [.. Nearby.QuestionsOf(none).Where(asked => IsAnswered(asked, question)).Take(Nearby.Most)];
        if (refused is not Refused plain || near.Length == 0) return refused;
        return plain with { Text = none.Untold is { } what ? RefusalText.ForUntold(near[0], what) : RefusalText.For(near), Nearest = near };
    }

    private bool IsAnswered(string near, Question question)
    {
        var asked = new Asked(near, near, question.Ward, question.On ?? Today());
        if (_nearby.TryGet(asked, out var known)) return known;
        var answered = Search(Rewrite(near), question).Run() is Found;
        _nearby.Add(asked, answered);
        return answered;
    }

    private static Refused Refuse(RefusalReason reason) => new(RefusalText.For(reason), reason);

    private static string Short(string text) => Glued().Replace(AskedShare().Replace(text.Length <= LongestQuestion ? text : text[..LongestQuestion], " phần trăm"), " ");

    /// <summary>"Nghị định168/2024", "năm2025": a number typed right behind a word that has marks, or a number of a document right behind any.</summary>
    [GeneratedRegex(@"(?<=[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]\p{L}*)(?=\d)|(?<=\p{L}{2})(?=\d{1,4}(?:[-/](?:\d{4}|[\p{L}]{2})))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Documents.Patterns.TimeoutMs)]
    private static partial Regex Glued();

    /// <summary>"Bao nhiêu %": punctuation is dropped when the question is read.</summary>
    [GeneratedRegex(@"(?<=\p{L})\s*%", RegexOptions.CultureInvariant, Documents.Patterns.TimeoutMs)]
    private static partial Regex AskedShare();

    private DateOnly Today() => DateOnly.FromDateTime(_clock.GetUtcNow().ToOffset(HanoiOffset).DateTime);

    /// <summary>Everything an answer depends on, where no vectors take part.</summary>
    /// <param name="Complete">The question with what it takes over from those before it.</param>
    private readonly record struct Asked(string Text, string Complete, string? Ward, DateOnly Day);
}
