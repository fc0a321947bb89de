using System.Runtime.InteropServices;
using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Documents;

namespace AnTT.Knowledge.Answers.Matching;

/// <summary>The vocabulary of the corpus: how rare words are, and which stand next to each other. Immutable once built, safe for many threads.</summary>
internal sealed class CorpusStatistics
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<int> _frequency = [];
    private readonly List<int> _lastSeen = [];
    private readonly Dictionary<long, int> _pairs = [];
    private readonly float[] _rarity;
    private readonly int _count;

    internal CorpusStatistics(IEnumerable<Passage> passages)
    {
        var titled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var passage in passages)
        {
            _count++;
            Count(passage.Text);
            foreach (var heading in passage.Path) Count(heading);
            if (!titled.Add(passage.Document.Id)) continue;
            Count(passage.Document.Title);
            foreach (var alias in passage.Document.Aliases) Count(alias);
        }
        _rarity = [.. _frequency.Select(RarityOf)];
    }

    /// <summary>Inverse document frequency, above 0; highest for words the corpus does not have.</summary>
    internal double Rarity(string word) => _ids.TryGetValue(word, out var id) ? _rarity[id] : RarityOf(0);

    /// <summary>Number of the word, −1 where the corpus does not have it.</summary>
    internal int IdOf(string word) => _ids.GetValueOrDefault(word, -1);

    internal bool KnowsPair(string first, string second) => _pairs.ContainsKey(PairOf(IdOf(first), IdOf(second)));

    /// <summary>The same as <see cref="Rarity"/> for two words side by side; 0 where the corpus never has them so.</summary>
    internal double PairRarity(string first, string second) => _pairs.TryGetValue(PairOf(IdOf(first), IdOf(second)), out var frequency) ? RarityOf(frequency) : 0;

    /// <summary>Takes a text of the corpus apart.</summary>
    internal Phrase Read(string? text)
    {
        if (string.IsNullOrEmpty(text)) return Phrase.Empty;
        var words = Word.Split(text);
        var ids = new int[words.Length];
        var weights = new float[words.Length];
        for (var at = 0; at < words.Length; at++)
        {
            ids[at] = IdOf(words[at].Text);
            weights[at] = FunctionWords.All.Contains(words[at].Text) ? 0 : ids[at] < 0 ? RarityOf(0) : _rarity[ids[at]];
        }
        return new Phrase(words, ids, weights);
    }

    private float RarityOf(int frequency) => MathF.Log(1 + (Math.Max(0, _count - frequency) + 0.5f) / (frequency + 0.5f));

    private void Count(string text)
    {
        var words = Word.Split(text);
        var before = -1;
        foreach (var word in words)
        {
            var id = Add(word.Text);
            if (before >= 0 && word.Joined) CollectionsMarshal.GetValueRefOrAddDefault(_pairs, PairOf(before, id), out _)++;
            before = id;
        }
    }

    private int Add(string word)
    {
        if (!_ids.TryGetValue(word, out var id))
        {
            _ids.Add(word, id = _frequency.Count);
            _frequency.Add(0);
            _lastSeen.Add(0);
        }
        if (_lastSeen[id] == _count) return id;
        _lastSeen[id] = _count;
        _frequency[id]++;
        return id;
    }

    private static long PairOf(int first, int second) => ((long)first << 32) | (uint)second;
}
