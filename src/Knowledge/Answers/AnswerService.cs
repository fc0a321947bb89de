using AnTT.Knowledge.Answers.Guards;
using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Answers.Wording;
using AnTT.Knowledge.Documents;

namespace AnTT.Knowledge.Answers;

/// <summary>
/// Answers questions from one snapshot of the knowledge base by quoting it. Immutable and thread-safe; the same question over the same snapshot always gets the same answer.
/// </summary>
public sealed class AnswerService
{
    private readonly KnowledgeSnapshot _knowledge;
    private readonly TimeProvider _clock;

    public AnswerService(IReadOnlyList<Passage> passages, TimeProvider clock)
    {
        _knowledge = new KnowledgeSnapshot(passages);
        _clock = clock;
    }

    public Answer Ask(Question question)
    {
        var rewritten = _knowledge.Finder.Rewrite(question.Text);
        if (rewritten.Tokens.Count == 0) return new Refused(RefusalText.For(RefusalReason.NoQuestion), RefusalReason.NoQuestion);
        if (RefusalRules.ReasonFor(question.Text, rewritten.Text) is { } reason) return new Refused(RefusalText.For(reason), reason);
        return SearchFor(question).Run();
    }

    /// <summary>The passages closest to the words, best first, with a score of 1 for the best.</summary>
    public IReadOnlyList<(Passage Passage, double Score)> Search(string text, int take) => _knowledge.Finder.Find(_knowledge.Finder.Rewrite(text), take);

    /// <summary>The units that came closest, with their scores; for people who tune or explain.</summary>
    internal IReadOnlyList<Candidate> Explain(Question question) => SearchFor(question).Candidates(8);

    private AnswerSearch SearchFor(Question question) =>
        new(_knowledge, _knowledge.Finder.Rewrite(question.Text), question.Ward, question.On ?? Today());

    private DateOnly Today() => DateOnly.FromDateTime(_clock.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).DateTime);
}
