namespace AnTT.Cases.Register;

/// <summary>Where the columns of a sheet lie. Found by names, in any order, in up to three rows that may be merged.</summary>
/// <param name="LastRow">Excel's number of the last row of the heading.</param>
internal sealed record HeaderRow(int LastRow, IReadOnlyDictionary<RegisterColumn, int> Columns)
{
    private const int SearchedRows = 30;
    private const int Fewest = 3;

    // The usual short forms; longest first.
    private static readonly (string Long, string Short)[] Shortened =
    [
        ("truong cax uy quyen", ""), ("pho thu truong", "ptt"), ("dieu tra vien", "dtv"), ("kiem sat vien", "ksv"), ("so thu tu", "stt"), ("quyet dinh", "qd"), ("can bo", "cb"), ("ho so", "hs"),
        ("ho va ten", ""), ("ho ten", ""),
    ];

    private static readonly List<(string Name, RegisterColumn Column)> Names =
        [.. RegisterColumn.All.SelectMany(column => column.Names.Append(column.Heading).Select(Shorten).Distinct(StringComparer.Ordinal).Select(name => (name, column))).OrderByDescending(name => name.name.Length)];

    /// <returns>Null: no row names the content and at least two other columns.</returns>
    public static HeaderRow? Find(Sheet sheet)
    {
        HeaderRow? best = null;
        var head = sheet.Rows.TakeWhile(row => row.Number <= SearchedRows).ToDictionary(row => row.Number, row => row.Cells);
        foreach (var first in head.Keys)
        {
            for (var depth = 1; depth <= 3; depth++)
            {
                var columns = Match(Texts(sheet, head, first, depth));
                if (columns.Count >= Fewest && columns.ContainsKey(RegisterColumn.Content) && columns.Count > (best?.Columns.Count ?? 0)) best = new HeaderRow(first + depth - 1, columns);
            }
        }
        return best;
    }

    /// <summary>Whether a row repeats the heading, as at the top of a printed page.</summary>
    public bool IsRepeatedBy(IReadOnlyList<string> cells) => Match([.. cells.Select(cell => (Shorten(cell), ""))]).Count is var found && found >= Math.Max(Fewest, Columns.Count / 2);

    /// <summary>What stands over each column, from top to bottom; a merged cell stands over all of its columns.</summary>
    private static List<(string Whole, string Last)> Texts(Sheet sheet, Dictionary<int, string[]> head, int first, int depth)
    {
        var width = Enumerable.Range(first, depth).Max(row => head.TryGetValue(row, out var cells) ? cells.Length : 0);
        foreach (var merge in sheet.Merges.Where(merge => merge.Top >= first && merge.Top < first + depth)) width = Math.Max(width, Math.Min(merge.Right + 1, 100));
        var (texts, last) = (Enumerable.Repeat("", width).ToList(), new string[width]);
        for (var row = first; row < first + depth; row++)
        {
            if (!head.TryGetValue(row, out var cells)) continue;
            for (var column = 0; column < width; column++)
            {
                var text = column < cells.Length ? cells[column] : "";
                if (text.Length == 0 && sheet.Merges.FirstOrDefault(merge => merge.Top == row && merge.Left < column && column <= merge.Right) is { Right: > 0 } wide && wide.Left < cells.Length) text = cells[wide.Left];
                texts[column] += " " + text;
                if (text.Length > 0) last[column] = text;
            }
        }
        return [.. texts.Select((text, column) => (Shorten(text), Shorten(last[column] ?? "")))];
    }

    private static Dictionary<RegisterColumn, int> Match(List<(string Whole, string Last)> texts)
    {
        var found = new Dictionary<RegisterColumn, int>();
        var taken = new HashSet<int>();
        // The same name, the same in its lowest row, then a heading that begins with a name, then one that holds it; longer names before shorter ones.
        foreach (var fits in (Func<(string Whole, string Last), string, bool>[])
        [
            (text, name) => text.Whole == name, (text, name) => text.Last == name, (text, name) => text.Whole.StartsWith(name + " ", StringComparison.Ordinal),
            (text, name) => name.Length > 5 && $" {text.Whole} ".Contains($" {name} ", StringComparison.Ordinal),
        ])
        {
            foreach (var (name, column) in Names)
            {
                if (found.ContainsKey(column)) continue;
                for (var at = 0; at < texts.Count; at++)
                {
                    if (texts[at].Whole.Length is 0 or > 120 || taken.Contains(at) || !fits(texts[at], name)) continue;
                    taken.Add(at);
                    found[column] = at;
                    break;
                }
            }
        }
        return found;
    }

    private static string Shorten(string heading)
    {
        var text = RegisterText.Fold(heading);
        foreach (var (longer, shorter) in Shortened) text = text.Replace(longer, shorter, StringComparison.Ordinal);
        return string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
