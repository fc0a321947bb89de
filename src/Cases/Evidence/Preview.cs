using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
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
            return await ToolRun.RunAsync(start, new MemoryStream(page, writable: false), Patience, ct) is { ExitCode: 0, Output.Length: > 4 } run ? run.Output[..JpegCleaner.Clean(run.Output)] : null;
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
            return colours is 1 or 3 ? Page(width, height, turned, PdfWriter.JpegForm(width, height, colours), jpeg) : null;
        }
        return null;
    }

    /// <summary>The compressed rows of a PNG are what a page holds, unless some of it is transparent: then they are unpacked and laid on white.</summary>
    private static byte[]? WrapPng(byte[] png)
    {
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        var (depth, colour, interlaced) = (png[24], png[25], png[28] != 0);
        if (interlaced || width <= 0 || height <= 0 || (long)width * height > MostPixels) return null;
        var (rows, palette) = PngRows.Read(png);
        var size = $"/Width {width}/Height {height}";
        var colours = colour switch { 0 or 3 => 1, 2 => 3, 4 => 2, 6 => 4, _ => 0 };
        if (colours == 0) return null;
        if (colour is 4 or 6) return depth == 8 ? Page(width, height, 1, size + "/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/FlateDecode", PngRows.Opaque(rows, width, height, colours)) : null;
        var space = colour == 3 ? $"[/Indexed/DeviceRGB {palette.Length / 3 - 1}<{Convert.ToHexString(palette)}>]" : colour == 0 ? "/DeviceGray" : "/DeviceRGB";
        return Page(width, height, 1, $"{size}/BitsPerComponent {depth}/ColorSpace{space}/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors {colours}/BitsPerComponent {depth}/Columns {width}>>", rows);
    }

    /// <summary>One unit of the page for ten pixels keeps the longest picture within what a page may measure.</summary>
    private static byte[]? Page(int width, int height, int turned, string form, byte[] picture)
    {
        if (width <= 0 || height <= 0 || (long)width * height > MostPixels) return null;
        var (across, down) = turned >= 5 ? (height / 10.0, width / 10.0) : (width / 10.0, height / 10.0);
        var file = new PdfWriter("1.5");
        file.Add(new PdfWriter.Page(across, down, Placed(turned, across, down), form, picture));
        return file.Write();
    }

    /// <summary>The matrix that puts the unit square of a picture upright on the page, for each way a camera may have been held (EXIF orientation).</summary>
    private static string Placed(int turned, double across, double down)
    {
        var (w, h) = (PdfWriter.Number(across), PdfWriter.Number(down));
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
}
