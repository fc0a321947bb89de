using AnTT.Knowledge.Documents;
using AnTT.Knowledge.Search.Queries;
using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Search;

/// <summary>What to look for.</summary>
/// <param name="Take">Passages wanted, 1 or more.</param>
/// <param name="On">Only documents in force on this day; null: all.</param>
/// <param name="Ward">Only documents of this ward (phường) and those of every ward; null: all.</param>
public sealed record SearchRequest(string Text, int Take = 10, DateOnly? On = null, string? Ward = null);

/// <summary>A word of the question and whether a passage has it.</summary>
/// <param name="Idf">How much the word tells: near 0 for a word that is everywhere, highest for one the corpus does not have.</param>
/// <param name="Matched">In the passage, or a legal term for it is.</param>
public sealed record TermMatch(string Text, float Idf, bool Matched);

/// <summary>A passage that was found.</summary>
/// <param name="Score">Comparable within one search only.</param>
/// <param name="Coverage">Share of what the question's words tell that the passage has, 0–1.</param>
public sealed record SearchHit(Passage Passage, float Score, float Coverage, IReadOnlyList<TermMatch> Terms);

/// <summary>What a search found, best first.</summary>
public sealed record SearchResult(RewrittenQuery Query, IReadOnlyList<SearchHit> Hits)
{
    /// <summary>Lead of the first hit over the second as a share of its score, 0–1; 1 for a single hit.</summary>
    public float Margin => Hits.Count switch
    {
        0 => 0,
        1 => 1,
        _ => 1 - Hits[1].Score / Hits[0].Score,
    };
}

/// <summary>The published passages, ready to be searched. Immutable and thread safe: build a new one and swap it.</summary>
public sealed class KnowledgeIndex
{
    private readonly IReadOnlyList<Passage> _passages;
    private readonly DocumentIndex _index;
    private readonly DocumentHeader[] _headers;
    private readonly int[] _headerOf;

    private KnowledgeIndex(IReadOnlyList<Passage> passages, DocumentIndex index)
    {
        (_passages, _index) = (passages, index);
        var places = new Dictionary<DocumentHeader, int>(ReferenceEqualityComparer.Instance);
        _headerOf = new int[passages.Count];
        for (var i = 0; i < passages.Count; i++)
        {
            if (!places.TryGetValue(passages[i].Document, out _headerOf[i])) places.Add(passages[i].Document, _headerOf[i] = places.Count);
        }
        _headers = [.. places.OrderBy(place => place.Value).Select(place => place.Key)];
    }

    public static KnowledgeIndex Build(IReadOnlyList<Passage> passages, SearchLexicons lexicons) =>
        new(passages, DocumentIndex.Build([.. passages.Select(Fields)], lexicons));

    /// <summary>The query as it is searched, without searching.</summary>
    public RewrittenQuery Rewrite(string text) => _index.Rewrite(text);

    /// <summary>Finds the passages that answer best; the same query always gives the same order.</summary>
    public SearchResult Search(SearchRequest request)
    {
        var query = _index.Rewrite(request.Text);
        var hits = _index.Best(query, request.Take, Boosts(request));
        return new SearchResult(query, [.. hits.Select(hit => Hit(query, hit))]);
    }

    private static IndexedDocument Fields(Passage passage) => new(
        [
            new(passage.Document.Title, 1),
            new(passage.Document.Number ?? "", 1),
            new(string.Join(" . ", passage.Path), 2),
            new(passage.Chapeau ?? "", 1),
        ],
        passage.Text,
        passage.Questions);

    private SearchHit Hit(RewrittenQuery query, ScoredDocument hit)
    {
        var terms = Coverage.Of(_index.Documents, query, _index.Documents.RangeOf(hit.Document));
        float told = 0, all = 0;
        foreach (var term in terms)
        {
            all += term.Idf;
            if (term.Matched) told += term.Idf;
        }
        return new SearchHit(_passages[hit.Document], hit.Score, all == 0 ? 0 : told / all, terms);
    }

    private float[] Boosts(SearchRequest request)
    {
        if (request.On is null && request.Ward is null) return [];
        var ward = request.Ward is null ? null : VietnameseText.Fold(request.Ward);
        var allowed = new float[_headers.Length];
        for (var i = 0; i < allowed.Length; i++)
        {
            var inForce = request.On is not { } day || _headers[i].InForceOn(day);
            var here = ward is null || _headers[i].Wards.Count == 0 || _headers[i].Wards.Any(name => VietnameseText.Fold(name) == ward);
            allowed[i] = inForce && here ? 1 : 0;
        }
        var boosts = new float[_passages.Count];
        for (var i = 0; i < boosts.Length; i++) boosts[i] = allowed[_headerOf[i]];
        return boosts;
    }
}
