using System.Text.RegularExpressions;
using AnTT.Knowledge.Documents.Structure;
using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Documents.Metadata;

/// <summary>A title from a file's name, its marks restored from the words of the text: ha-noi-lam-viec → Hà Nội làm việc.</summary>
internal static partial class FileTitle
{
    private const int LongestRun = 5;

    /// <summary>Characters from the beginning of the text from which spellings are learned.</summary>
    private const int LearnedLength = 200_000;

    public static string From(string path, string text)
    {
        var name = Path.GetFileNameWithoutExtension(path).Replace('-', ' ').Replace('_', ' ').Trim();
        if (name.Any(letter => letter > 127)) return name;
        var spellings = Count(text);
        var words = Letters.Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var written = new List<string>();
        for (var i = 0; i < words.Length;)
        {
            var taken = 1;
            var best = words[i];
            for (var length = Math.Min(LongestRun, words.Length - i); length >= 1; length--)
            {
                if (!spellings.TryGetValue(string.Join(' ', words[i..(i + length)]), out var found)) continue;
                (best, taken) = (found.MaxBy(spelling => spelling.Value).Key, length);
                break;
            }
            written.Add(best);
            i += taken;
        }
        var title = string.Join(' ', written);
        return title.Length == 0 ? "Tài liệu" : char.ToUpperInvariant(title[0]) + title[1..];
    }

    /// <summary>Folded run of words → how often it is spelled how.</summary>
    private static Dictionary<string, Dictionary<string, int>> Count(string text)
    {
        var spellings = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        var words = Word().Matches(text.Length > LearnedLength ? text[..LearnedLength] : text).Select(match => match.Value).ToArray();
        for (var i = 0; i < words.Length; i++)
            for (var length = 1; length <= LongestRun && i + length <= words.Length; length++)
            {
                var run = string.Join(' ', words[i..(i + length)]);
                if (length > 1 && Wording.IsCapitals(run)) continue;
                var folded = Letters.Fold(run);
                if (!spellings.TryGetValue(folded, out var counts)) spellings[folded] = counts = new Dictionary<string, int>(StringComparer.Ordinal);
                counts[run] = counts.GetValueOrDefault(run) + 1;
            }
        return spellings;
    }

    [GeneratedRegex(@"[\p{L}\d]+", RegexOptions.None, Patterns.TimeoutMs)]
    private static partial Regex Word();
}
