namespace AnTT.Cases.Reporters;

/// <summary>What a sender chose to say about themselves.</summary>
public sealed record NamedReporter(string? Name, string? Contact);

/// <summary>Where the sender's channel can be told that an answer waits; meaningful to the channel only.</summary>
public sealed record ReturnAddress(string Channel, string Address);

/// <summary>Sealed under the reporters' key, apart from the case. An anonymous tip without a return address leaves no row.</summary>
public sealed class ReporterIdentity
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WardId { get; init; }
    public required Guid MailboxId { get; init; }

    /// <summary>AES-GCM of a <see cref="NamedReporter"/>; null when none was given.</summary>
    public byte[]? SealedReporter { get; init; }

    /// <summary>AES-GCM of a <see cref="ReturnAddress"/>; null when none was given.</summary>
    public byte[]? SealedAddress { get; internal set; }

    public int Version { get; internal set; }
}
