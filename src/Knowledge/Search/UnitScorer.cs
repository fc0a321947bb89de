using System.Buffers;

namespace AnTT.Knowledge.Search;

/// <summary>A term to look for and what one full impact of it is worth.</summary>
internal readonly record struct WeightedTerm(int Term, float Weight);

/// <summary>A document with the score of its best unit.</summary>
internal readonly record struct ScoredDocument(int Document, float Score, int BestUnit);

/// <summary>
/// Finds the best documents exactly. Terms are added one after another, the most telling first; once the terms that are left could not lift
/// a new unit over the last place, only units that can still get there are looked up in their lists.
/// </summary>
internal static class UnitScorer
{
    /// <param name="boosts">Factor of each document, or empty for 1 everywhere; 0 leaves a document out.</param>
    public static List<ScoredDocument> Best(LexicalIndex index, IEnumerable<WeightedTerm> terms, int take, ReadOnlySpan<float> boosts)
    {
        var ordered = terms
            .Where(term => index.Frequency(term.Term) > 0)
            .Select(term => (Term: term, Bound: term.Weight * index.HighestImpact(term.Term) / 255))
            .OrderByDescending(term => term.Bound).ThenBy(term => term.Term.Term).ToArray();
        if (ordered.Length == 0 || take <= 0) return [];

        var scores = ArrayPool<float>.Shared.Rent(index.UnitCount);
        scores.AsSpan(0, index.UnitCount).Clear();
        try
        {
            return Run(index, ordered, take, boosts, scores.AsSpan(0, index.UnitCount));
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
        }
    }

    private static List<ScoredDocument> Run(
        LexicalIndex index, (WeightedTerm Term, float Bound)[] terms, int take, ReadOnlySpan<float> boosts, Span<float> scores)
    {
        var remaining = terms.Sum(term => term.Bound);
        var highestBoost = boosts.IsEmpty ? 1 : Highest(boosts);
        var leaders = new Leaders(take);
        var nextCheck = remaining * 0.6f;
        for (var i = 0; i < terms.Length; i++)
        {
            // A check reads every score: only after the rest has shrunk well, and before a list that is worth sparing.
            if (remaining <= nextCheck && index.Frequency(terms[i].Term.Term) > index.UnitCount / 32)
            {
                if (remaining * highestBoost < Threshold(index, scores, boosts, leaders))
                    return Finish(index, terms.AsSpan(i), remaining, leaders, boosts, scores);
                nextCheck = remaining * 0.75f;
            }
            AddAll(index.Units(terms[i].Term.Term), index.Impacts(terms[i].Term.Term), terms[i].Term.Weight / 255, scores);
            remaining -= terms[i].Bound;
        }
        Threshold(index, scores, boosts, leaders);
        return leaders.InOrder();
    }

    private static List<ScoredDocument> Finish(
        LexicalIndex index, ReadOnlySpan<(WeightedTerm Term, float Bound)> terms, float remaining, Leaders leaders, ReadOnlySpan<float> boosts, Span<float> scores)
    {
        var documents = index.DocumentOfUnit;
        var candidates = new List<int>();
        for (var unit = 0; unit < scores.Length; unit++)
        {
            if (CanLead(scores[unit], remaining, Boost(boosts, documents[unit]), leaders.Last)) candidates.Add(unit);
        }
        foreach (var (term, bound) in terms)
        {
            var units = index.Units(term.Term);
            if (units.Length < 4 * candidates.Count) AddAll(units, index.Impacts(term.Term), term.Weight / 255, scores);
            else AddTo(candidates, units, index.Impacts(term.Term), term.Weight / 255, scores);
            remaining -= bound;
            leaders.Clear();
            foreach (var unit in candidates) leaders.Offer(documents[unit], scores[unit] * Boost(boosts, documents[unit]), unit);
            var kept = 0;
            for (var i = 0; i < candidates.Count; i++)
            {
                var unit = candidates[i];
                if (CanLead(scores[unit], remaining, Boost(boosts, documents[unit]), leaders.Last)) candidates[kept++] = unit;
            }
            candidates.RemoveRange(kept, candidates.Count - kept);
        }
        return leaders.InOrder();
    }

    /// <summary>Rounding of sums must not cost a place: a thousandth of leeway.</summary>
    private static bool CanLead(float score, float remaining, float boost, float last) => score > 0 && (score + remaining) * boost * 1.001f >= last;

    private static void AddAll(ReadOnlySpan<int> units, ReadOnlySpan<byte> impacts, float weight, Span<float> scores)
    {
        impacts = impacts[..units.Length];
        for (var posting = 0; posting < units.Length; posting++) scores[units[posting]] += weight * impacts[posting];
    }

    private static void AddTo(List<int> candidates, ReadOnlySpan<int> units, ReadOnlySpan<byte> impacts, float weight, Span<float> scores)
    {
        var at = 0;
        foreach (var unit in candidates)
        {
            at = LexicalIndex.Gallop(units, at, unit);
            if (at == units.Length) return;
            if (units[at] == unit) scores[unit] += weight * impacts[at];
        }
    }

    private static float Threshold(LexicalIndex index, ReadOnlySpan<float> scores, ReadOnlySpan<float> boosts, Leaders leaders)
    {
        leaders.Clear();
        var documents = index.DocumentOfUnit;
        var last = 0f;
        for (var unit = 0; unit < scores.Length; unit++)
        {
            if (scores[unit] <= 0) continue;
            var score = boosts.IsEmpty ? scores[unit] : scores[unit] * boosts[documents[unit]];
            if (score < last || score <= 0) continue;
            leaders.Offer(documents[unit], score, unit);
            last = leaders.Last;
        }
        return leaders.Last;
    }

    private static float Boost(ReadOnlySpan<float> boosts, int document) => boosts.IsEmpty ? 1 : boosts[document];

    private static float Highest(ReadOnlySpan<float> boosts)
    {
        var highest = 0f;
        foreach (var boost in boosts) highest = Math.Max(highest, boost);
        return highest;
    }
}
