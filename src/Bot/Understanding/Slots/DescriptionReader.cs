using AnTT.Bot.Understanding.Phrases;
using AnTT.Bot.Understanding.Words;
using AnTT.Cases.Intake;
using AnTT.Knowledge.Text;

namespace AnTT.Bot.Understanding.Slots;

/// <summary>What somebody or a vehicle looked like, through which app it went, and how the sender knows.</summary>
internal static class DescriptionReader
{
    /// <summary>Words between two traits that still describe the same person.</summary>
    private const int WidestJoint = 3;

    private static readonly (string Group, Provenance Meant)[] Ways =
    [
        ("slot.prov.rumour", Provenance.Rumour), ("slot.prov.told", Provenance.ToldByWitness), ("slot.prov.hearsay", Provenance.Rumour), ("slot.prov.me", Provenance.HappenedToMe), ("slot.prov.saw", Provenance.SawIt),
    ];

    public static TipSlots Fill(TipSlots slots, Utterance utterance, IReadOnlyList<Hit> hits) => slots with
    {
        Vehicle = Vehicle(utterance, hits),
        Person = Person(utterance, hits),
        Apps = Apps(utterance, hits),
        Provenance = Known(utterance, hits),
    };

    /// <summary>The hearsay a sender admits counts before what is told as seen.</summary>
    private static Provenance Known(Utterance utterance, IReadOnlyList<Hit> hits)
    {
        foreach (var (group, meant) in Ways)
        {
            foreach (var hit in hits)
            {
                if (hit.Group == group && !IsDenied(hit, hits) && (meant is not (Provenance.HappenedToMe or Provenance.SawIt) || !IsOfKin(hit, utterance, hits)) && (meant != Provenance.HappenedToMe || !IsTorn(hit, utterance, hits))) return meant;
            }
        }
        return Provenance.NotSaid;
    }

    /// <summary>"Chưa thấy tận mắt": what was seen ends within words that deny it.</summary>
    private static bool IsDenied(Hit hit, IReadOnlyList<Hit> hits)
    {
        foreach (var denial in hits)
        {
            if (denial.Group == "slot.prov.not" && denial.End == hit.End) return true;
        }
        return false;
    }

    /// <summary>"… bị bố đánh, tôi nghe khóc": the sender begins a new clause.</summary>
    private static bool IsTorn(Hit hit, Utterance utterance, IReadOnlyList<Hit> hits) =>
        hit.Length > 1 && hits.Any(me => me.Group == "slot.me" && me.End == hit.End && me.First > hit.First && utterance.Words[me.First - 1].After != Break.None);

    /// <summary>"Mẹ em bị lừa": the "em" belongs to somebody else. "Vợ chồng em" are the sender.</summary>
    private static bool IsOfKin(Hit hit, Utterance utterance, IReadOnlyList<Hit> hits)
    {
        if (!hits.Any(me => me.Group == "slot.me" && me.First == hit.First)) return false;
        if (hit.First > 1 && Word(utterance, hit.First - 1) == "chong" && Word(utterance, hit.First - 2) == "vo") return false;
        foreach (var kin in hits)
        {
            if (kin.Group == "slot.kin" && kin.End == hit.First && utterance.Words[kin.End - 1].After == Break.None) return true;
        }
        return false;
    }

