using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using AnTT.Cases.Evidence.Cleaning;

namespace AnTT.Cases.Evidence;

/// <summary>
/// A small JPEG of a clean copy. No image library restores here, but the program that redraws PDFs draws pictures as well: the picture is wrapped into a
/// page in memory and drawn small. Nothing of it touches the disk.
/// </summary>
internal static class Preview
{
    /// <summary>Longer side, pixels.</summary>
    private const int LongerSide = 240;

    /// <summary>Larger pictures get none: drawing them takes longer than opening them.</summary>
    private const long MostPixels = 50_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly SemaphoreSlim FewAtATime = new(2, 2);

    public static bool IsPossible(FileKind kind) => kind is FileKind.Jpeg or FileKind.Png;

    /// <param name="command">The program that draws PDF pages.</param>
    /// <returns>Null: too large, of a form no page can hold as it is, or the program is missing or failed.</returns>
    public static async Task<byte[]?> MakeAsync(FileKind kind, byte[] clean, string command, CancellationToken ct)
    {
        if (Wrap(kind, clean) is not { } page) return null;
        var start = new ProcessStartInfo(command) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])["-jpeg", "-jpegopt", "quality=75", "-f", "1", "-l", "1", "-scale-to", LongerSide.ToString(CultureInfo.InvariantCulture), "-"]) start.ArgumentList.Add(argument);
        await FewAtATime.WaitAsync(ct);
        try
        {
            return await ToolRun.RunAsync(start, new MemoryStream(page, writable: false), Patience, ct) is { ExitCode: 0, Output.Length: > 4 } run ? JpegCleaner.Clean(run.Output) : null;
        }
        finally
        {
            FewAtATime.Release();
        }
    }

    /// <summary>A PDF of one page that shows the picture upright; null where no page can hold it as it is.</summary>
    internal static byte[]? Wrap(FileKind kind, byte[] clean)
    {
        try
        {
            return kind switch { FileKind.Jpeg => WrapJpeg(clean), FileKind.Png => WrapPng(clean), _ => null };
        }
        catch (Exception fault) when (fault is IndexOutOfRangeException or ArgumentException or InvalidDataException or OverflowException or EndOfStreamException)
        {
            return null;
        }
    }

    private static byte[]? WrapJpeg(byte[] jpeg)
    {
        var turned = JpegCleaner.Orientation(jpeg);
        for (var at = 2; at + 9 < jpeg.Length; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2)))
        {
            if (jpeg[at + 1] is not (>= 0xC0 and <= 0xC2)) continue;
            var (height, width, colours) = (BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 5)), BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 7)), jpeg[at + 9]);
            return colours is 1 or 3 ? Page(width, height, turned, $"/BitsPerComponent 8/ColorSpace/{(colours == 1 ? "DeviceGray" : "DeviceRGB")}/Filter/DCTDecode", jpeg) : null;
        }
        return null;
    }

    /// <summary>The compressed rows of a PNG are what a page holds, unless some of it is transparent: then they are unpacked and laid on white.</summary>
    private static byte[]? WrapPng(byte[] png)
    {
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        var (depth, colour, interlaced) = (png[24], png[25], png[28] != 0);
        if (interlaced || width <= 0 || height <= 0 || (long)width * height > MostPixels) return null;
        var (rows, palette) = Chunks(png);
        var colours = colour switch { 0 or 3 => 1, 2 => 3, 4 => 2, 6 => 4, _ => 0 };
        if (colours == 0) return null;
        if (colour is 4 or 6) return depth == 8 ? Page(width, height, 1, "/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/FlateDecode", Opaque(rows, width, height, colours)) : null;
        var space = colour == 3 ? $"[/Indexed/DeviceRGB {palette.Length / 3 - 1}<{Convert.ToHexString(palette)}>]" : colour == 0 ? "/DeviceGray" : "/DeviceRGB";
        return Page(width, height, 1, $"/BitsPerComponent {depth}/ColorSpace{space}/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors {colours}/BitsPerComponent {depth}/Columns {width}>>", rows);
    }

    private static (byte[] Rows, byte[] Palette) Chunks(byte[] png)
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

    /// <summary>Rows of red, green, blue and alpha (or grey and alpha), eight bits each, as packed rows without alpha.</summary>
    private static byte[] Opaque(byte[] packed, int width, int height, int colours)
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

    /// <summary>As PNG (ISO/IEC 15948, 9.2) undoes what was taken off each byte.</summary>
    private static void Unfilter(int filter, byte[] row, byte[] above, int step)
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

    private static byte[]? Page(int width, int height, int turned, string how, byte[] picture)
    {
        if (width <= 0 || height <= 0 || (long)width * height > MostPixels) return null;
        // One unit of the page for ten pixels keeps the longest picture within what a page may measure.
        var (across, down) = turned >= 5 ? (height / 10.0, width / 10.0) : (width / 10.0, height / 10.0);
        var drawing = Placed(turned, across, down) + " cm /P Do";
        var file = new MemoryStream(picture.Length + 1024);
        var places = new List<long>();
        Say("%PDF-1.5\n");
        Open("<</Type/Catalog/Pages 2 0 R>>\nendobj\n");
        Open("<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n");
        Open($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {Number(across)} {Number(down)}]/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>>>\nendobj\n");
        Open($"<</Length {drawing.Length}>>\nstream\n{drawing}\nendstream\nendobj\n");
        Open($"<</Type/XObject/Subtype/Image/Width {width}/Height {height}{how}/Length {picture.Length}>>\nstream\n");
        file.Write(picture);
        Say("\nendstream\nendobj\n");
        var table = file.Position;
        Say($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places) Say(place.ToString("D10", CultureInfo.InvariantCulture) + " 00000 n \n");
        Say($"trailer\n<</Size {places.Count + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();

        void Say(string text) => file.Write(Encoding.ASCII.GetBytes(text));

        void Open(string text)
        {
            places.Add(file.Position);
            Say($"{places.Count} 0 obj\n{text}");
        }
    }

    /// <summary>The matrix that puts the unit square of a picture upright on the page, for each way a camera may have been held (EXIF orientation).</summary>
    private static string Placed(int turned, double across, double down)
    {
        var (w, h) = (Number(across), Number(down));
        return turned switch
        {
            2 => $"-{w} 0 0 {h} {w} 0",
            3 => $"-{w} 0 0 -{h} {w} {h}",
            4 => $"{w} 0 0 -{h} 0 {h}",
            5 => $"0 -{h} -{w} 0 {w} {h}",
            6 => $"0 -{h} {w} 0 0 {h}",
            7 => $"0 {h} {w} 0 0 0",
            8 => $"0 {h} -{w} 0 {w} 0",
            _ => $"{w} 0 0 {h} 0 0",
        };
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
