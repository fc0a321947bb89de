using AnTT.Bot.Understanding;
using AnTT.Bot.Understanding.Danger;

namespace AnTT.Hearing;

internal static class Learning
{
    /// <summary>Weights nearer to 0 than this (hundredths) are left out.</summary>
    private const int LeastOfAny = 16;

    private const int LeastOfKinds = 40;

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
        yield return $"[{DangerSense.Any}]";
        foreach (var line in learner.Learn([.. all.Select(row => row.Example)], LeastOfAny)) yield return line;
        foreach (var kind in Numbers.Keys)
        {
            yield return $"[{kind}]";
            var told = all.Where(row => row.Kinds.Length > 0).Select(row => row.Example with { Is = row.Kinds.Contains(kind) }).ToList();
            foreach (var line in learner.Learn(told, LeastOfKinds)) yield return line;
        }
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
