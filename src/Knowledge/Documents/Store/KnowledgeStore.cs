using Microsoft.EntityFrameworkCore;

namespace AnTT.Knowledge.Documents.Store;

/// <summary>What answers may be drawn from, at one moment.</summary>
/// <param name="Revision">Rises with every change; see <see cref="KnowledgeStore.RevisionAsync"/>.</param>
public sealed record PublishedKnowledge(long Revision, IReadOnlyList<DocumentHeader> Documents, IReadOnlyList<Passage> Passages);

/// <summary>A line of <c>kb list</c>.</summary>
/// <param name="State">Of the newest version.</param>
/// <param name="PublishedNumber">Number of the version that answers; null: none does.</param>
public sealed record DocumentSummary(string Id, string Title, string Kind, string? Number, int Versions, VersionState State, int? PublishedNumber, DateTimeOffset ImportedAt, DateOnly? Review);

/// <summary>One version, for <c>kb show</c> and the editor.</summary>
public sealed record VersionDetail(string DocumentId, int Number, VersionState State, DocumentHeader Header, IReadOnlyList<Passage> Passages, string Outline, string? SourceText, string SourceName, DateTimeOffset ImportedAt, DateTimeOffset? PublishedAt, DateTimeOffset? EndedAt);

/// <summary>Reads and publishes documents.</summary>
public sealed class KnowledgeStore(KnowledgeDb db, TimeProvider clock)
{
    /// <summary>Number that rises with every change of what is published; 0 before the first.</summary>
    public async Task<long> RevisionAsync(CancellationToken ct) =>
        await db.States.AsNoTracking().Where(state => state.Id == KnowledgeState.OnlyId).Select(state => state.Revision).FirstOrDefaultAsync(ct);

    public Task<bool> IsEmptyAsync(CancellationToken ct) => Negate(db.Documents.AnyAsync(ct));

    /// <summary>Every published passage. A superseded or withdrawn text is never among them.</summary>
    public async Task<PublishedKnowledge> LoadPublishedAsync(CancellationToken ct)
    {
        var revision = await RevisionAsync(ct);
        var headers = new List<DocumentHeader>();
        var passages = new List<Passage>();
        var rows = db.Versions.AsNoTracking().Where(version => version.State == VersionState.Published)
            .OrderBy(version => version.DocumentId).Select(version => new { version.Header, version.Passages }).AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(ct))
        {
            var header = PassageJson.ReadHeader(row.Header);
            headers.Add(header);
            passages.AddRange(PassageJson.ReadPassages(row.Passages, header));
        }
        return new PublishedKnowledge(revision, headers, passages);
    }

    public async Task<IReadOnlyList<DocumentSummary>> ListAsync(CancellationToken ct)
    {
        var rows = await db.Versions.AsNoTracking()
            .Join(db.Documents, version => version.DocumentId, document => document.Id, (version, document) => new { document.Id, document.Title, document.Kind, DocumentNumber = document.Number, version.Number, version.State, version.ImportedAt, version.Review })
            .ToListAsync(ct);
        return [.. rows.GroupBy(row => row.Id, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group =>
        {
            var newest = group.MaxBy(row => row.Number)!;
            return new DocumentSummary(newest.Id, newest.Title, newest.Kind, newest.DocumentNumber, group.Count(), newest.State,
                group.FirstOrDefault(row => row.State == VersionState.Published)?.Number, newest.ImportedAt, newest.Review);
        })];
    }

    /// <param name="number">Null: the published version, or the newest where none is.</param>
    public async Task<VersionDetail?> FindAsync(string id, int? number, CancellationToken ct)
    {
        var versions = db.Versions.AsNoTracking().Where(version => version.DocumentId == id);
        var found = number is { } wanted
            ? await versions.FirstOrDefaultAsync(version => version.Number == wanted, ct)
            : await versions.OrderByDescending(version => version.State == VersionState.Published).ThenByDescending(version => version.Number).FirstOrDefaultAsync(ct);
        if (found is null) return null;
        var header = PassageJson.ReadHeader(found.Header);
        return new VersionDetail(found.DocumentId, found.Number, found.State, header, PassageJson.ReadPassages(found.Passages, header), found.Outline,
            found.SourceText, found.SourceName, found.ImportedAt, found.PublishedAt, found.EndedAt);
    }

    /// <summary>Publishes a version; null: the newest. False where there is no such version.</summary>
    public async Task<bool> PublishAsync(string id, int? number, CancellationToken ct)
    {
        var document = await db.Documents.Include(one => one.Versions).FirstOrDefaultAsync(one => one.Id == id, ct);
        var version = number is { } wanted ? document?.Versions.Find(one => one.Number == wanted) : document?.Newest;
        if (document is null || version is null) return false;
        document.Publish(version, clock.GetUtcNow());
        await BumpAsync(ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>Takes a document out of the answers. False where none of its versions is published.</summary>
    public async Task<bool> WithdrawAsync(string id, CancellationToken ct)
    {
        var document = await db.Documents.Include(one => one.Versions).FirstOrDefaultAsync(one => one.Id == id, ct);
        if (document is null || !document.Withdraw(clock.GetUtcNow())) return false;
        await BumpAsync(ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    internal async Task BumpAsync(CancellationToken ct)
    {
        var state = await db.States.FindAsync([KnowledgeState.OnlyId], ct);
        if (state is null) db.States.Add(state = new KnowledgeState());
        state.Revision++;
    }

    private static async Task<bool> Negate(Task<bool> task) => !await task;
}
