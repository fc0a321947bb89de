using System.Collections.Frozen;

namespace AnTT.Bot.Understanding.Words;

/// <summary>The misspellings one slip of the keys makes of a word: a letter lost, doubled elsewhere, or two letters swapped.</summary>
internal static class Slips
{
    /// <summary>Slips that are themselves syllables or words are left out.</summary>
    public static FrozenDictionary<string, Spelling[]> Of(IEnumerable<Spelling> words)
    {
        var slips = new Dictionary<string, HashSet<Spelling>>(StringComparer.Ordinal);
        var all = words.Distinct().ToList();
        var right = all.Select(word => word.Folded).ToHashSet(StringComparer.Ordinal);
        foreach (var word in all)
        {
            foreach (var slip in Of(word.Folded))
            {
                if (right.Contains(slip) || SyllableShape.Exists(slip)) continue;
                if (!slips.TryGetValue(slip, out var meant)) slips[slip] = meant = [];
                // The slip carries no reliable marks: the repaired reading is the unmarked one.
                meant.Add(word);
            }
        }
        return slips.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
    }

    private static IEnumerable<string> Of(string folded)
    {
        for (var i = 0; i < folded.Length - 1; i++)
        {
            if (folded[i] != folded[i + 1]) yield return $"{folded[..i]}{folded[i + 1]}{folded[i]}{folded[(i + 2)..]}";
        }
        for (var i = 1; i < folded.Length; i++)
        {
            yield return $"{folded[..i]}{folded[(i + 1)..]}";
            for (var c = 'a'; c <= 'z'; c++)
            {
                if (c != folded[i]) yield return $"{folded[..i]}{c}{folded[(i + 1)..]}";
            }
        }
    }
}
