using System.Text.RegularExpressions;
using AnTT.Knowledge.Documents.Structure;

namespace AnTT.Knowledge.Documents.Formats;

/// <summary>Finds tables that lost their lines: columns held apart by spaces, or rows of a name and the same number of figures under a row of years.</summary>
internal static partial class PlainTables
{
    private const int LongestHeading = 40;

    private sealed record Row(string Name, string[] Cells);

    public static List<SourcePart> Find(List<TextLine> lines)
    {
        var parts = new List<SourcePart>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (Columns(lines, i) is { } table)
            {
                parts.Add(new SourceTable(lines[i].Number, table));
                i += table.Rows.Count;
                continue;
            }
            var years = YearRow(lines[i].Text);
            var rows = years.Length > 1 ? Rows(lines, i + 1, years.Length) : [];
            if (rows.Count == 0)
            {
                parts.Add(new SourceText(lines[i].Number, Spaces().Replace(lines[i].Text, " ")));
                continue;
            }
            var number = lines[i].Number;
            parts.AddRange(Build(parts, years, rows).ConvertAll(table => new SourceTable(number, table)));
            i += rows.Count;
        }
        return parts;
    }

    /// <summary>Whether the line is a row of a table: three columns held apart by spaces, years, or a name and at least two figures.</summary>
    public static bool IsRow(string line)
    {
        if (Cells(line).Length > 2) return true;
        if (YearRow(line).Length > 1) return true;
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is > 2 and < 20 && Figure().IsMatch(words[^1]) && Figure().IsMatch(words[^2]) && char.IsLetter(words[0][0]);
    }

    private static string[] Cells(string line) => Gap().Split(line.Trim());

    /// <summary>A head and at least one row of as many cells, three or more.</summary>
    private static TableBlock? Columns(List<TextLine> lines, int from)
    {
        var head = Cells(lines[from].Text);
        if (head.Length < 3) return null;
        var rows = new List<IReadOnlyList<string>>();
        for (var i = from + 1; i < lines.Count && Cells(lines[i].Text) is var cells && cells.Length == head.Length; i++) rows.Add(cells);
        return rows.Count > 0 ? new TableBlock(null, head, rows) : null;
    }

    private static string[] YearRow(string line) =>
        YearLine().IsMatch(line) ? [.. Year().Matches(line).Select(match => match.Value)] : [];

    private static List<Row> Rows(List<TextLine> lines, int from, int width)
    {
        var rows = new List<Row>();
        for (var i = from; i < lines.Count; i++)
        {
            var words = lines[i].Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length <= width || !words[^width..].All(word => Figure().IsMatch(word))) break;
            rows.Add(new Row(string.Join(' ', words[..^width]), words[^width..]));
        }
        return rows;
    }

    /// <summary>Takes the headings from the short lines above: the first column's, then one for each repetition of the years, which becomes a table of its own.</summary>
    private static List<TableBlock> Build(List<SourcePart> parts, string[] years, List<Row> rows)
    {
        var groups = years.Length / Math.Max(1, years.Distinct(StringComparer.Ordinal).Count());
        var headings = new List<string>();
        while (headings.Count <= groups && parts is [.., SourceText { Text: var text }] && IsHeading(text))
        {
            headings.Insert(0, text);
            parts.RemoveAt(parts.Count - 1);
        }
        var first = headings.Count > groups ? headings[0] : "";
        if (headings.Count > groups) headings.RemoveAt(0);
        var span = years.Length / groups;
        if (headings.Count != groups) (groups, span) = (1, years.Length);
        var tables = new List<TableBlock>();
        for (var group = 0; group < groups; group++)
        {
            var from = group * span;
            tables.Add(new TableBlock(
                headings.Count == groups ? headings[group] : string.Join("; ", headings) is { Length: > 0 } all ? all : null,
                [first, .. years[from..(from + span)]],
                [.. rows.Select(row => (IReadOnlyList<string>)[row.Name, .. row.Cells[from..(from + span)]])]));
        }
        return tables;
    }

    private static bool IsHeading(string text) =>
        Wording.Syllables(text) <= LongestHeading && text[^1] is not (':' or '.' or ';') && LabelReader.Read(text) is null;

    [GeneratedRegex(@"\s{3,}", RegexOptions.None, Patterns.TimeoutMs)]
    private static partial Regex Gap();

    [GeneratedRegex(@" {2,}", RegexOptions.None, Patterns.TimeoutMs)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(?:\S+\s+)?(?:(?:Năm\s+)?(?:19|20)\d\d\s*){2,}$", RegexOptions.IgnoreCase, Patterns.TimeoutMs)]
    private static partial Regex YearLine();

    [GeneratedRegex(@"(?:Năm\s+)?(?:19|20)\d\d", RegexOptions.IgnoreCase, Patterns.TimeoutMs)]
    private static partial Regex Year();

    [GeneratedRegex(@"^[-–+]?\d[\d.,]*%?$|^[-–]$", RegexOptions.None, Patterns.TimeoutMs)]
    private static partial Regex Figure();
}
