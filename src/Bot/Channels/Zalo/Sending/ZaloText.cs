using AnTT.Knowledge.Text;

namespace AnTT.Bot.Channels.Zalo.Sending;

/// <summary>Cuts long texts where a reader would pause.</summary>
internal static class ZaloText
{
    /// <summary>Each part at most <paramref name="limit"/> UTF-16 units in composed form, cut after a paragraph, a sentence, a word, in this order of liking.</summary>
    public static IReadOnlyList<string> Split(string text, int limit)
    {
        var rest = VietnameseText.Compose(text).Trim();
        var parts = new List<string>();
        while (rest.Length > limit)
        {
            var cut = CutBefore(rest, limit);
            parts.Add(rest[..cut].TrimEnd());
            rest = rest[cut..].TrimStart();
        }
        if (rest.Length > 0) parts.Add(rest);
        return parts;
    }

    /// <summary>Not so early that a part becomes a scrap.</summary>
    private static int CutBefore(string text, int limit)
    {
        var earliest = limit / 2;
        var window = text[..limit];
        var paragraph = window.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (paragraph >= earliest) return paragraph;
        var sentence = LastSentenceEnd(text, earliest, limit);
        if (sentence > 0) return sentence;
        var line = window.LastIndexOf('\n');
        if (line >= earliest) return line;
        var word = window.LastIndexOf(' ');
        if (word >= earliest) return word;
        return char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit;
    }

    private static int LastSentenceEnd(string text, int earliest, int limit)
    {
        for (var at = limit - 1; at >= earliest; at--)
        {
            // "1.000", "Điều 5.2" and "TP. Hồ Chí Minh" are no ends: a blank and a capital or a line's end must follow a word.
            if (text[at] is not ('.' or '!' or '?' or ';' or '…')) continue;
            if (text[at + 1] == '\n' || (text[at + 1] == ' ' && at + 2 < text.Length && char.IsUpper(text[at + 2]) && EndsWord(text, at))) return at + 1;
        }
        return 0;
    }

    private static bool EndsWord(string text, int at) => at >= 3 && char.IsLower(text[at - 1]) && char.IsLetter(text[at - 2]);
}
