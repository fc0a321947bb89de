namespace AnTT.Knowledge.Search.Queries;

/// <summary>
/// How likely a syllable follows another: counted from the indexed units (in how many the syllable or the pair occurs) and from everyday phrases,
/// pair and single interpolated 0.9 to 0.1. Immutable once made, thread safe.
/// </summary>
internal sealed class SyllableModel
{
    private const float PairShare = 0.9f;
    private const int PhraseWeight = 2;
    private const float Unseen = 0.02f;

    private readonly LexicalIndex _index;
    private readonly PairTable _phrasePairs = new();
    private readonly List<int> _phrasePairCounts = [];
    private readonly int[] _counts;
    private readonly float _total;

    /// <summary>Adds the words of the phrases to the vocabulary of the index: make it before the index is shared.</summary>
    public SyllableModel(LexicalIndex index, IEnumerable<string[]> phrases)
    {
        _index = index;
        var phraseCounts = new Dictionary<int, int>();
        foreach (var phrase in phrases) AddPhrase(phrase, phraseCounts);
        _counts = new int[index.Vocabulary.Count];
        for (var syllable = 0; syllable < index.SyllableCount; syllable++) _counts[syllable] = index.Frequency(syllable);
        foreach (var (syllable, count) in phraseCounts) _counts[syllable] += PhraseWeight * count;
        _total = 1 + _counts.Sum(count => (long)count);
    }

    /// <summary>How often the syllable was seen; 0 for −1.</summary>
    public int Count(int syllable) => syllable < 0 ? 0 : _counts[syllable];

    /// <summary>Negative logarithm of the probability of <paramref name="next"/> after <paramref name="previous"/>; −1 for unknown or none.</summary>
    public float Cost(int previous, int next)
    {
        var single = (Count(next) + Unseen) / _total;
        var before = Count(previous);
        var pair = before == 0 || next < 0 ? 0 : PairCount(previous, next) / (float)before;
        return -MathF.Log(PairShare * Math.Min(1, pair) + (1 - PairShare) * single);
    }

    /// <summary>Whether the two were ever seen side by side.</summary>
    public bool Knows(string first, string second) => _index.Vocabulary.Find(first) is >= 0 and var before && _index.Vocabulary.Find(second) is >= 0 and var after && PairCount(before, after) > 0;

    /// <summary>How often the second was seen right after the first.</summary>
    public int Pairs(int first, int second) => PairCount(first, second);

    private int PairCount(int previous, int next)
    {
        var count = _index.Frequency(_index.PairTerm(previous, next));
        return _phrasePairs.Find(previous, next) is >= 0 and var pair ? count + PhraseWeight * _phrasePairCounts[pair] : count;
    }

    private void AddPhrase(string[] words, Dictionary<int, int> counts)
    {
        var previous = -1;
        foreach (var word in words)
        {
            var id = _index.Vocabulary.Add(word);
            counts[id] = counts.GetValueOrDefault(id) + 1;
            if (previous >= 0)
            {
                var pair = _phrasePairs.Add(previous, id);
                if (pair == _phrasePairCounts.Count) _phrasePairCounts.Add(0);
                _phrasePairCounts[pair]++;
            }
            previous = id;
        }
    }
}
