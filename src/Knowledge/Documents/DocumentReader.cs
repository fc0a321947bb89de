using AnTT.Knowledge.Documents.Formats;
using AnTT.Knowledge.Documents.Metadata;
using AnTT.Knowledge.Documents.Structure;

namespace AnTT.Knowledge.Documents;

/// <summary>File → parsed document. Pure: the same bytes give the same document. Thread-safe.</summary>
public static class DocumentReader
{
    /// <summary>Reads one file.</summary>
    /// <param name="path">Only its name counts: the ending says the format, the rest is the identifier of a file without front matter.</param>
    public static ReadResult Read(string path, ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = TextEncoding.Decode(bytes);
            return Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".md" or ".markdown" => ReadMarkdown(path, text),
                ".txt" => ReadPlain(path, text),
                var other => throw new DocumentFormatException($"Chưa đọc được tệp {other}. Dùng .md hoặc .txt."),
            };
        }
        catch (DocumentFormatException error)
        {
            return new Unreadable(error.Message, error.Line);
        }
    }

    private static ParsedDocument ReadMarkdown(string path, string text)
    {
        var warnings = new List<DocumentWarning>();
        if (FrontMatter.Split(text) is not var (yaml, body, line))
            return MarkdownFormat.Read(text, 1) is var plain && plain.Exists(part => part is SourceHeading)
                ? Finish(SectionBuilder.FromHeadings(plain), plain, RawHeader.Take(path, plain, warnings), warnings)
                : ReadPlain(path, text);
        var header = FrontMatter.Read(yaml, warnings);
        var parts = WithoutTitle(MarkdownFormat.Read(body, line));
        return Finish(SectionBuilder.FromHeadings(parts), parts, header, warnings);
    }

    private static ParsedDocument ReadPlain(string path, string text)
    {
        var warnings = new List<DocumentWarning>();
        var parts = TextFormat.Read(text);
        var header = RawHeader.Take(path, parts, warnings);
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
