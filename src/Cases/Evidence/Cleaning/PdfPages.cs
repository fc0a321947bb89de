using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;

namespace AnTT.Cases.Evidence.Cleaning;

/// <summary>A PDF made of pictures of the pages: no author, no links, no scripts, no attachments, nothing hidden behind a black bar.</summary>
internal static class PdfPages
{
    private const int MostPages = 100;
    private const int DotsPerInch = 110;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <returns>Null when the program is missing, fails or takes too long.</returns>
    public static async Task<byte[]?> RedrawAsync(byte[] pdf, string command, CancellationToken ct)
    {
        var start = new ProcessStartInfo(command) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])["-jpeg", "-r", DotsPerInch.ToString(CultureInfo.InvariantCulture), "-l", MostPages.ToString(CultureInfo.InvariantCulture), "-"]) start.ArgumentList.Add(argument);
        var run = await ToolRun.RunAsync(start, new MemoryStream(pdf, writable: false), Patience, ct);
        if (run is not { ExitCode: 0, Output.Length: > 0 }) return null;
        return Bind(Pictures(run.Output));
    }

    /// <summary>The pages come one behind the other in one stream.</summary>
    private static List<byte[]> Pictures(byte[] stream)
    {
        var pages = new List<byte[]>();
        var start = 0;
        while (start < stream.Length)
        {
            var next = stream.AsSpan(start + 2).IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9, 0xFF, 0xD8, 0xFF]);
            var end = next < 0 ? stream.Length : start + 2 + next + 2;
            var page = stream[start..end];
            pages.Add(page[..JpegCleaner.Clean(page)]);
            start = end;
        }
        return pages;
    }

    private static byte[] Bind(List<byte[]> pages)
    {
        var file = new PdfWriter("1.4");
        foreach (var page in pages)
        {
            var (width, height, colours) = SizeOf(page);
            var (across, down) = (Points(width), Points(height));
            file.Add(new PdfWriter.Page(across, down, $"{PdfWriter.Number(across)} 0 0 {PdfWriter.Number(down)} 0 0", PdfWriter.JpegForm(width, height, colours), page));
        }
        return file.Write();
    }

    private static double Points(int dots) => dots * 72.0 / DotsPerInch;

    private static (int Width, int Height, int Colours) SizeOf(byte[] jpeg)
    {
        for (var at = 2; ; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2)))
        {
            if (jpeg[at + 1] is (>= 0xC0 and <= 0xC3))
                return (BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 7)), BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 5)), jpeg[at + 9]);
        }
    }
}
