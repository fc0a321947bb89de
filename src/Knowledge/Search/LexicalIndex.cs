namespace AnTT.Knowledge.Search;

/// <summary>Weights of the two BM25 scores that are added. The usual 0.9/0.4 costs 2–5 points of MRR on statutes, whose articles differ widely in length.</summary>
internal sealed record RankingWeights(
    float SyllableK1 = 0.6f,
    float SyllableB = 0.75f,
    float PairK1 = 0.5f,
    float PairB = 0.4f,
    float Pairs = 0.5f,
    float Unmarked = 0.3f)
{
    public static RankingWeights Default { get; } = new();
}

/// <summary>
/// Postings of syllables and of pairs of neighbouring syllables over units (clauses). Terms below <see cref="SyllableCount"/> are syllables, the rest pairs.
/// A posting is a unit and its saturated term frequency in 1/255ths (5 bytes). Thread safe; immutable but for the sums of one query that are kept for the next.
/// </summary>
internal sealed class LexicalIndex
{
    private readonly int[] _starts;
    private readonly int[] _units;
    private readonly byte[] _impacts;
    private readonly byte[] _highest;
    private readonly int[] _highestOfFold;
    private readonly PairTable _pairs;
    private readonly int[] _documentOfUnit;
    private UnitSums? _spareSums;

    internal LexicalIndex(
        Vocabulary vocabulary, PairTable pairs, int syllableCount, int[] documentOfUnit, RankingWeights weights, int[] starts, int[] units, byte[] impacts)
    {
        Vocabulary = vocabulary;
        SyllableCount = syllableCount;
        Weights = weights;
        (_pairs, _documentOfUnit, _starts, _units, _impacts) = (pairs, documentOfUnit, starts, units, impacts);
        _highest = new byte[starts.Length - 1];
        for (var term = 0; term < _highest.Length; term++)
        {
            foreach (var impact in impacts.AsSpan(starts[term]..starts[term + 1])) _highest[term] = Math.Max(_highest[term], impact);
        }
        _highestOfFold = HighestOfFolds();
    }

    public Vocabulary Vocabulary { get; }

    public RankingWeights Weights { get; }

    /// <summary>Syllables that have postings; the vocabulary may know more.</summary>
    public int SyllableCount { get; }

    public int UnitCount => _documentOfUnit.Length;

    /// <summary>Document of each unit, ascending.</summary>
    public ReadOnlySpan<int> DocumentOfUnit => _documentOfUnit;

    /// <summary>Units that contain the term; 0 for −1.</summary>
    public int Frequency(int term) => term < 0 || term >= _starts.Length - 1 ? 0 : _starts[term + 1] - _starts[term];

    /// <summary>The pair as a term, −1 where the corpus does not have it.</summary>
    public int PairTerm(int first, int second)
    {
        if (first < 0 || second < 0 || first >= SyllableCount || second >= SyllableCount) return -1;
        return _pairs.Find(first, second) is >= 0 and var pair ? SyllableCount + pair : -1;
    }

    /// <summary>How much a term tells: 0 for one that is everywhere, about 11 for one unit in 60,000.</summary>
    public float Idf(int frequency) => MathF.Log(1 + (UnitCount - frequency + 0.5f) / (frequency + 0.5f));

    public ReadOnlySpan<int> Units(int term) => _units.AsSpan(_starts[term], _starts[term + 1] - _starts[term]);

    public ReadOnlySpan<byte> Impacts(int term) => _impacts.AsSpan(_starts[term], _starts[term + 1] - _starts[term]);

    /// <summary>The highest impact among the postings of a term, in 1/255ths.</summary>
    public byte HighestImpact(int term) => _highest[term];

    /// <summary>The most that all spellings of one word without marks have together in any unit, in 1/255ths: far less than their highest impacts added up.</summary>
    public int HighestImpactOfFold(int fold) => fold < _highestOfFold.Length ? _highestOfFold[fold] : 0;

    /// <summary>Empty sums, those of the last query where nobody else has them.</summary>
    public UnitSums RentSums() => Interlocked.Exchange(ref _spareSums, null) ?? new UnitSums(UnitCount);

    public void Return(UnitSums sums)
    {
        sums.Clear();
        Volatile.Write(ref _spareSums, sums);
    }

    /// <summary>First and past-the-last unit of a document.</summary>
    public (int First, int End) RangeOf(int document) => (LowerBound(_documentOfUnit, document), LowerBound(_documentOfUnit, document + 1));

    /// <summary>Index, at or after <paramref name="from"/>, of the first element that is not below <paramref name="value"/>; quick where it is near.</summary>
    public static int Gallop(ReadOnlySpan<int> sorted, int from, int value)
    {
        var step = 1;
        while (from + step < sorted.Length && sorted[from + step] < value) step *= 2;
        var end = Math.Min(sorted.Length, from + step + 1);
        return from >= end ? from : from + LowerBound(sorted[from..end], value);
    }

    /// <summary>Index of the first element that is not below <paramref name="value"/>.</summary>
    public static int LowerBound(ReadOnlySpan<int> sorted, int value)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (int)(((uint)low + (uint)high) >> 1);
            if (sorted[middle] < value) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private int[] HighestOfFolds()
    {
        var highest = new int[Vocabulary.FoldCount];
        var sums = new int[UnitCount];
        for (var fold = 0; fold < highest.Length; fold++)
        {
            var spellings = Vocabulary.Spellings(fold);
            if (spellings.Count == 1)
            {
                highest[fold] = spellings[0] < SyllableCount ? _highest[spellings[0]] : 0;
                continue;
            }
            foreach (var spelling in spellings)
            {
                if (Frequency(spelling) == 0) continue;
                var units = Units(spelling);
                var impacts = Impacts(spelling);
                for (var at = 0; at < units.Length; at++) highest[fold] = Math.Max(highest[fold], sums[units[at]] += impacts[at]);
            }
            foreach (var spelling in spellings)
            {
                if (Frequency(spelling) == 0) continue;
                foreach (var unit in Units(spelling)) sums[unit] = 0;
            }
        }
        return highest;
    }

    /// <summary>Bytes the postings and tables hold beside the vocabulary.</summary>
    public long SizeBytes => 4L * _starts.Length + 5L * _units.Length + _highest.Length + 4L * _highestOfFold.Length + 4L * _documentOfUnit.Length + 18L * _pairs.Count;
}
