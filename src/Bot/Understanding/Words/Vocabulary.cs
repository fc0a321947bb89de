using System.Collections.Frozen;

namespace AnTT.Bot.Understanding.Words;

/// <summary>Chat shorthand, words that are right without marks, and the words a slip of the keys is repaired to.</summary>
internal sealed class Vocabulary
{
    private readonly FrozenDictionary<Spelling, Spelling[][]> _shorthand;
    /// <summary>A letter typed twice is a slip, three times it is meant.</summary>
    private const int LongestSlip = 2;

    private readonly FrozenSet<string> _bareIsRight;
    private readonly FrozenSet<string> _whole;
    private readonly Slips _repairs;
    private readonly List<Second> _second;

    private sealed record Second(FrozenSet<string> Typed, Spelling[][] Meant, FrozenSet<string> Before, FrozenSet<string> After, FrozenSet<string> Unless);

    public Vocabulary(Symbols symbols, IEnumerable<KeyValuePair<string, string>> shorthand, IEnumerable<SecondMeaning> second, IEnumerable<string> bareIsRight, IEnumerable<string> whole, IEnumerable<Spelling> repairTo)
    {
        Symbols = symbols;
        _shorthand = shorthand
            .GroupBy(entry => Spelling.Parse(entry.Key))
            .ToFrozenDictionary(same => same.Key, same => ParseReadings(same.Last().Value, symbols));
        _second = [.. second.Select(meaning => new Second(Split(meaning.Typed), ParseReadings(meaning.Meant, symbols), Split(meaning.Before), Split(meaning.After), Split(meaning.Unless)))];
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
        // "kkk" laughs, "k" denies.
        var drawnOut = length > LongestSlip && written.Folded.Length == 1;
        if (!drawnOut && _shorthand.TryGetValue(written, out var syllables))
        {
            foreach (var readings in syllables) into.Add(new Word(start, length, readings));
            return;
        }
        if (Telex.TryDecode(written, out var decoded)) into.Add(new Word(start, length, [decoded with { Symbol = Symbols.Of(decoded.Folded) }, written]));
        else if (!SyllableShape.Exists(written.Folded) && _repairs.Meant(written.Folded) is { Length: > 0 } meant)
            into.Add(new Word(start, length, [.. meant, written]));
        else into.Add(new Word(start, length, [written]));
    }

    /// <summary>Gives shorthand that stands beside telling words its second meaning.</summary>
    public void Settle(string text, List<Word> words)
    {
        if (_second.Count == 0) return;
        for (var at = 0; at < words.Count; at++)
        {
            var end = at + 1;
            while (end < words.Count && words[end].Start == words[at].Start) end++;
            if (end - at > 1 && Meant(text, words, at, end) is { } meant)
            {
                for (var i = at; i < end; i++) words[i] = words[i] with { Readings = meant[i - at] };
            }
            at = end - 1;
        }
    }

    private const int YearDigits = 4;

    private Spelling[][]? Meant(string text, List<Word> words, int at, int end)
    {
        var typed = text.Substring(words[at].Start, words[at].Length).ToLowerInvariant();
        foreach (var second in _second)
        {
            if (!second.Typed.Contains(typed) || second.Meant.Length != end - at) continue;
            var after = end < words.Count && words[end - 1].After == Break.None ? (words[end] is { IsNumber: true, Length: YearDigits } ? "#" : words[end].Folded) : "";
            if (second.Unless.Contains(after)) continue;
            if (second.After.Contains(after) || (at > 0 && words[at - 1].After == Break.None && second.Before.Contains(words[at - 1].Folded))) return second.Meant;
        }
        return null;
    }

    private static FrozenSet<string> Split(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary><c>chồng|khoản</c> is one syllable with two readings; <c>không biết</c> is two syllables.</summary>
    private static Spelling[][] ParseReadings(string reading, Symbols symbols) =>
        [.. reading.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(syllable => syllable.Split('|').Select(word => Spelling.Parse(word, symbols)).Select(word => word with { IsWhole = word.IsMarked && word.Tone == 0 }).ToArray())];
}
