using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace AnTT.Knowledge.Documents.Formats;

/// <summary>Writes out the automatic numbers of a Word document, which are not in its text.</summary>
internal sealed partial class DocxNumbering
{
    private const int Levels = 9;
    private readonly Dictionary<int, W.AbstractNum> _lists = [];
    private readonly Dictionary<int, int[]> _counters = [];
    private readonly Dictionary<string, W.NumberingProperties> _styles = new(StringComparer.Ordinal);

    public DocxNumbering(MainDocumentPart main)
    {
        var numbering = main.NumberingDefinitionsPart?.Numbering;
        var templates = numbering?.Elements<W.AbstractNum>().Where(list => list.AbstractNumberId is not null).ToDictionary(list => list.AbstractNumberId!.Value) ?? [];
        foreach (var instance in numbering?.Elements<W.NumberingInstance>() ?? [])
            if (instance.NumberID?.Value is { } id && instance.AbstractNumId?.Val?.Value is { } template && templates.TryGetValue(template, out var list))
                _lists[id] = list;
        foreach (var style in main.StyleDefinitionsPart?.Styles?.Elements<W.Style>() ?? [])
            if (style.StyleId?.Value is { } id && style.StyleParagraphProperties?.NumberingProperties is { } properties)
                _styles[id] = properties;
    }

    /// <summary>The number printed before the paragraph; empty where it has none. Counts: ask once for each paragraph, in order.</summary>
    public string Next(W.Paragraph paragraph)
    {
        var properties = paragraph.ParagraphProperties?.NumberingProperties
            ?? (paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value is { } style ? _styles.GetValueOrDefault(style) : null);
        if (properties?.NumberingId?.Val?.Value is not { } id || !_lists.TryGetValue(id, out var list)) return "";
        var depth = Math.Clamp(properties.NumberingLevelReference?.Val?.Value ?? 0, 0, Levels - 1);
        if (Find(list, depth) is not { } level) return "";
        var template = list.AbstractNumberId!.Value;
        if (!_counters.TryGetValue(template, out var counters)) _counters[template] = counters = new int[Levels];
        counters[depth] = counters[depth] == 0 ? level.StartNumberingValue?.Val?.Value ?? 1 : counters[depth] + 1;
        for (var deeper = depth + 1; deeper < Levels; deeper++) counters[deeper] = 0;
        if (level.NumberingFormat?.Val?.Value is { } format && (format == W.NumberFormatValues.Bullet || format == W.NumberFormatValues.None))
            return format == W.NumberFormatValues.Bullet ? "-" : "";
        return Placeholder().Replace(level.LevelText?.Val?.Value ?? "", match =>
        {
            var at = match.Value[1] - '1';
            return Write(Find(list, at)?.NumberingFormat?.Val?.Value, Math.Max(1, counters[at]));
        }).Trim();
    }

    private static W.Level? Find(W.AbstractNum list, int depth) =>
        list.Elements<W.Level>().FirstOrDefault(level => level.LevelIndex?.Value == depth);

    private static string Write(W.NumberFormatValues? format, int number)
    {
        if (format == W.NumberFormatValues.UpperRoman) return ListMarks.Roman(number);
        if (format == W.NumberFormatValues.LowerRoman) return ListMarks.Roman(number).ToLowerInvariant();
        if (format == W.NumberFormatValues.UpperLetter) return ListMarks.Letter(number).ToUpperInvariant();
        return format == W.NumberFormatValues.LowerLetter ? ListMarks.Letter(number) : $"{number}";
    }

    [GeneratedRegex("%[1-9]", RegexOptions.None, Patterns.TimeoutMs)]
    private static partial Regex Placeholder();
}
