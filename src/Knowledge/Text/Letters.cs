using System.Text;

namespace AnTT.Knowledge.Text;

/// <summary>Vietnamese letters: marks and tones by our own table, because <c>Normalize</c> does nothing under invariant globalization.</summary>
public static class Letters
{
    private const string Bases = "aăâeêioôơuưy";
    private const string Toned =
        "àáảãạ" + "ằắẳẵặ" + "ầấẩẫậ" + "èéẻẽẹ" + "ềếểễệ" + "ìíỉĩị" + "òóỏõọ" + "ồốổỗộ" + "ờớởỡợ" + "ùúủũụ" + "ừứửữự" + "ỳýỷỹỵ";
    private const string Stripped = "aaaeeiooouuy";
    private const int TableSize = 0x1f00;

    private static readonly byte[] VowelOf = new byte[TableSize];
    private static readonly byte[] ToneOf = new byte[TableSize];

    static Letters()
    {
        for (var vowel = 0; vowel < Bases.Length; vowel++)
        {
            VowelOf[Bases[vowel]] = (byte)(vowel + 1);
            for (var tone = 1; tone <= 5; tone++)
            {
                var letter = Toned[vowel * 5 + tone - 1];
                VowelOf[letter] = (byte)(vowel + 1);
                ToneOf[letter] = (byte)tone;
            }
        }
    }

    /// <summary>Lower case with every mark removed and <c>đ</c> as <c>d</c>. Input is composed (NFC) or not; punctuation stays.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (Composition.IsMark(letter)) continue;
            folded.Append(FoldLower(char.ToLowerInvariant(letter)));
        }
        return folded.ToString();
    }

    /// <summary>Splits a lower-case vowel into its letter and tone: 0 none, 1 huyền, 2 sắc, 3 hỏi, 4 ngã, 5 nặng.</summary>
    public static (char Base, int Tone) Split(char lower)
    {
        if (lower >= TableSize || VowelOf[lower] == 0) return (lower, 0);
        return (Bases[VowelOf[lower] - 1], ToneOf[lower]);
    }

    /// <summary>The vowel <paramref name="vowel"/> (one of aăâeêioôơuưy) with a tone of <see cref="Split"/>.</summary>
    public static char WithTone(char vowel, int tone) =>
        tone == 0 ? vowel : Toned[(VowelOf[vowel] - 1) * 5 + tone - 1];

    /// <summary>Whether the lower-case letter is a vowel, with or without marks; <c>y</c> is one.</summary>
    public static bool IsVowel(char lower) => lower < TableSize && VowelOf[lower] != 0;

    /// <summary>A lower-case letter without marks.</summary>
    public static char FoldLower(char lower)
    {
        if (lower < 128) return lower;
        if (lower is 'đ' or '\u00f0') return 'd';
        return IsVowel(lower) ? Stripped[VowelOf[lower] - 1] : lower;
    }
}
