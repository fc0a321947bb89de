using AnTT.Knowledge.Search.Queries;
using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Search;

/// <summary>A token to search for.</summary>
/// <param name="Text">Canonical token.</param>
/// <param name="Weight">1 for what was asked, less for what was added.</param>
/// <param name="Follows">Whether it stands right after the token before it, so that both make a pair.</param>
/// <param name="Sure">Typed as it is, with its marks: other spellings are not looked for.</param>
internal readonly record struct QueryToken(string Text, float Weight, bool Follows, bool Sure = false);

/// <summary>Turns a query into weighted terms of the index.</summary>
internal static class QueryTerms
{
    /// <summary>Weight of words of the law added for everyday words.</summary>
    private const float Expansion = 0.3f;

    public static IEnumerable<QueryToken> Tokens(RewrittenQuery query)
    {
        foreach (var token in query.Tokens) yield return new QueryToken(token.Text, 1, Follows: true, token is { Change: TokenChange.None, Known: true } && VietnameseText.HasMarks(token.Text));
        foreach (var typed in query.KeptShort) yield return new QueryToken(typed, 1, Follows: false);
        foreach (var expansion in query.Expansions)
        {
            var follows = false;
            foreach (var word in expansion.Legal.Split(' '))
            {
                yield return new QueryToken(word, Expansion * expansion.Weight, follows);
                follows = true;
            }
        }
    }

    public static List<WeightedTerm> Of(LexicalIndex index, IEnumerable<QueryToken> tokens)
    {
        var terms = new Dictionary<int, WeightedTerm>();
        var weights = index.Weights;
        var previous = -1;
        foreach (var token in tokens)
        {
            var id = index.Vocabulary.Find(token.Text);
            var added = token.Weight < 1;
            if (!token.Follows) previous = -1;
            Add(id, token.Weight, weights.SyllableK1, added);
            if (!added) AddUnmarked(index, token, terms);
            if (previous >= 0) Add(index.PairTerm(previous, id), token.Weight * weights.Pairs, weights.PairK1, added);
            previous = id;
        }
        return [.. terms.Values];

        // A word twice in the question counts twice; an added word that is there already adds nothing.
        void Add(int term, float weight, float k1, bool added)
        {
            if (index.Frequency(term) is not (> 0 and var frequency)) return;
            if (added && terms.ContainsKey(term)) return;
            var known = terms.GetValueOrDefault(term, new WeightedTerm(term, 0));
            terms[term] = known with { Weight = known.Weight + weight * index.Idf(frequency) * (k1 + 1) };
        }
    }

    /// <summary>A net under wrong marks: every spelling with the same letters, at the weight of a stripped index.</summary>
    private static void AddUnmarked(LexicalIndex index, QueryToken token, Dictionary<int, WeightedTerm> terms)
    {
        if (index.Weights.Unmarked <= 0 || index.Vocabulary.FindFold(Vocabulary.FoldToken(token.Text)) is not (>= 0 and var fold)) return;
        var spellings = index.Vocabulary.Spellings(fold);
        var frequency = 0;
        foreach (var spelling in spellings) frequency += index.Frequency(spelling);
        var weight = token.Weight * index.Weights.Unmarked * index.Idf(Math.Min(frequency, index.UnitCount)) * (index.Weights.SyllableK1 + 1);
        foreach (var spelling in spellings)
        {
            if (token.Sure && index.Vocabulary[spelling] != token.Text) continue;
            if (index.Frequency(spelling) == 0) continue;
            var known = terms.GetValueOrDefault(spelling, new WeightedTerm(spelling, 0));
            // What a sure spelling gets is its own: its fold shares nothing.
            terms[spelling] = token.Sure
                ? known with { Weight = known.Weight + weight }
                : known with { Weight = known.Weight + weight, Fold = fold, Shared = known.Shared + weight };
        }
    }
}
