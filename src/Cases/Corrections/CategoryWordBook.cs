using AnTT.Cases.Audit;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Routing;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Corrections;

/// <summary>
/// Words that officers' corrections of kinds propose. Proposals are found anew each time in the stories of corrected cases and kept nowhere; only what an
/// administrator decided is kept, and that is a phrase several cases share.
/// </summary>
public sealed class CategoryWordBook
{
    /// <summary>A phrase of fewer cases could be somebody's own.</summary>
    public const int FewestCases = 3;

    private const int CasesLookedAt = 500;
    private const int MostShown = 50;

    private readonly CasesDb _db;
    private readonly TimeProvider _clock;

    internal CategoryWordBook(CasesDb db, TimeProvider clock) => (_db, _clock) = (db, clock);

    private sealed record Corrected(string Category, string CategoryName, Dictionary<string, string> Phrases);

    /// <summary>The most shared first; what was decided before is left out, parts of it too.</summary>
    public async Task<IReadOnlyList<WordProposal>> ProposalsAsync(Guid wardId, CancellationToken ct)
    {
        var cases = await CorrectedAsync(wardId, ct);
        var decided = (await _db.CategoryWords.AsNoTracking().Where(row => row.WardId == wardId).Select(row => new { row.Phrase, row.Category }).ToListAsync(ct))
            .Select(row => (row.Category, Folded: $" {Knowledge.Text.Letters.Fold(row.Phrase)} ")).ToList();
        var found = cases.SelectMany(one => one.Phrases.Select(phrase => (one.Category, one.CategoryName, Folded: phrase.Key, Written: phrase.Value)))
            .GroupBy(one => one.Folded, StringComparer.Ordinal)
            .SelectMany(phrase => phrase.GroupBy(one => one.Category, StringComparer.Ordinal).Where(kind => kind.Count() >= FewestCases && kind.Count() >= 3 * (phrase.Count() - kind.Count()))
                .Select(kind => (phrase.Key, Proposal: new WordProposal(Written(kind.Select(one => one.Written)), kind.Key, kind.First().CategoryName, kind.Count()))))
            .Where(one => one.Proposal.Phrase.Length <= CategoryWord.LongestPhrase && !decided.Exists(known => known.Category == one.Proposal.Category && known.Folded.Contains($" {one.Key} ", StringComparison.Ordinal))).ToList();
        // Of a phrase and its part in the same cases the whole says more.
        return
        [
            .. found.Where(one => !found.Exists(other => other.Key.Length > one.Key.Length && other.Proposal.Category == one.Proposal.Category
                    && other.Proposal.Cases == one.Proposal.Cases && $" {other.Key} ".Contains($" {one.Key} ", StringComparison.Ordinal)))
                .Select(one => one.Proposal).OrderByDescending(one => one.Cases).ThenBy(one => one.Phrase, StringComparer.Ordinal).Take(MostShown),
        ];
    }

    public async Task<IReadOnlyList<CategoryWord>> DecidedAsync(Guid wardId, CancellationToken ct) =>
        await _db.CategoryWords.AsNoTracking().Where(row => row.WardId == wardId).OrderByDescending(row => row.DecidedAt).ThenBy(row => row.Phrase).Take(500).ToListAsync(ct);

    /// <summary>What the bot is to listen for besides its own lists.</summary>
    /// <remarks>The ward's own, whoever asks: what was tried in an exercise is not for residents.</remarks>
    public async Task<IReadOnlyList<CategoryWord>> AcceptedAsync(CancellationToken ct) => await _db.AsProgramAsync(() => _db.CategoryWords.AsNoTracking()
        .Where(row => row.Accepted && row.WardId != Ward.DrillId && row.WardId != Ward.InspectorateId).OrderBy(row => row.Phrase).ToListAsync(ct));

    /// <summary>Takes a proposal into the list, or declines it; what is no proposal now is not kept. A decision can be turned round later.</summary>
    /// <returns>Null: done. Otherwise why not.</returns>
    public Task<string?> DecideAsync(Guid wardId, string? phrase, string? category, bool accept, Officer by, CancellationToken ct) => _db.AtomicallyAsync(
        async () =>
        {
            if (wardId == Ward.DrillId) return "Trong diễn tập không đổi được từ mà bot nghe người dân; hãy ra khỏi diễn tập.";
            var now = _clock.GetUtcNow();
            var known = await _db.CategoryWords.FirstOrDefaultAsync(row => row.WardId == wardId && row.Phrase == phrase && row.Category == category, ct);
            if (known is null)
            {
                if ((await ProposalsAsync(wardId, ct)).FirstOrDefault(one => one.Phrase == phrase && one.Category == category) is not { } proposal) return "Đề nghị này không còn nữa; hãy xem lại danh sách.";
                known = _db.CategoryWords.Add(new CategoryWord { WardId = wardId, Phrase = proposal.Phrase, Category = proposal.Category, Cases = proposal.Cases, DecidedByName = by.Name, DecidedAt = now }).Entity;
            }
            (known.Accepted, known.DecidedByName, known.DecidedAt) = (accept, by.Name, now);
            _db.Add(new CaseEvent
            {
                WardId = wardId, CaseId = known.Id, Kind = CaseEventKind.SettingChanged, ActorId = by.Id, ActorName = by.Name, At = now,
                To = $"{(accept ? "Nhận" : "Không nhận")} từ “{known.Phrase}” cho loại việc {await _db.Cases.Where(file => file.Category == known.Category).Select(file => file.CategoryName).FirstOrDefaultAsync(ct) ?? known.Category}",
            });
            await _db.SaveChangesAsync(ct);
            return (string?)null;
        },
        ct);

    private async Task<List<Corrected>> CorrectedAsync(Guid wardId, CancellationToken ct)
    {
        var ids = await _db.Events.AsNoTracking().Where(line => line.WardId == wardId && line.Kind == CaseEventKind.CategoryChanged)
            .OrderByDescending(line => line.At).Select(line => line.CaseId).Take(CasesLookedAt).ToListAsync(ct);
        var wanted = ids.Distinct().ToList();
        var files = await _db.Cases.AsNoTracking().Where(file => wanted.Contains(file.Id) && file.State != CaseState.Purged).Select(file => new { file.Id, file.Category, file.CategoryName }).ToListAsync(ct);
        var stories = (await _db.Reports.AsNoTracking().Where(report => wanted.Contains(report.CaseId)).Select(report => new { report.CaseId, report.What }).ToListAsync(ct)).ToLookup(report => report.CaseId, report => report.What);
        return [.. files.Select(file => new Corrected(file.Category, file.CategoryName, StoryPhrases.Of(string.Join('\n', stories[file.Id]))))];
    }

    /// <summary>As most wrote it; of equals the one with more marks.</summary>
    private static string Written(IEnumerable<string> forms) =>
        forms.GroupBy(form => form, StringComparer.Ordinal).OrderByDescending(form => form.Count()).ThenByDescending(form => form.Key.Count(letter => letter > 'z')).ThenBy(form => form.Key, StringComparer.Ordinal).First().Key;
}
