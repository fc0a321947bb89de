using System.Buffers.Binary;
using System.Text;

namespace AnTT.Cases.Evidence.Cleaning;

/// <summary>HEIC keeps EXIF and XMP as items beside the picture: their bytes are overwritten where they lie. The colour profile stays, the picture would be wrong without it.</summary>
internal static class PictureItems
{
    /// <param name="from">First box inside <c>meta</c>.</param>
    public static void Blank(byte[] file, int from, int to)
    {
        var boxes = IsoMediaCleaner.Boxes(file, from, to).ToList();
        if (boxes.FirstOrDefault(box => box.Name == "iinf") is not { Name: not null } list || boxes.FirstOrDefault(box => box.Name == "iloc") is not { Name: not null } places) return;
        var words = WordItems(file, list);
        var inside = boxes.FirstOrDefault(box => box.Name == "idat");
        foreach (var (item, offset, length, isInside) in Extents(file, places))
        {
            if (!words.Contains(item)) continue;
            var at = offset + (isInside ? inside.Body : 0);
            if (at < 0 || length <= 0 || at + length > file.Length) throw new InvalidDataException("An item lies outside the file.");
            file.AsSpan((int)at, (int)length).Clear();
        }
    }

    private static HashSet<uint> WordItems(byte[] file, IsoMediaCleaner.Box list)
    {
        var wide = file[list.Body] > 0;
        var words = new HashSet<uint>();
        foreach (var entry in IsoMediaCleaner.Boxes(file, list.Body + (wide ? 8 : 6), list.End))
        {
            if (entry.Name != "infe" || file[entry.Body] < 2) continue;
            var big = file[entry.Body] > 2;
            var id = big ? BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(entry.Body + 4)) : BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(entry.Body + 4));
            if (Encoding.Latin1.GetString(file, entry.Body + (big ? 10 : 8), 4) is "Exif" or "mime" or "uri ") words.Add(id);
        }
        return words;
    }

    private static IEnumerable<(uint Item, long Offset, long Length, bool IsInside)> Extents(byte[] file, IsoMediaCleaner.Box places)
    {
        var version = file[places.Body];
        var at = places.Body + 4;
        var (offsetBytes, lengthBytes) = (file[at] >> 4, file[at] & 15);
        var (baseBytes, indexBytes) = (file[at + 1] >> 4, version > 0 ? file[at + 1] & 15 : 0);
        at += 2;
        var items = Take(version < 2 ? 2 : 4);
        for (var item = 0; item < items; item++)
        {
            var id = (uint)Take(version < 2 ? 2 : 4);
            var method = version > 0 ? Take(2) & 15 : 0;
            at += 2;
            var origin = Take(baseBytes);
            var extents = Take(2);
            for (var extent = 0; extent < extents; extent++)
            {
                at += indexBytes;
                yield return (id, origin + Take(offsetBytes), Take(lengthBytes), method == 1);
            }
        }

        long Take(int bytes)
        {
            long value = 0;
            for (var read = 0; read < bytes; read++) value = (value << 8) | file[at++];
            return value;
        }
    }
}
