using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Text;

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
            pages.Add(JpegCleaner.Clean(stream[start..end]));
            start = end;
        }
        return pages;
    }

    private static byte[] Bind(List<byte[]> pages)
    {
        var file = new MemoryStream();
        var places = new List<long>();
        Say("%PDF-1.4\n");
        Open($"<</Type/Catalog/Pages 2 0 R>>\nendobj\n");
        Open($"<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', pages.Select((_, page) => $"{3 + page * 3} 0 R"))}]>>\nendobj\n");
        for (var page = 0; page < pages.Count; page++)
        {
            var (width, height, colours) = SizeOf(pages[page]);
            var (across, down) = (Points(width), Points(height));
            Open($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {across} {down}]/Contents {4 + page * 3} 0 R/Resources<</XObject<</P {5 + page * 3} 0 R>>>>>>\nendobj\n");
            var drawing = $"{across} 0 0 {down} 0 0 cm /P Do";
            Open($"<</Length {drawing.Length}>>\nstream\n{drawing}\nendstream\nendobj\n");
            Open($"<</Type/XObject/Subtype/Image/Width {width}/Height {height}/BitsPerComponent 8/ColorSpace/{(colours == 1 ? "DeviceGray" : "DeviceRGB")}/Filter/DCTDecode/Length {pages[page].Length}>>\nstream\n");
            file.Write(pages[page]);
            Say("\nendstream\nendobj\n");
        }
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

    private static string Points(int dots) => (dots * 72.0 / DotsPerInch).ToString("0.##", CultureInfo.InvariantCulture);

    private static (int Width, int Height, int Colours) SizeOf(byte[] jpeg)
    {
        for (var at = 2; ; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2)))
        {
            if (jpeg[at + 1] is (>= 0xC0 and <= 0xC3))
                return (BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 7)), BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 5)), jpeg[at + 9]);
        }
    }
}
