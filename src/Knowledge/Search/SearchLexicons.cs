using System.Text;
using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Search;

/// <summary>How a typed form may be read.</summary>
/// <param name="Words">Canonical tokens of what is meant.</param>
/// <param name="Rank">0 for the likeliest reading.</param>
internal sealed record ShorthandReading(string[] Words, int Rank, ShorthandCondition Condition);

internal enum ShorthandCondition
{
    Anywhere,
    AfterNumber,
    BeforeNumber,
}

/// <summary>Everyday phrases with the words the law uses for them.</summary>
/// <param name="Only">Counts only where one of these phrases is in the question too; empty: always.</param>
/// <param name="Weight">0–1 beside other entries.</param>
internal sealed record ThesaurusEntry(string[] Everyday, string[] Legal, string[][] Only, float Weight);

/// <summary>
/// Word lists behind the understanding of queries: chat-shorthand.tsv, abbreviations.tsv, fillers.tsv, thesaurus.tsv, common-phrases.txt, and the words of asking of
/// everyday-words.txt, common-verbs.txt and answer-synonyms.tsv.
/// They ship inside the library; a folder may replace any of them. Immutable, thread safe.
/// </summary>
public sealed class SearchLexicons
{
    private static readonly Lazy<SearchLexicons> Shipped = new(() => new SearchLexicons(null));

    private SearchLexicons(string? folder)
    {
        Shorthand = ReadShorthand(LexiconFile.Read("chat-shorthand.tsv", folder));
        Abbreviations = ReadShorthand(LexiconFile.Read("abbreviations.tsv", folder));
        Thesaurus = [.. LexiconFile.Read("thesaurus.tsv", folder).SelectMany(ReadThesaurus)];
        var fillers = LexiconFile.Read("fillers.tsv", folder);
        StartFillers = ReadFillers(fillers, "start");
        EndFillers = ReadFillers(fillers, "end");
        var phrases = LexiconFile.Read("common-phrases.txt", folder).Select(line => Words(line.Fields[0]));
        Phrases =
        [
            .. phrases,
            .. Shorthand.Values.Concat(Abbreviations.Values).SelectMany(readings => readings).Select(reading => reading.Words),
            .. Thesaurus.SelectMany(entry => new[] { entry.Everyday, entry.Legal }),
            .. StartFillers, .. EndFillers,
            .. EverydayWords(folder),
        ];
    }

    /// <summary>The lists that ship with the product.</summary>
    public static SearchLexicons Default => Shipped.Value;

    internal IReadOnlyDictionary<string, ShorthandReading[]> Shorthand { get; }

    internal IReadOnlyDictionary<string, ShorthandReading[]> Abbreviations { get; }

    internal IReadOnlyList<ThesaurusEntry> Thesaurus { get; }

    internal IReadOnlyList<string[]> StartFillers { get; }

    internal IReadOnlyList<string[]> EndFillers { get; }

    /// <summary>Everyday word sequences, for the spelling model.</summary>
    internal IReadOnlyList<string[]> Phrases { get; }

    /// <summary>The lists of <paramref name="folder"/>, and the shipped ones for those it lacks.</summary>
    /// <exception cref="FormatException">A line has too few fields; the message names file and line.</exception>
    public static SearchLexicons Load(string folder) => new(folder);

    /// <summary>Words residents ask with, so that a small corpus which lacks them does not take them for slips.</summary>
    private static IEnumerable<string[]> EverydayWords(string? folder)
    {
        foreach (var file in new[] { "everyday-words.txt", "common-verbs.txt" })
        {
            foreach (var word in LexiconFile.Read(file, folder).SelectMany(line => Words(line.Fields[0]))) yield return [word];
        }
        foreach (var phrase in LexiconFile.Read("answer-synonyms.tsv", folder).SelectMany(line => line.Required(0).Split('|'))) yield return Words(phrase);
    }

    internal static string[] Words(string phrase) => VietnameseText.Normalize(phrase).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static Dictionary<string, ShorthandReading[]> ReadShorthand(IReadOnlyList<LexiconLine> lines)
    {
        var readings = new Dictionary<string, List<ShorthandReading>>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var condition = line.Field(2) switch
            {
                "" => ShorthandCondition.Anywhere,
                "after-number" => ShorthandCondition.AfterNumber,
                "before-number" => ShorthandCondition.BeforeNumber,
                _ => throw line.Error("điều kiện phải là after-number, before-number hoặc để trống"),
            };
            var key = VietnameseText.Normalize(line.Required(0));
            if (!readings.TryGetValue(key, out var list)) readings[key] = list = [];
            list.AddRange(line.Required(1).Split('|').Select((words, rank) => new ShorthandReading(Words(words), rank, condition)));
        }
        // Typed without marks a form still means the same, unless the list says otherwise.
        foreach (var (key, list) in readings.ToList()) readings.TryAdd(VietnameseText.Fold(key), list);
        return readings.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
    }

    private static IEnumerable<ThesaurusEntry> ReadThesaurus(LexiconLine line)
    {
        var only = line.Field(2).Split('|', StringSplitOptions.RemoveEmptyEntries).Select(Words).ToArray();
        var weight = line.Field(3) is { Length: > 0 } written ? ReadWeight(line, written) : 1;
        return from everyday in line.Required(0).Split('|')
               from legal in line.Required(1).Split('|')
               select new ThesaurusEntry(Words(everyday), Words(legal), only, weight);
    }

    private static float ReadWeight(LexiconLine line, string written) =>
        float.TryParse(written, System.Globalization.CultureInfo.InvariantCulture, out var weight) && weight is > 0 and <= 1
            ? weight
            : throw line.Error("trọng số phải từ 0 đến 1, dấu chấm thập phân");

    private static List<string[]> ReadFillers(IReadOnlyList<LexiconLine> lines, string place) =>
        [.. lines.Where(line => line.Required(0) == place).Select(line => Words(line.Required(1))).OrderByDescending(words => words.Length)];
}

/// <summary>One line of a word list, with its place for error messages.</summary>
internal sealed record LexiconLine(string File, int Number, string[] Fields)
{
    public string Field(int index) => index < Fields.Length ? Fields[index].Trim() : "";

    public string Required(int index) => Field(index) is { Length: > 0 } field ? field : throw Error($"thiếu cột {index + 1}");

    public FormatException Error(string what) => new($"{File}, dòng {Number}: {what}.");
}

/// <summary>Tab-separated word lists in UTF-8; lines that start with # are comments.</summary>
internal static class LexiconFile
{
    public static IReadOnlyList<LexiconLine> Read(string name, string? folder)
    {
        var path = folder is null ? null : Path.Combine(folder, name);
        if (path is not null && File.Exists(path)) return Parse(path, File.ReadAllText(path, Encoding.UTF8));

        using var stream = typeof(LexiconFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The word list {name} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Parse(name, reader.ReadToEnd());
    }

    private static List<LexiconLine> Parse(string name, string text) =>
        [.. text.Split('\n')
            .Select((line, index) => (Text: line.TrimEnd('\r'), Number: index + 1))
            .Where(line => line.Text.Trim().Length > 0 && line.Text[0] != '#')
            .Select(line => new LexiconLine(name, line.Number, line.Text.Split('\t')))];
}
