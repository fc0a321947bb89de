namespace AnTT.Knowledge.Documents.Store;

/// <summary>A document with all its versions; at most one of them is published.</summary>
public sealed class StoredDocument
{
    public required string Id { get; init; }

    /// <summary>Title of the newest version.</summary>
    public required string Title { get; set; }

    public required string Kind { get; set; }

    public string? Number { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; set; }

    public List<DocumentVersion> Versions { get; } = [];

    public DocumentVersion? Newest => Versions.MaxBy(version => version.Number);

    public DocumentVersion? Published => Versions.Find(version => version.State == VersionState.Published);

    /// <summary>Makes a version the one that answers; the one before is superseded.</summary>
    public void Publish(DocumentVersion version, DateTimeOffset now)
    {
        if (version.State == VersionState.Published) return;
        if (Published is { } before) before.End(VersionState.Superseded, now);
        version.State = VersionState.Published;
        version.PublishedAt = now;
        version.EndedAt = null;
        Version++;
    }

    /// <summary>Takes the document out of the answers; its text stays for editors.</summary>
    public bool Withdraw(DateTimeOffset now)
    {
        if (Published is not { } published) return false;
        published.End(VersionState.Withdrawn, now);
        Version++;
        return true;
    }

    /// <summary>Adds a newer version as a draft; an older draft gives way to it.</summary>
    public void Add(DocumentVersion version, DateTimeOffset now)
    {
        foreach (var draft in Versions.Where(one => one.State == VersionState.Draft)) draft.End(VersionState.Superseded, now);
        Versions.Add(version);
        Version++;
    }
}

public enum VersionState
{
    /// <summary>Bản nháp.</summary>
    Draft,

    /// <summary>Đang dùng để trả lời.</summary>
    Published,

    /// <summary>Đã thay bằng bản mới hơn.</summary>
    Superseded,

    /// <summary>Đã rút.</summary>
    Withdrawn,
}

/// <summary>One version of a document, as it was imported; never changed afterwards, only its state.</summary>
public sealed class DocumentVersion
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string DocumentId { get; init; }

    /// <summary>From 1.</summary>
    public int Number { get; init; }

    public VersionState State { get; set; }

    /// <summary>Hash of the file's bytes and of the reader's version: the same file is not imported twice.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Hash of the folded text: the same text under another identifier is a duplicate.</summary>
    public required string TextHash { get; init; }

    /// <summary>See <see cref="TextSketch"/>.</summary>
    public required byte[] Sketch { get; init; }

    /// <summary><see cref="DocumentHeader"/> as JSON.</summary>
    public required string Header { get; init; }

    /// <summary>Passages as JSON, without their document.</summary>
    public required string Passages { get; init; }

    /// <summary>Header, warnings and tree as a person reads them.</summary>
    public required string Outline { get; init; }

    /// <summary>Name of the file it came from.</summary>
    public required string SourceName { get; init; }

    /// <summary>Text of the file, for editing; null where the file is not text.</summary>
    public string? SourceText { get; init; }

    public DateTimeOffset ImportedAt { get; init; }

    public DateTimeOffset? PublishedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Day by which a person must compare it with its source again.</summary>
    public DateOnly? Review { get; init; }

    internal void End(VersionState state, DateTimeOffset now)
    {
        State = state;
        EndedAt = now;
    }
}

/// <summary>The one row whose number rises with every change of what is published.</summary>
public sealed class KnowledgeState
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public long Revision { get; set; }
}
