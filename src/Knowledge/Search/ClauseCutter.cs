using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Search;

/// <summary>Cuts long text into clauses at its lines (khoản, điểm), at sentence ends where a line is long.</summary>
internal static class ClauseCutter
{
    /// <summary>Syllables a clause aims at; 40–150 all work.</summary>
    public const int Target = 80;

    /// <summary>The clauses in order, each about <paramref name="target"/> syllables; short text is one clause.</summary>
    public static List<string> Cut(string text, int target = Target)
    {
        var clauses = new List<string>();
        int start = 0, size = 0;
        foreach (var (end, syllables) in Segments(text, target))
        {
            if (size > 0 && size + syllables > target * 3 / 2)
            {
                clauses.Add(text[start..end.From]);
                (start, size) = (end.From, 0);
            }
            size += syllables;
            if (size < target) continue;
            clauses.Add(text[start..end.To]);
            (start, size) = (end.To, 0);
        }
        if (size > 0 || clauses.Count == 0) clauses.Add(text[start..]);
        return clauses;
    }

    private static IEnumerable<((int From, int To) Place, int Syllables)> Segments(string text, int target)
    {
        var from = 0;
        while (from < text.Length)
        {
            var to = text.IndexOf('\n', from);
            to = to < 0 ? text.Length : to + 1;
            if (Count(text.AsSpan(from, to - from)) <= target * 3 / 2)
            {
                yield return ((from, to), Count(text.AsSpan(from, to - from)));
            }
            else
            {
                for (var at = from; at < to;)
                {
                    var end = SentenceEnd(text, at, to);
                    yield return ((at, end), Count(text.AsSpan(at, end - at)));
                    at = end;
                }
            }
            from = to;
        }
    }

    private static int SentenceEnd(string text, int from, int to)
    {
        for (var at = from; at < to - 1; at++)
        {
            if (text[at] is '.' or ';' or '?' or '!' && char.IsWhiteSpace(text[at + 1])) return at + 1;
        }
        return to;
    }

    private static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        var inside = false;
        foreach (var letter in text)
        {
            var word = char.IsLetterOrDigit(letter);
            if (word && !inside) count++;
            inside = word;
        }
        return count;
    }
}
