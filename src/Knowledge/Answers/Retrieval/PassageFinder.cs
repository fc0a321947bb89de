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
                new FieldText(passage.Text, 1));
        }
        _index = builder.Build();
        _rewriter = new QueryRewriter(_index, lexicons);
    }

    internal RewrittenQuery Rewrite(string question) => _rewriter.Rewrite(question);

    /// <summary>Best passages first, with a score of 1 for the best.</summary>
    internal List<(Passage Passage, double Score)> Find(RewrittenQuery query, int most)
    {
        var terms = QueryTerms.Of(_index, QueryTerms.Tokens(query)).Select(term => new WeightedTerm(term.Key, term.Value));
        var hits = UnitScorer.Best(_index, terms, most, []);
        return [.. hits.Select(hit => (_passages[hit.Document], hit.Score / (double)hits[0].Score))];
    }
}
