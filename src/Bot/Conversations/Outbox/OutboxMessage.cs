namespace AnTT.Bot.Conversations.Outbox;

public enum OutboxStatus
{
    /// <summary>To be sent when it is due and everything before it in its conversation is gone.</summary>
    Waiting = 0,

    /// <summary>The channel does not let us write to this person now; sent when they next write to us.</summary>
    Held = 1,

    /// <summary>Given up; kept for a person to look at.</summary>
    Dead = 2,
}

/// <summary>One activity on its way out to a channel that has to be called. Deleted as soon as the channel has it.</summary>
public sealed class OutboxMessage
{
    /// <summary>Order within a conversation.</summary>
    public long Id { get; init; }

    public required string Channel { get; init; }

    public required string ConversationId { get; init; }

    /// <summary>JSON of the <see cref="Activity"/>, encrypted: what waits here (a receipt code, an officer's words) must not join anybody to a case.</summary>
    public required string Payload { get; set; }

    /// <summary>Keyed hash of what the sender of the activity calls it, so that it can be asked whether it is still here. Null: nobody will ask.</summary>
    public string? Tag { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset DueAt { get; set; }

    public OutboxStatus Status { get; set; }

    /// <summary>Tries that failed for a reason of this message's own.</summary>
    public int Attempts { get; set; }

    /// <summary>A long text goes out in parts; how many of them the channel has.</summary>
    public int PartsSent { get; set; }

    /// <summary>Who is sending it now. Left behind by a process that died: then nobody knows whether it went out.</summary>
    public string? LeaseOwner { get; set; }

    public DateTimeOffset LeaseUntil { get; set; }

    /// <summary>When the try under way began.</summary>
    public DateTimeOffset? LeasedAt { get; set; }

    /// <summary>Set when a try ended without an answer: the channel may have it. The sender looks before it repeats.</summary>
    public DateTimeOffset? UncertainSince { get; set; }

    /// <summary>The channel's code of the last failure; never its text.</summary>
    public string? LastFailure { get; set; }
}

/// <summary>A channel an operator has stopped. What is to be sent waits.</summary>
public sealed class PausedChannel
{
    public required string Channel { get; init; }

    public required DateTimeOffset Since { get; init; }
}
