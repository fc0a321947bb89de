using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace AnTT.Knowledge.Documents.Formats;

/// <summary>Word (.docx) → parts: automatic numbers written out, tables kept, deleted text left out, footnotes apart.</summary>
internal sealed class DocxFormat
{
    private readonly DocxNumbering _numbering;
    private readonly Dictionary<string, int> _headingStyles;
    private readonly List<SourcePart> _parts = [];

    private DocxFormat(MainDocumentPart main)
    {
        _numbering = new DocxNumbering(main);
        _headingStyles = HeadingStyles(main);
    }

    /// <summary>Parts, and the title set in the file's properties.</summary>
    public static (List<SourcePart> Parts, string? Title) Read(byte[] bytes)
    {
        ZipGuard.Check(bytes);
        try
        {
            using var package = WordprocessingDocument.Open(new MemoryStream(bytes, writable: false), false);
            var main = package.MainDocumentPart;
            if (main?.Document?.Body is not { } body) throw Broken();
            var format = new DocxFormat(main);
            format.Walk(body);
            format.AddFootnotes(main);
            return (format._parts, package.PackageProperties.Title is { Length: > 3 } title ? title.Trim() : null);
        }
        catch (Exception error) when (error is OpenXmlPackageException or System.Xml.XmlException or FileFormatException or InvalidDataException or InvalidOperationException or IOException)
        {
            throw Broken();
        }
    }

    private static DocumentFormatException Broken() => new("Tệp Word hỏng hoặc không phải tệp .docx. Mở bằng Word, chọn lưu lại dạng .docx rồi nạp lại.");

    private void Walk(OpenXmlElement container)
    {
        foreach (var element in container.ChildElements)
        {
            switch (element)
            {
                case W.Paragraph paragraph: Add(paragraph); break;
                case W.Table table: _parts.AddRange(GridTables.ToParts([.. table.Elements<W.TableRow>().Select(Cells)], 0)); break;
                case W.SdtBlock { SdtContentBlock: { } content }: Walk(content); break;
                case W.CustomXmlBlock custom: Walk(custom); break;
            }
        }
    }

    private void Add(W.Paragraph paragraph)
    {
        var text = Text(paragraph);
        if (text.Trim().Length == 0) return;
        var mark = _numbering.Next(paragraph);
        var level = Level(paragraph);
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < lines.Length; i++)
        {
            var line = i == 0 && mark.Length > 0 ? $"{mark} {lines[0]}" : lines[i];
            _parts.Add(level > 0 ? new SourceHeading(0, level, line) : new SourceText(0, line));
        }
    }

    private List<string> Cells(W.TableRow row)
    {
        var cells = new List<string>();
        foreach (var cell in row.Elements<W.TableCell>())
        {
            var merged = cell.TableCellProperties?.VerticalMerge is { } merge && merge.Val?.Value != W.MergedCellValues.Restart;
            cells.Add(merged ? "" : string.Join('\n', cell.Descendants<W.Paragraph>().Select(paragraph => $"{_numbering.Next(paragraph)} {Text(paragraph)}".Trim())));
            for (var i = 1; i < Math.Min(cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1, 50); i++) cells.Add("");
        }
        return cells;
    }

    private static string Text(OpenXmlElement paragraph)
    {
        var text = new StringBuilder();
        foreach (var element in paragraph.Descendants())
        {
            switch (element)
            {
                case W.DeletedText or W.FieldCode: break;
                case W.Text run when run.Ancestors<W.DeletedRun>().Any() || run.Ancestors<AlternateContentFallback>().Any(): break;
                case W.Text run: text.Append(run.Text); break;
                case W.TabChar: text.Append(' '); break;
                case W.Break { Type: null or { Value: W.BreakValues.TextWrapping } }: text.Append('\n'); break;
                case W.NoBreakHyphen: text.Append('-'); break;
            }
        }
        return string.Join('\n', text.ToString().Split('\n').Select(line => string.Join(' ', Inline.Strip(line).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
    }

    private void AddFootnotes(MainDocumentPart main)
    {
        var number = 0;
        foreach (var note in main.FootnotesPart?.Footnotes?.Elements<W.Footnote>() ?? [])
            if (note.Type is null && Text(note).Replace('\n', ' ').Trim() is { Length: > 0 } text)
                _parts.Add(new SourceNote(0, $"{++number}", text));
    }

    private int Level(W.Paragraph paragraph)
    {
        if (paragraph.ParagraphProperties?.OutlineLevel?.Val?.Value is { } outline and < 9) return outline + 1;
        return paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value is { } style ? _headingStyles.GetValueOrDefault(style) : 0;
    }

    private static Dictionary<string, int> HeadingStyles(MainDocumentPart main)
    {
        var levels = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var style in main.StyleDefinitionsPart?.Styles?.Elements<W.Style>() ?? [])
        {
            if (style.StyleId?.Value is not { } id) continue;
            if (style.StyleParagraphProperties?.OutlineLevel?.Val?.Value is { } outline and < 9) levels[id] = outline + 1;
            else if (style.StyleName?.Val?.Value is { } name && name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) && int.TryParse(name.AsSpan(8), out var level)) levels[id] = level;
        }
        return levels;
    }
}
