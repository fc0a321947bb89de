namespace AnTT.Cases.Mailboxes;

/// <summary>Another time the same trouble happened (nhật ký), as its sender noted it.</summary>
public sealed class DiaryEntry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WardId { get; init; }
    public required Guid CaseId { get; init; }
    public required Guid MailboxId { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>When, in the sender's words; null: noted while it happened.</summary>
    public string? OccurredText { get; init; }

    public required string Text { get; init; }
    public required DateTimeOffset WrittenAt { get; init; }
}
