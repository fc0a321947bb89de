using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace AnTT.Cases.Evidence.Cleaning;

/// <summary>The packed rows of a PNG (ISO/IEC 15948) and what is needed to read them.</summary>
internal static class PngRows
{
    public static (byte[] Rows, byte[] Palette) Read(byte[] png)
    {
        var rows = new MemoryStream(png.Length);
        byte[] palette = [];
        for (var at = 8; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var name = Encoding.ASCII.GetString(png, at + 4, 4);
            if (name == "IDAT") rows.Write(png, at + 8, length);
            else if (name == "PLTE") palette = png[(at + 8)..(at + 8 + length)];
            at = checked(at + length + 12);
        }
        return (rows.ToArray(), palette);
    }

    /// <summary>Rows of red, green, blue and alpha (or grey and alpha), eight bits each, laid on white and packed again without alpha and filters.</summary>
    public static byte[] Opaque(byte[] packed, int width, int height, int colours)
    {
        using var unpacked = new ZLibStream(new MemoryStream(packed, writable: false), CompressionMode.Decompress);
        var result = new MemoryStream();
        using (var pack = new ZLibStream(result, CompressionLevel.Fastest, leaveOpen: true))
        {
            var (above, row, plain) = (new byte[width * colours], new byte[width * colours], new byte[width * 3]);
            for (var line = 0; line < height; line++)
            {
                var filter = unpacked.ReadByte();
                unpacked.ReadExactly(row);
                Unfilter(filter, row, above, colours);
                for (var pixel = 0; pixel < width; pixel++)
                {
                    var at = pixel * colours;
                    int alpha = row[at + colours - 1];
                    for (var part = 0; part < 3; part++) plain[pixel * 3 + part] = (byte)((row[colours == 2 ? at : at + part] * alpha + 255 * (255 - alpha)) / 255);
                }
                pack.Write(plain);
                (above, row) = (row, above);
            }
        }
        return result.ToArray();
    }

    /// <summary>Undoes what was taken off each byte (9.2).</summary>
    public static void Unfilter(int filter, byte[] row, byte[] above, int step)
    {
        for (var at = 0; at < row.Length; at++)
        {
            int left = at >= step ? row[at - step] : 0, up = above[at], corner = at >= step ? above[at - step] : 0;
            row[at] += filter switch
            {
                0 => 0,
                1 => (byte)left,
                2 => (byte)up,
                3 => (byte)((left + up) / 2),
                4 => (byte)Paeth(left, up, corner),
                _ => throw new InvalidDataException("A PNG row has a filter nobody knows."),
            };
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (toLeft, toUp, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
}
