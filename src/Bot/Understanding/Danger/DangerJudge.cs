using AnTT.Bot.Understanding.Phrases;

namespace AnTT.Bot.Understanding.Danger;

/// <summary>Decides whether a message speaks of danger now: danger words, minus those that are figures of speech, told, asked about, over or denied, plus signs of the present.</summary>
internal static class DangerJudge
{
    private const int Enough = 3;
    private const int ShortCryWords = 4;

    /// <summary>Words of a sign without marks that are hardly other words by chance.</summary>
    private const int SureWords = 5;

    /// <summary>Situations in danger now, in no order; empty when there is none.</summary>
    public static IReadOnlySet<string> Judge(Frames frames, IReadOnlyList<Hit> hits)
    {
        var situations = new HashSet<string>(StringComparer.Ordinal);
        List<Hit>? found = null;
        foreach (var hit in hits)
        {
            if (hit.Kind == "danger") (found ??= []).Add(hit);
        }
        if (found is not { } dangers) return situations;

        var masks = frames["figurative"].Concat(frames["harmless"]).ToList();
        if (frames.Utterance.UnmarkedTyping) masks.AddRange(frames["figurative-bare"].Concat(frames["harmless-bare"]));
        dangers.RemoveAll(danger => masks.Exists(mask => mask.Covers(danger.First) || mask.Covers(danger.End - 1) || (mask.Overlaps(danger) && (mask.Group == "frame.harmless" || !danger.Group.EndsWith(".sign", StringComparison.Ordinal)))));
        var weak = dangers.Where(danger => danger.Group.EndsWith(".weak", StringComparison.Ordinal)).ToList();
        dangers.RemoveAll(danger => danger.Group.EndsWith(".weak", StringComparison.Ordinal));
        foreach (var danger in dangers)
        {
            var parts = danger.Group.Split('.');
            if (!situations.Contains(parts[1]) && IsNow(danger, parts[1], Level(parts[2], frames.Utterance.UnmarkedTyping && danger.Length < SureWords), frames, dangers)) situations.Add(parts[1]);
        }
        if (situations.Count == 0) situations.UnionWith(WeakSigns.Judge(frames, [.. weak.Where(sign => !IsOver(sign, frames) && !IsPast(sign, frames) && !IsSupposed(sign, frames))]));
        return situations;
    }

    /// <summary>Signs put together from classes are surer with marks than without.</summary>
    private static string Level(string written, bool unmarkedTyping) => (written, unmarkedTyping) switch
    {
        ("sign", false) => "certain",
        ("sign", true) or ("hint", false) => "likely",
        ("hint", true) => "possible",
        _ => written,
    };

    private static bool IsNow(Hit danger, string situation, string level, Frames frames, List<Hit> dangers)
    {
        var isPlea = situation == "plea";
        if (!isPlea && IsDenied(danger, frames)) return false;
        if (frames.InSentenceOf(danger, "fiction") || frames.InSentenceOf(danger, "drill")) return false;
        if (IsOver(danger, frames) || IsPast(danger, frames)) return false;
        if (isPlea && (frames["admin"].Count > 0 || frames["inquiry"].Count > 0) && dangers.TrueForAll(other => other.Group.StartsWith("danger.plea", StringComparison.Ordinal))) return false;

        if (level != "certain" && frames.InSentenceOf(danger, "past-today") && !frames.InSentenceOf(danger, "plea") && !frames.InSentenceOf(danger, "now")) return false;

        if (IsWont(danger, frames) && !frames.InClauseOf(danger, "now") && !frames.InClauseOf(danger, "ongoing")) return false;

        var acute = IsAcute(danger, frames) || (level == "certain" && frames.InClauseOf(danger, "ongoing") && !frames.InClauseOf(danger, "info"));
        if (!acute)
        {
            if (frames.InClauseOf(danger, "habit")) return false;
            if (IsSupposed(danger, frames)) return false;
            if (frames.Near(danger, "legal") || frames.InClauseOf(danger, "ask") || frames.InClauseOf(danger, "info") || frames.InClauseOf(danger, "askhelp")) return false;
            var told = level == "certain" && frames.InClauseOf(danger, "person");
            if (!told && (frames.Near(danger, "ask") || frames.Near(danger, "info"))) return false;
        }
        else if (!isPlea && frames.InClauseOf(danger, "legal") && !IsCriedElsewhere(danger, frames)) return false;
        var others = dangers.Exists(other => !other.Overlaps(danger) && !other.Group.EndsWith(".possible", StringComparison.Ordinal) && frames.Near(danger, other));
        return Score(danger, level, frames) + (others ? 1 : 0) >= Enough;
    }

