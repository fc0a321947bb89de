using System.Text;
using AnTT.Knowledge.Documents.Structure;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MarkdownList = Markdig.Syntax.ListBlock;

namespace AnTT.Knowledge.Documents.Formats;

/// <summary>Markdown body → parts. Bold, italics and links become their text; quotations that begin "Ghi chú biên tập" are notes.</summary>
internal static class MarkdownFormat
{
    private const string EditorNote = "Ghi chú biên tập";
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    /// <param name="firstLine">Line of the file on which the body begins.</param>
    public static List<SourcePart> Read(string body, int firstLine)
    {
        var parts = new List<SourcePart>();
        foreach (var block in Markdown.Parse(body, Pipeline)) Add(parts, block, firstLine);
        return parts;
    }

    private static void Add(List<SourcePart> parts, Markdig.Syntax.Block block, int firstLine)
    {
        var line = block.Line + firstLine;
        switch (block)
        {
            case HeadingBlock heading:
                parts.Add(new SourceHeading(line, heading.Level, Plain(heading.Inline).Trim()));
                break;
            case ParagraphBlock paragraph:
                AddParagraph(parts, Plain(paragraph.Inline), line);
                break;
            case MarkdownList list:
                AddList(parts, list, 0, firstLine);
                break;
            case Table table:
                parts.Add(new SourceTable(line, ReadTable(table)));
                break;
            case QuoteBlock quote:
                AddQuote(parts, quote, firstLine);
                break;
            case CodeBlock code:
                AddParagraph(parts, code.Lines.ToString(), line);
                break;
        }
    }

    /// <summary>Lines of one paragraph run together, unless they are labelled a), b) or (1), (2).</summary>
    private static void AddParagraph(List<SourcePart> parts, string text, int line)
    {
        var pending = new StringBuilder();
        foreach (var raw in text.Split('\n'))
        {
            var trimmed = raw.Trim();
            if (trimmed.Length == 0) continue;
            var label = LabelReader.Read(trimmed);
            if (pending.Length > 0 && label?.Kind is LabelKind.Point or LabelKind.Parenthesis)
                Flush();
            if (pending.Length > 0) pending.Append(' ');
            pending.Append(trimmed);
        }
        Flush();

        void Flush()
        {
            if (pending.Length > 0) parts.Add(new SourceText(line, pending.ToString()));
            pending.Clear();
        }
    }

    private static void AddList(List<SourcePart> parts, MarkdownList list, int depth, int firstLine)
    {
        var number = int.TryParse(list.OrderedStart, out var start) ? start : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var label = list.IsOrdered ? $"{number++}{list.OrderedDelimiter}" : "-";
            var text = new StringBuilder();
            foreach (var paragraph in item.OfType<ParagraphBlock>())
                text.Append(text.Length > 0 ? " " : "").Append(Plain(paragraph.Inline).Replace('\n', ' ').Trim());
            parts.Add(new SourceItem(item.Line + firstLine, depth, label, text.ToString()));
            foreach (var nested in item.OfType<MarkdownList>()) AddList(parts, nested, depth + 1, firstLine);
        }
    }

    private static void AddQuote(List<SourcePart> parts, QuoteBlock quote, int firstLine)
    {
        var inner = new List<SourcePart>();
        foreach (var block in quote) Add(inner, block, firstLine);
        if (inner is [SourceText { Text: var first }, ..] && first.StartsWith(EditorNote, StringComparison.OrdinalIgnoreCase))
            parts.Add(new SourceNote(quote.Line + firstLine, EditorNote, string.Join(' ', inner.OfType<SourceText>().Select(text => text.Text))));
        else
            parts.AddRange(inner);
    }

    private static TableBlock ReadTable(Table table)
    {
        var rows = table.OfType<TableRow>().Select(row => (row.IsHeader, Cells: row.OfType<TableCell>().Select(Cell).ToList())).ToList();
        var columns = rows.FirstOrDefault(row => row.IsHeader).Cells ?? [];
        var width = columns.Count;
        return new TableBlock(null, columns, [.. rows.Where(row => !row.IsHeader).Select(row => (IReadOnlyList<string>)row.Cells.Take(width).ToList())]);
    }

    private static string Cell(TableCell cell) =>
        string.Join(' ', cell.OfType<ParagraphBlock>().Select(paragraph => Plain(paragraph.Inline).Replace('\n', ' ').Trim()));

    private static string Plain(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        if (inlines is not null) Append(text, inlines);
        return text.ToString();
    }

    private static void Append(StringBuilder text, ContainerInline inlines)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case LiteralInline literal: text.Append(literal.Content.AsSpan()); break;
                case CodeInline code: text.Append(code.Content); break;
                case LineBreakInline: text.Append('\n'); break;
                case HtmlEntityInline entity: text.Append(entity.Transcoded.AsSpan()); break;
                case AutolinkInline link: text.Append(link.Url); break;
                case HtmlInline { Tag: "<br>" or "<br/>" or "<br />" }: text.Append('\n'); break;
                case ContainerInline container: Append(text, container); break;
            }
        }
    }
}
