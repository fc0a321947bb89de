using AnTT.Knowledge.Search;

namespace AnTT.Knowledge.Answers.Asking;

/// <summary>How residents go on about what they asked before (follow-ups.tsv).</summary>
internal static class FollowUpWords
{
    private static readonly Lazy<IReadOnlyList<LexiconLine>> Lines = new(() => LexiconFile.Read("follow-ups.tsv", null));

    private static readonly Lazy<string[]> Corrections = new(() => [.. Of("correction").OrderByDescending(words => words.Length)]);

    private static readonly Lazy<HashSet<string>> Dependents = new(() => new(Of("dependent"), StringComparer.Ordinal));

    private static readonly Lazy<HashSet<string>> Verbs = new(() => new(Of("verb"), StringComparer.Ordinal));

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Plain = new(() =>
        Lines.Value.Where(line => line.Required(0) == "plain").SelectMany(line => line.Required(1).Split('|').Select(words => (words, line.Required(2)))).ToDictionary(pair => pair.words, pair => pair.Item2, StringComparer.Ordinal));

    /// <summary>Whether the word only asks something of a subject.</summary>
    internal static bool IsDependent(string word) => Dependents.Value.Contains(word);

    /// <summary>Whether the word does something to a subject and is none alone: "mua bán", "tàng trữ".</summary>
    internal static bool IsVerb(string word) => Verbs.Value.Contains(word);

    /// <summary>"Ý tôi là ô tô" → "ô tô"; null where the message opens with no such words.</summary>
    internal static string? Corrected(string text) =>
        Array.Find(Corrections.Value, words => text.StartsWith(words + " ", StringComparison.Ordinal)) is { } opening ? text[(opening.Length + 1)..] : null;

    /// <summary>"Mấy ngày có" said in full; the text itself where it is full enough.</summary>
    internal static string Full(string text) => Plain.Value.GetValueOrDefault(text, text);

    private static IEnumerable<string> Of(string kind) => Lines.Value.Where(line => line.Required(0) == kind).SelectMany(line => line.Required(1).Split('|'));
}
