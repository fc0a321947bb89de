using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Documents;

namespace AnTT.Knowledge.Answers.Units;

/// <summary>Cuts the passages of one document into units. One builder per document, used once.</summary>
internal sealed class UnitBuilder(DocumentHeader header, CorpusStatistics corpus)
{
    private readonly List<Unit> _units = [];
    private Phrase _title = corpus.Read(string.Join(" . ", [header.Title, .. header.Kind == "hoi-dap" ? [] : header.Aliases]));
    private readonly string _kindName = DocumentKinds.Names.GetValueOrDefault(header.Kind, string.Empty);
    private Surroundings _around = new(Phrase.Empty, Phrase.Empty, Phrase.Empty);
    private Passage _passage = null!;

    /// <summary>First and last sentence of the paragraph before: what a paragraph goes on about ("Lộ trình triển khai theo 3 giai đoạn").</summary>
    private string _before = string.Empty;

    internal List<Unit> Build(IReadOnlyList<Passage> passages)
    {
        if (header.Kind == "hoi-dap")
        {
            _units.Add(ArticleOf(passages));
            return _units;
        }
        _title = corpus.Read(string.Join(" . ", [header.Title, _kindName, .. header.Aliases.Count == 0 ? TopicOf(passages) : header.Aliases]));
        IReadOnlyList<string> path = [];
        foreach (var passage in passages)
        {
            if (passage.Role == PassageRole.Outline) continue;
            _passage = passage;
            _around = SurroundingsOf(passage.Path, _title, corpus);
            if (!ReferenceEquals(path, passage.Path) && !passage.Path.SequenceEqual(path, StringComparer.Ordinal)) _before = string.Empty;
            path = passage.Path;
            for (var at = 0; at < passage.Blocks.Count; at++)
            {
                var first = _units.Count;
                Add(passage.Blocks[at]);
                Follow(first, at + 1 < passage.Blocks.Count ? passage.Blocks[at + 1] : null);
            }
        }
        _units.Add(TitleOf(passages[0]));
        _units.AddRange(new SectionUnits(_title, corpus).Build(passages));
        _units.AddRange(OrdinalSeries.Find(passages, _title, corpus));
        _units.AddRange(new PartUnits(_title, corpus).Build(passages));
        return _units;
    }

    /// <summary>Pairs of syllables a document comes back to again and again: a text out of a file often has no title that says what it is about.</summary>
    private static IEnumerable<string> TopicOf(IReadOnlyList<Passage> passages)
    {
        var counts = new Dictionary<(string, string), int>();
        var texts = 0;
        foreach (var passage in passages)
        {
            if (passage.Role != PassageRole.Text) continue;
            texts++;
            var words = Word.Split(passage.Text);
            var seen = new HashSet<(string, string)>();
            for (var at = 1; at < words.Length; at++)
            {
                var pair = (words[at - 1].Text, words[at].Text);
                if (words[at].Joined && !FunctionWords.All.Contains(pair.Item1) && !FunctionWords.All.Contains(pair.Item2) && seen.Add(pair)) counts[pair] = counts.GetValueOrDefault(pair) + 1;
            }
        }
        return texts < FewestTexts ? [] : counts.Where(pair => pair.Value >= TopicShare * texts).Select(pair => $"{pair.Key.Item1} {pair.Key.Item2}").Order(StringComparer.Ordinal);
    }

    private const int FewestTexts = 8;

    /// <summary>Share of its passages that must have the pair.</summary>
    private const double TopicShare = 0.3;

    /// <summary>Tells each new sentence what comes after it: the next sentence, or the list it leads to.</summary>
    private void Follow(int first, Block? next)
    {
        for (var at = first; at < _units.Count; at++)
        {
            if (_units[at].Kind != UnitKind.Sentence) continue;
            var following = new List<string>();
            for (var after = at + 1; after < _units.Count && _units[after].Kind == UnitKind.Sentence; after++) following.Add(_units[after].Text);
            if (next is not (null or TableBlock) && following.Count == _units.Count - at - 1) following.Add("\n" + string.Join('\n', next.Lines));
            _units[at].Following = following;
        }
    }

    internal static Surroundings SurroundingsOf(IReadOnlyList<string> path, Phrase title, CorpusStatistics corpus) => new(
        corpus.Read(path.Count == 0 ? null : path[^1]),
        corpus.Read(string.Join(" . ", path.SkipLast(1))),
        title);

    private Unit TitleOf(Passage first) => new()
    {
        Kind = UnitKind.Sentence,
        Passage = first,
        Text = header.Title,
        Around = SurroundingsOf([], _title, corpus),
        Own = corpus.Read(header.Title),
        LeadWords = _title,
        IsTitle = true,
        SpeaksOfDocument = true,
    };

