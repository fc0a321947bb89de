using AnTT.Bot.Understanding.Phrases;

namespace AnTT.Bot.Understanding.Danger;

/// <summary>Hears danger with two ears: rules over the phrases found, and the learned weights of words. Each covers for the other: what the rules find is doubted when it sounds like anything but danger, and what they miss is heard when it sounds like nothing else.</summary>
internal sealed class DangerReader(DangerSense sense)
{
    /// <summary>What a finding of the rules adds to the logarithm of the odds.</summary>
    private const double RulesWeigh = 1.5;

    /// <summary>A false alarm costs a turn, a missed one a life.</summary>
    private const double Alarm = -0.5;

    /// <summary>Of a longer message the weights tell nothing: its danger is one sentence of many.</summary>
    private const int LongestWeighed = 60;

    /// <summary>The kinds of danger now; empty when there is none.</summary>
    public IReadOnlySet<string> Read(Frames frames, IReadOnlyList<Hit> hits)
    {
        var ruled = DangerJudge.Judge(frames, hits);
        if (sense.IsEmpty || frames.Utterance.Words.Count is 0 or > LongestWeighed) return ruled;
        var odds = sense.Hear(frames.Utterance, hits) + (ruled.Count > 0 ? RulesWeigh : 0);
        if (odds <= Alarm) return new HashSet<string>();
        var kinds = sense.Kinds(frames.Utterance, hits, ruled);
        return kinds.Count > 0 ? kinds : ruled.Count > 0 ? ruled : new HashSet<string>(StringComparer.Ordinal) { "plea" };
    }
}
