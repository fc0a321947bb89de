using System.Globalization;
using System.Text;

namespace AnTT.Cases.Evidence.Cleaning;

/// <summary>A PDF of pages that each show one picture and nothing else, written object by object (ISO 32000-1, 7.5).</summary>
/// <param name="version">As in the first line of the file, e.g. "1.4".</param>
internal sealed class PdfWriter(string version)
{
    private const int ObjectsBeforePages = 2;
    private const int ObjectsOfAPage = 3;

    private readonly List<Page> _pages = [];

    /// <param name="Across">Width of the page, points.</param>
    /// <param name="Down">Height of the page, points.</param>
    /// <param name="Placing">The matrix that puts the unit square of the picture on the page.</param>
    /// <param name="Form">What the picture is: /Width, /Height, /ColorSpace, /Filter and so on.</param>
    public sealed record Page(double Across, double Down, string Placing, string Form, byte[] Picture);

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>What a JPEG is inside a page.</summary>
    public static string JpegForm(int width, int height, int colours) =>
        $"/Width {width}/Height {height}/BitsPerComponent 8/ColorSpace/{(colours == 1 ? "DeviceGray" : "DeviceRGB")}/Filter/DCTDecode";

    public void Add(Page page) => _pages.Add(page);

    public byte[] Write()
    {
        var file = new MemoryStream(_pages.Sum(page => page.Picture.Length + 1024));
        var places = new List<long>();
        Say($"%PDF-{version}\n");
        Open("<</Type/Catalog/Pages 2 0 R>>\nendobj\n");
        Open($"<</Type/Pages/Count {_pages.Count}/Kids[{string.Join(' ', _pages.Select((_, page) => $"{ObjectsBeforePages + 1 + page * ObjectsOfAPage} 0 R"))}]>>\nendobj\n");
        foreach (var page in _pages)
        {
            var drawing = page.Placing + " cm /P Do";
            var own = places.Count + 1;
            Open($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {Number(page.Across)} {Number(page.Down)}]/Contents {own + 1} 0 R/Resources<</XObject<</P {own + 2} 0 R>>>>>>\nendobj\n");
            Open($"<</Length {drawing.Length}>>\nstream\n{drawing}\nendstream\nendobj\n");
            Open($"<</Type/XObject/Subtype/Image{page.Form}/Length {page.Picture.Length}>>\nstream\n");
            file.Write(page.Picture);
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
}
