using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Search.Queries;

/// <summary>How a typed word and a spelling differ in marks.</summary>
/// <param name="Added">Marks and tones the spelling has where none were typed.</param>
/// <param name="Conflicts">Marks and tones that were typed and that the spelling lacks or has otherwise.</param>
internal readonly record struct MarkFit(int Added, int Conflicts)
{
    /// <summary>Compares two canonical words with the same letters.</summary>
    public static MarkFit Of(ReadOnlySpan<char> typed, ReadOnlySpan<char> spelling)
    {
        int added = 0, conflicts = 0, typedTone = 0, spellingTone = 0;
        for (var i = 0; i < typed.Length; i++)
        {
            var (letter, tone) = Letters.Split(typed[i]);
            var (wanted, wantedTone) = Letters.Split(spelling[i]);
            typedTone = Math.Max(typedTone, tone);
            spellingTone = Math.Max(spellingTone, wantedTone);
            if (letter == wanted) continue;
            if (letter == Letters.FoldLower(letter)) added++;
            else conflicts++;
        }
        return WithTones(added, conflicts, typedTone, spellingTone);
    }

    /// <summary>Compares the marks of two words whose letters differ, wherever they stand.</summary>
    public static MarkFit OfBags(ReadOnlySpan<char> typed, ReadOnlySpan<char> spelling)
    {
        const string Marked = "ăâêôơưđ";
        int added = 0, conflicts = 0;
        foreach (var letter in Marked)
        {
            var difference = Count(spelling, letter) - Count(typed, letter);
            added += Math.Max(0, difference);
            conflicts += Math.Max(0, -difference);
        }
        return WithTones(added, conflicts, Tone(typed), Tone(spelling));
    }

    private static MarkFit WithTones(int added, int conflicts, int typed, int wanted)
    {
        if (typed == wanted) return new MarkFit(added, conflicts);
        return typed == 0 ? new MarkFit(added + 1, conflicts) : new MarkFit(added, conflicts + 1);
    }

    private static int Tone(ReadOnlySpan<char> word)
    {
        var tone = 0;
        foreach (var letter in word) tone = Math.Max(tone, Letters.Split(letter).Tone);
        return tone;
    }

    private static int Count(ReadOnlySpan<char> word, char wanted)
    {
        var count = 0;
        foreach (var letter in word)
        {
            if (Letters.Split(letter).Base == wanted) count++;
        }
        return count;
    }
}
