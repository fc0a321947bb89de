namespace AnTT.Bot.Understanding.Words;

/// <summary>Numbers for the unmarked words the lexicon knows, so that messages are compared by number. Filled while the lexicon loads, only read afterwards.</summary>
internal sealed class Symbols
{
    /// <summary>The number of every word the lexicon does not know.</summary>
    public const int Unknown = -1;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly List<string> _words = [];

    public Symbols() => _bySpan = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => _words.Count;

    public int Add(string folded)
    {
        if (_numbers.TryGetValue(folded, out var number)) return number;
        _numbers[folded] = number = _words.Count;
        _words.Add(folded);
        return number;
    }

    public int Of(string folded) => _numbers.GetValueOrDefault(folded, Unknown);

    /// <summary>The word as the lexicon holds it, or a new string.</summary>
    public string Word(ReadOnlySpan<char> folded, out int number)
    {
        if (_bySpan.TryGetValue(folded, out number)) return _words[number];
        number = Unknown;
        return new string(folded);
    }
}
