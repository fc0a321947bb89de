using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Documents;
using AnTT.Knowledge.Search;
using AnTT.Knowledge.Search.Queries;

namespace AnTT.Knowledge.Answers.Retrieval;

/// <summary>Finds passages for a question and reads the question as it was meant. Immutable, thread-safe.</summary>
internal sealed class PassageFinder
{
    private readonly IReadOnlyList<Passage> _passages;
    private readonly LexicalIndex _index;
    private readonly QueryRewriter _rewriter;

    internal PassageFinder(IReadOnlyList<Passage> passages, SearchLexicons lexicons)
    {
        _passages = passages;
        var builder = new LexicalIndexBuilder();
        for (var at = 0; at < passages.Count; at++)
        {
            var passage = passages[at];
            builder.Add(
                at,
                new FieldText(passage.Document.Title, 1),
                new FieldText(string.Join(" . ", passage.Path), 2),
                new FieldText(passage.Chapeau ?? string.Empty, 1),
                new FieldText(string.Join(" . ", passage.Questions), 1),
                new FieldText(passage.Text, 1),
                new FieldText(SpelledOut(passage), 1));
        }
        _index = builder.Build();
        _rewriter = new QueryRewriter(_index, lexicons);
    }

    internal RewrittenQuery Rewrite(string question) => _rewriter.Rewrite(question);

    /// <summary>Best passages first, with a score of 1 for the best.</summary>
    internal List<(Passage Passage, double Score)> Find(RewrittenQuery query, int most)
    {
        var tokens = QueryTerms.Tokens(query).Concat(Numerals(query));
        var terms = QueryTerms.Of(_index, tokens).Select(term => new WeightedTerm(term.Key, term.Value));
        var hits = UnitScorer.Best(_index, terms, most, []);
        return [.. hits.Select(hit => (_passages[hit.Document], hit.Score / (double)hits[0].Score))];
    }

    /// <summary>"Sáu rõ" also looks for "6 rõ".</summary>
    private static IEnumerable<QueryToken> Numerals(RewrittenQuery query)
    {
        var words = Word.Split(query.Text);
        for (var at = 0; at < words.Length; at++)
        {
            if (!words[at].IsNumber || char.IsAsciiDigit(query.Text[words[at].Start])) continue;
            yield return new QueryToken(words[at].Text, 0.9f, Follows: false);
            if (at + 1 < words.Length) yield return new QueryToken(words[at + 1].Text, 0.9f, Follows: true);
        }
    }

    /// <summary>Abbreviations of the passage in full words, so that a question in full words finds it.</summary>
    private static string SpelledOut(Passage passage) =>
        string.Join(" . ", Word.Split(passage.Text)
            .Select(word => passage.Text[word.Start..word.End].ToLowerInvariant())
            .Distinct(StringComparer.Ordinal)
            .Where(Abbreviations.Words.ContainsKey)
            .Select(written => string.Join(' ', Abbreviations.Words[written])));
}
