using AnTT.Knowledge.LanguageModel;

namespace AnTT.Knowledge.Search;

/// <summary>The passages' vectors, and what they weigh beside the words.</summary>
/// <param name="Vectors">In the order of the passages; null where there is none.</param>
/// <param name="Weight">0–1; the words have the rest.</param>
public sealed record MeaningIndex(IReadOnlyList<Meaning?> Vectors, double Weight);

/// <summary>Joins what was found by words with what is alike in meaning.</summary>
/// <remarks>A weighted sum of scores scaled to the question's best, not ranks: rank fusion loses to the better half on legal text.</remarks>
internal static class MeaningFusion
{
    /// <param name="byWords">Best first.</param>
    /// <param name="allowed">Factor of each passage; 0 leaves it out.</param>
    /// <returns>Best first; scores comparable with <paramref name="byWords"/>: the best of both halves scores as the best by words.</returns>
    public static List<ScoredDocument> Join(List<ScoredDocument> byWords, MeaningIndex meanings, Meaning query, int take, ReadOnlySpan<float> allowed)
    {
        var leaders = new Leaders(take);
        for (var passage = 0; passage < meanings.Vectors.Count; passage++)
        {
            if (allowed[passage] > 0 && meanings.Vectors[passage] is { } vector) leaders.Offer(passage, vector.LikenessTo(query) * allowed[passage], passage);
        }
        var byMeaning = leaders.InOrder();
        if (byMeaning.Count == 0) return byWords;

        // By meaning everything is a little alike: what counts is the lead over the last of those looked at.
        float bestWords = byWords.Count > 0 ? byWords[0].Score : 1, best = byMeaning[0].Score, floor = byMeaning.Count < take ? 0 : byMeaning[^1].Score;
        var spread = best > floor ? best - floor : 1;
        var joined = byWords.ToDictionary(hit => hit.Document, hit => hit with { Score = (float)(1 - meanings.Weight) * hit.Score });
        foreach (var hit in byMeaning)
        {
            var share = (float)meanings.Weight * bestWords * (hit.Score - floor) / spread;
            joined[hit.Document] = joined.TryGetValue(hit.Document, out var known) ? known with { Score = known.Score + share } : hit with { Score = share };
        }
        return [.. joined.Values.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Document).Take(take)];
    }
}
