namespace AnTT.Cases.Evidence;

/// <summary>What the sender wants done with what a file tells besides what it shows.</summary>
public enum FactsChoice
{
    /// <summary>Treated like <see cref="Remove"/>.</summary>
    NotAsked,

    /// <summary>Officers get the clean copy; the original stays sealed.</summary>
    Remove,

    /// <summary>Officers read place and time beside the clean copy.</summary>
    Keep,
}

/// <summary>What a scanner said.</summary>
public enum ScanState
{
    Waiting,

    /// <summary>None is configured.</summary>
    NotScanned,
    Passed,

    /// <summary>Kept, never shown: malware can be evidence itself.</summary>
    Quarantined,

    /// <summary>The scanner could not be run; tried again.</summary>
    Failed,
}

public enum CleanState
{
    Waiting,
    Made,

    /// <summary>Broken, too large, or a kind with no cleaner here: only the original exists.</summary>
    NotPossible,
}

/// <summary>A file a sender attached. The original lies encrypted in the evidence folder under <see cref="Id"/> and is never changed; officers see the clean copy.</summary>
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

    /// <summary>What the sender's device called it, sealed with the original: a name can say who and where.</summary>
    public byte[]? SealedName { get; init; }

    /// <summary>JSON of <see cref="HiddenFact"/>s, sealed with the original.</summary>
    public byte[]? SealedFacts { get; internal set; }

    public FactsChoice Facts { get; internal set; }
    public ScanState Scan { get; internal set; }

    /// <summary>The scanner's exit code or why it did not run; never its words, which may repeat the file's.</summary>
    public string? ScanResult { get; internal set; }

    public DateTimeOffset? ScannedAt { get; internal set; }
    public CleanState Clean { get; internal set; }

    /// <summary>The clean copy's name in the evidence folder.</summary>
    public Guid? CleanId { get; internal set; }

    public long CleanSizeBytes { get; internal set; }

    /// <summary>Not null: sealed away for the identity custodian alone; the file's key, under the reporters' key.</summary>
    public byte[]? CustodianKey { get; internal set; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public bool IsSealedAway => CustodianKey is not null;
}

/// <summary>The files of one draft or case and the key they are encrypted with.</summary>
public sealed class EvidenceVault
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WardId { get; set; }

    /// <summary>Keyed hash of the draft's key until the tip is filed; null after.</summary>
    public byte[]? DraftHash { get; internal set; }

    public Guid? MailboxId { get; internal set; }
    public Guid? CaseId { get; internal set; }

    /// <summary>The vault's key: under the master key while the tip is a draft, under the case's key after; always together with the vault's erasable secret.</summary>
    public required byte[] WrappedKey { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>A file came or the draft went on.</summary>
    public DateTimeOffset LastUsedAt { get; internal set; }

    public int Version { get; internal set; }
}
