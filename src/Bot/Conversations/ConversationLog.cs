namespace AnTT.Bot.Conversations;

/// <summary>Events 1000–1099. Ids, counts and durations only.</summary>
internal static partial class ConversationLog
{
    [LoggerMessage(1001, LogLevel.Error, "Could not store {Count} incoming messages; their senders were told to try again")]
    public static partial void InboxWriteFailed(ILogger logger, int count, Exception error);

    [LoggerMessage(1002, LogLevel.Error, "A turn failed; its messages are tried again")]
    public static partial void TurnFailed(ILogger logger, Exception error);

    [LoggerMessage(1003, LogLevel.Critical, "Inbox message {InboxId} was set aside after {Attempts} attempts; someone must look at it")]
    public static partial void SetAside(ILogger logger, long inboxId, int attempts);

    [LoggerMessage(1004, LogLevel.Information, "Resuming {Count} conversations with unprocessed messages")]
    public static partial void Resuming(ILogger logger, int count);

    [LoggerMessage(1006, LogLevel.Error, "Old inbox messages could not be removed")]
    public static partial void CleaningFailed(ILogger logger, Exception error);

    [LoggerMessage(1005, LogLevel.Error, "Turn worker could not reach the database")]
    public static partial void WorkerFailed(ILogger logger, Exception error);

    [LoggerMessage(1006, LogLevel.Information, "Kept {Kept} of {Count} fetched files of inbox message {InboxId}")]
    public static partial void Fetched(ILogger logger, int kept, int count, long inboxId);

    [LoggerMessage(1007, LogLevel.Warning, "Fetching a file of inbox message {InboxId} failed with {Code}")]
    public static partial void FetchFailed(ILogger logger, long inboxId, string code);
}
