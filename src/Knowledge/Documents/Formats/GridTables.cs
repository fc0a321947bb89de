using System.Text.RegularExpressions;
using AnTT.Knowledge.Documents.Structure;

namespace AnTT.Knowledge.Documents.Formats;

/// <summary>Rows of cells → a table, or plain lines where the table only laid out the page (head and signature of an official letter).</summary>
internal static partial class GridTables
{
    /// <param name="rows">Cells; each may hold several lines.</param>
    public static IEnumerable<SourcePart> ToParts(IReadOnlyList<IReadOnlyList<string>> rows, int line)
    {
        var filled = rows.Where(row => row.Any(cell => cell.Length > 0)).ToList();
        if (filled.Count == 0) return [];
        var width = filled.Max(row => row.Count);
        if (width == 1 || filled.Count == 1 || IsLayout(filled)) return Flatten(filled, width, line);
        var columns = Clean(filled[0], width);
        return [new SourceTable(line, new TableBlock(null, columns, [.. filled.Skip(1).Select(row => Clean(row, width))]))];
    }

    private static bool IsLayout(List<IReadOnlyList<string>> rows) =>
        rows.Any(row => row.Any(cell => LayoutWords().IsMatch(cell)));

    /// <summary>Column by column, as the reader of the page would.</summary>
    private static List<SourcePart> Flatten(List<IReadOnlyList<string>> rows, int width, int line)
    {
        var parts = new List<SourcePart>();
        for (var column = 0; column < width; column++)
            foreach (var row in rows)
                if (column < row.Count)
                    parts.AddRange(row[column].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(text => new SourceText(line, text)));
        return parts;
    }

    private static List<string> Clean(IReadOnlyList<string> row, int width) =>
        [.. Enumerable.Range(0, width).Select(i => i < row.Count ? row[i].Replace('\n', ' ').Trim() : "")];

    [GeneratedRegex(@"CỘNG H[ÒO][ÀA] XÃ HỘI|Độc lập\s*-|ĐẢNG CỘNG SẢN VIỆT NAM|^\s*Nơi nhận|^\s*(?:T/?M\.?|KT\.|TL\.|TUQ\.)\s+\p{Lu}|^\s*Số\s*:", RegexOptions.Multiline, Patterns.TimeoutMs)]
    private static partial Regex LayoutWords();
}
