using AnTT.Knowledge.Search.Queries;

namespace AnTT.Knowledge.Search;

/// <summary>Says which words of a question a document has, so that an invented subject is not answered for one common word.</summary>
internal static class Coverage
{
    /// <param name="units">Units of the document in <paramref name="index"/>, end exclusive.</param>
    public static List<TermMatch> Of(LexicalIndex index, RewrittenQuery query, (int First, int End) units)
    {
        var matches = new List<TermMatch>(query.Tokens.Count);
        foreach (var token in query.Tokens)
        {
            var term = Term(index, token.Text);
            matches.Add(new TermMatch(token.Text, index.Idf(index.Frequency(term)), Has(index, term, units)));
        }
        foreach (var expansion in query.Expansions)
        {
            if (expansion.Legal.Split(' ').All(word => Has(index, Term(index, word), units))) MarkPhrase(matches, expansion.Everyday.Split(' '));
        }
        return matches;
    }

    private static int Term(LexicalIndex index, string token) => index.Vocabulary.Find(token) is var id && id < index.SyllableCount ? id : -1;

    private static bool Has(LexicalIndex index, int term, (int First, int End) units)
    {
        if (index.Frequency(term) == 0) return false;
        var postings = index.Units(term);
        var at = LexicalIndex.LowerBound(postings, units.First);
        return at < postings.Length && postings[at] < units.End;
    }

    private static void MarkPhrase(List<TermMatch> matches, string[] phrase)
    {
        for (var at = 0; at + phrase.Length <= matches.Count; at++)
        {
            if (!phrase.Select((word, i) => matches[at + i].Text == word).All(same => same)) continue;
            for (var i = 0; i < phrase.Length; i++) matches[at + i] = matches[at + i] with { Matched = true };
        }
    }
}
