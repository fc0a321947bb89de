using System.Globalization;
using AnTT.Bot.Understanding.Phrases;
using AnTT.Bot.Understanding.Words;

namespace AnTT.Bot.Understanding.Danger;

/// <summary>How much a message sounds like danger, and like which: weights of words, of pairs of words, of ideas and of phrases found. They are learned from the lists of the tests by <c>bench/Hearing</c>.</summary>
internal sealed class DangerSense
{
    /// <summary>What tells danger from anything else; the other columns tell one danger from another.</summary>
    public const string Any = "danger";

    /// <summary>Words between two ideas that are weighed as a pair, at most.</summary>
    private const int Close = 4;

    private const string Resource = "AnTT.Bot.Understanding.Danger.sense.tsv";

    private readonly Dictionary<ulong, int> _rows = [];
    private readonly List<float[]> _weights = [];

    /// <param name="lines">The first names the columns, <see cref="Any"/> first; each other line is a kind, one or two words, and after a tab the weights in hundredths of a natural logarithm, as <c>0=120 3=-50</c>.</param>
    /// <exception cref="FormatException">A line is neither.</exception>
    public DangerSense(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            if (Columns.Count == 0) Columns = line.Split(' ');
            else if (line.Length > 0) Add(line);
        }
    }

    public static DangerSense Shipped()
    {
        using var stream = typeof(DangerSense).Assembly.GetManifestResourceStream(Resource);
        if (stream is null) return new DangerSense([]);
        using var reader = new StreamReader(stream);
        return new DangerSense(reader.ReadToEnd().Split('\n'));
    }

    public IReadOnlyList<string> Columns { get; } = [];

    public bool IsEmpty => _rows.Count == 0;

    public Sound Hear(Utterance utterance, IReadOnlyList<Hit> hits)
    {
        var sum = new Sum(this, utterance.Words.Count);
        Collect(utterance, hits, ref sum);
        return new Sound(Columns, sum.Totals, sum.ByWord);
    }

    internal interface ISink
    {
        /// <param name="at">The word it speaks of, or -1 for the message as a whole.</param>
        /// <param name="also">The other word of a pair.</param>
        void Add(char kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second, int at, int also);
    }

    private struct Sum(DangerSense sense, int words) : ISink
    {
        private readonly List<int> _seen = [];

        public float[] Totals { get; } = new float[sense.Columns.Count];

        public float[] ByWord { get; } = new float[words];

        public readonly void Add(char kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second, int at, int also)
        {
            if (!sense._rows.TryGetValue(Key(kind, Hash(first), Hash(second)), out var row) || _seen.Contains(row)) return;
            _seen.Add(row);
            var weights = sense._weights[row];
            for (var column = 0; column < weights.Length; column++) Totals[column] += weights[column];
            if (at < 0) return;
            ByWord[at] += weights[0] / 2;
            ByWord[also] += weights[0] / 2;
        }
    }

    /// <summary>Names what the message is weighed by; a name may come twice and counts once.</summary>
    internal static void Collect<TSink>(Utterance utterance, IReadOnlyList<Hit> hits, ref TSink sink)
        where TSink : struct, ISink
    {
        var words = utterance.Words;
        sink.Add('l', utterance.UnmarkedTyping ? "bare" : "marked", words.Count switch { <= 2 => "2", <= 4 => "4", <= 8 => "8", <= 16 => "16", _ => "99" }, -1, -1);
        if (words[^1].Asked) sink.Add('l', "asked", default, -1, -1);
        for (var at = 0; at < words.Count; at++)
        {
            var word = Folded(words[at]);
            sink.Add('u', word, default, at, at);
            var spelled = words[at].Readings[0];
            if (spelled.IsMarked) sink.Add((char)('0' + spelled.Tone), spelled.Letters, default, at, at);
            sink.Add('b', at == 0 ? "^" : Folded(words[at - 1]), word, Math.Max(0, at - 1), at);
            if (at > 1) sink.Add('s', Folded(words[at - 2]), word, at - 2, at);
            if (words[at].Cried) sink.Add('l', "cried", default, -1, -1);
        }
        sink.Add('b', Folded(words[^1]), "$", words.Count - 1, words.Count - 1);
        foreach (var hit in hits)
        {
            if (hit.Kind == "concept") CollectIdea(hit, hits, ref sink);
            else if (hit.Kind is not ("time" or "place" or "slot")) sink.Add('h', hit.Group, default, hit.First, hit.End - 1);
        }
    }

    /// <summary>An idea, and each idea that follows it closely.</summary>
    private static void CollectIdea<TSink>(Hit hit, IReadOnlyList<Hit> hits, ref TSink sink)
        where TSink : struct, ISink
    {
        sink.Add('c', hit.Name, default, hit.First, hit.End - 1);
        foreach (var next in hits)
        {
            if (next.First - hit.End > Close) break;
            if (next.First >= hit.End && next.Kind == "concept") sink.Add('p', hit.Name, next.Name, hit.First, next.First);
        }
    }

    private void Add(string line)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        if (tab < 3) throw Wrong(line);
        var name = line.AsSpan(2, tab - 2);
        var space = name.IndexOf(' ');
        var weights = new float[Columns.Count];
        foreach (var part in line.AsSpan(tab + 1).Split(' '))
        {
            var cell = line.AsSpan(tab + 1)[part];
            var equals = cell.IndexOf('=');
            if (equals < 1 || !int.TryParse(cell[..equals], NumberStyles.None, CultureInfo.InvariantCulture, out var column) || column >= weights.Length
                || !int.TryParse(cell[(equals + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var weight)) throw Wrong(line);
            weights[column] = weight / 100f;
        }
        _rows[Key(line[0], Hash(space < 0 ? name : name[..space]), space < 0 ? 0 : Hash(name[(space + 1)..]))] = _weights.Count;
        _weights.Add(weights);
    }

    private static FormatException Wrong(string line) => new($"sense.tsv: dòng \"{line}\" không phải: loại, một hoặc hai từ, rồi sau dấu tab các số như 0=120.");

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
