using AnTT.Bot.Understanding.Phrases;
using AnTT.Bot.Understanding.Words;

namespace AnTT.Bot.Understanding.Slots;

/// <summary>Reads when something happened, against a clock, in Hà Nội time.</summary>
internal static class TimeReader
{
    /// <summary>Characters allowed between two pieces of one time: "lúc", "vào khoảng", a comma.</summary>
    private const int WidestJoint = 14;

    private static readonly TimeSpan Hanoi = TimeSpan.FromHours(7);

    public static (Found<TimeSpanMeant>? When, bool? Ongoing) Read(Utterance utterance, PlainText plain, IReadOnlyList<Hit> hits, DateTimeOffset now)
    {
        var atoms = TimeAtoms.Find(utterance, plain, hits);
        var recurs = atoms.Exists(atom => atom.Kind == "recurs");
        bool? ongoing = atoms.Exists(atom => atom.Kind == "over") ? false : recurs || atoms.Exists(atom => atom.Kind == "ongoing") ? true : null;

        var local = now.ToOffset(Hanoi);
        Found<TimeSpanMeant>? best = null;
        var bestWeight = 0;
        foreach (var group in Group(atoms.Where(atom => atom.Kind is not ("recurs" or "ongoing" or "over")), plain.Text))
        {
            if (TimeMeaning.Resolve(group, local) is not { } span) continue;
            var weight = group.Sum(atom => atom.Kind is "part" or "now" ? 1 : 3);
            if (weight <= bestWeight) continue;
            bestWeight = weight;
            var (start, end) = (group[0].Start, group.Max(atom => atom.End));
            best = new Found<TimeSpanMeant>(start, end - start, plain.Text[start..end], span with { Recurs = recurs });
        }
        if (best is null && recurs)
        {
            var said = atoms.First(atom => atom.Kind == "recurs");
            var today = new DateTimeOffset(local.Date, Hanoi);
            best = new Found<TimeSpanMeant>(said.Start, said.End - said.Start, plain.Text[said.Start..said.End], new TimeSpanMeant(today, local, IsExact: false, Recurs: true));
        }
        return (best, ongoing);
    }

    private static List<List<TimeAtom>> Group(IEnumerable<TimeAtom> atoms, string text)
    {
        var groups = new List<List<TimeAtom>>();
        foreach (var atom in atoms)
        {
            var last = groups.Count > 0 ? groups[^1] : null;
            if (last is not null && atom.Start - last.Max(member => member.End) <= WidestJoint && Joins(text, last.Max(member => member.End), atom.Start)) last.Add(atom);
            else groups.Add([atom]);
        }
        return groups;
    }

    private static bool Joins(string text, int from, int to) =>
        from >= to || text.AsSpan(from, to - from).IndexOfAny(".!?\n") < 0;
}
