namespace AnTT.Cases.Reporters;

/// <summary>One wish to see who reported: who asked and why, who agreed, when it was opened, when the sender is told.</summary>
public sealed class IdentityRequest
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WardId { get; init; }
    public required Guid CaseId { get; init; }
    public required string AskedById { get; init; }
    public required string AskedByName { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Null until a second person decided.</summary>
    public string? DecidedById { get; internal set; }

    public string? DecidedByName { get; internal set; }
    public DateTimeOffset? DecidedAt { get; internal set; }
    public bool Approved { get; internal set; }

    /// <summary>The sender is not told before then, for a reason the law gives.</summary>
    public DateTimeOffset? WithheldUntil { get; internal set; }

    public string? WithheldWhy { get; internal set; }
    public DateTimeOffset? OpenedAt { get; internal set; }

    /// <summary>When the sender is to be told; set on opening.</summary>
    public DateTimeOffset? TellAt { get; internal set; }

    public DateTimeOffset? ToldAt { get; internal set; }
    public int Version { get; internal set; }
}
