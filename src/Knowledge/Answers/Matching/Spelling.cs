using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Answers.Matching;

/// <summary>The one spelling words are compared by.</summary>
internal static class Spelling
{
    private const int Longest = 32;

    internal static string Canonical(string lower)
    {
        if (lower.Length > Longest) return lower;
        Span<char> word = stackalloc char[lower.Length];
        lower.CopyTo(word);
        Syllable.Canonicalize(word);
        return word.SequenceEqual(lower) ? lower : new string(word);
    }
}
