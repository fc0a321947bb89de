namespace AnTT.Knowledge.Search.Queries;

/// <summary>Takes words of mere politeness from both ends of a query.</summary>
internal static class Fillers
{
    /// <summary>Removes phrases of the lists as long as something else is left.</summary>
    public static void Trim(List<RewrittenToken> words, SearchLexicons lexicons)
    {
        while (Find(words, lexicons.StartFillers, fromEnd: false) is > 0 and var length && length < words.Count) words.RemoveRange(0, length);
        while (Find(words, lexicons.EndFillers, fromEnd: true) is > 0 and var length && length < words.Count) words.RemoveRange(words.Count - length, length);
    }

    private static int Find(List<RewrittenToken> words, IReadOnlyList<string[]> phrases, bool fromEnd)
    {
        foreach (var phrase in phrases)
        {
            if (phrase.Length > words.Count) continue;
            var start = fromEnd ? words.Count - phrase.Length : 0;
            var at = 0;
            while (at < phrase.Length && words[start + at].Text == phrase[at]) at++;
            if (at == phrase.Length) return phrase.Length;
        }
        return 0;
    }
}
