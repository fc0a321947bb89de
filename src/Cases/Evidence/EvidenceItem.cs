namespace AnTT.Cases.Evidence;

/// <summary>A file a sender attached. The bytes lie encrypted in the evidence folder under <see cref="Id"/>; the original is never changed.</summary>
public sealed class EvidenceItem
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WardId { get; init; }
    public required Guid VaultId { get; init; }

    /// <summary>What the bytes are, by their own content.</summary>
    public required FileKind Kind { get; init; }

    public required long SizeBytes { get; init; }

    /// <summary>SHA-256 of the original bytes.</summary>
    public required byte[] Sha256 { get; init; }

    /// <summary>What the sender's device called it, cut and cleaned; never used as a path or a type.</summary>
    public string? ClaimedName { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
}

/// <summary>The files of one draft or case and the key they are encrypted with. Deleting the wrapped key destroys the files everywhere.</summary>
public sealed class EvidenceVault
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WardId { get; set; }

    /// <summary>Keyed hash of the draft's key until the tip is filed; null after.</summary>
    public byte[]? DraftHash { get; internal set; }

    public Guid? MailboxId { get; internal set; }
    public Guid? CaseId { get; internal set; }

    /// <summary>The vault's key, encrypted under the master key.</summary>
    public required byte[] WrappedKey { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public int Version { get; internal set; }
}
