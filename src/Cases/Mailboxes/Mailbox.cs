using AnTT.Cases.Receipts;

namespace AnTT.Cases.Mailboxes;

/// <summary>One sender's thread on a case, opened with the receipt code. Holds no name, address or device.</summary>
public sealed class Mailbox
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WardId { get; init; }
    public required Guid CaseId { get; init; }
    public required Guid ReportId { get; init; }

    /// <summary>Keyed hash of the receipt code.</summary>
    public required byte[] ReceiptHash { get; init; }

    /// <summary>What officers call the sender: "Người báo tin 27-Sen".</summary>
    public required string Pseudonym { get; init; }

    /// <summary>When the sender may be written to, as <see cref="Mailboxes.ReplyHours"/> says; null: at any time.</summary>
    public string? ReplyHours { get; init; }

    /// <summary>The sender asked not to be written to (STOP).</summary>
    public bool Stopped { get; internal set; }

    public int Version { get; internal set; }

    /// <param name="seed">At least three bytes that say nothing of a person.</param>
    internal static string PseudonymFrom(byte[] seed)
    {
        var word = ReceiptCode.WordAt(seed[1] * 256 + seed[2]);
        return $"Người báo tin {10 + seed[0] % 90}-{char.ToUpperInvariant(word[0])}{word[1..]}";
    }
}

/// <summary>A line of the talk between a sender and the ward; both sides read it.</summary>
public sealed class CaseMessage
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WardId { get; init; }
    public required Guid CaseId { get; init; }
    public required Guid MailboxId { get; init; }
    public required bool FromOfficer { get; init; }

    /// <summary>Null for the sender's own messages.</summary>
    public string? OfficerId { get; init; }

    /// <summary>For officers only; the sender reads "Công an phường".</summary>
    public string? OfficerName { get; init; }

    public required string Text { get; init; }
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>An officer's message that waits for the sender's safe hours; null: it went out, or never will by itself.</summary>
    public DateTimeOffset? HeldUntil { get; internal set; }

    /// <summary>The other side has read it.</summary>
    public bool Read { get; internal set; }
}
