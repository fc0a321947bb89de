using System.Text.RegularExpressions;

namespace AnTT.Knowledge.Documents.Formats;

/// <summary>Drops page numbers, and headers and footers that repeat from page to page.</summary>
internal static partial class PageFurniture
{
    /// <summary>Fewest pages on which a line must repeat to be a header or footer.</summary>
    private const int FewestRepeats = 3;

    /// <summary>Farthest from a page break, blank lines included, that a header or footer stands.</summary>
    private const int EdgeLines = 12;

    public static List<TextLine> Drop(List<TextLine> lines)
    {
        var repeated = lines.Exists(line => line.StartsPage) ? Repeated(lines) : [];
        var kept = new List<TextLine>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (IsPageNumber(lines, i) || (repeated.Contains(Key(line)) && AtPageEdge(lines, i)))
            {
                kept.Add(new TextLine("", line.Number));
                continue;
            }
            kept.Add(line);
        }
        return kept;
    }

    private static bool IsPageNumber(List<TextLine> lines, int index) =>
        PageNumber().IsMatch(lines[index].Text) &&
        (index == 0 || lines[index - 1].IsBlank || lines[index].StartsPage) && (index + 1 >= lines.Count || lines[index + 1].IsBlank || lines[index + 1].StartsPage);

    private static HashSet<string> Repeated(List<TextLine> lines)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Count; i++)
            if (!lines[i].IsBlank && lines[i].Trimmed.Length < 120 && AtPageEdge(lines, i))
                counts[Key(lines[i])] = counts.GetValueOrDefault(Key(lines[i])) + 1;
        return [.. counts.Where(count => count.Value >= FewestRepeats).Select(count => count.Key)];
    }

    /// <summary>Whether no more than one line of text stands between it and a page break.</summary>
    private static bool AtPageEdge(List<TextLine> lines, int index)
    {
        var texts = 0;
        for (var i = index; i >= 0 && i > index - EdgeLines && texts <= 2; i--)
        {
            if (!lines[i].IsBlank) texts++;
            if (lines[i].StartsPage && texts <= 2) return true;
        }
        texts = 0;
        for (var i = index; i < lines.Count && i < index + EdgeLines && texts <= 2; i++)
        {
            if (i > index && lines[i].StartsPage) return true;
            if (!lines[i].IsBlank) texts++;
        }
        return false;
    }

    private static string Key(TextLine line) => Digits().Replace(line.Trimmed, "#");

    [GeneratedRegex(@"^\s*(?:[-–]\s*)?(?:Trang\s+)?\d{1,4}(?:\s*/\s*\d{1,4})?(?:\s*[-–])?\s*$", RegexOptions.IgnoreCase, Patterns.TimeoutMs)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"\d+", RegexOptions.None, Patterns.TimeoutMs)]
    private static partial Regex Digits();
}
