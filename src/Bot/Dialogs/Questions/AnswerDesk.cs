using AnTT.Cases.Routing;
using AnTT.Knowledge.Answers;
using AnTT.Knowledge.Documents;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Dialogs.Questions;

/// <summary>The published knowledge base as the bot answers from it now; swapped whole when what is published changes.</summary>
public sealed class AnswerDesk(IOptions<WardOptions> ward, TimeProvider clock)
{
    private readonly string? _ward = new WardOptions().Name == ward.Value.Name ? null : ward.Value.Name;
    private volatile AnswerService? _answers;

    /// <summary>True once something has been loaded.</summary>
    public bool IsReady => _answers is not null;

    public void Load(IReadOnlyList<Passage> passages) => _answers = new AnswerService(passages, clock);

    public Answer Ask(Question question) => Current.Ask(question);

    /// <summary>The passages closest to the words, best first, with a score of 1 for the best.</summary>
    public IReadOnlyList<(Passage Passage, double Score)> Search(string text, int take) => Current.Search(text, take);

    /// <param name="before">Earlier questions of the conversation, oldest first.</param>
    public Answer Ask(string text, IReadOnlyList<string>? before = null) =>
        Ask(new Question(text, _ward, Before: before));

    private AnswerService Current => _answers ?? throw new InvalidOperationException("The knowledge base has not been loaded.");
}
