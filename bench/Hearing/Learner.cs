using AnTT.Bot.Understanding;
using AnTT.Bot.Understanding.Danger;

namespace AnTT.Hearing;

/// <summary>A text as its writers type it, and whether it is what is to be told.</summary>
/// <param name="Source">The same for all ways of typing one text.</param>
internal sealed record Example(int[] Features, bool Is, int Source);

/// <summary>Logistic regression over the names of <see cref="DangerSense.Collect"/>, by stochastic descent; the same lists give the same weights.</summary>
internal sealed class Learner(MessageUnderstanding reader)
{
    private const int Rounds = 12;
    private const float Step = 0.15f;
    private const float Decay = 0.0008f;

    /// <summary>Missing a danger counts as much as so many false alarms.</summary>
    private const float MissCosts = 2;

    /// <summary>Phrases are known to fit the lists they were written for: in so many rounds of ten the words must do without.</summary>
    private const double PhrasesKept = 0.6;

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    private readonly struct Names(List<string> into) : DangerSense.ISink
    {
        public void Add(char kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second) =>
            into.Add(second.Length > 0 ? $"{kind} {first} {second}" : $"{kind} {first}");
    }

    public int[] Features(string text)
    {
        var (utterance, hits) = reader.Phrases(text);
        if (utterance.Words.Count == 0) return [];
        var names = new List<string>();
        var sink = new Names(names);
        DangerSense.Collect(utterance, hits, ref sink);
        return [.. names.Distinct(StringComparer.Ordinal).Select(Id)];
    }

    /// <returns>Lines of one table: names that occur in two texts and more, with their weights in hundredths.</returns>
    public List<string> Learn(IReadOnlyList<Example> examples, int least)
    {
        var common = Common(examples);
        var kept = examples.Select(example => example with { Features = [.. example.Features.Where(id => common[id])] }).ToArray();
        var weights = Descend(kept);
        return [.. Enumerable.Range(0, weights.Length).Select(id => (Name: _names[id], Weight: (int)MathF.Round(weights[id] * 100)))
            .Where(named => Math.Abs(named.Weight) >= least).OrderBy(named => named.Name, StringComparer.Ordinal).Select(named => $"{named.Name} {named.Weight}")];
    }

    private float[] Descend(Example[] examples)
    {
        var (weights, steps) = (new float[_names.Count], new float[_names.Count]);
        var random = new Random(7);
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(examples);
            foreach (var example in examples)
            {
                var withPhrases = random.NextDouble() <= PhrasesKept;
                var odds = 0f;
                foreach (var id in example.Features) odds += withPhrases || _names[id][0] != 'h' ? weights[id] : 0;
                var miss = ((example.Is ? 1 : 0) - (1 / (1 + MathF.Exp(-odds)))) * (example.Is ? MissCosts : 1);
                foreach (var id in example.Features)
                {
                    if (!withPhrases && _names[id][0] == 'h') continue;
                    var slope = miss - (Decay * weights[id]);
                    steps[id] += slope * slope;
                    weights[id] += Step * slope / MathF.Sqrt(steps[id] + 1e-4f);
                }
            }
        }
        return weights;
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
