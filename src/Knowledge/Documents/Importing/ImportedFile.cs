using AnTT.Knowledge.Documents.Store;

namespace AnTT.Knowledge.Documents.Importing;

public enum ImportOutcome
{
    /// <summary>A document not seen before.</summary>
    New,

    /// <summary>A newer version of a known document.</summary>
    Updated,

    /// <summary>Already there as it is.</summary>
    Unchanged,

    /// <summary>Could not be read, or would collide; nothing of it was stored.</summary>
    Failed,
}

/// <summary>What became of one file.</summary>
/// <param name="State">State of the version that the file now stands for; null where it failed.</param>
/// <param name="Message">For an editor, in Vietnamese: what was understood, or what to do.</param>
/// <param name="Line">Line of the file the message speaks of.</param>
public sealed record ImportedFile(
    string Path,
    ImportOutcome Outcome,
    string Message,
    string? DocumentId = null,
    VersionState? State = null,
    int? Line = null)
{
    public IReadOnlyList<DocumentWarning> Warnings { get; init; } = [];

    /// <summary>Passages cut from it; 0 where it failed or is unchanged.</summary>
    public int Passages { get; init; }
}

/// <summary>Told after each file.</summary>
public sealed record ImportStep(int Done, int Total, ImportedFile File);

/// <param name="Published">Whether what was imported answers at once.</param>
public sealed record ImportReport(IReadOnlyList<ImportedFile> Files, bool Published)
{
    public int Count(ImportOutcome outcome) => Files.Count(file => file.Outcome == outcome);

    /// <summary>The whole import in one or two lines, with what to do next.</summary>
    public string Summary
    {
        get
        {
            var counts = $"Mới: {Count(ImportOutcome.New)}, cập nhật: {Count(ImportOutcome.Updated)}, không đổi: {Count(ImportOutcome.Unchanged)}, lỗi: {Count(ImportOutcome.Failed)}.";
            var drafts = Files.Count(file => file.State == VersionState.Draft);
            return drafts == 0 ? counts : $"{counts}\n{drafts} tài liệu là bản nháp, chưa dùng để trả lời. Để công bố: chạy lại lệnh với --publish, hoặc duyệt ở trang biên tập.";
        }
    }
}
