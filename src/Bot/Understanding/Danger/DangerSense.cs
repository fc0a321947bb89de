using System.Globalization;
using AnTT.Bot.Understanding.Phrases;
using AnTT.Bot.Understanding.Words;

namespace AnTT.Bot.Understanding.Danger;

/// <summary>How much a message sounds like danger, and like which: weights of words, of pairs of words, of ideas and of phrases found. They are learned from the lists of the tests by <c>bench/Hearing</c>.</summary>
internal sealed class DangerSense
{
    /// <summary>What tells danger from anything else; the other columns tell one danger from another.</summary>
    public const string Any = "danger";

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
        SenseNames.Collect(utterance, hits, ref sum);
        return new Sound(Columns, sum.Totals, sum.ByWord);
    }

    private struct Sum(DangerSense sense, int words) : SenseNames.ISink
    {
        private readonly HashSet<int> _seen = [];

        public float[] Totals { get; } = new float[sense.Columns.Count];

        public float[] ByWord { get; } = new float[words];

        public readonly void Add(char kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second, int at, int also)
        {
            if (!sense._rows.TryGetValue(Key(kind, Hash(first), Hash(second)), out var row) || !_seen.Add(row)) return;
            var weights = sense._weights[row];
            for (var column = 0; column < weights.Length; column++) Totals[column] += weights[column];
            if (at < 0) return;
            ByWord[at] += weights[0] / 2;
            ByWord[also] += weights[0] / 2;
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
