namespace AnTT.Knowledge.Search;

/// <summary>The best documents seen so far, each with its best unit. Equal scores: the earlier document first.</summary>
internal sealed class Leaders(int take)
{
    private readonly List<ScoredDocument> _heap = new(take + 1);

    /// <summary>Score of the last place, 0 while places are free.</summary>
    public float Last => _heap.Count < take ? 0 : _heap[^1].Score;

    public void Clear() => _heap.Clear();

    /// <summary>Takes the unit in where its document is not there with a better one; units come in ascending order.</summary>
    public void Offer(int document, float score, int unit)
    {
        if (score <= 0 || (_heap.Count == take && score <= Last)) return;
        var known = _heap.Count - 1;
        while (known >= 0 && _heap[known].Document != document) known--;
        if (known >= 0)
        {
            if (_heap[known].Score >= score) return;
            _heap.RemoveAt(known);
        }
        var at = _heap.Count;
        while (at > 0 && _heap[at - 1].Score < score) at--;
        _heap.Insert(at, new ScoredDocument(document, score, unit));
        if (_heap.Count > take) _heap.RemoveAt(take);
    }

    public List<ScoredDocument> InOrder() => [.. _heap];
}
