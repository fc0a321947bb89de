using AnTT.Knowledge.Evaluation;
using AnTT.Knowledge.Search.Queries;

namespace AnTT.Knowledge.Search;

/// <summary>A document by its place in the corpus, with its score.</summary>
public readonly record struct PlainHit(int Document, float Score);

/// <summary>An index over plain documents, cut to clauses with the law's name and the title (twice) in front of each. Immutable, thread safe.</summary>
public sealed class PlainIndex
{
    private readonly DocumentIndex _index;

    private PlainIndex(DocumentIndex index) => _index = index;

    /// <summary>Clauses in the index.</summary>
    public int UnitCount => _index.Clauses.UnitCount;

    public static PlainIndex Build(IReadOnlyList<RetrievalDocument> corpus, SearchLexicons lexicons) =>
        new(DocumentIndex.Build([.. corpus.Select(document => new IndexedDocument([new(document.Law, 1), new(document.Title, 2)], document.Text, []))], lexicons));

    /// <summary>The query as it is searched.</summary>
    public RewrittenQuery Rewrite(string text) => _index.Rewrite(text);

    /// <summary>The best documents, best first; the same for the same query.</summary>
    public IReadOnlyList<PlainHit> Search(string text, int take) =>
        [.. _index.Best(_index.Rewrite(text), take, []).Select(hit => new PlainHit(hit.Document, hit.Score))];
}
