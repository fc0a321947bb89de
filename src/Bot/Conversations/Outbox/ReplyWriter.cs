using AnTT.Bot.Storage;

namespace AnTT.Bot.Conversations.Outbox;

/// <summary>Where the bot's words go, in the transaction of their turn: to the transcript a client reads, or to the outbox of a channel we call.</summary>
public sealed class ReplyWriter(ConversationStore store, ChannelSenders senders, OutboxSeal seal, OutboxSignal signal, AfterCommit afterCommit, TimeProvider clock)
{
    /// <param name="name">What the caller calls these words, for <see cref="OutboxStore.UnderWayAsync"/>.</param>
    public async Task AppendAsync(Conversation conversation, IEnumerable<Activity> replies, string? replyToId, CancellationToken ct, Guid? name = null)
    {
        var now = clock.GetUtcNow();
        var calls = senders.Serve(conversation.Channel);
        foreach (var reply in replies)
        {
            var stamped = Transcript.Stamp(conversation, reply, replyToId, now);
            if (!calls)
            {
                await store.ShowAsync(conversation.Id, conversation.LastSequence, stamped, now, ct);
                continue;
            }
            await store.SendAsync(
                new OutboxMessage
                {
                    Channel = conversation.Channel,
                    ConversationId = conversation.Id,
                    Payload = seal.Close(stamped),
                    Tag = name is { } known ? seal.Tag(known.ToString("N")) : null,
                    CreatedAt = now,
                    DueAt = now,
                },
                ct);
        }
        conversation.LastActivityAt = now;
        if (calls) afterCommit.Do(signal.Wake);
    }
}
