using AnTT.Knowledge.Documents;

namespace AnTT.Knowledge.Answers.Matching;

/// <summary>How rare words are in the corpus, and which words stand next to each other in it. Immutable.</summary>
internal sealed class CorpusStatistics
{
    private readonly Dictionary<string, int> _frequency = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), int> _pairs = [];
    private readonly int _count;

    internal CorpusStatistics(IEnumerable<Passage> passages)
    {
        var titled = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var passage in passages)
        {
            _count++;
            seen.Clear();
            Count(passage.Text, seen);
            foreach (var heading in passage.Path) Count(heading, seen);
            if (titled.Add(passage.Document.Id))
            {
                Count(passage.Document.Title, seen);
                foreach (var alias in passage.Document.Aliases) Count(alias, seen);
            }
            foreach (var word in seen) _frequency[word] = _frequency.GetValueOrDefault(word) + 1;
        }
    }

    /// <summary>Inverse document frequency, above 0; highest for words the corpus does not have.</summary>
    internal double Rarity(string word)
    {
        var frequency = _frequency.GetValueOrDefault(word);
        return Math.Log(1 + (_count - frequency + 0.5) / (frequency + 0.5));
    }

    internal bool Knows(string word) => _frequency.ContainsKey(word);

    internal bool KnowsPair(string first, string second) => _pairs.ContainsKey((first, second));

    /// <summary>The same as <see cref="Rarity"/> for two words side by side; 0 where the corpus never has them so.</summary>
    internal double PairRarity(string first, string second) =>
        _pairs.TryGetValue((first, second), out var frequency) ? Math.Log(1 + Math.Max(0, _count - frequency + 0.5) / (frequency + 0.5)) : 0;

    private void Count(string text, HashSet<string> seen)
    {
        var words = Word.Split(text);
        for (var at = 0; at < words.Length; at++)
        {
            seen.Add(words[at].Text);
            if (at > 0 && words[at].Joined) _pairs[(words[at - 1].Text, words[at].Text)] = _pairs.GetValueOrDefault((words[at - 1].Text, words[at].Text)) + 1;
        }
    }
}
