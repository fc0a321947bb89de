using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Answers.Matching;

/// <summary>One spelling for syllables that are written in two ways: hoà/hòa, kỹ/kĩ, tỉ lệ/tỷ lệ.</summary>
internal static class Spelling
{
    /// <summary>Canonical form of a lower-case syllable: the tone on the letter where the newer rule puts it, final y after one consonant as i.</summary>
    internal static string Canonical(string lower)
    {
        var ascii = true;
        foreach (var letter in lower)
        {
            if (letter >= 128)
            {
                ascii = false;
                break;
            }
        }
        if (ascii) return lower;
        Span<char> bare = stackalloc char[Math.Min(lower.Length, 16)];
        if (lower.Length > bare.Length) return lower;
        var tone = 0;
        var tonedAt = -1;
        for (var at = 0; at < lower.Length; at++)
        {
            (bare[at], var own) = Letters.Split(lower[at]);
            if (own != 0) (tone, tonedAt) = (own, at);
        }
        if (tone == 0) return lower;
        var home = HomeOfTone(bare, tonedAt);
        bare[home] = Letters.WithTone(bare[home] == 'y' && IsLoneY(bare, home) ? 'i' : bare[home], tone);
        return new string(bare);
    }

    private static int HomeOfTone(ReadOnlySpan<char> bare, int tonedAt)
    {
        // Only oa, oe, uy at the end of a syllable are written both ways.
        if (bare.Length < 2) return tonedAt;
        var (before, last) = (bare[^2], bare[^1]);
        var pair = (before == 'o' && last is 'a' or 'e') || (before == 'u' && last == 'y' && !(bare.Length > 2 && bare[^3] == 'q'));
        return pair && before != 'q' && tonedAt >= bare.Length - 2 && (before is 'o' or 'u') ? bare.Length - 2 : tonedAt;
    }

    private static bool IsLoneY(ReadOnlySpan<char> bare, int at) =>
        at == bare.Length - 1 && at > 0 && bare[at - 1] is 'h' or 'k' or 'l' or 'm' or 's' or 't';
}
