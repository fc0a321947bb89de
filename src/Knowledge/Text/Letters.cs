using System.Text;

namespace AnTT.Knowledge.Text;

/// <summary>Vietnamese letters: composition and folding by our own table, because <c>Normalize</c> does nothing under invariant globalization.</summary>
public static class Letters
{
    private const string Bases = "aăâeêioôơuưy";
    private const string Toned =
        "àáảãạ" + "ằắẳẵặ" + "ầấẩẫậ" + "èéẻẽẹ" + "ềếểễệ" + "ìíỉĩị" + "òóỏõọ" + "ồốổỗộ" + "ờớởỡợ" + "ùúủũụ" + "ừứửữự" + "ỳýỷỹỵ";
    private const string Stripped = "aaaeeiooouuy";

    private static readonly Dictionary<char, (char Base, int Tone)> Parts = BuildParts();

    /// <summary>Lower case with every mark removed and <c>đ</c> as <c>d</c>. Input is composed (NFC) or not.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var lower = char.ToLowerInvariant(letter);
            if (lower is >= '\u0300' and <= '\u036f') continue;
            folded.Append(FoldLower(lower));
        }
        return folded.ToString();
    }

    /// <summary>Splits a lower-case vowel into its letter and tone: 0 none, 1 huyền, 2 sắc, 3 hỏi, 4 ngã, 5 nặng.</summary>
    public static (char Base, int Tone) Split(char lower) => Parts.TryGetValue(lower, out var parts) ? parts : (lower, 0);

    /// <summary>The vowel <paramref name="vowel"/> (one of aăâeêioôơuưy) with a tone of <see cref="Split"/>.</summary>
    public static char WithTone(char vowel, int tone) =>
        tone == 0 ? vowel : Toned[Bases.IndexOf(vowel) * 5 + tone - 1];

    private static char FoldLower(char lower)
    {
        if (lower < 128) return lower;
        if (lower == 'đ') return 'd';
        if (!Parts.TryGetValue(lower, out var parts)) return lower;
        return Stripped[Bases.IndexOf(parts.Base)];
    }

    private static Dictionary<char, (char Base, int Tone)> BuildParts()
    {
        var parts = new Dictionary<char, (char Base, int Tone)>();
        for (var vowel = 0; vowel < Bases.Length; vowel++)
        {
            parts[Bases[vowel]] = (Bases[vowel], 0);
            for (var tone = 1; tone <= 5; tone++)
                parts[Toned[vowel * 5 + tone - 1]] = (Bases[vowel], tone);
        }
        return parts;
    }
}
