using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace AnTT.Knowledge.Documents.Formats;

/// <summary>HTML → parts. Scripts, menus and forms are dropped; lists get the numbers a browser would show.</summary>
internal sealed class HtmlFormat
{
    private const string Dropped = "script,style,noscript,template,iframe,object,svg,nav,header,footer,aside,form,button,select,head,[hidden],[aria-hidden=true]";
    private const int DeepestNesting = 200;
    private static readonly HashSet<string> Flow = new(StringComparer.Ordinal)
    {
        "p", "div", "section", "article", "main", "ul", "ol", "li", "table", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "dt", "dd", "pre", "figure", "figcaption", "center", "hr", "tr", "td", "tbody",
    };

    private readonly List<SourcePart> _parts = [];
    private readonly StringBuilder _line = new();

    /// <summary>Parts, and the page's own title.</summary>
    public static (List<SourcePart> Parts, string? Title) Read(string html)
    {
        using var document = new HtmlParser().ParseDocument(html);
        var title = document.QuerySelector("h1")?.TextContent ?? document.Title;
        foreach (var element in document.QuerySelectorAll(Dropped).ToList()) element.Remove();
        var format = new HtmlFormat();
        if ((document.QuerySelector("article") ?? document.QuerySelector("main") ?? document.Body) is { } content) format.Walk(content, 0);
        format.Flush();
        return (format._parts, string.IsNullOrWhiteSpace(title) ? null : Clean(title));
    }

    private void Walk(INode parent, int depth)
    {
        if (depth > DeepestNesting) throw new DocumentFormatException("Trang HTML lồng nhau quá sâu. Lưu lại trang ở dạng đơn giản hơn rồi nạp lại.");
        foreach (var node in parent.ChildNodes)
        {
            switch (node)
            {
                case IText text: _line.Append(text.Data.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ')); break;
                case IHtmlBreakRowElement: Flush(); break;
                case IElement { LocalName: "sup" } sup when IsFootnoteMark(sup): break;
                case IElement element: Element(element, depth); break;
            }
        }
    }

    private void Element(IElement element, int depth)
    {
        if (!Flow.Contains(element.LocalName))
        {
            Walk(element, depth + 1);
            return;
        }
        Flush();
        switch (element.LocalName)
        {
            case ['h', >= '1' and <= '6' and var level]:
                if (Clean(element.TextContent) is { Length: > 0 } heading) _parts.Add(new SourceHeading(0, level - '0', heading));
                break;
            case "ul" or "ol":
                List(element, depth);
                break;
            case "table":
                _parts.AddRange(GridTables.ToParts(Rows((IHtmlTableElement)element), 0));
                break;
            default:
                Walk(element, depth + 1);
                break;
        }
        Flush();
    }

    private void List(IElement list, int depth)
    {
        var number = list is IHtmlOrderedListElement ordered ? ordered.Start : 1;
        foreach (var item in list.Children)
        {
            if (item.LocalName == "li") _line.Append(list.LocalName == "ul" ? "- " : Mark(list.GetAttribute("type"), number++));
            Walk(item, depth + 1);
            Flush();
        }
    }

    private static string Mark(string? type, int number) => type switch
    {
        "a" => ListMarks.Letter(number) + ") ",
        "A" => ListMarks.Letter(number).ToUpperInvariant() + ". ",
        "I" => ListMarks.Roman(number) + ". ",
        "i" => ListMarks.Roman(number).ToLowerInvariant() + ") ",
        _ => $"{number}. ",
    };

    private static List<IReadOnlyList<string>> Rows(IHtmlTableElement table)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var row in table.Rows)
        {
            var cells = new List<string>();
            foreach (var cell in row.Cells)
            {
                cells.Add(CellText(cell));
                for (var i = 1; i < Math.Min(cell.ColumnSpan, 50); i++) cells.Add("");
            }
            rows.Add(cells);
        }
        return rows;
    }

    private static string CellText(IElement cell)
    {
        var inner = new HtmlFormat();
        inner.Walk(cell, 0);
        inner.Flush();
        return string.Join('\n', inner._parts.Select(part => part switch
        {
            SourceText text => text.Text,
            SourceHeading heading => heading.Text,
            SourceTable table => string.Join('\n', table.Table.Lines),
            _ => "",
        }));
    }

    private static bool IsFootnoteMark(IElement sup) => sup.TextContent.Trim().Trim('[', ']', '(', ')') is { Length: > 0 and <= 3 } mark && mark.All(char.IsAsciiDigit);

    private void Flush()
    {
        if (Clean(_line.ToString()) is { Length: > 0 } text) _parts.Add(new SourceText(0, text));
        _line.Clear();
    }

    private static string Clean(string text) => string.Join(' ', Inline.Strip(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
