namespace AnTT.Knowledge.Search;

/// <summary>A term to look for and what one full impact of it is worth.</summary>
/// <param name="Fold">Word without marks of which it is looked for as one of the spellings; −1 for none.</param>
/// <param name="Shared">The part of <paramref name="Weight"/> that all spellings of the fold have.</param>
internal readonly record struct WeightedTerm(int Term, float Weight, int Fold = -1, float Shared = 0);

/// <summary>A document with the score of its best unit.</summary>
internal readonly record struct ScoredDocument(int Document, float Score, int BestUnit);

/// <summary>
/// Finds the best documents exactly. The most telling terms give a few candidates, whose full scores say what the last place costs at least. Terms that
/// together could not buy it are then only looked up for units that have others (MaxScore); their lists, the longest, are never read through.
/// </summary>
internal static class UnitScorer
{
    /// <summary>Postings read before candidates are scored in full.</summary>
    private const int Seeds = 256;

    /// <summary>Rounding of sums must not cost a place.</summary>
    private const float Leeway = 0.999f;

    /// <summary>Documents of which the full score is worked out for a first threshold, if no more are wanted.</summary>
    private const int FewestTried = 12;

    /// <summary>Postings read through in the time of one look-up.</summary>
    private const int ReadPerLookUp = 24;

    /// <summary>Candidates are thinned out again when what is still to come has shrunk to this share.</summary>
    private const float CheckAgain = 0.7f;

    /// <param name="boosts">Factor of each document, or empty for 1 everywhere; 0 leaves a document out.</param>
    public static List<ScoredDocument> Best(LexicalIndex index, IEnumerable<WeightedTerm> terms, int take, ReadOnlySpan<float> boosts)
    {
        var ordered = terms
            .Where(term => index.Frequency(term.Term) > 0)
            .Select(term => new BoundedTerm(term.Term, term.Weight / 255, term.Weight * index.HighestImpact(term.Term) / 255, term.Fold, term.Shared / 255, (term.Weight - term.Shared) * index.HighestImpact(term.Term) / 255))
            .OrderByDescending(term => term.Bound).ThenBy(term => term.Term).ToArray();
        if (ordered.Length == 0 || take <= 0) return [];

        var sums = index.RentSums();
        var best = new Run(index, take, boosts, sums).Best(ordered);
        index.Return(sums);
        return best;
    }

    /// <param name="Weight">Of one 255th of impact.</param>
    /// <param name="Bound">Most it can add to a unit.</param>
    /// <param name="Shared">Part of the weight that all spellings of its fold have.</param>
    /// <param name="OwnBound">Most it can add beyond that part.</param>
    private readonly record struct BoundedTerm(int Term, float Weight, float Bound, int Fold, float Shared, float OwnBound);

