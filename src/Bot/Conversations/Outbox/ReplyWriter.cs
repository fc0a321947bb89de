using AnTT.Bot.Storage;

namespace AnTT.Bot.Conversations.Outbox;

/// <summary>Where the bot's words go, in the transaction of their turn: to the transcript a client reads, or to the outbox of a channel we call.</summary>
public sealed class ReplyWriter(ConversationDb db, ChannelSenders senders, OutboxSeal seal, OutboxSignal signal, AfterCommit afterCommit, TimeProvider clock)
{
    /// <param name="name">What the caller calls these words, for <see cref="OutboxStore.UnderWayAsync"/>.</param>
    public void Append(Conversation conversation, IEnumerable<Activity> replies, string? replyToId, Guid? name = null)
    {
        var now = clock.GetUtcNow();
        var calls = senders.Serve(conversation.Channel);
        foreach (var reply in replies)
        {
            var stamped = Transcript.Stamp(conversation, reply, replyToId, now);
            if (!calls)
            {
                Transcript.Append(db, conversation, stamped, now);
                continue;
            }
            db.Outbox.Add(new OutboxMessage
            {
                Channel = conversation.Channel,
                ConversationId = conversation.Id,
                Payload = seal.Close(stamped),
                Tag = name is { } known ? seal.Tag(known.ToString("N")) : null,
                CreatedAt = now,
                DueAt = now,
            });
        }
        conversation.LastActivityAt = now;
        if (calls) afterCommit.Do(signal.Wake);
    }
}
