using AnTT.Knowledge.Text;

namespace AnTT.Bot.Understanding.Words;

/// <summary>One syllable as spelled: its letters with their shapes (<c>cươp</c>), the same without marks (<c>cuop</c>), and its tone wherever it was typed.</summary>
internal sealed record Spelling(string Letters, string Folded, int Tone)
{
    /// <summary>A common word as it stands, so not one whose tone was forgotten: <c>tôi</c> is not <c>tối</c>.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Number of <see cref="Folded"/> in the lexicon.</summary>
    public int Symbol { get; init; } = Symbols.Unknown;

    public bool IsMarked => Tone != 0 || !ReferenceEquals(Letters, Folded);

    /// <param name="symbols">Numbers of the words; null when the word is not to be compared by number.</param>
    public static Spelling Parse(ReadOnlySpan<char> written, Symbols? symbols = null)
    {
        Span<char> letters = written.Length <= 64 ? stackalloc char[written.Length] : new char[written.Length];
        int length = 0, tone = 0;
        foreach (var raw in written)
        {
            if (raw is >= '\u0300' and <= '\u036f')
            {
                tone = Combine(letters, length, raw, tone);
                continue;
            }
            var (letter, typed) = AnTT.Knowledge.Text.Letters.Split(char.ToLowerInvariant(raw));
            if (typed != 0) tone = typed;
            letters[length++] = letter;
        }
        length = Shorten(letters, length);
        var shaped = letters[..length];
        Span<char> plain = length <= 64 ? stackalloc char[length] : new char[length];
        for (var i = 0; i < length; i++) plain[i] = AnTT.Knowledge.Text.Letters.FoldLower(shaped[i]);
        var symbol = Symbols.Unknown;
        var folded = symbols is null ? new string(plain) : symbols.Word(plain, out symbol);
        // Hỏi and ngã are confused by half of the country; treat them as one tone.
        return new Spelling(plain.SequenceEqual(shaped) ? folded : new string(shaped), folded, tone == 4 ? 3 : tone) { Symbol = symbol };
    }

    /// <summary>Whether the resident, having typed <paramref name="typed"/>, may have meant this word.</summary>
    /// <param name="unmarkedTyping">The message as a whole was typed without marks.</param>
    public bool Accepts(Spelling typed, bool unmarkedTyping)
    {
        if (!typed.IsMarked) return unmarkedTyping || !IsMarked;
        if (typed.Tone != Tone && (typed.Tone != 0 || typed.IsWhole)) return false;
        if (typed.Letters.Length != Letters.Length || (typed.IsWhole && typed.Letters != Letters)) return false;
        for (var i = 0; i < Letters.Length; i++)
        {
            if (typed.Letters[i] != Letters[i] && typed.Letters[i] != Folded[i]) return false;
        }
        return true;
    }

    public bool Equals(Spelling? other) => other is not null && Tone == other.Tone && Letters == other.Letters;

    public override int GetHashCode() => HashCode.Combine(Letters, Tone);

    private static int Combine(Span<char> letters, int length, char mark, int tone)
    {
        if (length == 0) return tone;
        ref var last = ref letters[length - 1];
        switch (mark)
        {
            case '\u0300' or '\u0340': return 1;
            case '\u0301' or '\u0341': return 2;
            case '\u0309': return 3;
            case '\u0303': return 4;
            case '\u0323': return 5;
            case '\u0302': last = last switch { 'a' => 'â', 'e' => 'ê', 'o' => 'ô', _ => last }; return tone;
            case '\u0306': if (last == 'a') last = 'ă'; return tone;
            case '\u031b': last = last switch { 'o' => 'ơ', 'u' => 'ư', _ => last }; return tone;
            default: return tone;
        }
    }

    /// <summary>Cries are drawn out (<c>cháyyyy</c>, <c>cứuuu</c>): a letter repeated is one letter, except the <c>oo</c> of <c>xoong</c>.</summary>
    private static int Shorten(Span<char> letters, int length)
    {
        var kept = 0;
        for (var i = 0; i < length; i++)
        {
            var repeated = kept > 0 && letters[kept - 1] == letters[i] && !char.IsAsciiDigit(letters[i]);
            if (repeated && !(letters[i] == 'o' && i + 1 < length && letters[i + 1] == 'n')) continue;
            letters[kept++] = letters[i];
        }
        return kept;
    }
}
