using AnTT.Bot.Understanding.Phrases;
using AnTT.Bot.Understanding.Words;
using AnTT.Cases.Intake;

namespace AnTT.Bot.Understanding.Slots;

/// <summary>What somebody or a vehicle looked like, through which app it went, and how the sender knows.</summary>
internal static class DescriptionReader
{
    /// <summary>Words between two traits that still describe the same person.</summary>
    private const int WidestJoint = 3;

    private static readonly (string Group, Provenance Meant)[] Ways =
    [
        ("slot.prov.rumour", Provenance.Rumour), ("slot.prov.told", Provenance.ToldByWitness), ("slot.prov.me", Provenance.HappenedToMe), ("slot.prov.saw", Provenance.SawIt),
    ];

    public static TipSlots Fill(TipSlots slots, Utterance utterance, IReadOnlyList<Hit> hits) => slots with
    {
        Vehicle = Vehicle(utterance, hits),
        Person = Person(utterance, hits),
        Apps = Apps(utterance, hits),
        Provenance = Known(hits),
    };

    /// <summary>The hearsay a sender admits counts before what is told as seen.</summary>
    private static Provenance Known(IReadOnlyList<Hit> hits)
    {
        foreach (var (group, meant) in Ways)
        {
            foreach (var hit in hits)
            {
                if (hit.Group == group) return meant;
            }
        }
        return Provenance.NotSaid;
    }

    /// <summary>A kind or make of vehicle followed by what tells it from others; a bare "xe máy" describes nothing.</summary>
    private static Found<string>? Vehicle(Utterance utterance, IReadOnlyList<Hit> hits)
    {
        (int First, int End, int Traits) best = default;
        foreach (var head in hits)
        {
            if (head.Group != "slot.vehicle.head" || (head.Length == 1 && Word(utterance, head.First) is "con" or "ex" or "lead" or "city" or "dream" or "mio" or "click" or "sonic" && utterance.UnmarkedTyping)) continue;
            var (end, traits) = (head.End, 0);
            while (Longest(hits, "slot.vehicle.more", end) is var next && next > end && utterance.Words[end - 1].After != Break.Strong) (end, traits) = (next, traits + 1);
            var isMake = Word(utterance, head.First) is not ("xe" or "o" or "con" or "chiec");
            if (traits + (isMake ? 1 : 0) > (isMake ? 1 : 0) && end - head.First > best.End - best.First) best = (head.First, end, traits);
            else if (isMake && best.End == 0 && Longest(hits, "slot.vehicle.more", head.First) > head.First && head.First > 0) best = (head.First, end, traits);
        }
        return best.End == 0 ? null : Found(utterance, best.First, best.End);
    }

    private static Found<string>? Person(Utterance utterance, IReadOnlyList<Hit> hits)
    {
        int first = -1, end = -1;
        foreach (var trait in hits)
        {
            if (trait.Group != "slot.person") continue;
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
            if (hit.Group == "slot.app" && (hit.First == 0 || !utterance.Words[hit.First].IsNumber)) apps.Add(Found(utterance, hit.First, hit.End));
            else if (hit.Group == "slot.app.named" && NameEnd(utterance, hit.End) is var end && end > hit.End) apps.Add(Found(utterance, hit.End, end));
        }
        return [.. apps.DistinctBy(app => app.Text, StringComparer.OrdinalIgnoreCase)];
    }

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
