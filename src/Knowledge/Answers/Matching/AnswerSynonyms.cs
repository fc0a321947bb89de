using System.Globalization;
using AnTT.Knowledge.Search;

namespace AnTT.Knowledge.Answers.Matching;

/// <summary>Words of questions and the words documents have for the same (answer-synonyms.tsv). Immutable.</summary>
internal sealed class AnswerSynonyms
{
    private const double UsualCredit = 0.9;

    private static readonly Lazy<AnswerSynonyms> Shipped = new(() => new AnswerSynonyms());

    private readonly Dictionary<string, List<(string[] From, string[] To, double Credit)>> _byFirst = new(StringComparer.Ordinal);

    private AnswerSynonyms()
    {
        foreach (var line in LexiconFile.Read("answer-synonyms.tsv", null))
        {
            var credit = line.Field(2) is { Length: > 0 } given ? double.Parse(given, CultureInfo.InvariantCulture) : UsualCredit;
            foreach (var from in line.Required(0).Split('|').Select(Words))
            {
                if (!_byFirst.TryGetValue(from[0], out var list)) _byFirst.Add(from[0], list = []);
                list.AddRange(line.Required(1).Split('|').Select(Words).Where(to => !to.SequenceEqual(from)).Select(to => (from, to, credit)));
            }
        }
    }

    internal static AnswerSynonyms Default => Shipped.Value;

    /// <summary>Entries whose everyday side begins with one of the words.</summary>
    internal IEnumerable<(string[] From, string[] To, double Credit)> For(IEnumerable<string> words) =>
        words.Distinct(StringComparer.Ordinal).SelectMany(word => _byFirst.GetValueOrDefault(word, []));

    private static string[] Words(string phrase) => [.. Word.Split(phrase).Select(word => word.Text)];
}
