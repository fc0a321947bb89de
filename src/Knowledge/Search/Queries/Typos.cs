namespace AnTT.Knowledge.Search.Queries;

/// <summary>Words one slip of the finger away: a letter too many, too few, another one, or two neighbours swapped.</summary>
internal static class Typos
{
    private const string Alphabet = "abcdeghiklmnopqrstuvxy";

    /// <summary>Takes a folded word; it is only there for the call.</summary>
    internal delegate void Found(ReadOnlySpan<char> folded, bool likely);

    /// <summary>Calls <paramref name="found"/> with every folded word in which two neighbours have changed places.</summary>
    public static void Swaps(ReadOnlySpan<char> folded, Found found)
    {
        Span<char> word = stackalloc char[folded.Length];
        for (var at = 0; at + 1 < folded.Length; at++)
        {
            if (folded[at] == folded[at + 1]) continue;
            folded.CopyTo(word);
            (word[at], word[at + 1]) = (word[at + 1], word[at]);
            found(word, true);
        }
    }

    /// <summary>Calls <paramref name="found"/> with every folded word at distance one; swapped and doubled letters are marked as likelier slips.</summary>
    public static void Around(ReadOnlySpan<char> folded, Found found)
    {
        Swaps(folded, found);
        Span<char> word = stackalloc char[folded.Length + 1];
        for (var at = 0; at < folded.Length; at++)
        {
            folded[..at].CopyTo(word);
            folded[(at + 1)..].CopyTo(word[at..]);
            found(word[..(folded.Length - 1)], at > 0 && folded[at] == folded[at - 1]);
            folded.CopyTo(word);
            foreach (var letter in Alphabet)
            {
                if (letter == folded[at]) continue;
                word[at] = letter;
                found(word[..folded.Length], false);
            }
        }
        for (var at = 0; at <= folded.Length; at++)
        {
            folded[..at].CopyTo(word);
            folded[at..].CopyTo(word[(at + 1)..]);
            foreach (var letter in Alphabet)
            {
                word[at] = letter;
                found(word, false);
            }
        }
    }
}
