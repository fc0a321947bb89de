namespace AnTT.Bot.Conversations.Outbox;

/// <summary>Events 1100–1149. Ids, codes and durations only.</summary>
internal static partial class OutboxLog
{
    [LoggerMessage(1101, LogLevel.Warning, "Sending outbox message {OutboxId} over {Channel} failed")]
    public static partial void SendFailed(ILogger logger, long outboxId, string channel, Exception error);

    [LoggerMessage(1102, LogLevel.Critical, "Outbox message {OutboxId} over {Channel} was given up with code {Code}; someone must look at it")]
    public static partial void GivenUp(ILogger logger, long outboxId, string channel, string code);

    [LoggerMessage(1103, LogLevel.Warning, "Channel {Channel} rests for {Period} after code {Code}; what is to be sent waits")]
    public static partial void ChannelDown(ILogger logger, string channel, string code, TimeSpan period);

    [LoggerMessage(1104, LogLevel.Information, "Outbox message {OutboxId} over {Channel} is held until its reader writes again, code {Code}")]
    public static partial void Held(ILogger logger, long outboxId, string channel, string code);

    [LoggerMessage(1105, LogLevel.Error, "The outbox could not be read")]
    public static partial void LoopFailed(ILogger logger, Exception error);

    [LoggerMessage(1106, LogLevel.Error, "The outcome of outbox message {OutboxId} could not be written")]
    public static partial void SettleFailed(ILogger logger, long outboxId, Exception error);
}
