using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Search;

namespace AnTT.Knowledge.Answers.Composing;

/// <summary>Finds in a question the words that set two things side by side (comparisons.tsv).</summary>
internal static class ComparisonWords
{
    private static readonly Lazy<IReadOnlyList<(string Kind, string[] Words)>> Phrases = new(() =>
        [.. LexiconFile.Read("comparisons.tsv", null)
            .SelectMany(line => line.Required(1).Split('|').Select(phrase => (line.Required(0), Words: (string[])[.. Word.Split(phrase).Select(word => word.Text)])))
            .OrderByDescending(phrase => phrase.Words.Length)]);

    /// <summary>The question without the words of comparing and summing; what they ask to be done, <see cref="Operation.None"/> where there are none; and the word of the remaining text at which "hơn" or the like stood, −1 where none did.</summary>
    internal static (string Question, Operation Operation, int FirstCut) Take(string question)
    {
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        var text = new WordText(question);
        var cut = -1;
        foreach (var (kind, words) in Phrases.Value)
        {
            for (var at = text.Find(words); at >= 0; at = text.Find(words))
            {
                kinds.Add(kind);
                if (cut < 0 && (kind == "share" || words.Contains("hơn", StringComparer.Ordinal) || words.Contains("so", StringComparer.Ordinal))) cut = at;
                else if (at < cut) cut -= words.Length;
                text = new WordText(text.With(at, at + words.Length, string.Empty));
            }
        }
        var operation = kinds.Contains("share") ? Operation.Share
            : kinds.Contains("unlike") ? Operation.Unlike
            : kinds.Contains("difference") ? Operation.Difference
            : kinds.Contains("sum") ? Operation.Sum
            : Operation.None;
        return (text.Text, operation, cut);
    }
}
