using System.Text;
using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Documents.Structure;

/// <summary>Writes headings in capitals as sentences; what is a name or an abbreviation is learned from the rest of the document.</summary>
internal sealed class Capitals
{
    private static readonly HashSet<string> BeforeNumeral = new(StringComparer.OrdinalIgnoreCase) { "khóa", "thứ", "lần", "hội", "đoạn", "kỳ", "phần", "chương", "quý", "lục" };
    /// <summary>Characters from the beginning of the document from which names are learned.</summary>
    private const int LearnedLength = 500_000;
    private readonly HashSet<string> _abbreviations = new(StringComparer.Ordinal);

    /// <summary>Two neighbouring words in lower case → how often they stand in the middle of a sentence, by spelling.</summary>
    private readonly Dictionary<string, Dictionary<string, int>> _pairs = new(StringComparer.Ordinal);

    public Capitals(IEnumerable<string> lines)
    {
        var left = LearnedLength;
        foreach (var line in lines)
        {
            if ((left -= line.Length) < 0) break;
            if (!Wording.IsCapitals(line)) Learn(line);
        }
    }

    public string ToSentence(string text)
    {
        if (!Wording.IsCapitals(text) || (Wording.Syllables(text) < 2 && _abbreviations.Contains(text))) return text;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var written = new string[words.Length];
        for (var i = 0; i < words.Length; i++)
            written[i] = _abbreviations.Contains(Core(words[i])) || (i > 0 && IsNumeral(Core(words[i])) && BeforeNumeral.Contains(words[i - 1])) ? words[i] : words[i].ToLowerInvariant();
        for (var i = 0; i + 1 < words.Length; i++) Restore(words, written, i);
        var sentence = new StringBuilder(string.Join(' ', written));
        for (var i = 0; i < sentence.Length; i++)
        {
            if (!char.IsLetter(sentence[i])) continue;
            sentence[i] = char.ToUpperInvariant(sentence[i]);
            break;
        }
        return sentence.ToString();
    }

    private void Restore(string[] words, string[] written, int index)
    {
        string first = Core(words[index]), second = Core(words[index + 1]);
        if (first != words[index] || !_pairs.TryGetValue($"{first} {second}".ToLowerInvariant(), out var spellings)) return;
        var best = spellings.MaxBy(spelling => spelling.Value).Key;
        var space = best.IndexOf(' ', StringComparison.Ordinal);
        if (char.IsUpper(best[0])) written[index] = best[..space];
        if (char.IsUpper(best[space + 1])) written[index + 1] = words[index + 1].Replace(second, best[(space + 1)..], StringComparison.Ordinal);
    }

    private void Learn(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            var word = Core(words[i]);
            if (word.Length is >= 2 and <= 7 && word.All(letter => char.IsUpper(letter) && Letters.Split(char.ToLowerInvariant(letter)).Tone == 0)) _abbreviations.Add(word);
            if (i == 0 || i + 1 >= words.Length || word != words[i] || Core(words[i - 1]) != words[i - 1]) continue;
            var pair = $"{word} {Core(words[i + 1])}";
            if (pair.Length < 3 || pair[^1] == ' ' || Wording.IsCapitals(pair)) continue;
            var key = pair.ToLowerInvariant();
            if (!_pairs.TryGetValue(key, out var spellings)) _pairs[key] = spellings = new Dictionary<string, int>(StringComparer.Ordinal);
            spellings[pair] = spellings.GetValueOrDefault(pair) + 1;
        }
    }

    private static bool IsNumeral(string word) => word.Length > 0 && word.All(letter => letter is 'I' or 'V' or 'X');

    private static string Core(string word) => word.Trim('“', '”', '"', '\'', ',', '.', ';', ':', '(', ')', '-', '–', '*');
}
