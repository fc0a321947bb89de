using AnTT.Bot.Conversations.Outbox;
using AnTT.Bot.Dialogs;
using AnTT.Bot.Storage;

namespace AnTT.Bot.Conversations;

/// <summary>Opens a conversation once, with its greeting, however often the channel announces it.</summary>
public sealed class ConversationStarter(ConversationStore store, UnitOfWork unit, WriteGate gate, Greeting greeting, ReplyWriter replies, TranscriptFeed feed, TimeProvider clock)
{
    /// <returns>True when the conversation is new.</returns>
    public async Task<bool> OpenAsync(string channel, string conversationId, string userId, CancellationToken ct)
    {
        if (await store.ExistsAsync(conversationId, ct)) return false;
        using (await gate.EnterAsync(ct))
        {
            var opened = await unit.CommitAsync(
                async () =>
                {
                    if (await store.ExistsAsync(conversationId, ct)) return false;
                    var now = clock.GetUtcNow();
                    var conversation = new Conversation
                    {
                        Id = conversationId,
                        Channel = channel,
                        UserId = userId,
                        DraftKey = DraftKeys.New(),
                        StartedAt = now,
                        LastActivityAt = now,
                    };
                    var turn = new Turn(conversation, new Activity { Type = ActivityTypes.ConversationUpdate }, new ConversationState());
                    greeting.Say(turn);
                    conversation.State = turn.State.Write();
                    await replies.AppendAsync(conversation, turn.Replies, replyToId: null, ct);
                    await store.AddAsync(conversation, ct);
                    return true;
                },
                ct);
            if (opened) feed.Announce(conversationId);
            return opened;
        }
    }
}
