using System.Text;

namespace AnTT.Knowledge.Text;

/// <summary>Joins letters with the combining marks that follow them (NFD to NFC), Vietnamese marks only.</summary>
internal static class Composition
{
    private const char FirstMark = '\u0300';
    private const char LastMark = '\u036f';
    private const string Plain = "aeou";

    public static string Compose(string text)
    {
        var first = text.AsSpan().IndexOfAnyInRange(FirstMark, LastMark);
        if (first < 0 && !text.Contains('\u00d0') && !text.Contains('\u00f0')) return text;

        var composed = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (IsMark(letter) && composed.Length > 0 && Join(composed[^1], letter) is { } joined) composed[^1] = joined;
            else composed.Append(letter switch { '\u00d0' => 'Đ', '\u00f0' => 'đ', _ => letter });
        }
        return composed.ToString();
    }

    public static bool IsMark(char letter) => letter is >= FirstMark and <= LastMark;

    private static char? Join(char letter, char mark)
    {
        var lower = char.ToLowerInvariant(letter);
        var (vowel, tone) = Letters.Split(lower);
        if (!Letters.IsVowel(vowel)) return null;

        if (ToneOf(mark) is var newTone and > 0) tone = newTone;
        else if (ShapeOf(vowel, mark) is { } shaped) vowel = shaped;
        else return null;

        var joined = Letters.WithTone(vowel, tone);
        return lower == letter ? joined : char.ToUpperInvariant(joined);
    }

    private static int ToneOf(char mark) => mark switch
    {
        '\u0300' or '\u0340' => 1,
        '\u0301' or '\u0341' => 2,
        '\u0309' => 3,
        '\u0303' => 4,
        '\u0323' => 5,
        _ => 0,
    };

    private static char? ShapeOf(char vowel, char mark) => mark switch
    {
        '\u0302' when Plain.IndexOf(vowel) is >= 0 and < 3 => "âêô"[Plain.IndexOf(vowel)],
        '\u0306' when vowel == 'a' => 'ă',
        '\u031b' when vowel is 'o' or 'u' => vowel == 'o' ? 'ơ' : 'ư',
        _ => null,
    };
}
