using System.Runtime.InteropServices;

namespace AnTT.Knowledge.Search;

/// <summary>Gathers term frequencies in order of unit and turns them into scored posting lists. Syllables and pairs may be added by two threads.</summary>
/// <param name="tokenCount">Tokens there will be at most.</param>
internal sealed class PostingLists(int syllableCount, int unitCount, int tokenCount)
{
    private readonly Family _syllables = new(unitCount, tokenCount);
    private readonly Family _pairs = new(unitCount, tokenCount);

    public void AddSyllable(int syllable, int unit, int weight) => _syllables.Add(syllable, unit, weight);

    public void AddPair(int pair, int unit, int weight) => _pairs.Add(pair, unit, weight);

    public (int[] Starts, int[] Units, byte[] Impacts) Score(RankingWeights weights)
    {
        var total = _syllables.Count + _pairs.Count;
        var starts = new int[syllableCount + _pairs.TermCount + 1];
        var units = new int[total];
        var impacts = new byte[total];
        Parallel.Invoke(
            () => _syllables.Write(starts.AsSpan(0, syllableCount), 0, units, impacts, weights.SyllableK1, weights.SyllableB),
            () => _pairs.Write(starts.AsSpan(syllableCount, _pairs.TermCount), _syllables.Count, units, impacts, weights.PairK1, weights.PairB));
        starts[^1] = total;
        return (starts, units, impacts);
    }

    /// <summary>All (term, unit, frequency) of one kind of term.</summary>
    private sealed class Family(int unitCount, int tokenCount)
    {
        private readonly List<(int Term, int Unit, int Frequency)> _entries = new(tokenCount);
        private readonly List<int> _lastEntry = [];
        private readonly int[] _lengths = new int[unitCount];

        public int Count => _entries.Count;

        public int TermCount => _lastEntry.Count;

        public void Add(int term, int unit, int weight)
        {
            _lengths[unit] += weight;
            while (_lastEntry.Count <= term) _lastEntry.Add(-1);
            var last = _lastEntry[term];
            if (last >= 0 && CollectionsMarshal.AsSpan(_entries)[last].Unit == unit)
            {
                CollectionsMarshal.AsSpan(_entries)[last].Frequency += weight;
                return;
            }
            _lastEntry[term] = _entries.Count;
            _entries.Add((term, unit, weight));
        }

        public void Write(Span<int> starts, int offset, int[] units, byte[] impacts, float k1, float b)
        {
            starts.Clear();
            var entries = CollectionsMarshal.AsSpan(_entries);
            foreach (var entry in entries) starts[entry.Term]++;
            var next = offset;
            foreach (ref var start in starts) (start, next) = (next, next + start);

            var average = Math.Max(1, _lengths.Sum(length => (long)length) / (float)Math.Max(1, _lengths.Length));
            var cursors = starts.ToArray();
            foreach (var (term, unit, frequency) in entries)
            {
                var at = cursors[term]++;
                units[at] = unit;
                var saturation = frequency / (frequency + k1 * (1 - b + b * _lengths[unit] / average));
                impacts[at] = (byte)Math.Clamp(MathF.Round(saturation * 255), 1, 255);
            }
        }
    }
}
