namespace AnTT.Bot.Conversations;

/// <summary>Adds the bot's activities to what a person sees.</summary>
internal static class Transcript
{
    public const string BotId = "antt-bot";
    public const string BotName = "Trợ lý an ninh trật tự";

    /// <summary>Gives a reply its number and what else the protocol wants.</summary>
    public static Activity Stamp(Conversation conversation, Activity reply, string? replyToId, DateTimeOffset now) => reply with
    {
        Id = ActivityIds.Format(conversation.Id, ++conversation.LastSequence),
        Timestamp = now,
        ChannelId = conversation.Channel,
        From = new ChannelAccount { Id = BotId, Name = BotName, Role = "bot" },
        Conversation = new ConversationAccount { Id = conversation.Id },
        ReplyToId = replyToId,
    };
}
