namespace AnTT.Bot.Understanding.Phrases;

/// <summary>Builds the classes of all files; a class may name others, in any order but not in a circle.</summary>
internal sealed class ClassBuilder
{
    private readonly Dictionary<string, List<string>> _lines = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly HashSet<string> _built = new(StringComparer.Ordinal);

    public ClassBuilder(IEnumerable<LexiconFile> files)
    {
        foreach (var (name, block) in files.SelectMany(file => file.Classes))
        {
            if (!_lines.TryGetValue(name, out var lines)) _lines[name] = lines = [];
            lines.AddRange(LexiconFile.Lines(block));
        }
        Known = _lines.Keys.ToDictionary(name => name, name => new PhraseClass(name), StringComparer.Ordinal);
    }

    public Dictionary<string, PhraseClass> Known { get; }

    public void Build(PhraseParser parser)
    {
        foreach (var name in _lines.Keys) Build(name, parser);
        parser.ClassesAreComplete = true;
    }

    private void Build(string name, PhraseParser parser)
    {
        if (_built.Contains(name) || !_lines.TryGetValue(name, out var lines)) return;
        if (!_open.Add(name)) throw new FormatException($"Nhóm từ <{name}> nhắc lại chính nó.");
        var target = Known[name];
        foreach (var pattern in lines.Select(parser.Parse))
        {
            foreach (var inner in pattern.OfType<OneOfClass>()) Build(inner.Class.Name, parser);
            target.Add(pattern);
        }
        _built.Add(name);
    }
}
