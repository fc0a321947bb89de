namespace AnTT.Bot.Conversations.Outbox;

/// <summary>A channel we call to deliver. Registering one makes replies of its conversations go to the outbox instead of the transcript.</summary>
public interface IChannelSender
{
    /// <summary>The <see cref="Conversation.Channel"/> it serves.</summary>
    string Channel { get; }

    /// <summary>Sends what is left of one message. Called for one message of a conversation at a time, in order; for many conversations at once.</summary>
    /// <remarks>What it throws counts as <see cref="SendOutcome.Retry"/> without an answer.</remarks>
    Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken ct);
}

/// <param name="Recipient">The conversation's <see cref="Conversation.UserId"/>, as the channel stored it.</param>
/// <param name="PartsSent">Parts the channel has already; start after them.</param>
/// <param name="UncertainSince">Not null: an earlier try of the next part may have arrived. Look before repeating.</param>
/// <param name="PartSentAsync">To be awaited after each part but the last, so that a failure of the next does not repeat it.</param>
public sealed record OutgoingMessage(
    long Id, string ConversationId, string Recipient, Activity Activity, int PartsSent, int Attempts, DateTimeOffset? UncertainSince, Func<Task> PartSentAsync);

/// <summary>How a try ended.</summary>
public abstract record SendOutcome
{
    public sealed record Delivered : SendOutcome;

    /// <summary>Not now; later. Network trouble and the channel's own faults are retried without end, with growing pauses.</summary>
    /// <param name="Code">The channel's code, for the log.</param>
    /// <param name="After">Null: growing pauses.</param>
    /// <param name="MostTries">After so many the message is given up. Null: never.</param>
    /// <param name="Uncertain">No answer came: the channel may have it.</param>
    public sealed record Retry(string Code, TimeSpan? After = null, int? MostTries = null, bool Uncertain = false) : SendOutcome;

    /// <summary>The whole channel must wait: called too often, or its credentials fail. The message's own tries are not counted.</summary>
    public sealed record ChannelDown(string Code, TimeSpan For) : SendOutcome;

    /// <summary>The channel allows no message to this person until they write again.</summary>
    public sealed record Held(string Code) : SendOutcome;

    /// <summary>This message will never be taken.</summary>
    public sealed record Refused(string Code) : SendOutcome;
}

/// <summary>Which channels have to be called.</summary>
public sealed class ChannelSenders(IEnumerable<IChannelSender> senders)
{
    private readonly Dictionary<string, IChannelSender> _senders = senders.ToDictionary(sender => sender.Channel, StringComparer.Ordinal);

    public bool Serve(string channel) => _senders.ContainsKey(channel);

    public IChannelSender For(string channel) => _senders[channel];

    public IReadOnlyCollection<string> Channels => _senders.Keys;
}
