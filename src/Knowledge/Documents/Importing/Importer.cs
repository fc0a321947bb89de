using System.Security.Cryptography;
using AnTT.Knowledge.Documents.Store;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Knowledge.Documents.Importing;

/// <summary>Brings files into the knowledge base. One bad file is one failed outcome; the rest go in, each document whole or not at all.</summary>
public sealed class Importer(KnowledgeDb db, KnowledgeStore store, TimeProvider clock)
{
    /// <summary>Rises when the reader understands files differently, so that unchanged files are read again.</summary>
    private const string ReaderVersion = "1";
    private const int BatchSize = 64;
    private readonly Catalogue _catalogue = new();
    private bool _publish;
    private bool _changed;

    /// <summary>Imports files and folders.</summary>
    /// <param name="publish">Whether new versions answer at once. While nothing is published yet, they do in any case: a first import is meant to be used.</param>
    /// <exception cref="OperationCanceledException">What was saved before stays; no document is half there.</exception>
    public async Task<ImportReport> ImportAsync(IEnumerable<string> paths, bool publish, IProgress<ImportStep>? progress, CancellationToken ct)
    {
        await LoadCatalogueAsync(ct);
        _publish = publish || !await db.Versions.AnyAsync(version => version.State == VersionState.Published, ct);
        var files = ImportFiles.Under(paths).ToList();
        var outcomes = new List<ImportedFile>(files.Count);
        var pending = 0;
        foreach (var path in files)
        {
            ct.ThrowIfCancellationRequested();
            var outcome = await TakeAsync(path, ct);
            if (outcome.Outcome is ImportOutcome.New or ImportOutcome.Updated) pending++;
            if (pending == BatchSize) pending = await SaveAsync(ct);
            outcomes.Add(outcome);
            progress?.Report(new ImportStep(outcomes.Count, files.Count, outcome));
        }
        await SaveAsync(ct);
        return new ImportReport(outcomes, _publish);
    }

