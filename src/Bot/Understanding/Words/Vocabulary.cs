using System.Collections.Frozen;

namespace AnTT.Bot.Understanding.Words;

/// <summary>Chat shorthand, words that are right without marks, and the words a slip of the keys is repaired to.</summary>
internal sealed class Vocabulary
{
    private readonly FrozenDictionary<Spelling, Spelling[][]> _shorthand;
    private readonly FrozenSet<string> _bareIsRight;
    private readonly FrozenSet<string> _whole;
    private readonly Slips _repairs;

    public Vocabulary(Symbols symbols, IEnumerable<KeyValuePair<string, string>> shorthand, IEnumerable<string> bareIsRight, IEnumerable<string> whole, IEnumerable<Spelling> repairTo)
    {
        Symbols = symbols;
        _shorthand = shorthand
            .GroupBy(entry => Spelling.Parse(entry.Key))
            .ToFrozenDictionary(same => same.Key, same => ParseReadings(same.Last().Value, symbols));
        _bareIsRight = bareIsRight.ToFrozenSet(StringComparer.Ordinal);
        _whole = whole.ToFrozenSet(StringComparer.Ordinal);
        _repairs = new Slips(repairTo);
    }

    public Symbols Symbols { get; }

    public bool WantsMarks(Spelling bare) =>
        bare.Folded.Length > 1 && !char.IsAsciiDigit(bare.Folded[0]) && !_bareIsRight.Contains(bare.Folded) && !_shorthand.ContainsKey(bare);

    /// <summary>Adds the word, or the words its shorthand stands for.</summary>
    public void Expand(Spelling written, int start, int length, List<Word> into)
    {
        if (written.Tone == 0 && written.IsMarked && _whole.Contains(written.Letters)) written = written with { IsWhole = true };
        if (_shorthand.TryGetValue(written, out var syllables))
        {
            foreach (var readings in syllables) into.Add(new Word(start, length, readings));
            return;
        }
        if (Telex.TryDecode(written, out var decoded)) into.Add(new Word(start, length, [decoded with { Symbol = Symbols.Of(decoded.Folded) }, written]));
        else if (!SyllableShape.Exists(written.Folded) && _repairs.Meant(written.Folded) is { Length: > 0 } meant)
            into.Add(new Word(start, length, [.. meant, written]));
        else into.Add(new Word(start, length, [written]));
    }

    /// <summary><c>chồng|khoản</c> is one syllable with two readings; <c>không biết</c> is two syllables.</summary>
    private static Spelling[][] ParseReadings(string reading, Symbols symbols) =>
        [.. reading.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(syllable => syllable.Split('|').Select(word => Spelling.Parse(word, symbols)).Select(word => word with { IsWhole = word.IsMarked && word.Tone == 0 }).ToArray())];
}
