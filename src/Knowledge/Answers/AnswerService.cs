using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Guards;
using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Answers.Units;
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
        if (RefusalRules.ReasonFor(question.Text) is { } reason) return new Refused(RefusalText.For(reason), reason);
        var reading = QuestionReader.Read(question.Text);
        if (reading.Words.Count == 0) return new Refused(RefusalText.For(RefusalReason.NoQuestion), RefusalReason.NoQuestion);
        var search = new AnswerSearch(_knowledge, reading, question.Ward, question.On ?? Today());
        return search.Run();
    }

    /// <summary>The units that came closest, with their scores; for people who tune or explain.</summary>
    internal IReadOnlyList<Candidate> Explain(Question question) =>
        new AnswerSearch(_knowledge, QuestionReader.Read(question.Text), question.Ward, question.On ?? Today()).Candidates(8);

    private DateOnly Today() => DateOnly.FromDateTime(_clock.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).DateTime);
}
