using AnTT.Knowledge.Evaluation;
using AnTT.Knowledge.Search.Queries;

namespace AnTT.Knowledge.Search;

/// <summary>A document by its place in the corpus, with the score of its best clause.</summary>
public readonly record struct PlainHit(int Document, float Score);

/// <summary>An index over plain documents, cut to clauses with the law's name and the title (twice) in front of each.</summary>
public sealed class PlainIndex
{
    private readonly LexicalIndex _index;

    private readonly QueryRewriter _rewriter;

    private PlainIndex(LexicalIndex index, SearchLexicons lexicons) => (_index, _rewriter) = (index, new QueryRewriter(index, lexicons));

    public int UnitCount => _index.UnitCount;

    public static PlainIndex Build(IReadOnlyList<RetrievalDocument> corpus, SearchLexicons lexicons)
    {
        var builder = new LexicalIndexBuilder();
        for (var i = 0; i < corpus.Count; i++)
        {
            var document = corpus[i];
            foreach (var clause in ClauseCutter.Cut(document.Text))
                builder.Add(i, new FieldText(document.Law, 1), new FieldText(document.Title, 2), new FieldText(clause, 1));
        }
        return new PlainIndex(builder.Build(), lexicons);
    }

    /// <summary>The query as it is searched.</summary>
    public RewrittenQuery Rewrite(string text) => _rewriter.Rewrite(text);

    public IReadOnlyList<PlainHit> Search(string text, int take)
    {
        var terms = QueryTerms.Of(_index, QueryTerms.Tokens(_rewriter.Rewrite(text))).Select(term => new WeightedTerm(term.Key, term.Value));
        return [.. UnitScorer.Best(_index, terms, take, []).Select(hit => new PlainHit(hit.Document, hit.Score))];
    }
}
