using System.Collections.Frozen;

namespace AnTT.Knowledge.Text;

/// <summary>One written syllable: the one spelling we compare by, and whether Vietnamese has such a syllable at all.</summary>
public static class Syllable
{
    private const int Longest = 8;

    private static readonly FrozenSet<string> Onsets = Set("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x");

    private static readonly FrozenSet<string> Rimes = Set(
        "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et " +
        "ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oa oac oach oai oam oan oang oanh oao oap oat oay " +
        "oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut " +
        "uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ uy uya uych uyên uyêt uynh uyp uyt uyu " +
        "ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu");

    private static readonly FrozenSet<string> QuOnlyRimes = Set("ynh yt ych yp");

    /// <summary>
    /// Rewrites a lower-case composed word in place to its one spelling: tone mark where older Vietnamese typography puts it (<c>hoà</c> → <c>hòa</c>),
    /// a lone <c>i</c> after h, k, l, m, s, t and qu as <c>y</c> (<c>kĩ</c> → <c>kỹ</c>, <c>qui</c> → <c>quy</c>). Other words stay as they are.
    /// </summary>
    public static void Canonicalize(Span<char> word)
    {
        if (word.Length is 0 or > Longest || !TryParse(word, out var vowels, out var vowelCount)) return;

        if (vowelCount == 1 && vowels == word.Length - 1) UnifyLoneVowel(word, vowels);

        int toneAt = -1, tone = 0;
        for (var i = 0; i < word.Length; i++)
        {
            if (Letters.Split(word[i]).Tone is not (> 0 and var found)) continue;
            if (toneAt >= 0) return;
            (toneAt, tone) = (i, found);
        }
        if (toneAt < 0) return;

        var target = vowels + ToneOffset(word.Slice(vowels, vowelCount), vowels + vowelCount < word.Length);
        if (target == toneAt) return;
        word[toneAt] = Letters.Split(word[toneAt]).Base;
        word[target] = Letters.WithTone(word[target], tone);
    }

    /// <summary>Whether the canonical lower-case word is a syllable that Vietnamese spelling allows (<c>đường</c> yes, <c>đưcợ</c>, <c>panthers</c> no).</summary>
    public static bool IsVietnamese(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > Longest || !TryParse(word, out var vowels, out _)) return false;
        Span<char> bare = stackalloc char[word.Length];
        var tone = 0;
        for (var i = 0; i < word.Length; i++)
        {
            (bare[i], var found) = Letters.Split(word[i]);
            if (found == 0) continue;
            if (tone != 0) return false;
            tone = found;
        }
        var (onset, rime) = (bare[..vowels].ToString(), bare[vowels..].ToString());
        if (onset.Length > 0 && !Onsets.Contains(onset)) return false;
        var known = Rimes.Contains(rime) || (onset == "qu" && QuOnlyRimes.Contains(rime)) || (onset == "gi" && Rimes.Contains("i" + rime));
        if (!known) return false;
        var stopped = rime[^1] is 'c' or 'p' or 't' || rime.EndsWith("ch", StringComparison.Ordinal);
        return !stopped || tone is 2 or 5;
    }

    /// <summary>Finds the vowels of consonants + vowels + consonants; <c>qu</c> and <c>gi</c> before a vowel count as consonants.</summary>
    private static bool TryParse(ReadOnlySpan<char> word, out int vowels, out int vowelCount)
    {
        vowels = 0;
        while (vowels < word.Length && !Letters.IsVowel(word[vowels])) vowels++;
        var glide = vowels == 1 && word.Length > 2 && Letters.IsVowel(word[2]) ? Letters.FoldLower(word[1]) : ' ';
        if ((word[0] == 'q' && glide == 'u') || (word[0] == 'g' && glide == 'i')) vowels++;

        var end = vowels;
        while (end < word.Length && Letters.IsVowel(word[end])) end++;
        vowelCount = end - vowels;
        while (end < word.Length && !Letters.IsVowel(word[end])) end++;
        return vowelCount > 0 && end == word.Length;
    }

    private static void UnifyLoneVowel(Span<char> word, int at)
    {
        var (vowel, tone) = Letters.Split(word[at]);
        if (vowel != 'i') return;
        var afterQu = at == 2 && word[0] == 'q';
        if (afterQu || (at == 1 && word[0] is 'h' or 'k' or 'l' or 'm' or 's' or 't')) word[at] = Letters.WithTone('y', tone);
    }

    private static int ToneOffset(ReadOnlySpan<char> vowels, bool hasCoda)
    {
        for (var i = vowels.Length - 1; i >= 0; i--)
        {
            if (Letters.Split(vowels[i]).Base is 'ă' or 'â' or 'ê' or 'ô' or 'ơ' or 'ư') return i;
        }
        if (hasCoda) return vowels.Length - 1;
        return vowels.Length >= 3 ? 1 : 0;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
