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

    /// <param name="before">Earlier questions of the conversation, oldest first.</param>
    public Answer Ask(string text, IReadOnlyList<string>? before = null) =>
        (_answers ?? throw new InvalidOperationException("The knowledge base has not been loaded.")).Ask(new Question(text, _ward, Before: before));
}
