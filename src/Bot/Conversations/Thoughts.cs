using AnTT.Bot.Dialogs;
using AnTT.Bot.Dialogs.Forms;
using AnTT.Bot.Understanding;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Conversations;

/// <summary>A message waiting for its turn. <paramref name="Activity"/> is null when what was stored cannot be read.</summary>
internal sealed record Waiting(InboxMessage Row, Activity? Activity);

/// <summary>What is read next in a conversation.</summary>
internal abstract record Thought
{
    /// <summary>These messages, as one.</summary>
    internal sealed record Whole(IReadOnlyList<Waiting> Messages) : Thought;

    /// <summary>More may come: look again after <paramref name="Wait"/>.</summary>
    internal sealed record Unfinished(TimeSpan Wait) : Thought;
}

/// <summary>Decides which messages of a conversation are one thought, and whether it is finished.</summary>
internal sealed class Thoughts(MessageUnderstanding understanding, FormShelf forms, IOptions<ConversationOptions> options, TimeProvider clock)
{
    private const int MostMessages = 20;
    private const int LongThought = 300;

    /// <summary>Words from which an asking message is taken for the whole question.</summary>
    private const int WholeQuestion = 5;

    /// <summary>Most windows one thought may take: someone who keeps typing is answered all the same.</summary>
    private const int MostWindows = 4;

    /// <param name="pending">At least one, oldest first.</param>
    public Thought Next(IReadOnlyList<Waiting> pending, ConversationState state)
    {
        var now = clock.GetUtcNow();
        var thought = new List<Waiting>();
        foreach (var message in pending.Take(MostMessages))
        {
            var part = PartOf(message, state, now);
            if (part != Part.Alone || thought.Count == 0) thought.Add(message);
            if (part != Part.Open) return new Thought.Whole(thought);
        }
        var window = thought.Exists(HasFiles) ? options.Value.FilesWindow : options.Value.QuietWindow;
        var quiet = thought[^1].Row.ReceivedAt + window - now;
        var latest = thought[0].Row.ReceivedAt + window * MostWindows - now;
        var wait = quiet < latest ? quiet : latest;
        return wait > TimeSpan.Zero && thought.Count < MostMessages ? new Thought.Unfinished(wait) : new Thought.Whole(thought);
    }

    /// <summary>One activity that says what all of them say; the last one's in everything else.</summary>
    public static Activity Join(IReadOnlyList<Waiting> messages)
    {
        if (messages.Count == 1) return messages[0].Activity!;
        var activities = messages.Select(message => message.Activity!).ToList();
        return activities[^1] with
        {
            Text = string.Join('\n', activities.Select(activity => activity.Text?.Trim()).Where(text => !string.IsNullOrEmpty(text))),
            Attachments = [.. activities.SelectMany(activity => activity.Attachments ?? [])],
        };
    }

    /// <summary>What is complete, urgent, or failed before stands alone; a whole question ends what was begun before it.</summary>
    private Part PartOf(Waiting message, ConversationState state, DateTimeOffset now)
    {
        if (options.Value.QuietWindow == TimeSpan.Zero || message.Row.Attempts > 0) return Part.Alone;
        if (message.Activity is not { Type: ActivityTypes.Message, Value: null } activity || ChannelFacts.Of(activity) is { Place: not null } or { Refused.Count: > 0 }) return Part.Alone;
        if (activity.Text?.Trim() is not { Length: > 0 } text) return HasFiles(message) ? Part.Open : Part.Alone;
        if (text.Length > LongThought || IsButton(text) || (!HasFiles(message) && IsShortAnswerAwaited(state))) return Part.Alone;
        var intent = understanding.Read(text, new MessageContext(now, Expecting.FreeText)).Intent;
        if (intent is Emergency or Command) return Part.Alone;
        if (HasFiles(message)) return Part.Open;
        return text[^1] == '?' || (intent is Question { IsExplicit: true } && text.Count(char.IsWhiteSpace) + 1 >= WholeQuestion) ? Part.Last : Part.Open;
    }

    private static bool IsButton(string text) => ButtonWords.Read(text) != Button.None || text.StartsWith("Sửa ", StringComparison.Ordinal);

    /// <summary>The bot asked something that one message answers.</summary>
    private bool IsShortAnswerAwaited(ConversationState state) =>
        state.Expecting == Expectation.ReceiptCode
        || (state.Draft is { Paused: false } draft && (draft.Asking is null || forms.Of(draft).Find(draft.CategoryCode, draft.Asking)?.Kind is not (FieldKind.Story or FieldKind.Place or FieldKind.Text)));

    private static bool HasFiles(Waiting message) => message.Activity?.Attachments is { Count: > 0 };

    private enum Part
    {
        /// <summary>Read by itself.</summary>
        Alone,

        /// <summary>More may follow.</summary>
        Open,

        /// <summary>The end of what came before.</summary>
        Last,
    }
}
