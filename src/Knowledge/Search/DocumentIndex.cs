using AnTT.Knowledge.Search.Queries;

namespace AnTT.Knowledge.Search;

/// <summary>What is put in front of every clause of a document, and texts of its own that lead to it.</summary>
/// <param name="Header">Name of the law, headings; with their weights.</param>
/// <param name="Questions">Other ways of asking for it; each is a unit of its own.</param>
internal readonly record struct IndexedDocument(FieldText[] Header, string Text, IReadOnlyList<string> Questions);

/// <summary>
/// Two indexes of the same documents: one of clauses, whose best gives a document its score, and where documents have several clauses one of
/// whole documents, which adds what the other clauses know of the question. Immutable, thread safe.
/// </summary>
internal sealed class DocumentIndex
{
    /// <summary>Weight of the whole document beside its best clause. 0.3–1 all gain about half a point of MRR.</summary>
    private const float WholeShare = 0.5f;

    /// <summary>How many documents by best clause are looked at as a whole.</summary>
    private const int Candidates = 50;

    private readonly LexicalIndex? _whole;
    private readonly QueryRewriter _rewriter;

    private DocumentIndex(LexicalIndex clauses, LexicalIndex? whole, SearchLexicons lexicons) =>
        (Clauses, _whole, _rewriter) = (clauses, whole, new QueryRewriter(clauses, lexicons));

    public LexicalIndex Clauses { get; }

    /// <summary>Index of whole documents, unit = document; the clauses themselves where every document is one clause.</summary>
    public LexicalIndex Documents => _whole ?? Clauses;

    public static DocumentIndex Build(IReadOnlyList<IndexedDocument> documents, SearchLexicons lexicons)
    {
        var clauses = new LexicalIndexBuilder();
        for (var i = 0; i < documents.Count; i++)
        {
            var document = documents[i];
            foreach (var clause in ClauseCutter.Cut(document.Text)) clauses.Add(i, [.. document.Header, new FieldText(clause, 1)]);
            foreach (var question in document.Questions) clauses.Add(i, new FieldText(question, 1));
        }
        return new DocumentIndex(clauses.Build(), clauses.UnitCount == documents.Count ? null : BuildWhole(documents), lexicons);
    }

    public RewrittenQuery Rewrite(string text) => _rewriter.Rewrite(text);

    /// <summary>The best documents for a query. Equal scores: the earlier document first.</summary>
    /// <param name="boosts">Factor of each document, or empty for 1 everywhere; 0 leaves a document out.</param>
    public List<ScoredDocument> Best(RewrittenQuery query, int take, ReadOnlySpan<float> boosts) => Best(Weigh(query), take, boosts);

    /// <summary>The query's terms with their weights, to be looked for among several parts of the documents.</summary>
    public WeighedQuery Weigh(RewrittenQuery query)
    {
        List<QueryToken> tokens = [.. QueryTerms.Tokens(query)];
        return new(QueryTerms.Of(Clauses, tokens), _whole is null ? [] : QueryTerms.Of(_whole, tokens));
    }

    /// <inheritdoc cref="Best(RewrittenQuery, int, ReadOnlySpan{float})"/>
    public List<ScoredDocument> Best(WeighedQuery query, int take, ReadOnlySpan<float> boosts)
    {
        if (_whole is null) return UnitScorer.Best(Clauses, query.Clauses, take, boosts);

        var leaders = UnitScorer.Best(Clauses, query.Clauses, Math.Max(take, Candidates), boosts);
        AddWhole(_whole, query.Whole, leaders, boosts);
        if (leaders.Count > take) leaders.RemoveRange(take, leaders.Count - take);
        return leaders;
    }

    private static void AddWhole(LexicalIndex whole, IReadOnlyList<WeightedTerm> terms, List<ScoredDocument> leaders, ReadOnlySpan<float> boosts)
    {
        leaders.Sort((left, right) => left.Document.CompareTo(right.Document));
        var scores = new float[leaders.Count];
        foreach (var (term, weight, _, _) in terms)
        {
            var documents = whole.Units(term);
            var impacts = whole.Impacts(term);
            var at = 0;
            for (var i = 0; i < leaders.Count; i++)
            {
                at = LexicalIndex.Gallop(documents, at, leaders[i].Document);
                if (at == documents.Length) break;
                if (documents[at] == leaders[i].Document) scores[i] += weight * impacts[at] / 255;
            }
        }
        for (var i = 0; i < leaders.Count; i++)
        {
            var boost = boosts.IsEmpty ? 1 : boosts[leaders[i].Document];
            leaders[i] = leaders[i] with { Score = leaders[i].Score + WholeShare * boost * scores[i] };
        }
        leaders.Sort((left, right) => left.Score != right.Score ? right.Score.CompareTo(left.Score) : left.Document.CompareTo(right.Document));
    }

    private static LexicalIndex BuildWhole(IReadOnlyList<IndexedDocument> documents)
    {
        var builder = new LexicalIndexBuilder();
        for (var i = 0; i < documents.Count; i++) builder.Add(i, [.. documents[i].Header, new FieldText(documents[i].Text, 1)]);
        return builder.Build();
    }
}

/// <summary>A query as terms of both indexes.</summary>
internal sealed record WeighedQuery(IReadOnlyList<WeightedTerm> Clauses, IReadOnlyList<WeightedTerm> Whole);
