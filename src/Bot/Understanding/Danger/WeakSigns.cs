using AnTT.Bot.Understanding.Phrases;

namespace AnTT.Bot.Understanding.Danger;

/// <summary>Single words that prove nothing alone (blood, smoke, locked, fell…) but do together, told of someone and of now, when nothing is asked or recalled.</summary>
internal static class WeakSigns
{
    private const int Enough = 2;
    private const int Plenty = 4;

    private static readonly string[] Doubts = ["fiction", "drill", "habit", "legal", "ask", "info"];
    private static readonly string[] Signals = ["now", "present", "person", "plea", "askhelp"];

    /// <param name="signs">Words that are neither over, nor past, nor supposed.</param>
    public static IReadOnlySet<string> Judge(Frames frames, IReadOnlyList<Hit> signs)
    {
        var standing = signs.Where(sign => !IsDoubtful(sign, frames)).ToList();
        var words = new Dictionary<string, Hit>(StringComparer.Ordinal);
        foreach (var sign in standing.OrderByDescending(sign => sign.Length))
        {
            if (!words.Values.Any(known => known.Overlaps(sign))) words.TryAdd(frames.Utterance.Words[sign.First].Folded, sign);
        }
        var signals = Signals.Count(signal => frames[signal].Count > 0);
        // Without marks half of the words are other words.
        var needed = frames.Utterance.UnmarkedTyping ? Enough + 1 : Enough;
        var heard = (words.Count >= needed && signals >= 2) || (words.Count >= Plenty && signals >= 1);
        if (!heard) return new HashSet<string>();
        var likeliest = words.Values.GroupBy(sign => sign.Group.Split('.')[1]).MaxBy(same => same.Count())!.Key;
        return new HashSet<string>(StringComparer.Ordinal) { likeliest };
    }

    private static bool IsDoubtful(Hit sign, Frames frames)
    {
        if (frames.InSentenceOf(sign, "past-today") && !frames.InSentenceOf(sign, "now")) return true;
        return Doubts.Any(doubt => frames.InSentenceOf(sign, doubt));
    }
}
