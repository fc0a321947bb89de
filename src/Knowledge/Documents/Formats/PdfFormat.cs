using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AnTT.Knowledge.Documents.Formats;

/// <summary>PDF → text through poppler; a scanned one through tesseract with Vietnamese. The tools are looked for when they are needed.</summary>
internal static partial class PdfFormat
{
    private const int MostPages = 2_000;
    private const int MostScannedPages = 200;
    private const int ScanDotsPerInch = 200;

    /// <summary>Fewest letters on a page with text, on average; below it the pages are pictures.</summary>
    private const int FewestLettersPerPage = 40;
    private static readonly TimeSpan TextTimeout = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan PageTimeout = TimeSpan.FromMinutes(1);

    public static string ReadText(byte[] bytes)
    {
        if (bytes.AsSpan(0, Math.Min(bytes.Length, 1024)).IndexOf("%PDF"u8) < 0) throw Broken();
        var folder = Directory.CreateTempSubdirectory("antt-pdf-");
        try
        {
            var file = Path.Combine(folder.FullName, "in.pdf");
            File.WriteAllBytes(file, bytes);
            var pages = Pages(file);
            var text = Poppler("pdftotext", ["-layout", "-enc", "UTF-8", file, "-"], TextTimeout);
            if (Letters(text) < FewestLettersPerPage * pages) return Recognise(file, folder.FullName, pages);
            return ColumnLayout.IsTwoColumns(text) ? Poppler("pdftotext", ["-enc", "UTF-8", file, "-"], TextTimeout) : ColumnLayout.Unfold(text);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int Pages(string file)
    {
        var info = Tool.Run(Need("pdfinfo"), [file], TextTimeout);
        if (info.Error.Contains("Incorrect password", StringComparison.OrdinalIgnoreCase))
            throw new DocumentFormatException("Tệp PDF có mật khẩu. Mở bằng mật khẩu, in lại ra PDF không khóa rồi nạp lại.");
        if (info.ExitCode != 0 || PageCount().Match(info.Output) is not { Success: true } match) throw Broken();
        var pages = int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture);
        if (pages == 0) throw Broken();
        if (pages > MostPages) throw new DocumentFormatException($"Tệp PDF có {pages} trang, nhiều hơn {MostPages}. Tách tệp rồi nạp từng phần.");
        return pages;
    }

    private static string Recognise(string file, string folder, int pages)
    {
        if (pages > MostScannedPages) throw new DocumentFormatException($"Tệp PDF là ảnh chụp {pages} trang, nhiều hơn {MostScannedPages}. Tách tệp, hoặc dùng bản có chữ.");
        var tesseract = Need("tesseract");
        if (!Tool.Run(tesseract, ["--list-langs"], PageTimeout).Output.Split('\n').Contains("vie", StringComparer.Ordinal))
            throw new DocumentFormatException("Tệp PDF là ảnh chụp; máy có tesseract nhưng thiếu tiếng Việt. Cài gói tesseract-ocr-vie rồi nạp lại.");
        var text = new StringBuilder();
        for (var page = 1; page <= pages; page++)
        {
            var image = Path.Combine(folder, "page");
            var number = page.ToString(CultureInfo.InvariantCulture);
            Poppler("pdftoppm", ["-r", $"{ScanDotsPerInch}", "-gray", "-png", "-singlefile", "-f", number, "-l", number, file, image], PageTimeout);
            var read = Tool.Run(tesseract, [image + ".png", "stdout", "-l", "vie", "--psm", "4"], PageTimeout);
            if (read.ExitCode != 0) throw new DocumentFormatException($"Không nhận dạng được chữ ở trang {page} của tệp PDF ảnh chụp. Chụp lại rõ hơn rồi nạp lại.");
            if (page > 1) text.Append('\f');
            text.Append(read.Output.Replace("\f", "", StringComparison.Ordinal));
        }
        if (Letters(text.ToString()) < FewestLettersPerPage) throw new DocumentFormatException("Không nhận dạng được chữ nào trong tệp PDF ảnh chụp. Chụp lại rõ hơn rồi nạp lại.");
        return text.ToString();
    }

    private static string Poppler(string name, IReadOnlyList<string> arguments, TimeSpan timeout)
    {
        var result = Tool.Run(Need(name), arguments, timeout);
        return result.ExitCode == 0 ? result.Output : throw Broken();
    }

    private static string Need(string name) => Tool.Find(name) ?? throw new DocumentFormatException(name == "tesseract"
        ? "Tệp PDF là ảnh chụp. Để đọc được, cài tesseract-ocr và tesseract-ocr-vie trên máy chủ rồi nạp lại; hoặc dùng bản có chữ."
        : "Để đọc PDF, cài poppler-utils trên máy chủ rồi nạp lại; hoặc lưu tài liệu ở dạng .docx, .txt, .html.");

    private static DocumentFormatException Broken() => new("Tệp PDF hỏng hoặc không phải PDF. Tải lại tệp, hoặc mở và in lại ra PDF rồi nạp lại.");

    private static int Letters(string text) => text.Count(char.IsLetter);

    [GeneratedRegex(@"^Pages:\s*(?<n>\d{1,7})", RegexOptions.Multiline | RegexOptions.ExplicitCapture, Patterns.TimeoutMs)]
    private static partial Regex PageCount();
}
