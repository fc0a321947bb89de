using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Documents.Store;

/// <summary>Compares texts without keeping them: a hash for equal ones, the smallest hashes of their runs of words for similar ones.</summary>
internal static class TextSketch
{
    private const int Run = 6;
    private const int Kept = 64;

    /// <summary>Same for texts that differ only in marks, capitals, spaces and punctuation.</summary>
    public static string Hash(ParsedDocument document) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', Words(document)))));

    public static byte[] Of(ParsedDocument document)
    {
        var words = Words(document);
        var smallest = new SortedSet<ulong>();
        for (var i = 0; i + Run <= words.Length; i++)
        {
            var hash = Hash(words.AsSpan(i, Run));
            if (smallest.Count == Kept && hash >= smallest.Max) continue;
            smallest.Add(hash);
            if (smallest.Count > Kept) smallest.Remove(smallest.Max);
        }
        var bytes = new byte[smallest.Count * sizeof(ulong)];
        var at = 0;
        foreach (var hash in smallest)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(at), hash);
            at += sizeof(ulong);
        }
        return bytes;
    }

    /// <summary>Estimated share of common runs, 0–1; 0 for texts too short to say.</summary>
    public static double Similarity(byte[] first, byte[] second)
    {
        if (first.Length < Kept * sizeof(ulong) || second.Length < Kept * sizeof(ulong)) return 0;
        int a = 0, b = 0, union = 0, common = 0;
        while (union < Kept && a < Kept && b < Kept)
        {
            var (left, right) = (At(first, a), At(second, b));
            if (left == right) common++;
            if (left <= right) a++;
            if (right <= left) b++;
            union++;
        }
        return (double)common / union;
    }

    private static ulong At(byte[] sketch, int index) => BinaryPrimitives.ReadUInt64LittleEndian(sketch.AsSpan(index * sizeof(ulong)));

    private static string[] Words(ParsedDocument document)
    {
        var text = new StringBuilder();
        if (document.Header.Kind == DocumentKinds.Faq) text.Append(document.Header.Title).Append(' ');
        foreach (var passage in document.Passages)
            if (passage.Role == PassageRole.Text)
                text.Append(passage.Text).Append(' ');
        return Letters.Fold(text.ToString()).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Plain).Where(word => word.Length > 0).ToArray();
    }

    private static string Plain(string word) => word.All(char.IsAsciiLetterOrDigit) ? word : string.Concat(word.Where(char.IsAsciiLetterOrDigit));

    private static ulong Hash(ReadOnlySpan<string> words)
    {
        var hash = 14695981039346656037UL; // FNV-1a, finished with a mix so that the smallest values are spread evenly
        foreach (var word in words)
        {
            foreach (var letter in word) hash = (hash ^ letter) * 1099511628211UL;
            hash = (hash ^ ' ') * 1099511628211UL;
        }
        hash ^= hash >> 33;
        hash *= 0xff51afd7ed558ccdUL;
        return hash ^ (hash >> 33);
    }
}
