namespace AnTT.Cases.Conflict;

/// <summary>
/// An officer who withdrew from a case (từ chối tham gia vì không vô tư; Bộ luật Tố tụng hình sự 2015, Điều 49): from then on it is not there for their eyes,
/// neither in lists, counts and search nor by its address, its papers or its files. What they have already read stays in the log.
/// </summary>
public sealed class Recusal
{
    public required Guid CaseId { get; init; }
    public required Guid WardId { get; init; }
    public required string OfficerId { get; init; }
    public required string OfficerName { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>Whose account looks now; asked anew for each query. Null: the program itself. Not registered: always the program.</summary>
public delegate string? CaseReader();

/// <summary>
/// Which accounts have withdrawn from any case. For everybody else queries are asked without looking it up: at a million cases a condition on every row costs more than the page.
/// </summary>
internal sealed class RecusedReaders
{
    private volatile HashSet<string> _ids = [];

    /// <summary>Somebody who is not known yet may turn out to be one.</summary>
    public bool MayBe(string? readerId) => readerId is { Length: 0 } || (readerId is not null && _ids.Contains(readerId));

    public void Set(IEnumerable<string> readerIds) => _ids = [.. readerIds];

    /// <summary>Before the withdrawal is written: one too many only costs time.</summary>
    public void Add(string readerId) => _ids = [.. _ids, readerId];
}
