using System.Text;
using System.Text.RegularExpressions;

namespace AnTT.Knowledge.Documents.Formats;

/// <summary>Text whose page layout is drawn with spaces: puts side-by-side heads and signatures one under the other, and narrows justified lines.</summary>
internal static partial class ColumnLayout
{
    /// <summary>Share of lines with a gap in the middle from which a page is set in two columns, 0–1.</summary>
    private const double TwoColumnShare = 0.4;

    public static bool IsTwoColumns(string text)
    {
        var lines = text.Split('\n').Where(line => line.Trim().Length > 0).ToList();
        return lines.Count > 30 && lines.Count(line => Gap(line) is { Success: true } gap && gap.Index > 20) > lines.Count * TwoColumnShare;
    }

    /// <summary>Every run of lines with a wide gap becomes its left halves, then its right halves.</summary>
    public static string Unfold(string text)
    {
        var result = new StringBuilder(text.Length);
        var right = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            var gap = Gap(line);
            if (gap.Success && !LooksLikeRow(line))
            {
                result.Append(Narrow(line[..gap.Index])).Append('\n');
                right.Add(line[(gap.Index + gap.Length)..]);
                continue;
            }
            if (right.Count > 0 && line.Trim().Length > 0 && Indent(line) > 30)
            {
                right.Add(line.Trim());
                continue;
            }
            if (line.Trim().Length > 0) FlushRight();
            result.Append(Narrow(line)).Append('\n');
        }
        FlushRight();
        return result.ToString();

        void FlushRight()
        {
            if (right.Count == 0) return;
            result.Append('\n');
            foreach (var line in right) result.Append(Narrow(line)).Append('\n');
            result.Append('\n');
            right.Clear();
        }
    }

    private static Match Gap(string line) => WideGap().Match(line);

    private static int Indent(string line) => line.Length - line.AsSpan().TrimStart().Length;

    /// <summary>A row of a table: three or more cells.</summary>
    private static bool LooksLikeRow(string line) => CellGap().Count(line.Trim()) >= 2;

    /// <summary>Runs of spaces inside the line become one; the indent stays.</summary>
    private static string Narrow(string line)
    {
        var indent = Math.Min(Indent(line), line.Length);
        return line[..indent] + (LooksLikeRow(line) ? line[indent..] : Runs().Replace(line[indent..], " "));
    }

    [GeneratedRegex(@"(?<=\S)\s{5,}(?=\S)", RegexOptions.None, Patterns.TimeoutMs)]
    private static partial Regex WideGap();

    [GeneratedRegex(@"(?<=\S)\s{3,}(?=\S)", RegexOptions.None, Patterns.TimeoutMs)]
    private static partial Regex CellGap();

    [GeneratedRegex(@" {2,}", RegexOptions.None, Patterns.TimeoutMs)]
    private static partial Regex Runs();
}
