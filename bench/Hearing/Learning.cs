using AnTT.Bot.Understanding;
using AnTT.Bot.Understanding.Danger;

namespace AnTT.Hearing;

internal static class Learning
{
    /// <summary>Weights nearer to 0 than this (hundredths) are forgotten, in rounds, so that the rest learn to do without them.</summary>
    private static readonly int[] LeastOfAny = [10, 20, 28];

    private static readonly int[] LeastOfKinds = [50, 90];

    private static readonly Dictionary<string, string[]> Numbers = new(StringComparer.Ordinal)
    {
        ["fire"] = ["114"], ["rescue"] = ["114"], ["chemical"] = ["114"], ["violence"] = ["113"], ["child"] = ["111"], ["suicide"] = ["113"], ["medical"] = ["115"], ["accident"] = ["115"], ["plea"] = [],
    };

    public static void Write(string repository) =>
        File.WriteAllLines(Path.Combine(repository, "src/Bot/Understanding/Danger/sense.tsv"), Lines(Lists.Read(repository), new MessageUnderstanding(null, "", new DangerSense([]))));

    public static IEnumerable<string> Lines(IReadOnlyList<Labelled> lists, MessageUnderstanding reader)
    {
        var learner = new Learner(reader);
        var all = lists.SelectMany((labelled, source) => Lists.Variants(labelled.Text).Select(text => (Example: new Example(learner.Features(text), labelled.Wanted.Length > 0, source), Kinds: Kinds(labelled, text, reader))))
            .Where(row => row.Example.Features.Length > 0).ToList();
        var told = all.Where(row => row.Kinds.Length > 0).ToList();
        var columns = new List<Dictionary<string, int>> { learner.Learn([.. all.Select(row => row.Example)], LeastOfAny) };
        columns.AddRange(Numbers.Keys.Select(kind => learner.Learn([.. told.Select(row => row.Example with { Is = row.Kinds.Contains(kind) })], LeastOfKinds)));
        yield return string.Join(' ', Numbers.Keys.Prepend(DangerSense.Any));
        foreach (var name in columns.SelectMany(column => column.Keys).Distinct().Order(StringComparer.Ordinal))
            yield return $"{name}\t{string.Join(' ', columns.Select((column, at) => column.TryGetValue(name, out var weight) ? $"{at}={weight}" : "").Where(cell => cell.Length > 0))}";
    }

    /// <summary>The kinds a list names, or, where it names only numbers, those the rules find that have these numbers.</summary>
    private static string[] Kinds(Labelled labelled, string text, MessageUnderstanding reader)
    {
        if (labelled.Wanted.Length == 0) return [];
        if (Numbers.ContainsKey(labelled.Wanted[0])) return labelled.Wanted;
        var ruled = reader.RuledDangers(text);
        var fitting = ruled.Where(kind => Numbers[kind].Intersect(labelled.Wanted).Any()).ToArray();
        return fitting.Length > 0 ? fitting : labelled.Wanted[0] == "any" && ruled.Count == 1 ? [.. ruled] : [];
    }
}
