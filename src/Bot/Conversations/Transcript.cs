namespace AnTT.Bot.Conversations;

/// <summary>Adds the bot's activities to what a person sees.</summary>
internal static class Transcript
{
    public const string BotId = "antt-bot";
    public const string BotName = "Trợ lý an ninh trật tự";

    public static void Append(ConversationDb db, Conversation conversation, IEnumerable<Activity> replies, string? replyToId, DateTimeOffset now)
    {
        foreach (var reply in replies)
        {
            var sequence = ++conversation.LastSequence;
            var stamped = reply with
            {
                Id = ActivityIds.Format(conversation.Id, sequence),
                Timestamp = now,
                ChannelId = conversation.Channel,
                From = new ChannelAccount { Id = BotId, Name = BotName, Role = "bot" },
                Conversation = new ConversationAccount { Id = conversation.Id },
                ReplyToId = replyToId,
            };
            db.Transcript.Add(new TranscriptEntry
            {
                ConversationId = conversation.Id,
                Sequence = sequence,
                Payload = ActivityJson.Write(stamped),
                At = now,
            });
        }
        conversation.LastActivityAt = now;
    }
}
