using AnTT.Cases.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Clusters;

/// <summary>Suggests cases that may be of the same matter: by place, time, category and words of the story. Nothing of a sender is looked at, and an officer decides.</summary>
public sealed class SimilarCases
{
    private const int LookedAt = 150;
    private const int Shown = 5;
    private const double LeastLikeness = 0.45;
    private static readonly TimeSpan Near = TimeSpan.FromDays(14);

    private readonly CasesDb _db;

    internal SimilarCases(CasesDb db) => _db = db;

    private sealed record Candidate(CaseFile File, HashSet<string> Words);

    /// <summary>The most alike first; those of its own cluster left out.</summary>
    public async Task<IReadOnlyList<ClusterMember>> OfAsync(CaseFile file, IReadOnlyCollection<Guid> known, CancellationToken ct)
    {
        if (file.State == CaseState.Purged) return [];
        var (from, until) = (file.FiledAt - Near, file.FiledAt + Near);
        var around = _db.Cases.AsNoTracking().Where(row => row.WardId == file.WardId && row.FiledAt >= from && row.FiledAt <= until && row.State != CaseState.Purged);
        // Either from an index alone; of a ward that gets hundreds a day the nearest before it are looked at.
        var sameKind = await around.Where(row => row.Category == file.Category).OrderByDescending(row => row.FiledAt).Take(LookedAt).ToListAsync(ct);
        var samePlace = file.AreaId is { } area ? await around.Where(row => row.AreaId == area).OrderByDescending(row => row.FiledAt).Take(LookedAt).ToListAsync(ct) : [];
        var own = WordsOf(file);
        var candidates = sameKind.Concat(samePlace).DistinctBy(row => row.Id).Where(row => row.Id != file.Id && !known.Contains(row.Id)).Select(row => new Candidate(row, WordsOf(row))).ToList();
        var weights = own.ToDictionary(word => word, word => Math.Log((candidates.Count + 2.0) / (candidates.Count(one => one.Words.Contains(word)) + 1)), StringComparer.Ordinal);
        return
        [
            .. candidates.Select(one => (one.File, Words: Shared(own, one.Words, weights), Likeness: Likeness(file, one, own, weights)))
                .Where(one => one.Likeness >= LeastLikeness).OrderByDescending(one => one.Likeness).ThenByDescending(one => one.File.FiledAt).Take(Shown)
                .Select(one => Show(one.File, Why(file, one.File, one.Words))),
        ];
    }

    /// <summary>0–1: half from the words, the rest from kind, place and time.</summary>
    private static double Likeness(CaseFile file, Candidate one, HashSet<string> own, Dictionary<string, double> weights) =>
        0.5 * Shared(own, one.Words, weights)
        + (one.File.Category == file.Category ? 0.2 : 0)
        + (file.AreaId is not null && one.File.AreaId == file.AreaId ? 0.15 : 0)
        + 0.15 * Math.Max(0, 1 - Apart(file, one.File) / Near);

    /// <summary>How much of the weight of its words the other has too; a word every other case has weighs nothing.</summary>
    private static double Shared(HashSet<string> own, HashSet<string> other, Dictionary<string, double> weights)
    {
        var all = own.Sum(word => weights[word]);
        return all <= 0 ? 0 : own.Where(other.Contains).Sum(word => weights[word]) / all;
    }

    private static TimeSpan Apart(CaseFile one, CaseFile other) => ((one.OccurredAt ?? one.FiledAt) - (other.OccurredAt ?? other.FiledAt)).Duration();

    // The number of a case is nobody's likeness; single letters say nothing.
    private static HashSet<string> WordsOf(CaseFile file) => [.. file.SearchText.Split([' ', ',', '.', ';', ':', '(', ')', '?', '!', '/', '"'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 1 && word != file.Number)];

    private static string Why(CaseFile file, CaseFile other, double words)
    {
        var reasons = new List<string>();
        if (other.Category == file.Category) reasons.Add("cùng loại việc");
        if (file.AreaId is not null && other.AreaId == file.AreaId) reasons.Add("cùng địa bàn");
        if (Apart(file, other) < TimeSpan.FromDays(2)) reasons.Add("gần cùng lúc");
        if (words >= 0.3) reasons.Add("lời kể giống nhau");
        return string.Join(", ", reasons);
    }

    private static ClusterMember Show(CaseFile file, string why) => new(
        file.Id, file.Number, file.State, file.Urgency, file.CategoryName, file.PlaceText, file.Summary, file.OfficerName, file.FiledAt, file.Version, why);
}
