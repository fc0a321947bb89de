using System.Diagnostics;
using System.Text.RegularExpressions;
using AnTT.Knowledge.Documents.Formats;
using AnTT.Knowledge.Documents.Metadata;
using AnTT.Knowledge.Documents.Structure;
using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Documents;

/// <summary>File → parsed document. Pure: the same bytes give the same document. Thread-safe.</summary>
public static class DocumentReader
{
    /// <summary>Endings of the files that can be read, in lower case with the dot.</summary>
    public static IReadOnlySet<string> Endings { get; } = new HashSet<string>(StringComparer.Ordinal) { ".md", ".markdown", ".txt", ".html", ".htm", ".docx", ".pdf" };

    /// <summary>Text of a file that is text itself; null for others.</summary>
    public static string? SourceText(string path, ReadOnlySpan<byte> bytes) =>
        Path.GetExtension(path).ToLowerInvariant() is ".md" or ".markdown" or ".txt" or ".html" or ".htm" ? TextEncoding.Decode(bytes) : null;

    /// <summary>Reads one file.</summary>
    /// <param name="path">Only its name counts: the ending says the format, the rest is the identifier of a file without front matter.</param>
    public static ReadResult Read(string path, byte[] bytes)
    {
        try
        {
            return Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".md" or ".markdown" => ReadMarkdown(path, Text(bytes)),
                ".txt" => ReadPlain(path, TextFormat.Read(Text(bytes))),
                ".html" or ".htm" => HtmlFormat.Read(Text(bytes)) is var (parts, title) ? ReadPlain(path, parts, title) : throw new UnreachableException(),
                ".docx" => DocxFormat.Read(bytes) is var (parts, title) ? ReadPlain(path, parts, title) : throw new UnreachableException(),
                ".pdf" => ReadPlain(path, TextFormat.Read(Composition.Compose(PdfFormat.ReadText(bytes)))),
                ".doc" => throw new DocumentFormatException("Tệp Word đời cũ (.doc) không đọc được. Mở bằng Word, lưu lại dạng .docx rồi nạp lại."),
                var other => throw new DocumentFormatException($"Không đọc được tệp {other}. Dùng .md, .txt, .html, .docx hoặc .pdf."),
            };
        }
        catch (RegexMatchTimeoutException)
        {
            return new Unreadable("Tệp có dòng quá dài hoặc quá rối nên không phân tích được. Ngắt tệp thành các đoạn rồi nạp lại.");
        }
        catch (DocumentFormatException error)
        {
            return new Unreadable(error.Message, error.Line);
        }
    }

    private static string Text(byte[] bytes) => bytes switch
    {
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => throw new DocumentFormatException("Tệp này thật ra là PDF. Đổi đuôi tệp thành .pdf rồi nạp lại."),
        [(byte)'P', (byte)'K', 3, 4, ..] => throw new DocumentFormatException("Tệp này thật ra là tệp nén hoặc Word. Đổi đuôi tệp cho đúng (.docx) rồi nạp lại."),
        _ => TextEncoding.Decode(bytes),
    };

    private static ParsedDocument ReadMarkdown(string path, string text)
    {
        var warnings = new List<DocumentWarning>();
        if (FrontMatter.Split(text) is not var (yaml, body, line))
            return MarkdownFormat.Read(text, 1) is var plain && plain.Exists(part => part is SourceHeading)
                ? Finish(SectionBuilder.FromHeadings(plain), plain, RawHeader.Take(path, plain, warnings), warnings)
                : ReadPlain(path, TextFormat.Read(text));
        var header = FrontMatter.Read(yaml, warnings);
        var parts = WithoutTitle(MarkdownFormat.Read(body, line));
        return Finish(SectionBuilder.FromHeadings(parts), parts, header, warnings);
    }

    private static ParsedDocument ReadPlain(string path, List<SourcePart> parts, string? title = null)
    {
        var warnings = new List<DocumentWarning>();
        var header = RawHeader.Take(path, parts, warnings, title);
        return Finish(SectionBuilder.FromNumbering(parts), parts, header, warnings);
    }

    /// <summary>A first heading of level 1 that is the only one of that level repeats the document's title.</summary>
    private static List<SourcePart> WithoutTitle(List<SourcePart> parts)
    {
        if (parts is [SourceHeading { Level: 1 }, ..] && parts.Count(part => part is SourceHeading { Level: 1 }) == 1) parts.RemoveAt(0);
        return parts;
    }

    private static string WithoutLabel(string text) => LabelReader.Read(text)?.Rest ?? text;

    private static ParsedDocument Finish(Draft draft, List<SourcePart> parts, DocumentHeader header, List<DocumentWarning> warnings)
    {
        var capitals = new Capitals(parts.Select(Candidates.TextOf).OfType<string>().Select(WithoutLabel));
        var body = new SectionFinisher(capitals).Finish(draft);
        var passages = AboutPassages.For(header);
        passages.AddRange(PassageCutter.Cut(header, body, warnings));
        passages.AddRange(AboutPassages.Notes(header, parts));
        if (!passages.Exists(passage => passage.Role == PassageRole.Text))
            throw new DocumentFormatException("Tệp không có nội dung. Thêm nội dung rồi nạp lại.");
        return new ParsedDocument(header, body, passages, warnings);
    }
}