    private Unit ArticleOf(IReadOnlyList<Passage> passages)
    {
        var text = string.Join('\n', passages.Select(passage => passage.Text));
        return new Unit
        {
            Kind = UnitKind.Article,
            Passage = passages[0],
            Passages = passages,
            Text = text,
            Around = new Surroundings(Phrase.Empty, Phrase.Empty, _title),
            Own = corpus.Read(text),
            QuestionKinds = QuestionReader.Read(header.Title).Kinds,
            Questions = [_title, .. header.Aliases.Select(corpus.Read)],
        };
    }

    private void Add(Block block)
    {
        switch (block)
        {
            case Paragraph paragraph:
                AddSentences(paragraph.Text);
                break;
            case ListBlock list:
                AddList(list);
                break;
            case TableBlock table:
                AddTable(table);
                break;
        }
    }

    private void AddSentences(string text)
    {
        if (InlineList.Find(text) is { } inline)
        {
            AddList(inline);
            return;
        }
        var sentences = Sentences.Split(text);
        for (var at = 0; at < sentences.Count; at++)
        {
            var near = (at > 0 ? sentences[at - 1] : _before) + " . " + (at + 1 < sentences.Count ? sentences[at + 1] : string.Empty);
            if (!sentences[at].EndsWith(':')) AddSentence(sentences[at], at > 0 ? sentences[at - 1] : null, corpus.Read(near));
        }
        if (sentences.Count > 0) _before = sentences.Count == 1 ? sentences[0] : sentences[0] + " . " + sentences[^1];
    }

    private void AddSentence(string sentence, string? before, Phrase near) => _units.Add(new Unit
    {
        Kind = UnitKind.Sentence,
        Passage = _passage,
        Text = sentence,
        Lead = before,
        Around = _around,
        Own = corpus.Read(sentence),
        Near = near,
        SpeaksOfDocument = SpeaksOfDocument(sentence),
    });

    private bool SpeaksOfDocument(string sentence) =>
        _passage.Role == PassageRole.About
        || (_kindName.Length > 0 && sentence.Contains(_kindName + " của phường", StringComparison.OrdinalIgnoreCase));

    private void AddList(ListBlock list)
    {
        var lead = list.Lead ?? string.Empty;
        var leadWords = corpus.Read(lead);
        var items = list.Entries.SelectMany(entry => entry.Lines).ToList();
        _units.Add(new Unit
        {
            Kind = UnitKind.List,
            Passage = _passage,
            Text = string.Join('\n', items),
            Lead = list.Lead,
            Items = items,
            Around = _around,
            Own = corpus.Read(string.Join('\n', items)),
            LeadWords = leadWords,
        });
        // A lead may be a whole paragraph with facts of its own.
        var sentences = Sentences.Split(lead);
        for (var at = 0; at < sentences.Count; at++)
        {
            if (!sentences[at].EndsWith(':')) AddSentence(sentences[at], at > 0 ? sentences[at - 1] : null, Phrase.Empty);
        }
        foreach (var entry in list.Entries) AddEntry(entry, list.Lead, leadWords);
    }

    private void AddEntry(ListEntry entry, string? lead, Phrase leadWords)
    {
        var lines = entry.Lines.ToList();
        _units.Add(new Unit
        {
            Kind = UnitKind.Entry,
            Passage = _passage,
            Text = lines.Count == 1 ? entry.Text : entry.Text + "\n" + string.Join('\n', lines.Skip(1)),
            Lead = lead,
            Items = lines.Count == 1 ? [] : lines,
            Around = _around,
            Own = corpus.Read(string.Join('\n', lines)),
            LeadWords = leadWords,
        });
        var childLead = entry.Text;
        var childWords = corpus.Read(entry.Text);
        foreach (var child in entry.Children) AddEntry(child, childLead, childWords);
    }

    private void AddTable(TableBlock table)
    {
        var caption = corpus.Read(table.Caption ?? string.Empty);
        foreach (var row in table.Rows)
        {
            for (var column = 1; column < row.Count && column < table.Columns.Count; column++)
            {
                if (row[column].Length == 0) continue;
                var text = $"{row[0]}, {table.Columns[column]}: {row[column]}";
                _units.Add(new Unit
                {
                    Kind = UnitKind.Cell,
                    Passage = _passage,
                    Text = text,
                    Lead = table.Caption,
                    Around = _around,
                    Own = corpus.Read(text),
                    LeadWords = caption,
                });
            }
        }
    }
}