    private readonly ref struct Run(LexicalIndex index, int take, ReadOnlySpan<float> boosts, UnitSums sums)
    {
        private readonly ReadOnlySpan<float> _boosts = boosts;
        private readonly float _highest = Highest(boosts);

        public List<ScoredDocument> Best(ReadOnlySpan<BoundedTerm> terms)
        {
            int read = 0, postings = 0;
            while (read < terms.Length && postings < Seeds)
            {
                postings += index.Frequency(terms[read].Term);
                AddAll(terms[read++]);
            }
            var left = Left(terms[read..]);
            var threshold = read < terms.Length ? Threshold(terms) : 0;
            var next = 0;
            while (read < terms.Length && left[next] * _highest >= threshold * Leeway)
            {
                AddAll(terms[read++]);
                next++;
            }
            return Finish(terms[read..], left.AsSpan(next), Math.Max(threshold, Leaders(take).Last));
        }

        /// <summary>For each term, the most that it and those after it can add to a unit together; 0 after the last.</summary>
        /// <remarks>Spellings of one word seldom stand in the same unit: what they share is bounded by what they have together where they have most.</remarks>
        private float[] Left(ReadOnlySpan<BoundedTerm> terms)
        {
            var left = new float[terms.Length + 1];
            var folds = new Dictionary<int, (float Sum, float Own)>();
            for (var at = terms.Length - 1; at >= 0; at--)
            {
                var term = terms[at];
                if (term.Fold < 0)
                {
                    left[at] = left[at + 1] + term.Bound;
                    continue;
                }
                var shared = term.Shared * index.HighestImpactOfFold(term.Fold);
                var (sum, own) = folds.GetValueOrDefault(term.Fold);
                var before = Math.Min(sum, own + shared);
                folds[term.Fold] = (sum += term.Bound, own += term.OwnBound);
                left[at] = left[at + 1] + Math.Min(sum, own + shared) - before;
            }
            return left;
        }

        /// <summary>What the last place costs at least: the full scores of the best so far.</summary>
        private float Threshold(ReadOnlySpan<BoundedTerm> terms)
        {
            var units = Leaders(Math.Max(take, FewestTried)).InOrder().ConvertAll(leader => leader.BestUnit);
            units.Sort();
            var scores = new float[units.Count];
            foreach (var term in terms)
            {
                var postings = index.Units(term.Term);
                var impacts = index.Impacts(term.Term);
                for (int i = 0, at = 0; i < units.Count && (at = LexicalIndex.Gallop(postings, at, units[i])) < postings.Length; i++)
                    if (postings[at] == units[i]) scores[i] += term.Weight * impacts[at];
            }
            var leaders = new Leaders(take);
            for (var at = 0; at < units.Count; at++) leaders.Offer(index.DocumentOfUnit[units[at]], scores[at] * Boost(units[at]), units[at]);
            return leaders.Last;
        }

        /// <summary>Adds the terms that are left: by reading their lists while many units may still lead, by looking each unit up once they are few.</summary>
        /// <param name="left">For each term, the most that it and those after it can add.</param>
        private List<ScoredDocument> Finish(ReadOnlySpan<BoundedTerm> terms, ReadOnlySpan<float> left, float threshold)
        {
            var next = 0;
            var units = Above(threshold, left[next]);
            while (next < terms.Length && index.Frequency(terms[next].Term) <= ReadPerLookUp * units.Count)
            {
                var enough = left[next] * CheckAgain;
                do AddAll(terms[next++]); while (next < terms.Length && left[next] > enough);
                threshold = Math.Max(threshold, Leaders(take).Last);
                units = Above(threshold, left[next]);
            }
            var leaders = new Leaders(take);
            for (; next < terms.Length; next++)
            {
                LookUp(units, terms[next]);
                Rank(leaders, units);
                Keep(units, left[next + 1], threshold = Math.Max(threshold, leaders.Last));
            }
            Rank(leaders, units);
            return leaders.InOrder();
        }

        /// <summary>The best by what has been added so far.</summary>
        private Leaders Leaders(int most)
        {
            var leaders = new Leaders(most);
            for (var unit = sums.NextAbove(0, 0); unit < sums.Count; unit = sums.NextAbove(leaders.Last / _highest * Leeway, unit + 1))
                leaders.Offer(index.DocumentOfUnit[unit], sums.Of(unit) * Boost(unit), unit);
            return leaders;
        }

        /// <summary>The units that can still get a place, in order.</summary>
        private List<int> Above(float threshold, float remaining)
        {
            var units = new List<int>();
            var bar = Math.Max(0, threshold * Leeway / _highest - remaining);
            for (var unit = sums.NextAbove(bar, 0); unit < sums.Count; unit = sums.NextAbove(bar, unit + 1)) units.Add(unit);
            return units;
        }

        private void Rank(Leaders leaders, List<int> units)
        {
            leaders.Clear();
            foreach (var unit in units) leaders.Offer(index.DocumentOfUnit[unit], sums.Of(unit) * Boost(unit), unit);
        }

        private void Keep(List<int> units, float remaining, float threshold)
        {
            var kept = 0;
            for (var at = 0; at < units.Count; at++)
            {
                if (CanLead(sums.Of(units[at]), remaining, units[at], threshold)) units[kept++] = units[at];
            }
            units.RemoveRange(kept, units.Count - kept);
        }

        private void LookUp(List<int> units, BoundedTerm term)
        {
            var postings = index.Units(term.Term);
            var impacts = index.Impacts(term.Term);
            var at = 0;
            foreach (var unit in units)
            {
                at = LexicalIndex.Gallop(postings, at, unit);
                if (at == postings.Length) return;
                if (postings[at] == unit) sums.AddOne(unit, term.Weight * impacts[at]);
            }
        }

        private bool CanLead(float score, float remaining, int unit, float threshold) => (score + remaining) * Boost(unit) is > 0 and var most && most >= threshold * Leeway;

        private void AddAll(BoundedTerm term) => sums.Add(index.Units(term.Term), index.Impacts(term.Term), term.Weight);

        private float Boost(int unit) => _boosts.IsEmpty ? 1 : _boosts[index.DocumentOfUnit[unit]];

        /// <summary>Never 0: where every document is left out, none is offered anyway.</summary>
        private static float Highest(ReadOnlySpan<float> boosts)
        {
            if (boosts.IsEmpty) return 1;
            var highest = float.Epsilon;
            foreach (var boost in boosts) highest = Math.Max(highest, boost);
            return highest;
        }
    }
}
