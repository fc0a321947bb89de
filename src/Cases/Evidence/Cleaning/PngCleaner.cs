using System.Buffers.Binary;
using System.Text;

namespace AnTT.Cases.Evidence.Cleaning;

/// <summary>Keeps the chunks that draw, in order; drops words, times, EXIF, profiles and whatever follows the end.</summary>
internal static class PngCleaner
{
    private static readonly HashSet<string> Drawing = new(StringComparer.Ordinal)
    {
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "acTL", "fcTL", "fdAT",
    };

    public static byte[] Clean(byte[] png)
    {
        var clean = new MemoryStream(png.Length);
        clean.Write(png, 0, 8);
        for (var at = 8; at < png.Length;)
        {
            var length = checked((int)BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at)) + 12);
            var name = Encoding.ASCII.GetString(png, at + 4, 4);
            if (at + length > png.Length) throw new InvalidDataException("A PNG chunk is cut.");
            if (Drawing.Contains(name)) clean.Write(png, at, length);
            at += length;
            if (name == "IEND") return clean.ToArray();
        }
        throw new InvalidDataException("A PNG without its end.");
    }
}
