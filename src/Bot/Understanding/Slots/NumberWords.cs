using AnTT.Bot.Understanding.Words;

namespace AnTT.Bot.Understanding.Slots;

/// <summary>Numbers told in words, below a thousand: "mười lăm", "hai trăm năm mươi", "ba mươi mốt", "trăm rưỡi".</summary>
internal static class NumberWords
{
    private static readonly Dictionary<(string Letters, int Tone), int> Spelled = new()
    {
        [("môt", 5)] = 1, [("môt", 2)] = 1, [("hai", 0)] = 2, [("ba", 0)] = 3, [("bôn", 2)] = 4, [("tư", 0)] = 4, [("năm", 0)] = 5, [("lăm", 0)] = 5, [("nhăm", 0)] = 5,
        [("sau", 2)] = 6, [("bay", 3)] = 7, [("bây", 3)] = 7, [("tam", 2)] = 8, [("chin", 2)] = 9,
    };

    private static readonly Dictionary<string, int> Bare = new(StringComparer.Ordinal)
    {
        ["mot"] = 1, ["hai"] = 2, ["ba"] = 3, ["bon"] = 4, ["nam"] = 5, ["lam"] = 5, ["sau"] = 6, ["bay"] = 7, ["tam"] = 8, ["chin"] = 9,
    };

    /// <summary>The number that begins at the word.</summary>
    /// <returns>The index after it; <paramref name="at"/> when there is none.</returns>
    public static int Read(Utterance utterance, int at, out int value)
    {
        value = 0;
        var next = at;
        if (Digit(utterance, at) is var hundreds and > 0 && Is(utterance, at + 1, "tram")) (value, next) = (hundreds * 100, at + 2);
        if (value > 0 && Is(utterance, next, "ruoi"))
        {
            value += 50;
            return next + 1;
        }
        if (value > 0 && (Is(utterance, next, "le") || Is(utterance, next, "linh"))) next++;
        return Tens(utterance, next, ref value);
    }

    public static bool Is(Utterance utterance, int at, string folded) =>
        at < utterance.Words.Count && string.Equals(utterance.Words[at].Folded, folded, StringComparison.Ordinal);

    private static int Tens(Utterance utterance, int at, ref int value)
    {
        if (Is(utterance, at, "muoi"))
        {
            var unit = Digit(utterance, at + 1);
            value += 10 + unit;
            return unit > 0 ? at + 2 : at + 1;
        }
        var digit = Digit(utterance, at);
        if (digit == 0) return at;
        if (Is(utterance, at + 1, "chuc"))
        {
            value += digit * 10;
            return at + 2;
        }
        if (!Is(utterance, at + 1, "muoi"))
        {
            value += digit;
            return at + 1;
        }
        var after = Digit(utterance, at + 2);
        value += (digit * 10) + after;
        return after > 0 ? at + 3 : at + 2;
    }

    private static int Digit(Utterance utterance, int at)
    {
        if (at >= utterance.Words.Count) return 0;
        var word = utterance.Words[at].Readings[0];
        return utterance.UnmarkedTyping || !word.IsMarked ? Bare.GetValueOrDefault(word.Folded) : Spelled.GetValueOrDefault((word.Letters, word.Tone));
    }
}
