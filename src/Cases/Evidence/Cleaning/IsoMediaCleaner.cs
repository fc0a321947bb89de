using System.Buffers.Binary;
using System.Text;

namespace AnTT.Cases.Evidence.Cleaning;

/// <summary>
/// MP4, MOV, M4A, HEIC: nothing moves, so that every offset in the file stays right. Boxes of words (place, maker, title) become empty space of
/// the same size, times become zero, and the samples of tracks that are neither picture nor sound (movement, place) are overwritten.
/// </summary>
internal static class IsoMediaCleaner
{
    private static readonly HashSet<string> Containers = new(StringComparer.Ordinal) { "moov", "trak", "mdia", "minf", "stbl", "edts", "moof", "traf", "mvex" };
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal) { "udta", "uuid", "free", "skip", "wide", "meta", "pnot", "PICT", "prfl", "kywd", "loci", "cprt", "desc" };
    private static readonly HashSet<string> Timed = new(StringComparer.Ordinal) { "mvhd", "tkhd", "mdhd" };
    private static readonly HashSet<string> SeenOrHeard = new(StringComparer.Ordinal) { "vide", "soun", "pict", "auxv" };

    public static byte[] Clean(byte[] original)
    {
        var file = (byte[])original.Clone();
        var kept = 0;
        foreach (var box in Boxes(file, 0, file.Length)) kept = CleanBox(file, box, top: true);
        return kept == file.Length ? file : file[..kept];
    }

    /// <returns>Where the box ends.</returns>
    private static int CleanBox(byte[] file, Box box, bool top)
    {
        if (top && box.Name == "meta")
        {
            // Of a still picture: the list of what is in the file.
            PictureItems.Blank(file, box.Body + 4, box.End);
        }
        else if (Words.Contains(box.Name) || (box.Name == "trak" && !IsSeenOrHeard(file, box)))
        {
            if (box.Name == "trak") BlankSamples(file, box);
            "free"u8.CopyTo(file.AsSpan(box.Start + 4));
            file.AsSpan(box.Body, box.End - box.Body).Clear();
        }
        else if (Containers.Contains(box.Name))
        {
            foreach (var inner in Boxes(file, box.Body, box.End)) CleanBox(file, inner, top: false);
        }
        else if (Timed.Contains(box.Name))
        {
            file.AsSpan(box.Body + 4, file[box.Body] == 1 ? 16 : 8).Clear();
        }
        else if (box.Name == "hdlr")
        {
            // Maker at 12, name from 24.
            file.AsSpan(box.Body + 12, 12).Clear();
            file.AsSpan(box.Body + 24, Math.Max(0, box.End - box.Body - 24)).Clear();
        }
        return box.End;
    }

    private static bool IsSeenOrHeard(byte[] file, Box track) =>
        Find(file, track, "mdia", "hdlr") is { } handler && SeenOrHeard.Contains(Encoding.ASCII.GetString(file, handler.Body + 8, 4));

    private static void BlankSamples(byte[] file, Box track)
    {
        if (Find(file, track, "mdia", "minf", "stbl") is not { } table) return;
        if (Child(file, table, "stsz") is not { } sizes || Child(file, table, "stsc") is not { } runs) return;
        var wide = Child(file, table, "co64");
        if ((wide ?? Child(file, table, "stco")) is not { } chunks) return;
        var same = Int(file, sizes.Body + 4);
        var (sample, run, runCount) = (0, 0, Int(file, runs.Body + 4));
        for (var chunk = 1; chunk <= Int(file, chunks.Body + 4); chunk++)
        {
            while (run + 1 < runCount && Int(file, runs.Body + 8 + (run + 1) * 12) <= chunk) run++;
            var at = wide is null ? (uint)Int(file, chunks.Body + 4 + chunk * 4) : BinaryPrimitives.ReadInt64BigEndian(file.AsSpan(chunks.Body + chunk * 8));
            for (var left = Int(file, runs.Body + 12 + run * 12); left > 0; left--, sample++)
            {
                var size = same > 0 ? same : Int(file, sizes.Body + 12 + sample * 4);
                if (at >= 0 && size > 0 && at + size <= file.Length) file.AsSpan((int)at, size).Clear();
                at += size;
            }
        }
    }

    private static Box? Find(byte[] file, Box from, params string[] path)
    {
        foreach (var name in path)
        {
            if (Child(file, from, name) is not { } child) return null;
            from = child;
        }
        return from;
    }

    private static Box? Child(byte[] file, Box parent, string name)
    {
        foreach (var box in Boxes(file, parent.Body, parent.End))
        {
            if (box.Name == name) return box;
        }
        return null;
    }

    internal static IEnumerable<Box> Boxes(byte[] file, int from, int to)
    {
        for (var at = from; at + 8 <= to;)
        {
            long size = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            var head = 8;
            if (size == 1) (size, head) = (BinaryPrimitives.ReadInt64BigEndian(file.AsSpan(at + 8)), 16);
            if (size == 0) size = to - at;
            if (size < head) throw new InvalidDataException("A box smaller than its head.");
            // What is cut short at the end is as long as what is there.
            var end = (int)Math.Min(at + size, to);
            yield return new Box(Encoding.Latin1.GetString(file, at + 4, 4), at, at + head, end);
            at = end;
        }
    }

    private static int Int(byte[] file, int at) => BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));

    internal readonly record struct Box(string Name, int Start, int Body, int End);
}
