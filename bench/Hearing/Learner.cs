using AnTT.Bot.Understanding;
using AnTT.Bot.Understanding.Danger;

namespace AnTT.Hearing;

/// <summary>A text as its writers type it, and whether it is what is to be told.</summary>
/// <param name="Source">The same for all ways of typing one text.</param>
internal sealed record Example(int[] Features, bool Is, int Source);

/// <summary>Logistic regression over the names of <see cref="SenseNames.Collect"/>, by stochastic descent; the same lists give the same weights.</summary>
internal sealed class Learner(MessageUnderstanding reader)
{
    private const int Rounds = 12;

    /// <summary>Descents in other orders whose weights are averaged.</summary>
    private const int Descents = 3;

    /// <summary>The weights are the mean of those after the last so many rounds.</summary>
    private const int Averaged = 6;

    private const float Step = 0.15f;
    private const float Decay = 0.0008f;

    /// <summary>Missing a danger counts as much as so many false alarms.</summary>
    private const float MissCosts = 2f;

    /// <summary>So many of the names are left out of each step, so that none is leaned on alone.</summary>
    private const float LeftOut = 0.4f;

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    private readonly struct Names(List<string> into) : SenseNames.ISink
    {
        public void Add(char kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second, int at, int also) =>
            into.Add(second.Length > 0 ? $"{kind} {first} {second}" : $"{kind} {first}");
    }

    public int[] Features(string text)
    {
        var (utterance, hits) = reader.Phrases(text);
        if (utterance.Words.Count == 0) return [];
        var names = new List<string>();
        var sink = new Names(names);
        SenseNames.Collect(utterance, hits, ref sink);
        return [.. names.Distinct(StringComparer.Ordinal).Select(Id)];
    }

    /// <summary>Learns, forgets the names that weigh least, and learns again with those that are left, as often as there are thresholds.</summary>
    /// <param name="thresholds">Hundredths below which a weight is forgotten after each round.</param>
    /// <returns>The names that are left, with their weights in hundredths; all occur in two texts and more.</returns>
    public Dictionary<string, int> Learn(IReadOnlyList<Example> examples, IReadOnlyList<int> thresholds)
    {
        var kept = Common(examples);
        float[] weights = [];
        foreach (var least in thresholds)
        {
            var known = examples.Select(example => example with { Features = [.. example.Features.Where(id => kept[id])] }).ToArray();
            weights = new float[_names.Count];
            for (var descent = 0; descent < Descents; descent++)
            {
                var learned = Descend([.. known], descent);
                for (var id = 0; id < weights.Length; id++) weights[id] += learned[id] / Descents;
            }
            for (var id = 0; id < weights.Length; id++) kept[id] &= MathF.Abs(weights[id] * 100) >= least;
        }
        return Enumerable.Range(0, weights.Length).Where(id => kept[id]).ToDictionary(id => _names[id], id => (int)MathF.Round(weights[id] * 100), StringComparer.Ordinal);
    }

    private float[] Descend(Example[] examples, int seed)
    {
        var (weights, steps) = (new float[_names.Count], new float[_names.Count]);
        var random = new Random(7 + seed);
        var active = new List<int>();
        var means = new float[_names.Count];
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(examples);
            foreach (var example in examples)
            {
                var odds = 0f;
                active.Clear();
                foreach (var id in example.Features)
                {
                    if (random.NextSingle() >= LeftOut) active.Add(id);
                }
                foreach (var id in active) odds += weights[id];
                var miss = ((example.Is ? 1 : 0) - (1 / (1 + MathF.Exp(-odds)))) * (example.Is ? MissCosts : 1);
                foreach (var id in active)
                {
                    var slope = miss - (Decay * weights[id]);
                    steps[id] += slope * slope;
                    weights[id] += Step * slope / MathF.Sqrt(steps[id] + 1e-4f);
                }
            }
            if (round < Rounds - Averaged) continue;
            for (var id = 0; id < means.Length; id++) means[id] += weights[id] / Averaged;
        }
        return means;
    }

    private bool[] Common(IReadOnlyList<Example> examples)
    {
        var (sources, common) = (new int[_names.Count], new bool[_names.Count]);
        foreach (var example in examples)
        {
            foreach (var id in example.Features)
            {
                if (sources[id] == 0) sources[id] = example.Source + 1;
                else if (sources[id] != example.Source + 1) common[id] = true;
            }
        }
        return common;
    }

    private int Id(string name)
    {
        if (!_ids.TryGetValue(name, out var id))
        {
            _ids[name] = id = _names.Count;
            _names.Add(name);
        }
        return id;
    }
}
