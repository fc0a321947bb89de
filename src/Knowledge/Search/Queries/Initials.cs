using System.Collections.Concurrent;
using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Search.Queries;

/// <summary>
/// Phrases of the corpus for letters that are no word: "cđs" is "chuyển đổi số" where documents speak of that, although no list says so.
/// Thread safe; what was found once is kept.
/// </summary>
internal sealed class Initials(LexicalIndex index, SyllableModel model)
{
    internal const int Fewest = 3;
    internal const int Most = 6;

    /// <summary>Syllables tried for each letter, those the corpus has oftenest.</summary>
    private const int Tried = 80;
    private const int Beam = 12;
    private const int Offered = 2;
    private const int MostKept = 2000;

    /// <summary>A pair of syllables is part of a phrase where the corpus has it so often, and where so large a share of the rarer one stands in it.</summary>
    private const int LeastPairs = 3;
    private const float LeastShare = 0.12f;

    private readonly Lazy<Dictionary<char, int[]>> _byLetter = new(() => Group(index, model));
    private readonly ConcurrentDictionary<string, string[][]> _known = new(StringComparer.Ordinal);

    /// <summary>The likeliest phrases whose syllables begin with the letters, best first.</summary>
    internal string[][] Of(string letters)
    {
        if (letters.Length is < Fewest or > Most || Syllable.IsVietnamese(letters) || !letters.All(char.IsAsciiLetterOrDigit) && !letters.All(char.IsLetter)) return [];
        if (_known.TryGetValue(letters, out var known)) return known;
        var found = Find(letters);
        if (_known.Count < MostKept) _known.TryAdd(letters, found);
        return found;
    }

    private string[][] Find(string letters)
    {
        List<Chain> chains = [.. Beginning(letters[0]).Select(syllable => new Chain(null, syllable, 0))];
        foreach (var letter in letters.AsSpan(1))
        {
            var next = new List<Chain>();
            foreach (var chain in chains)
            {
                foreach (var syllable in Beginning(letter))
                {
                    var pairs = model.Pairs(chain.Last, syllable);
                    if (pairs < LeastPairs || pairs < LeastShare * Math.Min(model.Count(chain.Last), model.Count(syllable))) continue;
                    next.Add(new Chain(chain, syllable, chain.Strength + MathF.Log(pairs / MathF.Sqrt((float)model.Count(chain.Last) * model.Count(syllable)))));
                }
            }
            chains = [.. next.OrderByDescending(chain => chain.Strength).Take(Beam)];
        }
        return [.. chains.Take(Offered).Select(chain => chain.Words(index))];
    }

    private int[] Beginning(char letter) => _byLetter.Value.GetValueOrDefault(letter) ?? [];

    /// <summary>A letter typed without its mark stands for both: "d" for d and đ.</summary>
    private static Dictionary<char, int[]> Group(LexicalIndex index, SyllableModel model)
    {
        var groups = new Dictionary<char, List<int>>();
        for (var syllable = 0; syllable < index.SyllableCount; syllable++)
        {
            var text = index.Vocabulary[syllable];
            if (model.Count(syllable) < LeastPairs || !char.IsLetter(text[0]) || text.Length < 2 && !Letters.IsVowel(text[0])) continue;
            Add(groups, text[0], syllable);
            if (Letters.FoldLower(text[0]) is var bare && bare != text[0]) Add(groups, bare, syllable);
        }
        return groups.ToDictionary(group => group.Key, group => group.Value.OrderByDescending(model.Count).Take(Tried).ToArray());
    }

    private static void Add(Dictionary<char, List<int>> groups, char letter, int syllable)
    {
        if (!groups.TryGetValue(letter, out var group)) groups.Add(letter, group = []);
        group.Add(syllable);
    }

    private sealed record Chain(Chain? Before, int Last, float Strength)
    {
        internal string[] Words(LexicalIndex index)
        {
            var words = new List<string>();
            for (var at = this; at is not null; at = at.Before) words.Add(index.Vocabulary[at.Last]);
            words.Reverse();
            return [.. words];
        }
    }
}