    /// <summary>Imports the folder that ships with the program if the knowledge base is still empty; null where it is not.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public async Task<ImportReport?> ImportFirstTimeAsync(string folder, IProgress<ImportStep>? progress, CancellationToken ct)
    {
        if (!await store.IsEmptyAsync(ct)) return null;
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"Không tìm thấy thư mục kho tri thức “{folder}”. Đặt KnowledgeBase:Path trỏ tới thư mục có tài liệu.");
        return await ImportAsync([folder], publish: true, progress, ct);
    }

    private async Task<ImportedFile> TakeAsync(string path, CancellationToken ct)
    {
        try
        {
            var bytes = await ImportFiles.ReadAsync(path, ct);
            return DocumentReader.Read(path, bytes) switch
            {
                ParsedDocument document => await TakeAsync(path, bytes, document, ct),
                Unreadable unreadable => new ImportedFile(path, ImportOutcome.Failed, unreadable.Reason, Line: unreadable.Line),
                var other => throw new NotSupportedException(other.GetType().Name),
            };
        }
        catch (DocumentFormatException error)
        {
            return new ImportedFile(path, ImportOutcome.Failed, error.Message, Line: error.Line);
        }
    }

    private async Task<ImportedFile> TakeAsync(string path, byte[] bytes, ParsedDocument parsed, CancellationToken ct)
    {
        var header = parsed.Header;
        if (_catalogue.TakenBy(header.Id, path) is { } first)
            return new ImportedFile(path, ImportOutcome.Failed, $"Mã “{header.Id}” đã dùng cho tệp {first}. Đặt mã (id) khác, hoặc đổi tên tệp nếu tệp không có phần đầu.", header.Id);
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData([.. bytes, .. System.Text.Encoding.ASCII.GetBytes(ReaderVersion)]));
        var known = _catalogue[header.Id];
        if (known?.Fingerprint == fingerprint && known.State is (VersionState.Draft or VersionState.Published))
            return await UnchangedAsync(path, known, ct);
        var hash = TextSketch.Hash(parsed);
        if (_catalogue.SameText(header.Id, hash) is { } twin)
            return new ImportedFile(path, ImportOutcome.Failed, $"Nội dung trùng với “{twin.Title}” ({twin.Id}) đã có. Bỏ tệp này, hoặc đặt cùng mã (id) để thay bản cũ.", header.Id);
        var sketch = TextSketch.Of(parsed);
        parsed = parsed with { Warnings = [.. parsed.Warnings, .. _catalogue.Neighbours(header, sketch)] };
        var version = await AddAsync(path, bytes, parsed, fingerprint, hash, sketch, ct);
        _catalogue.Set(new Catalogue.Entry(header.Id, header.Title, header.Kind, header.Number, fingerprint, hash, sketch, version.State));
        var counts = $"{parsed.Passages.Count} đoạn";
        return new ImportedFile(path, known is null ? ImportOutcome.New : ImportOutcome.Updated, $"{header.Title} ({counts})", header.Id, version.State) { Warnings = parsed.Warnings, Passages = parsed.Passages.Count };
    }

    /// <summary>The same file again: with publishing asked for, its draft is published.</summary>
    private async Task<ImportedFile> UnchangedAsync(string path, Catalogue.Entry known, CancellationToken ct)
    {
        if (!_publish || known.State == VersionState.Published) return new ImportedFile(path, ImportOutcome.Unchanged, known.Title, known.Id, known.State);
        var document = await FindAsync(known.Id, ct);
        document!.Publish(document.Newest!, clock.GetUtcNow());
        _changed = true;
        _catalogue.Set(known with { State = VersionState.Published });
        return new ImportedFile(path, ImportOutcome.Updated, $"{known.Title} (công bố bản nháp)", known.Id, VersionState.Published);
    }

    private async Task<DocumentVersion> AddAsync(string path, byte[] bytes, ParsedDocument parsed, string fingerprint, string hash, byte[] sketch, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var header = parsed.Header;
        var document = await FindAsync(header.Id, ct);
        if (document is null) db.Documents.Add(document = new StoredDocument { Id = header.Id, Title = header.Title, Kind = header.Kind, CreatedAt = now });
        (document.Title, document.Kind, document.Number) = (header.Title, header.Kind, header.Number);
        var version = new DocumentVersion
        {
            DocumentId = header.Id,
            Number = (document.Newest?.Number ?? 0) + 1,
            Fingerprint = fingerprint,
            TextHash = hash,
            Sketch = sketch,
            Header = PassageJson.Write(header),
            Passages = PassageJson.Write(parsed.Passages),
            Outline = DocumentOutline.Render(parsed),
            SourceName = Path.GetFileName(path),
            SourceText = DocumentReader.SourceText(path, bytes),
            ImportedAt = now,
            Review = header.Review,
        };
        document.Add(version, now);
        db.Versions.Add(version);
        if (_publish)
        {
            document.Publish(version, now);
            _changed = true;
        }
        return version;
    }

    private async Task<StoredDocument?> FindAsync(string id, CancellationToken ct) => _catalogue[id] is null
        ? null
        : await db.Documents.Include(document => document.Versions).FirstOrDefaultAsync(document => document.Id == id, ct);

    private async Task<int> SaveAsync(CancellationToken ct)
    {
        if (_changed) await store.BumpAsync(ct);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        _changed = false;
        return 0;
    }

    private async Task LoadCatalogueAsync(CancellationToken ct)
    {
        _catalogue.Clear();
        var rows = await db.Versions.AsNoTracking().OrderBy(version => version.Number)
            .Join(db.Documents, version => version.DocumentId, document => document.Id, (version, document) =>
                new Catalogue.Entry(document.Id, document.Title, document.Kind, document.Number, version.Fingerprint, version.TextHash, version.Sketch, version.State))
            .ToListAsync(ct);
        rows.ForEach(_catalogue.Set);
    }
}
