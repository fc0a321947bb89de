using AnTT.Bot.Dialogs;
using AnTT.Bot.Dialogs.Tips;
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
internal sealed class Thoughts(MessageUnderstanding understanding, IOptions<ConversationOptions> options, TimeProvider clock)
{
    private const int MostMessages = 20;
    private const int LongThought = 300;

    /// <summary>Most windows one thought may take: someone who keeps typing is answered all the same.</summary>
    private const int MostWindows = 4;

    /// <param name="pending">At least one, oldest first.</param>
    public Thought Next(IReadOnlyList<Waiting> pending, ConversationState state)
    {
        var now = clock.GetUtcNow();
        var thought = new List<Waiting>();
        foreach (var message in pending.Take(MostMessages))
        {
            if (!MayJoin(message, state, now))
            {
                if (thought.Count == 0) thought.Add(message);
                return new Thought.Whole(thought);
            }
            thought.Add(message);
            if (Ends(message.Activity!)) return new Thought.Whole(thought);
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

    /// <summary>Whether the message can be a part of a longer thought. One that is complete, urgent, or failed before stands alone.</summary>
    private bool MayJoin(Waiting message, ConversationState state, DateTimeOffset now)
    {
        if (options.Value.QuietWindow == TimeSpan.Zero || message.Row.Attempts > 0) return false;
        if (message.Activity is not { Type: ActivityTypes.Message, Value: null } activity || ChannelFacts.Of(activity) is { Place: not null } or { Refused.Count: > 0 }) return false;
        if (activity.Text?.Trim() is not { Length: > 0 } text) return HasFiles(message);
        if (text.Length > LongThought || IsButton(text) || (!HasFiles(message) && IsShortAnswerAwaited(state))) return false;
        return understanding.Read(text, new MessageContext(now, Expecting.FreeText)).Intent is not (Emergency or Command);
    }

    private static bool IsButton(string text) => ButtonWords.Read(text) != Button.None || TipForm.FieldOfButton(text) is not null;

    /// <summary>The bot asked something that one message answers.</summary>
    private static bool IsShortAnswerAwaited(ConversationState state) =>
        state.Expecting == Expectation.ReceiptCode
        || state.Draft is { Paused: false, Asking: not (TipForm.What or TipForm.Where or TipForm.Details) };

    private static bool Ends(Activity activity) => activity.Attachments is not { Count: > 0 } && activity.Text?.TrimEnd() is [.., '?'];

    private static bool HasFiles(Waiting message) => message.Activity?.Attachments is { Count: > 0 };
}
