using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Documents;

namespace AnTT.Knowledge.Answers.Units;

/// <summary>Units for what stands under a heading: its whole text, and the headings right below it.</summary>
internal sealed class SectionUnits(Phrase title, CorpusStatistics corpus)
{
    /// <summary>Characters beyond which a section is no answer any more.</summary>
    private const int LongestText = 6000;

    internal IEnumerable<Unit> Build(IReadOnlyList<Passage> passages)
    {
        var sections = new Dictionary<string, Gathered>(StringComparer.Ordinal);
        foreach (var passage in passages)
        {
            if (passage.Role != PassageRole.Text) continue;
            for (var depth = 1; depth <= passage.Path.Count; depth++)
            {
                var key = string.Join('\n', passage.Path.Take(depth));
                if (!sections.TryGetValue(key, out var section))
                    sections.Add(key, section = new Gathered([.. passage.Path.Take(depth)], passage));
                section.Passages.Add(passage);
                if (depth < passage.Path.Count && !section.Children.Contains(passage.Path[depth])) section.Children.Add(passage.Path[depth]);
            }
        }
        foreach (var outline in passages)
        {
            if (outline.Role == PassageRole.Outline && outline.Path.Count > 0 && sections.TryGetValue(string.Join('\n', outline.Path), out var section) && section.Children.Count < 2 && outline.Blocks is [ListBlock list]) yield return OutlineOf(section, outline, list);
        }
        foreach (var section in sections.Values)
        {
            if (section.Children.Count >= 2) yield return OutlineOf(section);
            if (TextOf(section) is { } unit) yield return unit;
        }
    }

    private Unit OutlineOf(Gathered section) => new()
    {
        Kind = UnitKind.Outline,
        Passage = section.First,
        Passages = section.Passages,
        SectionLabel = section.Label,
        Text = string.Join('\n', section.Children),
        Lead = section.Path[^1],
        Items = section.Children,
        Around = UnitBuilder.SurroundingsOf(section.Path, title, corpus),
        Own = corpus.Read(string.Join('\n', section.Children)),
    };

    /// <summary>Numbered paragraphs without headings, by their first sentences.</summary>
    private Unit OutlineOf(Gathered section, Passage outline, ListBlock list) => new()
    {
        Kind = UnitKind.Outline,
        Passage = outline,
        Passages = [outline, .. section.Passages],
        Text = string.Join('\n', list.Entries.SelectMany(entry => entry.Lines)),
        Lead = section.Path[^1],
        Items = [.. list.Entries.SelectMany(entry => entry.Lines)],
        Around = UnitBuilder.SurroundingsOf(section.Path, title, corpus),
        Own = corpus.Read(string.Join('\n', list.Entries.SelectMany(entry => entry.Lines))),
    };

    private Unit? TextOf(Gathered section)
    {
        var length = 0;
        var lines = new List<string>();
        foreach (var passage in section.Passages)
        {
            length += passage.Text.Length;
            if (length > LongestText) return null;
            lines.AddRange(passage.Blocks.SelectMany(block => block.Lines));
        }
        return new Unit
        {
            Kind = UnitKind.Section,
            HasParts = section.Children.Count >= 2,
            Passage = section.First,
            Passages = section.Passages,
            SectionLabel = section.Label,
            Text = string.Join('\n', lines),
            Lead = section.Path[^1],
            Items = lines,
            Around = UnitBuilder.SurroundingsOf(section.Path, title, corpus),
            Own = corpus.Read(string.Join('\n', lines)),
        };
    }

    private sealed record Gathered(IReadOnlyList<string> Path, Passage First)
    {
        public List<Passage> Passages { get; } = [];

        public List<string> Children { get; } = [];

        /// <summary>The heading, where its first text stands under a heading of its own.</summary>
        public string? Label => First.Path.Count > Path.Count ? $"“{Path[^1]}”" : null;
    }
}
