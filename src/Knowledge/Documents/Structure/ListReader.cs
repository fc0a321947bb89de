using System.Text.RegularExpressions;

namespace AnTT.Knowledge.Documents.Structure;

/// <summary>Gathers the lines of one section into paragraphs, complete lists with their lead, and tables.</summary>
internal sealed partial class ListReader
{
    private const int ShortestLead = 6;
    private const int LongestLead = 70;
    private readonly List<Block> _blocks = [];
    private readonly List<Item> _items = [];
    private readonly List<(string Marker, int Last)> _levels = [];
    private string? _lead;

    private sealed record Item(int Depth, string Label, string Text, bool Ordered);

    public static List<Block> Read(IEnumerable<SourcePart> parts)
    {
        var reader = new ListReader();
        foreach (var part in parts)
        {
            switch (part)
            {
                case SourceTable table:
                    reader.Close();
                    reader._blocks.Add(reader.WithCaption(table.Table));
                    break;
                case SourceItem item:
                    reader.AddMarked(item);
                    break;
                case SourceText text:
                    reader.AddText(text.Text);
                    break;
            }
        }
        reader.Close();
        return reader._blocks;
    }

    private void AddMarked(SourceItem item)
    {
        if (_items.Count == 0) TakeLead();
        _items.Add(new Item(item.Depth, item.Label, item.Text, char.IsLetterOrDigit(item.Label, 0)));
    }

    private void AddText(string text)
    {
        var label = LabelReader.Read(text);
        if (label is not null && Depth(label) is var depth and >= 0)
        {
            if (_items.Count == 0) TakeLead();
            _items.Add(new Item(depth, label.Mark, label.Rest, label.Number > 0));
        }
        else if (_items.Count > 0 && Continues(text))
            _items.Add(_items[^1] with { Text = text });
        else
            AddParagraph(text);
    }

    /// <summary>How deep an item lies, by the order in which its kind of mark first appeared; -1: not an item.</summary>
    private int Depth(Label label)
    {
        var marker = label.Kind switch
        {
            LabelKind.Bullet or LabelKind.Star => label.Mark is "–" or "—" ? "-" : label.Mark,
            LabelKind.Number or LabelKind.Point or LabelKind.Parenthesis => label.Kind.ToString(),
            _ => "",
        };
        if (marker.Length == 0) return -1;
        if (_items.Count == 0) _levels.Clear();
        var level = _levels.FindIndex(known => known.Marker == marker);
        var expected = level < 0 ? 1 : _levels[level].Last + 1;
        if (label.Number > 0 && label.Number != expected) 
        {
            if (label.Number != 1 && !(label.Kind == LabelKind.Point && label.Number <= expected + 1 && expected > 1)) return -1;
            if (level == 0) Close();
            if (level >= 0) _levels.RemoveRange(level, _levels.Count - level);
            level = -1;
        }
        if (level < 0)
        {
            _levels.Add((marker, label.Number));
            return _levels.Count - 1;
        }
        _levels.RemoveRange(level + 1, _levels.Count - level - 1);
        _levels[level] = (marker, label.Number);
        return level;
    }

    /// <summary>A line without a mark after an item that ends in a semicolon is one more item (the source dropped the dash).</summary>
    private bool Continues(string text) => _items[^1].Text.TrimEnd().EndsWith(';') && !text.EndsWith(':') && !_items[^1].Ordered && (Wording.EndsSentence(text) || text.EndsWith(';'));

    private void AddParagraph(string text)
    {
        Close();
        var enumeration = InlineEnumeration.Split(text);
        if (enumeration is null)
        {
            _blocks.Add(new Paragraph(text));
            return;
        }
        if (enumeration.Before.Length > 0) _blocks.Add(new Paragraph(enumeration.Before));
        _blocks.Add(enumeration.List);
        if (enumeration.After.Length > 0) _blocks.Add(new Paragraph(enumeration.After));
    }

    private void TakeLead()
    {
        if (_blocks.LastOrDefault() is not Paragraph { Text: [.., ':'] } paragraph) return;
        _blocks.RemoveAt(_blocks.Count - 1);
        (var before, _lead) = SplitLead(paragraph.Text);
        if (before.Length > 0) _blocks.Add(new Paragraph(before));
    }

    /// <summary>The sentence that introduces a list, apart from those before it; a lead such as "Trong đó:" takes the sentence before along.</summary>
    public static (string Before, string Lead) SplitLead(string text)
    {
        var sentences = Wording.Sentences(text);
        var from = sentences.Count - 1;
        while (from > 0 && Wording.Syllables(string.Join(' ', sentences.Skip(from))) < ShortestLead) from--;
        if (from > 0 && sentences.Count <= 2 && Wording.Syllables(text) <= LongestLead && sentences[^1].StartsWith("Trong đó", StringComparison.Ordinal)) from = 0;
        return (string.Join(' ', sentences.Take(from)), string.Join(' ', sentences.Skip(from)));
    }

    private void Close()
    {
        if (_items.Count > 0)
        {
            var index = 0;
            _blocks.Add(new ListBlock(_lead, Nest(ref index, _items[0].Depth), _items[0].Ordered));
        }
        _items.Clear();
        _lead = null;
    }

    private List<ListEntry> Nest(ref int index, int depth)
    {
        var entries = new List<ListEntry>();
        while (index < _items.Count && _items[index].Depth >= depth)
        {
            var item = _items[index++];
            var children = index < _items.Count && _items[index].Depth > depth ? Nest(ref index, _items[index].Depth) : [];
            entries.Add(new ListEntry(item.Label, item.Text, children));
        }
        return entries;
    }

    private TableBlock WithCaption(TableBlock table)
    {
        if (table.Caption is not null || _blocks.LastOrDefault() is not Paragraph paragraph) return table;
        if (!TableTitle().IsMatch(paragraph.Text) && !(paragraph.Text.EndsWith(':') && Wording.Syllables(paragraph.Text) <= LongestLead)) return table;
        _blocks.RemoveAt(_blocks.Count - 1);
        return table with { Caption = paragraph.Text.TrimEnd(':').TrimEnd() };
    }

    [GeneratedRegex(@"^(?:Bảng|Biểu|BẢNG|BIỂU)(?:\s+(?:số\s+)?\d+)?\s*[.:–-]?\s", RegexOptions.None, Patterns.TimeoutMs)]
    private static partial Regex TableTitle();
}