    /// <summary>A kind or make of vehicle followed by what tells it from others; a bare "xe máy" describes nothing.</summary>
    private static Found<string>? Vehicle(Utterance utterance, IReadOnlyList<Hit> hits)
    {
        (int First, int End, int Traits) best = default;
        foreach (var head in hits)
        {
            if (head.Group is not ("slot.vehicle.head" or "slot.vehicle.kind") || (head.Length == 1 && Word(utterance, head.First) is "con" or "ex" or "lead" or "city" or "dream" or "mio" or "click" or "sonic" && utterance.UnmarkedTyping)) continue;
            if (head.Length == 1 && Word(utterance, head.First) == "kia" && !(head.First > 0 && Word(utterance, head.First - 1) is "xe" or "con" or "chiec" or "to")) continue;
            if (hits.Any(time => time.Group.StartsWith("time.", StringComparison.Ordinal) && time.Overlaps(head))) continue;
            var (end, traits) = (head.End, head.Group == "slot.vehicle.kind" ? 1 : 0);
            // One of the makes is also a trait: "xe Wave" says more than "Wave".
            if (best.First <= head.First && head.End <= best.End) continue;
            while (Longest(hits, "slot.vehicle.more", end) is var next && next > end && utterance.Words[end - 1].After != Break.Strong) (end, traits) = (next, traits + 1);
            var isMake = Word(utterance, head.First) is not ("xe" or "o" or "con" or "chiec");
            if (traits > 0 && end - head.First > best.End - best.First) best = (head.First, end, traits);
            else if (isMake && best.End == 0 && Longest(hits, "slot.vehicle.more", head.First) > head.First && head.First > 0) best = (head.First, end, traits);
        }
        return best.End == 0 ? null : Found(utterance, best.First, best.End);
    }

    /// <summary>Traits one after another; an age alone is whose it may be, with other traits it is theirs.</summary>
    private static Found<string>? Person(Utterance utterance, IReadOnlyList<Hit> hits)
    {
        int first = -1, end = -1;
        foreach (var trait in hits)
        {
            if (trait.Group != "slot.person" && (trait.Group != "slot.person.age" || first < 0)) continue;
            if (first < 0) (first, end) = (trait.First, trait.End);
            else if (trait.First - end <= WidestJoint) end = Math.Max(end, trait.End);
        }
        return first < 0 ? null : Found(utterance, first, end);
    }

    private static List<Found<string>> Apps(Utterance utterance, IReadOnlyList<Hit> hits)
    {
        var apps = new List<Found<string>>();
        foreach (var hit in hits)
        {
            if (hit.Group == "slot.app" && !hits.Any(worn => worn.Group == "slot.person" && worn.Overlaps(hit)) && (hit.First == 0 || (!utterance.Words[hit.First].IsNumber && Word(utterance, hit.First - 1) is not ("ao" or "khoac")))) apps.Add(Named(Found(utterance, hit.First, hit.End)));
            else if (hit.Group == "slot.app.named" && NameEnd(utterance, hit.End) is var end && end > hit.End) apps.Add(Found(utterance, hit.End, end));
        }
        return [.. apps.DistinctBy(app => app.Value, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>What people write short, by its full name.</summary>
    private static Found<string> Named(Found<string> app) => app with
    {
        Value = Letters.Fold(app.Value) switch
        {
            "fb" or "phay buc" => "Facebook",
            "tele" => "Telegram",
            "insta" => "Instagram",
            "tik tok" => "TikTok",
            "viettelpay" or "viettel pay" => "Viettel Pay",
            _ => app.Value,
        },
    };

    /// <summary>Capitalised words after "app", "sàn".</summary>
    private static int NameEnd(Utterance utterance, int at)
    {
        var end = at;
        while (end < utterance.Words.Count && char.IsUpper(utterance.Text[utterance.Words[end].Start]) && (end == at || utterance.Words[end - 1].After == Break.None)) end++;
        return end;
    }

    private static int Longest(IReadOnlyList<Hit> hits, string group, int first)
    {
        var end = first;
        foreach (var hit in hits)
        {
            if (hit.First == first && hit.End > end && hit.Group == group) end = hit.End;
        }
        return end;
    }

    private static string Word(Utterance utterance, int at) => utterance.Words[at].Folded;

    private static Found<string> Found(Utterance utterance, int first, int end)
    {
        var (from, last) = (utterance.Words[first].Start, utterance.Words[end - 1]);
        var text = utterance.Text[from..(last.Start + last.Length)];
        return new Found<string>(from, text.Length, text, text);
    }
}
