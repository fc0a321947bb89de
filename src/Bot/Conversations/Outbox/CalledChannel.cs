using System.Globalization;
using System.Text.Json;
using AnTT.Cases.Receipts;

namespace AnTT.Bot.Conversations.Outbox;

/// <summary>What a turn needs besides on a channel we call: held words go first, a number picks a choice of the last reply, a newcomer is told whom they talk with.</summary>
internal sealed class CalledChannel(ConversationStore store, ChannelSenders senders, OutboxSeal seal, ForNow forNow, Dialogs.Greeting greeting, TimeProvider clock)
{
    /// <returns>The message as the dialogs are to read it.</returns>
    public async Task<Activity> BeforeAsync(Conversation conversation, Activity incoming, ConversationState state, CancellationToken ct)
    {
        if (!senders.Serve(conversation.Channel)) return incoming;
        await store.ReleaseHeldAsync(conversation.Id, clock.GetUtcNow(), ct);
        return Chosen(incoming, state) is { } says ? incoming with { Text = says } : incoming;
    }

    public async Task AfterAsync(Turn turn, long inboxId, CancellationToken ct)
    {
        if (!senders.Serve(turn.Conversation.Channel)) return;
        if (turn.Incoming.Type == ActivityTypes.Message && !turn.State.Greeted && turn.Replies.Count > 0) greeting.Introduce(turn);
        if (turn.Replies.Count == 0) return;
        turn.State = turn.State with { SealedChoices = Choices(turn.Replies) is { Count: > 0 } says ? Keep(says) : null };
        // Where more was said meanwhile, the answer shows what it answers.
        if (ChannelFacts.Of(turn.Incoming).MessageId is { } id
            && store.HasLater(turn.Conversation.Id, inboxId)) turn.QuoteFirst(id);
    }

    private string? Chosen(Activity incoming, ConversationState state)
    {
        if (state.SealedChoices is not { } sealedChoices || incoming.Text?.Trim().TrimEnd('.', ')') is not { Length: 1 or 2 } text) return null;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || (ForNow.IsHandle(sealedChoices) ? forNow.Find(sealedChoices) : seal.OpenText(sealedChoices)) is not { } json) return null;
        var says = JsonSerializer.Deserialize<List<string>>(json)!;
        return number >= 1 && number <= says.Count ? says[number - 1] : null;
    }

    /// <summary>A choice that says a receipt code would join the conversation to a case: such choices are kept in memory.</summary>
    private string Keep(List<string> says)
    {
        var json = JsonSerializer.Serialize(says);
        return says.Exists(words => ReceiptCode.Read(words) is ReceiptReading.Code) ? forNow.Hold(json) : seal.CloseText(json);
    }

    private static List<string> Choices(IReadOnlyList<Activity> replies) =>
        [.. (replies.LastOrDefault(reply => reply.SuggestedActions is not null)?.SuggestedActions?.Actions ?? [])
            .Where(action => action.Type is "imBack" or "postBack").Select(action => action.Value?.GetString() ?? action.Title)];
}
