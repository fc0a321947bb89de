namespace AnTT.Cases.Rights;

/// <summary>A sender's wish to have the content of a tip erased. What names the sender is erased at once; the content is decided by an officer.</summary>
/// <remarks>Acknowledged at once; decided within 15 days (NĐ 356/2025: 2 working days and 15 days).</remarks>
public sealed class ErasureRequest
{
    public static readonly TimeSpan TimeToDecide = TimeSpan.FromDays(15);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WardId { get; init; }
    public required Guid CaseId { get; init; }
    public required Guid MailboxId { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public DateTimeOffset? DecidedAt { get; internal set; }
    public string? DecidedBy { get; internal set; }
    public bool Granted { get; internal set; }

    /// <summary>Why not, as the sender is told.</summary>
    public string? Answer { get; internal set; }

    public int Version { get; internal set; }
}
