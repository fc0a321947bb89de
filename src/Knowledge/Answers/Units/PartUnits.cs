using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Documents;

namespace AnTT.Knowledge.Answers.Units;

/// <summary>Units for single members of what a document counts, for "nhiệm vụ thứ ba", "giai đoạn 2", "kiến nghị cuối cùng". They answer nothing else.</summary>
internal sealed class PartUnits(Phrase title, CorpusStatistics corpus)
{
    private const int Fewest = 2;

    internal IEnumerable<Unit> Build(IReadOnlyList<Passage> passages) =>
        OfHeadings(passages).Concat(OfOutlines(passages)).Concat(OfOrdinals(passages)).Concat(OfLists(passages));

    /// <summary>Sections with headings of their own under one heading.</summary>
    private IEnumerable<Unit> OfHeadings(IReadOnlyList<Passage> passages)
    {
        foreach (var siblings in Siblings(passages))
        {
            for (var at = 0; at < siblings.Children.Count; at++)
            {
                var child = siblings.Children[at];
                var inside = passages.Where(passage => passage.Role == PassageRole.Text && passage.Path.Count >= siblings.Path.Count + 1 && passage.Path[siblings.Path.Count] == child && passage.Path.Take(siblings.Path.Count).SequenceEqual(siblings.Path, StringComparer.Ordinal)).ToList();
                if (inside.Count == 0) continue;
                var parts = inside.Where(passage => passage.Path.Count > siblings.Path.Count + 1).Select(passage => passage.Path[siblings.Path.Count + 1]).Distinct(StringComparer.Ordinal).ToList();
                var lines = parts.Count >= Fewest ? parts : [.. inside.SelectMany(passage => passage.Blocks).SelectMany(block => block.Lines)];
                var above = siblings.Path.Count == 0 ? title : corpus.Read(siblings.Path[^1]);
                yield return Of(UnitKind.Section, inside, string.Join('\n', lines), child, lines, [.. siblings.Path, child], new Part([new SeriesName(above, false)], corpus.Read(child), at + 1, siblings.Children.Count));
            }
        }
    }

    private static IEnumerable<(List<string> Path, List<string> Children)> Siblings(IReadOnlyList<Passage> passages)
    {
        var found = new Dictionary<string, (List<string> Path, List<string> Children)>(StringComparer.Ordinal);
        foreach (var passage in passages)
        {
            if (passage.Role != PassageRole.Text) continue;
            for (var depth = 0; depth < passage.Path.Count; depth++)
            {
                var key = string.Join('\n', passage.Path.Take(depth));
                if (!found.TryGetValue(key, out var section)) found.Add(key, section = ([.. passage.Path.Take(depth)], []));
                if (!section.Children.Contains(passage.Path[depth])) section.Children.Add(passage.Path[depth]);
            }
        }
        return found.Values.Where(section => section.Children.Count >= Fewest);
    }

    /// <summary>Numbered paragraphs without headings: the outline of their section has their first sentences.</summary>
    private IEnumerable<Unit> OfOutlines(IReadOnlyList<Passage> passages)
    {
        foreach (var outline in passages)
        {
            if (outline.Role != PassageRole.Outline || outline.Blocks is not [ListBlock { Entries.Count: >= Fewest } list]) continue;
            var names = NamesOf(outline, list.Lead);
            for (var at = 0; at < list.Entries.Count; at++)
            {
                var opening = list.Entries[at].Text.TrimEnd('…', '.', ' ');
                var whole = passages.FirstOrDefault(passage => passage.Role == PassageRole.Text && passage.Path.SequenceEqual(outline.Path, StringComparer.Ordinal) && passage.Text.StartsWith(opening, StringComparison.Ordinal));
                if (whole is null) continue;
                yield return Of(UnitKind.Entry, [whole, outline], whole.Text, outline.Path.Count > 0 ? outline.Path[^1] : list.Lead, [], outline.Path, new Part(names, Phrase.Empty, at + 1, list.Entries.Count));
            }
        }
    }

    private IEnumerable<Unit> OfOrdinals(IReadOnlyList<Passage> passages)
    {
        foreach (var series in OrdinalSeries.Find(passages, title, corpus))
        {
            var names = NamesOf(series.Passage, series.Lead);
            for (var at = 0; at < series.Items.Count; at++)
            {
                var item = series.Items[at];
                var whole = passages.SelectMany(passage => passage.Blocks.OfType<Paragraph>().Select(block => (Passage: passage, block.Text))).FirstOrDefault(block => block.Text.TrimStart('*', ' ').StartsWith(item, StringComparison.Ordinal));
                if (whole.Passage is not null) yield return Of(UnitKind.Entry, [whole.Passage], whole.Text, series.Passage.Path.Count > 0 ? series.Passage.Path[^1] : series.Lead, [], series.Passage.Path, new Part(names, Phrase.Empty, at + 1, series.Items.Count));
            }
        }
    }

    private IEnumerable<Unit> OfLists(IReadOnlyList<Passage> passages)
    {
        foreach (var passage in passages)
        {
            if (passage.Role != PassageRole.Text) continue;
            foreach (var block in passage.Blocks)
            {
                var list = block as ListBlock ?? (block is Paragraph paragraph ? InlineList.Find(paragraph.Text) : null);
                if (list is null || list.Entries.Count < Fewest || !list.Entries.All(entry => entry.Label.Any(char.IsLetterOrDigit))) continue;
                var names = NamesOf(passage, list.Lead);
                for (var at = 0; at < list.Entries.Count; at++)
                {
                    var entry = list.Entries[at];
                    yield return Of(UnitKind.Entry, [passage], string.Join('\n', entry.Lines.Skip(1).Prepend(entry.Text)), list.Lead ?? (passage.Path.Count > 0 ? passage.Path[^1] : null), [], passage.Path, new Part(names, corpus.Read(entry.Text), at + 1, list.Entries.Count));
                }
            }
        }
    }

    private List<SeriesName> NamesOf(Passage passage, string? lead)
    {
        var names = new List<SeriesName>();
        if (passage.Path.Count > 0) names.Add(new SeriesName(corpus.Read(passage.Path[^1]), false));
        if (lead is not null && Sentences.Split(lead) is [.., var last]) names.Add(new SeriesName(corpus.Read(last), true));
        return names;
    }

    private Unit Of(UnitKind kind, List<Passage> passages, string text, string? lead, IReadOnlyList<string> items, IReadOnlyList<string> path, Part part) => new()
    {
        Kind = kind,
        Passage = passages[0],
        Passages = passages,
        Text = text,
        Lead = lead,
        Items = items,
        Around = UnitBuilder.SurroundingsOf(path, title, corpus),
        Own = corpus.Read(text),
        LeadWords = corpus.Read(lead ?? string.Empty),
        Part = part,
    };
}
