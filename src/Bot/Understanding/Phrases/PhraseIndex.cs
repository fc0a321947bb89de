using AnTT.Bot.Understanding.Words;

namespace AnTT.Bot.Understanding.Phrases;

/// <summary>A group of the lexicon with the parts of its name, cut once.</summary>
internal sealed record PhraseGroup(string Group)
{
    public string Kind { get; } = Group.Split('.', 2)[0];

    public string Name { get; } = Group.Contains('.', StringComparison.Ordinal) ? Group.Split('.', 2)[1] : "";
}

/// <summary>A phrase found in a message.</summary>
/// <param name="Of">The group of the lexicon it belongs to.</param>
/// <param name="First">Index of its first word.</param>
/// <param name="End">Index after its last word.</param>
internal readonly record struct Hit(PhraseGroup Of, int First, int End)
{
    /// <summary>As <c>danger.fire.certain</c>.</summary>
    public string Group => Of.Group;

    /// <summary>The first part of the group, as <c>danger</c>.</summary>
    public string Kind => Of.Kind;

    /// <summary>The rest of it, as <c>fire.certain</c>.</summary>
    public string Name => Of.Name;

    public int Length => End - First;

    public bool Covers(int word) => First <= word && word < End;

    public bool Overlaps(Hit other) => First < other.End && other.First < End;
}

/// <summary>All patterns of all groups, found by the symbol of the word they begin with.</summary>
internal sealed class PhraseIndex(Symbols symbols)
{
    private const int BitsOfWord = 64;

    /// <param name="Needed">Words of which the message must hold one for the pattern to match; empty when it may match without.</param>
    /// <param name="AlsoNeeded">And one of these.</param>
    private sealed record Entry(PhraseGroup Group, Element[] Pattern, int[] Needed, int[] AlsoNeeded);

    private readonly Dictionary<int, List<Entry>> _byFirstWord = [];
    private readonly List<Entry> _numbered = [];
    private readonly Dictionary<string, PhraseGroup> _groups = new(StringComparer.Ordinal);

    public void Add(string name, Element[] pattern)
    {
        if (!_groups.TryGetValue(name, out var group)) _groups[name] = group = new PhraseGroup(name);
        var starts = new HashSet<int>();
        var number = CollectStarts(pattern, 0, starts);
        var needed = Needed(pattern);
        var entry = new Entry(group, pattern, needed.Count > 0 ? needed[0] : [], needed.Count > 1 ? needed[1] : []);
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
        var present = new ulong[(symbols.Count / BitsOfWord) + 1];
        foreach (var word in utterance.Words)
        {
            foreach (var reading in word.Readings)
            {
                if (reading.Symbol >= 0) present[reading.Symbol / BitsOfWord] |= 1UL << (reading.Symbol % BitsOfWord);
            }
        }
        for (var word = 0; word < utterance.Words.Count; word++)
        {
            var readings = utterance.Words[word].Readings;
            for (var i = 0; i < readings.Length; i++)
            {
                if (i > 0 && readings[i].Symbol == readings[i - 1].Symbol) continue;
                if (readings[i].Symbol >= 0 && _byFirstWord.TryGetValue(readings[i].Symbol, out var patterns)) Try(patterns, utterance, word, present, hits);
            }
            if (utterance.Words[word].IsNumber) Try(_numbered, utterance, word, present, hits);
        }
        return hits;
    }

    private static void Try(List<Entry> patterns, Utterance utterance, int word, ulong[] present, List<Hit> hits)
    {
        var matcher = new PhraseMatcher(utterance, word);
        foreach (var entry in patterns)
        {
            if (!HasOne(entry.Needed, present) || !HasOne(entry.AlsoNeeded, present)) continue;
            var end = matcher.Match(entry.Pattern);
            if (end > word) hits.Add(new Hit(entry.Group, word, end));
        }
    }

    private static bool HasOne(int[] needed, ulong[] present)
    {
        if (needed.Length == 0) return true;
        foreach (var symbol in needed)
        {
            if ((present[symbol / BitsOfWord] & (1UL << (symbol % BitsOfWord))) != 0) return true;
        }
        return false;
    }

    /// <summary>The words of the obligatory elements after the first, fewest first.</summary>
    private static List<int[]> Needed(Element[] pattern)
    {
        var needed = new List<int[]>();
        for (var at = 1; at < pattern.Length; at++)
        {
            if (pattern[at].Optional) continue;
            if (pattern[at] is OneOf oneOf) needed.Add(oneOf.Symbols);
            else if (pattern[at] is OneOfClass { Class.Others.Count: 0 } named) needed.Add([.. named.Class.ByFirstWord.Keys]);
        }
        needed.Sort((one, other) => one.Length - other.Length);
        return needed;
    }

    /// <summary>Every word the pattern may begin with; says whether it may begin with a number.</summary>
    internal static bool CollectStarts(Element[] pattern, int at, HashSet<int> starts)
    {
        var number = false;
        for (; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case OneOf oneOf: starts.UnionWith(oneOf.Symbols); break;
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
