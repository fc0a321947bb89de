using System.Text.Json;
using AnTT.Knowledge.Text;

namespace AnTT.Hearing;

/// <param name="Wanted">Kinds or numbers that fit; empty: no danger.</param>
internal sealed record Labelled(string Text, string[] Wanted);

/// <summary>What the weights are learned from: the lists of the tests except the unseen ones, and what residents ask the knowledge base.</summary>
internal static class Lists
{
    public static List<Labelled> Read(string repository)
    {
        var data = Path.Combine(repository, "tests/Bot.Tests/Understanding/Data");
        var dangers = Files(data, "emergencies*.tsv").SelectMany(Rows).Select(row => new Labelled(row.Split('\t')[1], row.Split('\t')[0].Split('|')));
        var others = Files(data, "lookalikes*.tsv").SelectMany(Rows)
            .Concat(Rows(Path.Combine(data, "intents.tsv")).Where(row => !row.StartsWith("emergency", StringComparison.Ordinal)).Select(row => row.Split('\t')[1]))
            .Concat(Files(data, "tips*.tsv").SelectMany(Rows).Select(row => row.Split('\t')[0]))
            .Concat(Rows(Path.Combine(data, "slots.tsv")).Select(row => row.Split('\t')[0]));
        var (askedDangers, asked) = Asked(repository);
        return [.. dangers.Concat(askedDangers.Select(text => new Labelled(text, ["any"]))).Concat(others.Concat(asked).Concat(Cards(repository)).Select(text => new Labelled(text, [])))
            .DistinctBy(labelled => labelled.Text)];
    }

    /// <summary>As typed, without marks, and in chat shorthand.</summary>
    public static string[] Ways(string text) => [text, Letters.Fold(text), Brief(text)];

    public static IEnumerable<string> Variants(string text) => Ways(text).Distinct(StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Shorthand = new(StringComparer.Ordinal)
    {
        ["không"] = "k", ["được"] = "dc", ["người"] = "ng", ["với"] = "vs", ["rồi"] = "r", ["chồng"] = "ck", ["vợ"] = "vk", ["em"] = "e", ["anh"] = "a", ["đang"] = "đag", ["gì"] = "j", ["vậy"] = "z", ["quá"] = "wa",
    };

    private static string Brief(string text) => string.Join(' ', text.Split(' ').Select(word => Shorthand.GetValueOrDefault(word, word)));

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern).Where(file => !file.Contains("unseen", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Rows(string file) => File.ReadLines(file).Where(line => line.Length > 0);

    private static (List<string> Dangers, List<string> Others) Asked(string repository)
    {
        var (dangers, others) = (new List<string>(), new List<string>());
        foreach (var line in Files(Path.Combine(repository, "knowledge-base/questions"), "*.jsonl").SelectMany(Rows))
        {
            using var row = JsonDocument.Parse(line);
            if (row.RootElement.TryGetProperty("ask", out var ask)) (row.RootElement.GetProperty("expect").ValueEquals("emergency") ? dangers : others).Add(ask.GetString()!);
        }
        return (dangers, others);
    }

    /// <summary>Titles and other wordings of the answer cards, without those of the card about emergencies.</summary>
    private static IEnumerable<string> Cards(string repository) =>
        Directory.EnumerateFiles(Path.Combine(repository, "knowledge-base/hoi-dap"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Where(file => !file.Contains("khan-cap", StringComparison.Ordinal))
            .SelectMany(Rows).Where(line => line.StartsWith("  - \"", StringComparison.Ordinal) || line.StartsWith("title: \"", StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf('"', StringComparison.Ordinal) + 1)..].TrimEnd().TrimEnd('"'));

}