    private static int Score(Hit danger, string level, Frames frames)
    {
        var score = level switch { "certain" => 3, "likely" => 2, _ => 1 };
        if (frames.InClauseOf(danger, "present")) score++;
        if (frames["plea"].Count > 0) score++;
        if (frames.InClauseOf(danger, "person")) score++;
        if (frames.Utterance.Words.Count <= ShortCryWords || frames.Utterance.Words[danger.End - 1].Cried) score++;
        if (frames.IsAsked(danger)) score--;
        return level == "certain" ? Math.Max(score, frames.IsAsked(danger) ? 2 : 3) : score;
    }

    /// <summary>The clause itself says that it is happening, and to whom.</summary>
    private static bool IsAcute(Hit danger, Frames frames) =>
        frames.InSentenceOf(danger, "plea") || frames.InClauseOf(danger, "now")
        || (frames.InClauseOf(danger, "present") && frames.InClauseOf(danger, "person"));

    private static bool IsCriedElsewhere(Hit danger, Frames frames) => frames["plea"].Exists(plea => !frames.SameClause(plea, danger));

    private static bool IsDenied(Hit danger, Frames frames)
    {
        foreach (var denial in frames["negation"])
        {
            if (denial.End <= danger.First && danger.First - denial.End <= 1 && frames.SameClause(denial, danger) && denial.First < danger.First) return true;
        }
        return frames["negation-after"].Exists(denial => denial.First >= danger.End - 1 && frames.SameClause(denial, danger))
            && frames["negation"].Exists(denial => !denial.Overlaps(danger) && frames.SameClause(denial, danger));
    }

    private static bool IsOver(Hit danger, Frames frames)
    {
        foreach (var over in frames["resolved"])
        {
            if (over.Overlaps(danger)) continue;
            if (frames.SameClause(over, danger)) return true;
            if (over.First >= danger.End) return true;
        }
        return false;
    }

    private static bool IsPast(Hit danger, Frames frames)
    {
        foreach (var past in frames["past"])
        {
            var since = past.First > 0 && frames.Utterance.Words[past.First - 1].Folded is "tu" or "suot";
            if (since) continue;
            if (past.First >= danger.End && !frames.SameSentence(past, danger)) continue;
            if (!frames["now"].Exists(now => now.First >= past.End && now.First <= danger.First)) return true;
        }
        return false;
    }

    /// <summary><c>hay tai nạn</c>, <c>hay cầm dao</c>: what happens now and then is not happening now.</summary>
    private static bool IsWont(Hit danger, Frames frames)
    {
        for (var word = Math.Max(0, danger.First - 1); word < danger.End - 1; word++)
        {
            if (frames.Utterance.Words[word].Readings[0] is { Folded: "hay", Tone: 0 }) return true;
        }
        return false;
    }

    private static bool IsSupposed(Hit danger, Frames frames) =>
        frames["hypothetical"].Exists(supposed => supposed.First <= danger.First && frames.SameSentence(supposed, danger) && !IsThreat(supposed, frames));

    /// <summary><c>nó dọa nếu không mở cửa thì…</c> supposes nothing.</summary>
    private static bool IsThreat(Hit supposed, Frames frames) =>
        supposed.First > 0 && frames.Utterance.Words[supposed.First - 1].Folded is "doa" or "bao" or "noi" or "doi" or "ham";
}
