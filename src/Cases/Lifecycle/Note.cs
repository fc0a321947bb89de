namespace AnTT.Cases.Lifecycle;

/// <summary>Who may read a note. Internal is the default; a public one goes to every sender of the case.</summary>
public enum NoteVisibility
{
    /// <summary>Nội bộ: everyone who may open the case.</summary>
    Internal,

    /// <summary>Riêng tôi: the author.</summary>
    Personal,

    /// <summary>Công khai: shown to the senders as well.</summary>
    Public,
}

public sealed class Note
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WardId { get; init; }
    public required Guid CaseId { get; init; }
    public required string OfficerId { get; init; }
    public required string OfficerName { get; init; }
    public NoteVisibility Visibility { get; init; } = NoteVisibility.Internal;
    public required string Text { get; init; }
    public required DateTimeOffset WrittenAt { get; init; }
}
