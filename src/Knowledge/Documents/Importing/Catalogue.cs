using AnTT.Knowledge.Documents.Store;

namespace AnTT.Knowledge.Documents.Importing;

/// <summary>What is known of every document while an import runs: enough to see duplicates without loading texts.</summary>
internal sealed class Catalogue
{
    /// <summary>Share of common runs of words from which two texts are nearly the same, 0–1.</summary>
    private const double NearlySame = 0.8;
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _seen = new(StringComparer.Ordinal);

    public sealed record Entry(string Id, string Title, string Kind, string? Number, string Fingerprint, string TextHash, byte[] Sketch, VersionState State);

    public void Clear()
    {
        _entries.Clear();
        _seen.Clear();
    }

    public Entry? this[string id] => _entries.GetValueOrDefault(id);

    public void Set(Entry entry) => _entries[entry.Id] = entry;

    /// <summary>File of this import that has taken the identifier before; null: none.</summary>
    public string? TakenBy(string id, string path)
    {
        if (_seen.TryGetValue(id, out var first)) return first;
        _seen[id] = path;
        return null;
    }

    /// <summary>A document with the same text under another identifier.</summary>
    public Entry? SameText(string id, string textHash) =>
        _entries.Values.FirstOrDefault(entry => entry.Id != id && entry.TextHash == textHash && entry.State is (VersionState.Draft or VersionState.Published));

    /// <summary>What an editor should know: a document nearly the same, or of the same number.</summary>
    public IEnumerable<DocumentWarning> Neighbours(DocumentHeader header, byte[] sketch)
    {
        foreach (var entry in _entries.Values)
        {
            if (entry.Id == header.Id || entry.State is not (VersionState.Draft or VersionState.Published)) continue;
            var share = TextSketch.Similarity(entry.Sketch, sketch);
            if (share >= NearlySame)
                yield return new DocumentWarning($"Giống {share * 100:0} % với “{entry.Title}” ({entry.Id}). Nếu là bản mới của văn bản đó, đặt cùng mã (id) để thay thế.");
            else if (header.Number is { } number && header.Kind != DocumentKinds.Faq && entry.Kind != DocumentKinds.Faq && string.Equals(entry.Number, number, StringComparison.OrdinalIgnoreCase))
                yield return new DocumentWarning($"Cùng số hiệu {number} với “{entry.Title}” ({entry.Id}). Nếu là bản mới của văn bản đó, đặt cùng mã (id) để thay thế.");
        }
    }
}
