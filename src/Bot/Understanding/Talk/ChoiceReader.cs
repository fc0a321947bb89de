using AnTT.Bot.Understanding.Phrases;
using AnTT.Knowledge.Text;

namespace AnTT.Bot.Understanding.Talk;

/// <summary>Tells which button of a question free words mean, by the groups <c>answer.question.button</c> and <c>answer.button</c> of the lexicon.</summary>
internal static class ChoiceReader
{
    /// <summary>Of a longer text only the beginning answers; the rest tells something.</summary>
    private const int LongestAnswer = 12;

    /// <summary>Words before the answer of a longer text: "dạ thưa".</summary>
    private const int LatestStart = 2;

    /// <param name="hits">Phrases of the answers, in any order.</param>
    /// <param name="words">Words of the text.</param>
    /// <returns>Null when no button is meant, or several are.</returns>
    public static string? Read(IReadOnlyList<Hit> hits, int words, string question, IReadOnlyList<string> buttons)
    {
        var meant = new List<(Hit Hit, string Button)>();
        foreach (var hit in hits)
        {
            if (words > LongestAnswer && hit.First > LatestStart) continue;
            var button = buttons.FirstOrDefault(button => Slug(button) is var slug && (hit.Name == slug || hit.Name == $"{question}.{slug}"));
            if (button is not null) meant.Add((hit, button));
        }
        var standing = meant.Where(one => !meant.Exists(other => other.Button != one.Button && other.Hit.Length > one.Hit.Length && other.Hit.Overlaps(one.Hit)));
        var chosen = standing.Select(one => one.Button).Distinct(StringComparer.Ordinal).ToList();
        return chosen.Count == 1 ? chosen[0] : null;
    }

    /// <summary>"Có, đang nguy hiểm" is <c>co-dang-nguy-hiem</c>.</summary>
    private static string Slug(string button) =>
        string.Join('-', Letters.Fold(button).Split([' ', ',', '.', '?', '!', '“', '”', '"', '(', ')', '/', '-'], StringSplitOptions.RemoveEmptyEntries));
}
