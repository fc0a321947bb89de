using AnTT.Bot.Understanding.Phrases;

namespace AnTT.Bot.Understanding.Danger;

/// <summary>Hears danger with two ears: rules over the phrases found, and the learned weights of words. Each covers for the other: what the rules find is doubted when it sounds like anything but danger, and what they miss is heard when it sounds like nothing else.</summary>
/// <param name="precedence">Ids of the situations, the first to be named where the rules alone decide.</param>
internal sealed class DangerReader(DangerSense sense, IReadOnlyList<string> precedence)
{
    /// <summary>What a finding of the rules adds to the logarithm of the odds.</summary>
    private const double RulesWeigh = 1.5;

    /// <summary>A false alarm costs a turn, a missed one a life.</summary>
    private const double Alarm = -0.2;

    /// <summary>Words that must speak for danger where no rule does.</summary>
    private const int Witnesses = 2;

    /// <summary>From these odds on the message as a whole is witness enough.</summary>
    private const double Sure = 1;

    /// <summary>Odds that no answer to another question reaches by chance.</summary>
    private const double BeyondDoubt = 3;

    /// <summary>A call of two words ("anh ơi") is danger only where a rule knows it.</summary>
    private const int TooShort = 2;

    /// <summary>Of a longer message the weights tell nothing: its danger is one sentence of many.</summary>
    private const int LongestWeighed = 60;

    /// <summary>The kinds of danger now, the likeliest first; empty when there is none.</summary>
    public IReadOnlyList<string> Read(Frames frames, IReadOnlyList<Hit> hits)
    {
        var ruled = DangerJudge.Judge(frames, hits);
        if (sense.IsEmpty || frames.Utterance.Words.Count is 0 or > LongestWeighed) return Ordered(ruled);
        var sound = sense.Hear(frames.Utterance, hits);
        if (ruled.Count == 0 ? sound.Odds <= Alarm || (sound.Speaking < Witnesses && sound.Odds < Sure) || frames.Utterance.Words.Count <= TooShort : sound.Odds + RulesWeigh <= Alarm && !IsUnmistakable(frames) && IsDoubted(frames, hits)) return [];
        return sound.Kinds(ruled);
    }

    /// <summary>
    /// Whether danger is heard even in the answer to a question about something else, asked of someone who said that nobody is in danger: rules and weights agree, or
    /// the weights are far from doubt. "Dưới gầm cầu" says where, "chị đứng sau tôi" says who.
    /// </summary>
    public bool IsPressing(Frames frames, IReadOnlyList<Hit> hits)
    {
        var ruled = DangerJudge.Judge(frames, hits);
        if (sense.IsEmpty || frames.Utterance.Words.Count is 0 or > LongestWeighed) return ruled.Count > 0;
        var odds = sense.Hear(frames.Utterance, hits).Odds;
        return ruled.Count > 0 ? odds > Alarm || IsUnmistakable(frames) || ruled.Contains("plea") : odds > BeyondDoubt;
    }

    private List<string> Ordered(IReadOnlySet<string> ruled) => [.. precedence.Where(ruled.Contains)];

    /// <summary>Frames that doubt what the rules found, wherever they stand.</summary>
    private static readonly string[] DoubtFrames =
        ["past", "past-today", "fiction", "drill", "hypothetical", "legal", "ask", "info", "habit", "admin", "inquiry", "resolved", "figurative", "figurative-bare", "harmless", "harmless-bare", "negation"];

    /// <summary>Ideas that doubt it: what is over, asked, told, eaten, played, paid for or repaired.</summary>
    private static readonly HashSet<string> DoubtIdeas =
        new(["past", "over", "habit", "ask", "law", "request", "media", "figure", "tool", "food", "tech", "sport", "price", "repair", "pet", "office", "feel", "noise", "saying"], StringComparer.Ordinal);

    /// <summary>The weights may silence the rules only where the message itself gives a reason: words no list has seen are none.</summary>
    private static bool IsDoubted(Frames frames, IReadOnlyList<Hit> hits)
    {
        if (frames.Utterance.UnmarkedTyping || frames.Utterance.Words.Count < FewestTelling) return true;
        return Array.Exists(DoubtFrames, frame => frames[frame].Count > 0) || hits.Any(hit => hit.Kind == "concept" && DoubtIdeas.Contains(hit.Name));
    }

    /// <summary>Fewer words may be a name, a saying or a title.</summary>
    private const int FewestTelling = 6;

    /// <summary>Cries that no weighing may silence once the rules have found them meant.</summary>
    private static bool IsUnmistakable(Frames frames) => frames["unmistakable"].Count > 0;
}
