using System.Globalization;
using AnTT.Bot.Understanding.Phrases;
using AnTT.Bot.Understanding.Words;

namespace AnTT.Bot.Understanding.Danger;

/// <summary>How much a message sounds like danger, and like which: weights of words, of pairs of words, of ideas and of phrases found. They are learned from the lists of the tests by <c>bench/Hearing</c>.</summary>
internal sealed class DangerSense
{
    /// <summary>The table that tells danger from anything else; the others tell one danger from another.</summary>
    public const string Any = "danger";

    /// <summary>Words between two ideas that are weighed as a pair, at most.</summary>
    private const int Close = 4;

    private const double AsLikely = 1;

    /// <summary>What a kind found by the rules is ahead of the others.</summary>
    private const double RuledKind = 0.7;

    private const string Resource = "AnTT.Bot.Understanding.Danger.sense.tsv";

    private readonly Dictionary<ulong, float> _any = [];
    private readonly Dictionary<string, Dictionary<ulong, float>> _kinds = new(StringComparer.Ordinal);

    /// <param name="lines">Tables, each opened by <c>[name]</c>; then a kind, one or two words, and a weight in hundredths of a natural logarithm.</param>
    /// <exception cref="FormatException">A line is neither.</exception>
    public DangerSense(IEnumerable<string> lines)
    {
        var table = _any;
        foreach (var line in lines)
        {
            if (line is ['[', .. var name, ']']) table = name == Any ? _any : _kinds[name] = [];
            else if (line.Length > 0) Add(table, line);
        }
    }

    public static DangerSense Shipped()
    {
        using var stream = typeof(DangerSense).Assembly.GetManifestResourceStream(Resource);
        if (stream is null) return new DangerSense([]);
        using var reader = new StreamReader(stream);
        return new DangerSense(reader.ReadToEnd().Split('\n'));
    }

    public bool IsEmpty => _any.Count == 0;

    /// <summary>Natural logarithm of the odds that this is danger now.</summary>
    public double Hear(Utterance utterance, IReadOnlyList<Hit> hits)
    {
        var sum = new Sum(_any);
        Collect(utterance, hits, ref sum);
        return sum.Total;
    }

    /// <summary>The kinds of danger it sounds like, of a message that is danger: the likeliest, and others hardly less likely.</summary>
    /// <param name="ruled">Kinds that the rules found.</param>
    public IReadOnlySet<string> Kinds(Utterance utterance, IReadOnlyList<Hit> hits, IReadOnlySet<string> ruled)
    {
        var scores = new List<(string Kind, double Score)>(_kinds.Count);
        foreach (var (kind, table) in _kinds)
        {
            var sum = new Sum(table);
            Collect(utterance, hits, ref sum);
            scores.Add((kind, sum.Total + (ruled.Contains(kind) ? RuledKind : 0)));
        }
        var best = scores.Count > 0 ? scores.Max(scored => scored.Score) : 0;
        return scores.Where(scored => scored.Score == best || (scored.Score > best - AsLikely && scored.Score > 0)).Select(scored => scored.Kind).ToHashSet(StringComparer.Ordinal);
    }

    internal interface ISink
    {
        void Add(char kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second);
    }

    private struct Sum(Dictionary<ulong, float> weights) : ISink
    {
        private readonly HashSet<ulong> _seen = [];

        public double Total { get; private set; }

        public void Add(char kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second)
        {
            var key = Key(kind, Hash(first), Hash(second));
            if (weights.TryGetValue(key, out var weight) && _seen.Add(key)) Total += weight;
        }
    }

    /// <summary>Names what the message is weighed by; a name may come twice and counts once.</summary>
    internal static void Collect<TSink>(Utterance utterance, IReadOnlyList<Hit> hits, ref TSink sink)
        where TSink : struct, ISink
    {
        var words = utterance.Words;
        sink.Add('l', utterance.UnmarkedTyping ? "bare" : "marked", words.Count switch { <= 2 => "2", <= 4 => "4", <= 8 => "8", <= 16 => "16", _ => "99" });
        if (words[^1].Asked) sink.Add('l', "asked", default);
        for (var at = 0; at < words.Count; at++)
        {
            var word = Folded(words[at]);
            sink.Add('u', word, default);
            var spelled = words[at].Readings[0];
            if (spelled.IsMarked) sink.Add((char)('0' + spelled.Tone), spelled.Letters, default);
            sink.Add('b', at == 0 ? "^" : Folded(words[at - 1]), word);
            if (at > 1) sink.Add('s', Folded(words[at - 2]), word);
            if (words[at].Cried) sink.Add('l', "cried", default);
        }
        sink.Add('b', Folded(words[^1]), "$");
        foreach (var hit in hits)
        {
            if (hit.Group.StartsWith("concept.", StringComparison.Ordinal)) CollectIdea(hit, hits, ref sink);
            else if (!hit.Group.StartsWith("time.", StringComparison.Ordinal) && !hit.Group.StartsWith("place.", StringComparison.Ordinal) && !hit.Group.StartsWith("slot.", StringComparison.Ordinal)) sink.Add('h', hit.Group, default);
        }
    }

    /// <summary>An idea, and each idea that follows it closely.</summary>
    private static void CollectIdea<TSink>(Hit hit, IReadOnlyList<Hit> hits, ref TSink sink)
        where TSink : struct, ISink
    {
        var idea = hit.Group.AsSpan("concept.".Length);
        sink.Add('c', idea, default);
        foreach (var next in hits)
        {
            if (next.First - hit.End > Close) break;
            if (next.First >= hit.End && next.Group.StartsWith("concept.", StringComparison.Ordinal)) sink.Add('p', idea, next.Group.AsSpan("concept.".Length));
        }
    }

    private static void Add(Dictionary<ulong, float> table, string line)
    {
        var cells = line.Split(' ');
        if (cells.Length is < 3 or > 4 || !int.TryParse(cells[^1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var weight))
            throw new FormatException($"sense.tsv: dòng \"{line}\" không phải: loại, một hoặc hai từ, một số nguyên.");
        table[Key(cells[0][0], Hash(cells[1]), cells.Length == 4 ? Hash(cells[2]) : 0)] = weight / 100f;
    }

    private static ReadOnlySpan<char> Folded(Word word) => word.IsNumber ? "#" : word.Folded;

    private static ulong Key(char kind, ulong first, ulong second) => (((first * 0x9E3779B97F4A7C15) ^ kind) * 0xC2B2AE3D27D4EB4F) + second;

    /// <summary>FNV-1a; none is 0.</summary>
    private static ulong Hash(ReadOnlySpan<char> word)
    {
        if (word.Length == 0) return 0;
        var hash = 14695981039346656037;
        foreach (var letter in word) hash = (hash ^ letter) * 1099511628211;
        return hash;
    }
}
