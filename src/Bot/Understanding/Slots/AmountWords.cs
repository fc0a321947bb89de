using AnTT.Bot.Understanding.Words;

namespace AnTT.Bot.Understanding.Slots;

/// <summary>Money told in words: "năm trăm nghìn", "hai triệu rưỡi", "một tỷ hai", "mười lăm củ", "nửa tỷ".</summary>
internal static class AmountWords
{
    private static readonly Dictionary<string, long> Units = new(StringComparer.Ordinal)
    {
        ["nghin"] = 1_000, ["ngan"] = 1_000, ["ca"] = 1_000, ["trieu"] = 1_000_000, ["cu"] = 1_000_000, ["chai"] = 1_000_000, ["ty"] = 1_000_000_000, ["ti"] = 1_000_000_000, ["toi"] = 1_000_000_000,
    };

    /// <summary>Bare or toneless, these words are others as well: they count only with marks or after more than a digit.</summary>
    private static readonly HashSet<string> Doubtful = new(["ca", "toi", "chai", "cu"], StringComparer.Ordinal);

    public static IEnumerable<Found<long>> Find(Utterance utterance)
    {
        for (var at = 0; at < utterance.Words.Count;)
        {
            var next = Read(utterance, at, out var total);
            if (next > at)
            {
                var (first, last) = (utterance.Words[at], utterance.Words[next - 1]);
                var length = last.Start + last.Length - first.Start;
                yield return new Found<long>(first.Start, length, utterance.Text.Substring(first.Start, length), total);
            }
            at = Math.Max(next, at + 1);
        }
    }

    private static int Read(Utterance utterance, int at, out long total)
    {
        total = 0;
        var end = at;
        var smallest = long.MaxValue;
        for (var next = at; next < utterance.Words.Count;)
        {
            var after = Half(utterance, next, out var value) ? next + 1 : NumberWords.Read(utterance, next, out var count) is var read && read > next ? Set(out value, count, read) : next;
            if (after == next || !Unit(utterance, after, out var unit) || unit >= smallest) break;
            total += (long)(value * unit);
            smallest = unit;
            end = next = after + 1;
            if (!NumberWords.Is(utterance, next, "ruoi")) continue;
            total += unit / 2;
            return next + 1;
        }
        if (end == at || smallest <= 1_000) return end;
        // "Một tỷ hai" is 1.2 tỷ, unless the two counts something else: "một triệu hai người".
        var tail = NumberWords.Read(utterance, end, out var tenths);
        if (tail == end + 1 && tenths < 10 && (tail == utterance.Words.Count || utterance.Words[end].After != Break.None)) (total, end) = (total + (tenths * smallest / 10), tail);
        return end;
    }

    private static bool Half(Utterance utterance, int at, out double value)
    {
        value = 0.5;
        return NumberWords.Is(utterance, at, "nua");
    }

    private static int Set(out double value, int count, int next)
    {
        value = count;
        return next;
    }

    private static bool Unit(Utterance utterance, int at, out long unit)
    {
        unit = 0;
        if (at >= utterance.Words.Count) return false;
        var word = utterance.Words[at];
        if (Doubtful.Contains(word.Folded) && (utterance.UnmarkedTyping || word.Readings[0] is not ({ Letters: "cu", Tone: 3 } or { Letters: "toi", Tone: 3 } or { Letters: "chai", Tone: 0 } or { Letters: "ca", Tone: 2 }))) return false;
        return Units.TryGetValue(word.Folded, out unit);
    }
}
