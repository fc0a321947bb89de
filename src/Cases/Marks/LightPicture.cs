using System.Buffers.Binary;
using System.IO.Compression;
using AnTT.Cases.Evidence.Cleaning;

namespace AnTT.Cases.Marks;

/// <summary>How light each dot of a picture is: red, green and blue together, 0–765.</summary>
internal sealed record LightPicture(int Width, int Height, short[] Light)
{
    private const int MostDots = 20_000_000;
    private const int MostBytes = 40 * 1024 * 1024;

    /// <exception cref="InvalidDataException">Not a PNG of eight bits a colour, or too large.</exception>
    public static LightPicture Read(Stream stream)
    {
        var copy = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            copy.Write(buffer, 0, read);
            if (copy.Length > MostBytes) throw new InvalidDataException("The picture is too large.");
        }
        var png = copy.ToArray();
        if (png.Length < 33 || BinaryPrimitives.ReadUInt64BigEndian(png) != 0x89504E470D0A1A0A) throw new InvalidDataException("Not a PNG.");
        var (width, height, depth, kind, laced) = (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)), png[24], png[25], png[28]);
        var colours = kind switch { 0 or 3 => 1, 2 => 3, 4 => 2, 6 => 4, _ => 0 };
        if (width <= 0 || height <= 0 || (long)width * height > MostDots || depth != 8 || laced != 0 || colours == 0) throw new InvalidDataException("A kind of PNG that screens are not saved as.");
        var (rows, palette) = PngRows.Read(png);
        return new LightPicture(width, height, Unpack(rows, palette, width, height, colours, kind == 3));
    }

    private static short[] Unpack(byte[] packed, byte[] palette, int width, int height, int colours, bool indexed)
    {
        using var unpacked = new ZLibStream(new MemoryStream(packed, writable: false), CompressionMode.Decompress);
        var light = new short[width * height];
        var (above, row) = (new byte[width * colours], new byte[width * colours]);
        for (var line = 0; line < height; line++)
        {
            var filter = unpacked.ReadByte();
            unpacked.ReadExactly(row);
            PngRows.Unfilter(filter, row, above, colours);
            for (var dot = 0; dot < width; dot++)
            {
                var at = dot * colours;
                if (indexed && palette.Length < 3 * row[at] + 3) throw new InvalidDataException("The picture has a colour its palette has not.");
                light[line * width + dot] = (short)(
                    indexed ? palette[3 * row[at]] + palette[3 * row[at] + 1] + palette[3 * row[at] + 2]
                    : colours < 3 ? 3 * row[at] : row[at] + row[at + 1] + row[at + 2]);
            }
            (above, row) = (row, above);
        }
        return light;
    }
}
