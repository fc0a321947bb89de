using System.Text.Json;
using AnTT.Bot.Channels.DirectLine;

namespace AnTT.Bot.Conversations;

/// <summary>One message being answered: what came in, what is remembered, what goes out.</summary>
/// <param name="fetched">What earlier runs of this turn asked for; null: nothing can be fetched for it.</param>
public sealed class Turn(Conversation conversation, Activity incoming, ConversationState state, Fetched? fetched = null)
{
    private readonly List<Activity> _replies = [];

    public Conversation Conversation { get; } = conversation;

    public Activity Incoming { get; } = incoming;

    public ConversationState State { get; set; } = state;

    public IReadOnlyList<Activity> Replies => _replies;

    /// <summary>What must be fetched before this turn can be answered: this run changes nothing, and the turn runs again with it.</summary>
    public Fetch? Awaits { get; private set; }

    /// <summary>Gives what was fetched, null where it could not be had; false: it is still to be fetched, and the dialog must return at once.</summary>
    public bool TryGet<T>(string name, Func<CancellationToken, Task<T?>> fetch, out T? value)
        where T : class
    {
        value = null;
        // A turn that has said or begun something else cannot be run again.
        if (fetched is null || _replies.Count > 0) return true;
        if (fetched.TryGet(name, out var known))
        {
            value = (T?)known;
            return true;
        }
        Awaits = new Fetch(name, async ct => await fetch(ct));
        return false;
    }

    /// <summary>The incoming words: typed text, or the value of a pressed button.</summary>
    public string Text { get; } = incoming.Text?.Trim() ?? ButtonValue(incoming) ?? "";

    /// <summary>Adds a reply. Choices are shown as buttons; pressing one sends its <see cref="Choice.Says"/>.</summary>
    public void Say(string text, params IReadOnlyList<Choice> choices) => _replies.Add(Reply(text, choices));

    /// <summary>Words to be kept as they are; the chat page offers to save them as a file of that name.</summary>
    public void SayToKeep(string text, string fileName) => _replies.Add(
        Conversation.Channel == DirectLineEndpoints.ChannelId ? Reply(text, []) with { Attachments = [new Attachment { ContentType = "text/plain", Name = fileName }] } : Reply(text, []));

    /// <summary>Adds a reply before the others, whose buttons stay the last.</summary>
    public void SayFirst(string text) => _replies.Insert(0, Reply(text, []));

    /// <summary>Puts words before those of the first reply.</summary>
    public void BeginFirst(string text) => _replies[0] = _replies[0] with { Text = text + _replies[0].Text };

    private static Activity Reply(string text, IReadOnlyList<Choice> choices) => new()
    {
        Type = ActivityTypes.Message,
        Text = text,
        TextFormat = "plain",
        Locale = "vi-VN",
        InputHint = choices.Count > 0 ? "expectingInput" : "acceptingInput",
        SuggestedActions = choices.Count == 0 ? null : new SuggestedActions
        {
            Actions = [.. choices.Select(choice => choice.ToAction())],
        },
    };

    /// <summary>Names the last reply, for a channel that can do more with it than show it.</summary>
    public void NameLast(string name) => _replies[^1] = _replies[^1] with { Name = name };

    /// <summary>Lets the first reply show which of the channel's messages it answers.</summary>
    public void QuoteFirst(string messageId) =>
        _replies[0] = _replies[0] with { ChannelData = JsonSerializer.SerializeToElement(new ChannelFacts(messageId), ActivityJson.Options) };

    private static string? ButtonValue(Activity activity) =>
        activity.Value is { ValueKind: JsonValueKind.String } value ? value.GetString()?.Trim() : null;
}

/// <param name="Title">On the button, at most 20 characters where the channel is Zalo-like.</param>
/// <param name="Says">What pressing it sends.</param>
/// <param name="Dials">A telephone number to call instead of sending words.</param>
public sealed record Choice(string Title, string? Says = null, string? Dials = null)
{
    public static implicit operator Choice(string title) => new(title);

    internal CardAction ToAction() => Dials is null
        ? new CardAction { Type = "imBack", Title = Title, Value = JsonSerializer.SerializeToElement(Says ?? Title, ActivityJson.Options) }
        : new CardAction { Type = "call", Title = Title, Value = JsonSerializer.SerializeToElement($"tel:{Dials}", ActivityJson.Options) };
}
