using AnTT.Bot.Understanding.Danger;
using AnTT.Bot.Understanding.Phrases;

namespace AnTT.Bot.Understanding.Talk;

/// <summary>Tells a report of something seen from a question about it.</summary>
internal sealed class TipReader(IReadOnlyList<TipCategory> categories)
{
    private static readonly string[] Past = ["past", "habit"];

    /// <returns>The tip or question, and a category to offer when a question hides a tip.</returns>
    public (Intent Intent, TipCategory? Offer) Read(Frames frames, IReadOnlyList<Hit> hits)
    {
        var masks = frames.Utterance.UnmarkedTyping ? [.. frames["figurative-bare"]] : new List<Hit>();
        var found = hits.Where(hit => hit.Group.StartsWith("tip.", StringComparison.Ordinal) && !masks.Exists(mask => mask.Overlaps(hit) && mask.Length >= hit.Length)).ToList();
        var category = Best(found);
        var starts = hits.Any(hit => hit.Group == "report.start");
        var requests = hits.Any(hit => hit.Group == "report.request");
        var asks = Asks(frames);
        var policy = frames["drill"].Any() || frames["fiction"].Any();
        var seen = hits.Count(hit => hit.Group == "report.seen");
        var tells = seen > 0 || Past.Any(frame => frames[frame].Any());

        if (category is null)
        {
            asks |= frames["info"].Any();
            if (starts && !asks) return (new Tip(null, 0.9, frames.Utterance.Words.Count > 9), null);
            if (requests && seen > 0 && !asks) return (new Tip(Other, 0.6, true), null);
            return (new Question(asks), null);
        }
        if (policy && !starts && !requests) return (new Question(asks), null);
        if (starts && !asks) return (new Tip(category, 0.95, true), null);
        if (requests && !IsLegal(frames)) return (new Tip(category, asks ? 0.75 : 0.95, true), null);
        if (!asks) return tells ? (new Tip(category, seen > 1 ? 0.9 : 0.8, true), null) : (new Question(frames["info"].Any()), category);
        return (new Question(true), seen > 0 && tells && !IsLegal(frames) ? category : null);
    }

    private TipCategory? Other => categories.FirstOrDefault(category => category.Code == "khac");

    private TipCategory? Best(List<Hit> found) =>
        found.GroupBy(hit => hit.Group["tip.".Length..], StringComparer.Ordinal)
            .Select(group => (Category: categories.FirstOrDefault(category => category.Code == group.Key), Words: group.Max(hit => hit.Length), Count: group.Count()))
            .Where(scored => scored.Category is not null)
            .OrderByDescending(scored => scored.Category!.Weight + Math.Min(scored.Count, 3) + (Math.Min(scored.Words, 4) * 0.5))
            .FirstOrDefault().Category;

    /// <summary>Question words count wherever they stand; "?" alone counts at the end.</summary>
    public static bool Asks(Frames frames) =>
        frames["ask"].Any() || frames["legal"].Any() || frames["askhelp"].Any() || frames["hypothetical"].Any()
        || (frames.Utterance.Words.Count > 0 && frames.Utterance.Words[^1].Asked);

    private static bool IsLegal(Frames frames) => frames["legal"].Any();
}
