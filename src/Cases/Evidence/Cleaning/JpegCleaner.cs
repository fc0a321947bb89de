using System.Buffers.Binary;

namespace AnTT.Cases.Evidence.Cleaning;

/// <summary>Keeps what draws the picture and how it is turned; drops EXIF, XMP, IPTC, colour profiles (they name the device), comments, thumbnails and whatever follows the end.</summary>
internal static class JpegCleaner
{
    private const byte Eoi = 0xD9;
    private const byte Sos = 0xDA;
    private const byte Adobe = 0xEE;
    private const byte App1 = 0xE1;

    /// <summary>Cleans it where it lies: what is kept moves forward, so that a photo of some megabytes takes no second room.</summary>
    /// <returns>How many bytes the clean picture has.</returns>
    /// <exception cref="InvalidDataException">It breaks its own format; its bytes are no picture any more.</exception>
    public static int Clean(Span<byte> jpeg)
    {
        var (at, length, isTurnKnown) = (2, 2, false);
        while (at < jpeg.Length)
        {
            if (jpeg[at] != 0xFF) throw new InvalidDataException("A JPEG marker was expected.");
            while (jpeg[at + 1] == 0xFF) at++;
            var marker = jpeg[at + 1];
            if (marker == Eoi) break;
            var end = at + 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            if (end > jpeg.Length) throw new InvalidDataException("A JPEG segment is cut.");
            if (IsDrawing(marker))
            {
                Keep(jpeg[at..end], jpeg, ref length);
            }
            else if (!isTurnKnown && end >= at + 4 && IsExif(marker, jpeg[(at + 4)..end]))
            {
                isTurnKnown = true;
                var turned = OrientationOf(jpeg[(at + 4 + ExifName.Length)..end]);
                if (turned is > 1 and <= 8 && OrientationOnly(turned) is var said && said.Length <= end - at) Keep(said, jpeg, ref length);
            }
            at = end;
            if (marker != Sos) continue;
            var scan = at;
            while (at + 1 < jpeg.Length && (jpeg[at] != 0xFF || jpeg[at + 1] is 0x00 or (>= 0xD0 and <= 0xD7))) at++;
            // A picture that broke off on the way still shows its upper part.
            if (at + 1 >= jpeg.Length) at = jpeg.Length;
            Keep(jpeg[scan..at], jpeg, ref length);
        }
        length = Math.Min(length, jpeg.Length - 2);
        Keep([0xFF, Eoi], jpeg, ref length);
        return length;
    }

    private static void Keep(ReadOnlySpan<byte> part, Span<byte> jpeg, ref int length)
    {
        part.CopyTo(jpeg[length..]);
        length += part.Length;
    }

    // Application segments and comments carry words; of these only Adobe's says how to read the colours.
    private static bool IsDrawing(byte marker) => marker is not ((>= 0xE0 and <= 0xEF) or 0xFE or (>= 0xF0 and <= 0xFD)) || marker == Adobe;

    private static ReadOnlySpan<byte> ExifName => "Exif\0\0"u8;

    private static bool IsExif(byte marker, ReadOnlySpan<byte> body) => marker == App1 && body.StartsWith(ExifName);

    /// <summary>1–8 as EXIF counts; 1 where it is not said.</summary>
    internal static int Orientation(byte[] jpeg)
    {
        for (var at = 2; at + 4 < jpeg.Length && jpeg[at] == 0xFF && jpeg[at + 1] != Sos;)
        {
            var size = BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2));
            var body = jpeg.AsSpan(at + 4, Math.Max(0, Math.Min(size - 2, jpeg.Length - at - 4)));
            if (IsExif(jpeg[at + 1], body)) return OrientationOf(body[ExifName.Length..]);
            at += 2 + size;
        }
        return 1;
    }

    private static int OrientationOf(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 14) return 1;
        var little = tiff[0] == (byte)'I';
        var first = (int)Number(tiff[4..], 4, little);
        if (first < 0 || first + 2 > tiff.Length) return 1;
        var count = (int)Number(tiff[first..], 2, little);
        for (var entry = 0; entry < count && first + 14 + entry * 12 <= tiff.Length; entry++)
        {
            var field = tiff.Slice(first + 2 + entry * 12, 12);
            if (Number(field, 2, little) == 0x0112) return (int)Number(field[8..], 2, little);
        }
        return 1;
    }

    private static uint Number(ReadOnlySpan<byte> from, int bytes, bool little) => (bytes, little) switch
    {
        (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(from),
        (2, false) => BinaryPrimitives.ReadUInt16BigEndian(from),
        (_, true) => BinaryPrimitives.ReadUInt32LittleEndian(from),
        _ => BinaryPrimitives.ReadUInt32BigEndian(from),
    };

    /// <summary>An EXIF segment with this one entry.</summary>
    private static byte[] OrientationOnly(int turned) =>
    [
        0xFF, 0xE1, 0, 34, (byte)'E', (byte)'x', (byte)'i', (byte)'f', 0, 0,
        (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)turned, 0, 0, 0, 0, 0, 0,
    ];
}
