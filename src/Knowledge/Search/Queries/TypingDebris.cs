using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Search.Queries;

/// <summary>Undoes input methods that were off or stopped half-way: Telex (<c>dduwowcj</c>), VNI (<c>d9uoc5</c>), doubled letters (<c>dđược</c>).</summary>
internal static class TypingDebris
{
    private const string TelexTones = "zfsrxj";
    private const string VniTones = "021345";

    /// <summary>The word that was meant, canonical; null where the keys spell no Vietnamese syllable or nothing changes.</summary>
    public static string? Decode(ReadOnlySpan<char> typed)
    {
        if (typed.Length is < 2 or > 12) return null;
        return Finish(Telex(typed), typed) ?? Finish(Vni(typed), typed) ?? Finish(Undouble(typed), typed);
    }

    private static string? Finish(string? word, ReadOnlySpan<char> typed)
    {
        if (word is null || typed.SequenceEqual(word)) return null;
        var letters = word.ToCharArray();
        Syllable.Canonicalize(letters);
        if (!Syllable.IsVietnamese(letters)) AddHorns(letters);
        return Syllable.IsVietnamese(letters) ? new string(letters) : null;
    }

    /// <summary>Where only the horns of "ươ" were left out: <c>dduocj</c>, <c>d9uoc5</c>.</summary>
    private static void AddHorns(char[] letters)
    {
        for (var i = 1; i < letters.Length; i++)
        {
            var ((before, beforeTone), (letter, tone)) = (Letters.Split(letters[i - 1]), Letters.Split(letters[i]));
            if (before is not 'u' || letter is not 'o') continue;
            letters[i - 1] = 'ư';
            letters[i] = Letters.WithTone('ơ', Math.Max(beforeTone, tone));
        }
    }

    private static string? Telex(ReadOnlySpan<char> typed)
    {
        var word = new List<char>(typed.Length);
        var tone = -1;
        var changed = false;
        foreach (var key in typed)
        {
            var afterVowel = word.Exists(Letters.IsVowel);
            if (afterVowel && TelexTones.IndexOf(key) is >= 0 and var found && tone < 0)
            {
                tone = found;
                changed = true;
                continue;
            }
            if (Repeats(word, key) || (key == 'w' && Hook(word)))
            {
                changed = true;
                continue;
            }
            word.Add(key);
        }
        return changed ? WithTone(word, Math.Max(0, tone)) : null;
    }

    /// <summary>aa, ee, oo, dd, also with the coda between: "toanf" has no second letter, "toano" would.</summary>
    private static bool Repeats(List<char> word, char key)
    {
        if (key == 'd' && word.Count == 1 && word[0] == 'd')
        {
            word[0] = 'đ';
            return true;
        }
        if ("aeo".IndexOf(key) is not (>= 0 and var vowel)) return false;
        var at = word.FindLastIndex(letter => Letters.Split(letter).Base == key);
        if (at < 0 || (at < word.Count - 1 && Letters.IsVowel(word[^1]))) return false;
        word[at] = Letters.WithTone("âêô"[vowel], Letters.Split(word[at]).Tone);
        return true;
    }

    private static bool Hook(List<char> word)
    {
        for (var i = word.Count - 1; i >= 0; i--)
        {
            var (letter, tone) = Letters.Split(word[i]);
            if ("aou".IndexOf(letter) is not (>= 0 and var at)) continue;
            word[i] = Letters.WithTone("ăơư"[at], tone);
            // One w hooks both letters of uo.
            if (letter == 'o' && i > 0 && word[i - 1] == 'u' && !(i > 1 && word[i - 2] == 'q')) word[i - 1] = 'ư';
            return true;
        }
        return false;
    }

    private static string? Vni(ReadOnlySpan<char> typed)
    {
        if (typed.Length < 3 || !typed.ContainsAnyInRange('1', '9')) return null;
        var word = new List<char>(typed.Length);
        var (tone, toned) = (0, false);
        foreach (var key in typed)
        {
            if (!char.IsAsciiDigit(key)) word.Add(key);
            else if (VniTones.IndexOf(key) is >= 0 and var found)
            {
                // "nam2025": a year and no tones.
                if (toned) return null;
                (tone, toned) = (found, true);
            }
            else if (!Shape(word, key)) return null;
        }
        return WithTone(word, tone);
    }

    private static bool Shape(List<char> word, char key)
    {
        var (from, to) = key switch { '6' => ("aeo", "âêô"), '7' => ("ou", "ơư"), '8' => ("a", "ă"), '9' => ("d", "đ"), _ => ("", "") };
        for (var i = word.Count - 1; i >= 0; i--)
        {
            if (from.IndexOf(word[i]) is not (>= 0 and var at)) continue;
            word[i] = to[at];
            if (key == '7' && i > 0 && word[i] == 'ơ' && word[i - 1] == 'u') word[i - 1] = 'ư';
            return true;
        }
        return false;
    }

    /// <summary>A letter followed by its own marked form, or the other way round: <c>dđ</c>, <c>aâ</c>, <c>uư</c>; a vowel typed twice (<c>độội</c>).</summary>
    private static string? Undouble(ReadOnlySpan<char> typed)
    {
        for (var i = 1; i < typed.Length; i++)
        {
            if (Letters.FoldLower(typed[i]) != Letters.FoldLower(typed[i - 1])) continue;
            if (typed[i] == typed[i - 1] && Letters.FoldLower(typed[i]) == typed[i]) continue;
            var drop = Letters.FoldLower(typed[i - 1]) == typed[i - 1] ? i - 1 : i;
            return string.Concat(typed[..drop], typed[(drop + 1)..]);
        }
        return null;
    }

    private static string WithTone(List<char> word, int tone)
    {
        var at = tone == 0 || word.Exists(letter => Letters.Split(letter).Tone > 0) ? -1 : word.FindIndex(Letters.IsVowel);
        // Any vowel will do: canonical spelling moves the tone to its place. In "gi" and "qu" the vowel after is the one.
        if (at >= 0) word[at] = Letters.WithTone(Letters.Split(word[at]).Base, tone);
        return new string([.. word]);
    }
}
