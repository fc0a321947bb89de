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

    /// <summary>Cleans it where it lies.</summary>
    /// <returns>How many bytes the clean picture has.</returns>
    /// <exception cref="InvalidDataException">It breaks its own format; its bytes are no picture any more.</exception>
    public static int Clean(Span<byte> png)
    {
        var kept = 8;
        for (var at = 8; at < png.Length;)
        {
            var length = checked((int)BinaryPrimitives.ReadUInt32BigEndian(png[at..]) + 12);
            var name = Encoding.ASCII.GetString(png.Slice(at + 4, 4));
            if (at + length > png.Length) throw new InvalidDataException("A PNG chunk is cut.");
            if (Drawing.Contains(name))
            {
                png.Slice(at, length).CopyTo(png[kept..]);
                kept += length;
            }
            at += length;
            if (name == "IEND") return kept;
        }
        throw new InvalidDataException("A PNG without its end.");
    }
}
