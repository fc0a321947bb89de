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
        var edges = Edges(utterance, hits);
        var groups = Group(atoms.Where(atom => atom.Kind is not ("recurs" or "ongoing" or "over")), plain.Text);
        foreach (var group in groups)
        {
            var (start, end) = (group[0].Start, group.Max(atom => atom.End));
            var since = edges.Exists(edge => edge.Kind == "from" && Touches(plain.Text, edge.End, start));
            // "Mở loa tới 1h sáng" says when it ends, not when it was.
            if (!since && edges.Exists(edge => edge.Kind == "to" && Touches(plain.Text, edge.End, start))) continue;
            var until = edges.Find(edge => edge.Kind == "untilnow" && Touches(plain.Text, end, edge.Start));
            // "Khoan từ 5h sáng" tells an hour of every day, not a moment.
            if (since && until.End == 0 && group.Count(atom => atom.Kind == "clock") < 2 && group.TrueForAll(atom => atom.Kind is "clock" or "part")) continue;
            if (TimeMeaning.Resolve([.. DayOf(group, groups), .. group], local, plain.Plain) is not { } span) continue;
            var weight = group.Sum(atom => atom.Kind is "part" or "now" ? 1 : 3);
            if (weight <= bestWeight) continue;
            bestWeight = weight;
            if (until.End > 0 && (since || until.End - until.Start > ShortWord))
            {
                (span, ongoing, end) = (span with { To = local, IsExact = false }, ongoing ?? true, until.End);
            }
            best = new Found<TimeSpanMeant>(start, end - start, plain.Text[start..end], span with { Recurs = recurs });
        }
        if (best is null && recurs)
        {
            var first = atoms.First(atom => atom.Kind == "recurs");
            var said = atoms.Where(atom => atom.Kind == "recurs" && atom.Start == first.Start).MaxBy(atom => atom.End)!;
            var today = new DateTimeOffset(local.Date, Hanoi);
            best = new Found<TimeSpanMeant>(said.Start, said.End - said.Start, plain.Text[said.Start..said.End], new TimeSpanMeant(today, local, IsExact: false, Recurs: true));
        }
        return (best, ongoing);
    }

    /// <summary>"Hôm qua … lúc 6 giờ sáng": an hour without a day belongs to the one day that is named elsewhere.</summary>
    private static IEnumerable<TimeAtom> DayOf(List<TimeAtom> group, List<List<TimeAtom>> groups)
    {
        if (!group.Exists(atom => atom.Kind == "clock") || !group.TrueForAll(atom => atom.Kind is "clock" or "part")) return [];
        var days = groups.Where(other => other != group && other.TrueForAll(atom => atom.Kind is "day" or "partday" or "date" or "weekday" or "lastweek" or "part") && other.Exists(atom => atom.Kind is "day" or "partday" or "date" or "weekday")).ToList();
        if (days.Count != 1) return [];
        return group.Exists(atom => atom.Kind == "part") ? days[0].Where(atom => atom.Kind is "day" or "date" or "weekday" or "lastweek") : days[0];
    }

    /// <summary>"nay" and "giờ" end a span only after "từ"; "đến giờ" always does.</summary>
    private const int ShortWord = 4;

    private static List<(string Kind, int Start, int End)> Edges(Utterance utterance, IReadOnlyList<Hit> hits) =>
        [.. hits.Where(hit => hit.Group is "time.from" or "time.to" or "time.untilnow")
            .Select(hit => (hit.Group["time.".Length..], utterance.Words[hit.First].Start, utterance.Words[hit.End - 1].Start + utterance.Words[hit.End - 1].Length))];

    /// <summary>Nothing stands between but spaces and a word like "lúc", "tầm", "cho".</summary>
    private static bool Touches(string text, int from, int to) => to >= from && to - from <= WidestTouch && Joins(text, from, to) && text.AsSpan(from, to - from).Trim().IndexOf(' ') < 0;

    private const int WidestTouch = 8;

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
