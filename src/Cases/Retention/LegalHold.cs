namespace AnTT.Cases.Retention;

/// <summary>Nothing of the case is deleted while this stands (giữ hồ sơ theo yêu cầu pháp lý). Always with an end.</summary>
public sealed class LegalHold
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WardId { get; init; }
    public required Guid CaseId { get; init; }
    public required string Reason { get; init; }
    public required string PlacedBy { get; init; }
    public required DateTimeOffset PlacedAt { get; init; }
    public required DateTimeOffset Until { get; init; }
    public DateTimeOffset? EndedAt { get; internal set; }
    public int Version { get; internal set; }
}

/// <summary>What is left of a shredded case besides its number: proof of what was deleted, when and why.</summary>
public sealed class DeletionCertificate
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WardId { get; init; }
    public required Guid CaseId { get; init; }
    public required string CaseNumber { get; init; }

    /// <summary>The retention rule, or that the sender asked.</summary>
    public required string Rule { get; init; }

    public required string DoneBy { get; init; }
    public required DateTimeOffset DoneAt { get; init; }

    /// <summary>JSON: how many reports, messages, notes; SHA-256 of each original file.</summary>
    public required string Content { get; init; }

    /// <summary>Keyed hash of all of the above.</summary>
    public required byte[] Seal { get; init; }
}
