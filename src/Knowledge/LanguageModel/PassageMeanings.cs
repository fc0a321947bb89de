using System.Security.Cryptography;
using System.Text;
using AnTT.Knowledge.Documents;
using AnTT.Knowledge.Documents.Store;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Knowledge.LanguageModel;

/// <summary>A stored vector: of one text by one model, whichever passages have that text.</summary>
public sealed class PassageVector
{
    public required string Model { get; init; }

    /// <summary>SHA-256 of the text as it was sent, hexadecimal.</summary>
    public required string TextHash { get; init; }

    public required byte[] Vector { get; init; }
}

/// <summary>Vectors of the published passages: those in the database, and new ones for those it lacks.</summary>
public sealed class PassageMeanings(KnowledgeDb db)
{
    private const int Batch = 64;

    /// <summary>The vectors in the order of the passages. Interrupted, it goes on where it was the next time.</summary>
    public async Task<Meaning[]> OfAsync(IReadOnlyList<Passage> passages, EmbeddingModel model, string modelName, CancellationToken ct)
    {
        string[] hashes = [.. passages.Select(passage => Hash(TextOf(passage)))];
        var wanted = hashes.ToHashSet(StringComparer.Ordinal);
        var known = new Dictionary<string, Meaning>(StringComparer.Ordinal);
        await foreach (var row in db.Vectors.AsNoTracking().Where(row => row.Model == modelName).AsAsyncEnumerable().WithCancellation(ct))
            if (wanted.Contains(row.TextHash)) known[row.TextHash] = Meaning.Read(row.Vector);
        var missing = passages.Zip(hashes).Where(pair => !known.ContainsKey(pair.Second)).DistinctBy(pair => pair.Second, StringComparer.Ordinal);
        foreach (var batch in missing.Chunk(Batch))
        {
            var vectors = await model.OfPassagesAsync([.. batch.Select(pair => TextOf(pair.First))], ct);
            for (var at = 0; at < batch.Length; at++)
            {
                known[batch[at].Second] = vectors[at];
                db.Vectors.Add(new PassageVector { Model = modelName, TextHash = batch[at].Second, Vector = vectors[at].ToBytes() });
            }
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
        return Array.ConvertAll(hashes, hash => known[hash]);
    }

    /// <summary>A clause without its headings means little to a model, as it does to a reader.</summary>
    private static string TextOf(Passage passage) =>
        string.Join('\n', new[] { passage.Document.Title, string.Join(" › ", passage.Path), passage.Chapeau, passage.Text }.Where(part => !string.IsNullOrWhiteSpace(part)));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
