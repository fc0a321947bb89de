namespace AnTT.Knowledge.Search.Queries;

/// <summary>Words one slip of the finger away: a letter too many, too few, another one, or two neighbours swapped.</summary>
internal static class Typos
{
    private const string Alphabet = "abcdeghiklmnopqrstuvxy";

    /// <summary>Calls <paramref name="found"/> with every folded word in which two neighbours have changed places.</summary>
    public static void Swaps(string folded, Action<string> found)
    {
        Span<char> word = stackalloc char[folded.Length];
        for (var at = 0; at + 1 < folded.Length; at++)
        {
            if (folded[at] == folded[at + 1]) continue;
            folded.CopyTo(word);
            (word[at], word[at + 1]) = (word[at + 1], word[at]);
            found(word.ToString());
        }
    }

    /// <summary>Calls <paramref name="found"/> with every folded word at distance one; swapped and doubled letters are marked as likelier slips.</summary>
    public static void Around(string folded, Action<string, bool> found)
    {
        Swaps(folded, swapped => found(swapped, true));
        Span<char> word = stackalloc char[folded.Length + 1];
        for (var at = 0; at < folded.Length; at++)
        {
            var doubled = at > 0 && folded[at] == folded[at - 1];
            found(folded.Remove(at, 1), doubled);
            foreach (var letter in Alphabet)
            {
                if (letter == folded[at]) continue;
                folded.CopyTo(word);
                word[at] = letter;
                found(word[..folded.Length].ToString(), false);
            }
        }
        for (var at = 0; at <= folded.Length; at++)
        {
            foreach (var letter in Alphabet)
            {
                folded.AsSpan(0, at).CopyTo(word);
                word[at] = letter;
                folded.AsSpan(at).CopyTo(word[(at + 1)..]);
                found(word.ToString(), false);
            }
        }
    }
}
