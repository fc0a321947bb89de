using System.Text;
using AnTT.Knowledge.Text;
using FsCheck;
using FsCheck.Fluent;

namespace AnTT.Knowledge.Tests.Text;

public sealed class VietnameseTextProperties
{
    private static readonly string[] Onsets = ["", "b", "c", "đ", "gi", "h", "k", "kh", "l", "m", "ngh", "qu", "s", "t", "th", "tr", "Đ", "H"];
    private static readonly string[] Vowels = ["a", "oa", "oe", "uy", "i", "y", "ươi", "iê", "uyê", "ai", "oai", "ưu", "ô", "uô", "ia", "uya"];
    private static readonly string[] Codas = ["", "", "n", "ng", "t", "ch", "m"];
    private static readonly string[] Others = ["19,94", "19.94", "5-10%", "17/11/2025", "17 tháng 11 năm 2025", "124/2021/TT-BCA", "1.000.000", "abc", "x1", "🙂", "(", "–", ":"];

    private static readonly Gen<string> Syllables =
        from onset in Gen.Elements(Onsets)
        from vowels in Gen.Elements(Vowels)
        from coda in Gen.Elements(Codas)
        from tone in Gen.Choose(0, 5)
        from place in Gen.Choose(0, 2)
        select onset + WithTone(vowels, Math.Min(place, vowels.Length - 1), tone) + coda;

    private static readonly Arbitrary<string> Texts =
        Gen.OneOf(Syllables, Syllables, Gen.Elements(Others)).ListOf().Select(words => string.Join(' ', words)).ToArbitrary();

    [Fact]
    public void Normalizing_twice_changes_nothing() =>
        Prop.ForAll(Texts, text => VietnameseText.Normalize(VietnameseText.Normalize(text)) == VietnameseText.Normalize(text)).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_string_normalizes_to_a_fixed_point() =>
        Prop.ForAll<string>(text => VietnameseText.Normalize(VietnameseText.Normalize(text ?? "")) == VietnameseText.Normalize(text ?? "")).QuickCheckThrowOnFailure();

    [Fact]
    public void Decomposed_and_composed_text_are_the_same() =>
        Prop.ForAll(Texts, text => VietnameseText.Normalize(Decompose(text)) == VietnameseText.Normalize(text)).QuickCheckThrowOnFailure();

    [Fact]
    public void Text_typed_without_marks_folds_to_the_same() =>
        Prop.ForAll(Texts, text => VietnameseText.Fold(Letters.Fold(text)) == VietnameseText.Fold(text)).QuickCheckThrowOnFailure();

    [Fact]
    public void Case_makes_no_difference() =>
        Prop.ForAll(Texts, text => VietnameseText.Normalize(text.ToUpperInvariant()) == VietnameseText.Normalize(text)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_place_of_the_tone_mark_makes_no_difference() =>
        Prop.ForAll(
            (from onset in Gen.Elements(Onsets)
             from vowels in Gen.Elements("oa", "oe", "uy")
             from tone in Gen.Choose(1, 5)
             select (onset + WithTone(vowels, 0, tone), onset + WithTone(vowels, 1, tone))).ToArbitrary(),
            pair => VietnameseText.Normalize(pair.Item1) == VietnameseText.Normalize(pair.Item2)).QuickCheckThrowOnFailure();

    private static string WithTone(string vowels, int place, int tone)
    {
        var letters = vowels.ToCharArray();
        letters[place] = Letters.WithTone(letters[place], tone);
        return new string(letters);
    }

    /// <summary>Canonical decomposition: horn, then dot below, then marks above.</summary>
    private static string Decompose(string text)
    {
        const string Shaped = "ăâêôơư";
        var decomposed = new StringBuilder();
        foreach (var letter in text)
        {
            var lower = char.ToLowerInvariant(letter);
            if (!Letters.IsVowel(lower)) { decomposed.Append(letter); continue; }
            var (vowel, tone) = Letters.Split(lower);
            var marks = new List<char>();
            var shape = Shaped.IndexOf(vowel);
            if (shape >= 0) marks.Add("\u0306\u0302\u0302\u0302\u031b\u031b"[shape]);
            if (tone > 0) marks.Add("\u0300\u0301\u0309\u0303\u0323"[tone - 1]);
            var bare = shape < 0 ? vowel : "aaeoou"[shape];
            decomposed.Append(lower == letter ? bare : char.ToUpperInvariant(bare));
            foreach (var mark in marks.OrderBy(mark => mark switch { '\u031b' => 0, '\u0323' => 1, _ => 2 })) decomposed.Append(mark);
        }
        return decomposed.ToString();
    }
}
