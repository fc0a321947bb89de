using AnTT.Cases.Routing;
using AnTT.Knowledge.Answers;
using AnTT.Knowledge.Documents;
using AnTT.Knowledge.Documents.Store;
using AnTT.Knowledge.LanguageModel;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Dialogs.Questions;

/// <summary>The published knowledge base as the bot answers from it now; swapped whole when what is published changes.</summary>
public sealed class AnswerDesk(IOptions<WardOptions> ward, TimeProvider clock)
{
    private readonly string? _ward = new WardOptions().Name == ward.Value.Name ? null : ward.Value.Name;
    private readonly TaskCompletionSource _whenLoaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Loaded _loaded = new(null, [], -1);

    /// <summary>True once something has been loaded.</summary>
    public bool IsReady => _loaded.Answers is not null;

    /// <summary>Completes when something has been loaded.</summary>
    public Task WhenLoaded => _whenLoaded.Task;

    /// <summary>Revision of what is in use; -1 before anything is.</summary>
    public long Revision => _loaded.Revision;

    /// <summary>What is in use now, taken together.</summary>
    internal Loaded Published => _loaded;

    public void Load(PublishedKnowledge published)
    {
        _loaded = new Loaded(new AnswerService(published.Passages, clock), published.Passages, published.Revision);
        _whenLoaded.TrySetResult();
    }

    /// <summary>Makes ready what questions would otherwise wait for.</summary>
    public void Prepare(CancellationToken ct) => Current.Prepare(ct);

    /// <summary>Confidence from which the whole message was understood, and no part of it is tried.</summary>
    private const double SureOfWhole = 0.8;

    public Answer Ask(Question question)
    {
        var whole = Current.Ask(question);
        // What is refused for what it asks stays refused, whatever is told around it.
        if (whole is Clarify or OtherPlace or OutOfForce or Refused { Reason: not (RefusalReason.NotInCorpus or RefusalReason.NoQuestion) } or Answered { Confidence: >= SureOfWhole }) return whole;
        var wards = new Lazy<IReadOnlyList<string>>(() => Current.WardsIn(question.Text));
        // Where the whole is answered, only its likeliest question is tried, and taken if it fits better.
        foreach (var clause in StoryQuestion.In(question.Text, Current.Asks).Take(whole is Answered ? 1 : int.MaxValue))
        {
            // The ward a story names decides whose figures answer: a clause that leaves it out would lose it.
            if (wards.Value.Except(Current.WardsIn(clause)).Any()) continue;
            if (Current.Ask(question with { Text = clause, Before = [], Meaning = null }) is Answered answer && (whole is not Answered || answer.Confidence > whole.Confidence)) return answer;
        }
        return whole;
    }

    /// <summary>The same for the ward this bot serves, where the question names none.</summary>
    public Answer Answer(Question question) => Ask(question with { Ward = question.Ward ?? _ward });

    /// <summary>The passages closest to the words, best first, with a score of 1 for the best.</summary>
    public IReadOnlyList<(Passage Passage, double Score)> Search(string text, int take) => Current.Search(text, take);

    /// <summary>The passages an answer quotes, in the order in which it names them; those meanwhile withdrawn are missing.</summary>
    public IReadOnlyList<Passage> PassagesOf(Answered answer)
    {
        var wanted = answer.Passages.ToHashSet(StringComparer.Ordinal);
        var found = _loaded.Passages.Where(passage => wanted.Contains(passage.Id)).ToDictionary(passage => passage.Id, StringComparer.Ordinal);
        return [.. answer.Passages.Where(found.ContainsKey).Select(id => found[id])];
    }

    /// <param name="before">Earlier questions of the conversation, oldest first.</param>
    /// <param name="meaning">Vector of the text, where there is one.</param>
    public Answer Ask(string text, IReadOnlyList<string>? before = null, Meaning? meaning = null) =>
        Ask(new Question(text, _ward, Before: before, Meaning: meaning));

    /// <summary>A question with its marks, as it is searched.</summary>
    public string Restore(string text) => Current.Restore(text);

    /// <summary>Whether the message has a word of asking, or names a figure that could be asked for, once its marks are restored and shorthand is written out.</summary>
    public bool Asks(string text) => Current.Asks(text);

    private AnswerService Current => _loaded.Answers ?? throw new InvalidOperationException("The knowledge base has not been loaded.");

    internal sealed record Loaded(AnswerService? Answers, IReadOnlyList<Passage> Passages, long Revision);
}
