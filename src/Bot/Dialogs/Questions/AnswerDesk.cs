using AnTT.Cases.Routing;
using AnTT.Knowledge.Answers;
using AnTT.Knowledge.Documents;
using AnTT.Knowledge.Documents.Store;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Dialogs.Questions;

/// <summary>The published knowledge base as the bot answers from it now; swapped whole when what is published changes.</summary>
public sealed class AnswerDesk(IOptions<WardOptions> ward, TimeProvider clock)
{
    private readonly string? _ward = new WardOptions().Name == ward.Value.Name ? null : ward.Value.Name;
    private volatile AnswerService? _answers;

    /// <summary>True once something has been loaded.</summary>
    public bool IsReady => _answers is not null;

    /// <summary>Revision of what is in use; -1 before anything is.</summary>
    public long Revision { get; private set; } = -1;

    public void Load(PublishedKnowledge published)
    {
        _answers = new AnswerService(published.Passages, clock);
        Revision = published.Revision;
    }

    public Answer Ask(Question question) => Current.Ask(question);

    /// <summary>The same for the ward this bot serves, where the question names none.</summary>
    public Answer Answer(Question question) => Current.Ask(question with { Ward = question.Ward ?? _ward });

    /// <summary>The passages closest to the words, best first, with a score of 1 for the best.</summary>
    public IReadOnlyList<(Passage Passage, double Score)> Search(string text, int take) => Current.Search(text, take);

    /// <param name="before">Earlier questions of the conversation, oldest first.</param>
    public Answer Ask(string text, IReadOnlyList<string>? before = null) =>
        Ask(new Question(text, _ward, Before: before));

    private AnswerService Current => _answers ?? throw new InvalidOperationException("The knowledge base has not been loaded.");
}
