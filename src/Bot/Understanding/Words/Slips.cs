namespace AnTT.Bot.Understanding.Words;

/// <summary>Repairs one slip of the keys: two letters swapped, one lost, or one wrong in a longer word.</summary>
internal sealed class Slips
{
    private const int ShortestSwapped = 4;
    private const int ShortestWrongLetter = 5;
    private const int Longest = 9;

    private readonly (string Folded, Spelling[] Words)[] _known;

    public Slips(IEnumerable<Spelling> words) => _known =
        [.. words.Distinct().Where(word => word.Folded.Length >= ShortestSwapped && SyllableShape.Exists(word.Folded))
            .GroupBy(word => word.Folded, StringComparer.Ordinal).Select(same => (same.Key, same.ToArray()))];

    /// <summary>The words that <paramref name="slip"/>, which is no syllable, may have been meant for.</summary>
    public Spelling[] Meant(string slip)
    {
        if (slip.Length is < ShortestSwapped - 1 or > Longest || char.IsAsciiDigit(slip[0])) return [];
        var meant = new List<Spelling>();
        foreach (var (folded, words) in _known)
        {
            if (folded[0] == slip[0] && IsSlip(folded, slip)) meant.AddRange(words);
        }
        return [.. meant];
    }

    private static bool IsSlip(string word, string slip)
    {
        var same = 0;
        while (same < word.Length && same < slip.Length && word[same] == slip[same]) same++;
        if (slip.Length == word.Length - 1) return word.AsSpan(same + 1).SequenceEqual(slip.AsSpan(same));
        if (slip.Length != word.Length || same >= word.Length - 1) return slip.Length == word.Length && word.Length >= ShortestWrongLetter && same == word.Length - 1;
        if (word[same] == slip[same + 1] && word[same + 1] == slip[same] && word.AsSpan(same + 2).SequenceEqual(slip.AsSpan(same + 2))) return true;
        return word.Length >= ShortestWrongLetter && word.AsSpan(same + 1).SequenceEqual(slip.AsSpan(same + 1));
    }
}
