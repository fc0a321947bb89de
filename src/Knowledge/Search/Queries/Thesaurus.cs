namespace AnTT.Knowledge.Search.Queries;

/// <summary>Finds everyday phrases in a restored query and names the words of the law for them. Thread safe.</summary>
internal sealed class Thesaurus
{
    private readonly Dictionary<string, ThesaurusEntry[]> _byFirstWord;

    public Thesaurus(IEnumerable<ThesaurusEntry> entries) =>
        _byFirstWord = entries
            .GroupBy(entry => entry.Everyday[0], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.OrderByDescending(entry => entry.Everyday.Length).ToArray(), StringComparer.Ordinal);

    public IReadOnlyList<QueryExpansion> Expand(IReadOnlyList<RewrittenToken> words)
    {
        var expansions = new List<QueryExpansion>();
        for (var at = 0; at < words.Count;)
        {
            var longest = 0;
            foreach (var entry in _byFirstWord.GetValueOrDefault(words[at].Text, []))
            {
                if (entry.Everyday.Length < longest) break;
                if (!Matches(words, at, entry.Everyday) || !Allows(words, at, entry)) continue;
                longest = entry.Everyday.Length;
                expansions.Add(new QueryExpansion(string.Join(' ', entry.Everyday), string.Join(' ', entry.Legal), entry.Weight));
            }
            at += Math.Max(1, longest);
        }
        return expansions;
    }

    private static bool Allows(IReadOnlyList<RewrittenToken> words, int at, ThesaurusEntry entry)
    {
        if (entry.Only.Length == 0) return true;
        for (var other = 0; other < words.Count; other++)
        {
            if (other >= at && other < at + entry.Everyday.Length) continue;
            if (entry.Only.Any(phrase => Matches(words, other, phrase))) return true;
        }
        return false;
    }

    private static bool Matches(IReadOnlyList<RewrittenToken> words, int at, string[] phrase)
    {
        if (at + phrase.Length > words.Count) return false;
        for (var i = 0; i < phrase.Length; i++)
        {
            if (words[at + i].Text != phrase[i]) return false;
        }
        return true;
    }
}
