using AnTT.Bot.Understanding.Words;

namespace AnTT.Bot.Understanding.Phrases;

/// <summary>A phrase found in a message.</summary>
/// <param name="Group">The group of the lexicon it belongs to, as <c>fire.certain</c>.</param>
/// <param name="First">Index of its first word.</param>
/// <param name="End">Index after its last word.</param>
internal readonly record struct Hit(string Group, int First, int End)
{
    public int Length => End - First;

    public bool Covers(int word) => First <= word && word < End;

    public bool Overlaps(Hit other) => First < other.End && other.First < End;
}

/// <summary>All patterns of all groups, found by the unmarked form of the word they begin with.</summary>
internal sealed class PhraseIndex
{
    /// <param name="Needed">Words of which the message must hold one for the pattern to match; empty when it may match without.</param>
    private sealed record Entry(string Group, Element[] Pattern, string[] Needed);

    private readonly Dictionary<string, List<Entry>> _byFirstWord = new(StringComparer.Ordinal);
    private readonly List<Entry> _numbered = [];

    public void Add(string group, Element[] pattern)
    {
        var starts = new HashSet<string>(StringComparer.Ordinal);
        var number = CollectStarts(pattern, 0, starts);
        var entry = new Entry(group, pattern, FewestNeeded(pattern));
        if (number) _numbered.Add(entry);
        foreach (var start in starts)
        {
            if (!_byFirstWord.TryGetValue(start, out var patterns)) _byFirstWord[start] = patterns = [];
            patterns.Add(entry);
        }
    }

    public List<Hit> Find(Utterance utterance)
    {
        var hits = new List<Hit>();
        var present = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in utterance.Words)
        {
            foreach (var reading in word.Readings) present.Add(reading.Folded);
        }
        for (var word = 0; word < utterance.Words.Count; word++)
        {
            var readings = utterance.Words[word].Readings;
            for (var i = 0; i < readings.Length; i++)
            {
                if (i > 0 && readings[i].Folded == readings[i - 1].Folded) continue;
                if (_byFirstWord.TryGetValue(readings[i].Folded, out var patterns)) Try(patterns, utterance, word, present, hits);
            }
            if (utterance.Words[word].IsNumber) Try(_numbered, utterance, word, present, hits);
        }
        return hits;
    }

    private static void Try(List<Entry> patterns, Utterance utterance, int word, HashSet<string> present, List<Hit> hits)
    {
        foreach (var (group, pattern, needed) in patterns)
        {
            if (needed.Length > 0 && !Array.Exists(needed, present.Contains)) continue;
            var end = new PhraseMatcher(utterance, word).Match(pattern);
            if (end > word) hits.Add(new Hit(group, word, end));
        }
    }

    /// <summary>The obligatory element after the first with the fewest words.</summary>
    private static string[] FewestNeeded(Element[] pattern)
    {
        string[] fewest = [];
        foreach (var element in pattern.Skip(1).Where(element => !element.Optional))
        {
            string[] words = element switch
            {
                OneOf oneOf => [.. oneOf.Words.Keys],
                OneOfClass { Class.Others.Count: 0 } named => [.. named.Class.ByFirstWord.Keys],
                _ => [],
            };
            if (words.Length > 0 && (fewest.Length == 0 || words.Length < fewest.Length)) fewest = words;
        }
        return fewest;
    }

    /// <summary>Every word the pattern may begin with; says whether it may begin with a number.</summary>
    internal static bool CollectStarts(Element[] pattern, int at, HashSet<string> starts)
    {
        var number = false;
        for (; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case OneOf oneOf: starts.UnionWith(oneOf.Words.Keys); break;
                case AnyNumber: number = true; break;
                case OneOfClass named:
                    starts.UnionWith(named.Class.ByFirstWord.Keys);
                    foreach (var member in named.Class.Others) number |= CollectStarts(member, 0, starts);
                    break;
                case Gap: throw new FormatException("Mẫu câu không được bắt đầu bằng khoảng trống \"..\".");
                default: continue;
            }
            if (!pattern[at].Optional) break;
        }
        return number;
    }
}
