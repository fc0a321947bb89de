using System.Text;
using AnTT.Knowledge.Text;

namespace AnTT.Cases.Receipts;

/// <summary>Reduces a written syllable to what survives missing marks, left-over Telex or VNI keys, and the sounds people mix up in writing.</summary>
internal static class Syllable
{
    private static readonly (string Written, string Kept)[] Initials =
    [
        ("ngh", "ng"), ("gh", "g"), ("ph", "f"), ("tr", "ch"), ("kh", "kh"), ("x", "s"), ("r", "d"), ("k", "c"), ("q", "c"), ("l", "n"),
    ];

    /// <summary>Two words of the receipt list never share this; two ways of typing one word do.</summary>
    public static string Reduce(string written)
    {
        var letters = new StringBuilder();
        foreach (var letter in Letters.Fold(written))
        {
            if (letter is >= 'a' and <= 'z' and not 'w') letters.Append(letter);
        }
        var core = Undouble(letters.ToString());
        if (core.Length > 1) core = core.TrimEnd('s', 'f', 'r', 'x', 'j', 'z');
        core = MergeInitial(core).Replace('y', 'i');
        if (core.Length > 2 && core.EndsWith("ng", StringComparison.Ordinal)) core = core[..^1];
        if (core.Length > 1 && core[^1] == 't') core = core[..^1] + 'c';
        return Undouble(core);
    }

    private static string MergeInitial(string core)
    {
        foreach (var (written, kept) in Initials)
        {
            if (core.StartsWith(written, StringComparison.Ordinal)) return kept + core[written.Length..];
        }
        if (!core.StartsWith("gi", StringComparison.Ordinal)) return core;
        var vowelFollows = core.Length > 2 && "aeiouy".Contains(core[2], StringComparison.Ordinal);
        return 'd' + core[(vowelFollows ? 2 : 1)..];
    }

    private static string Undouble(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (kept.Length == 0 || kept[^1] != letter) kept.Append(letter);
        }
        return kept.ToString();
    }
}
