using AnTT.Cases.Audit;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Lists;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Handover;

/// <param name="Why">What is due or was promised, and when; null: nothing beyond the section's name.</param>
public sealed record HandoverRow(Guid Id, string Number, CaseState State, Urgency Urgency, string CategoryName, string? PlaceText, string? OfficerName, string? Why = null, DateTimeOffset? At = null);

/// <param name="More">There are more than are shown.</param>
public sealed record HandoverSection(IReadOnlyList<HandoverRow> Rows, bool More);

/// <summary>What happened to a case during the shift, oldest first.</summary>
public sealed record HandoverChange(Guid Id, string Number, string CategoryName, IReadOnlyList<CaseEvent> Lines);

public sealed record HandoverCard(
    HandoverSection Unseen, HandoverSection Overdue, HandoverSection DueNext, HandoverSection ReporterWrote, HandoverSection Waiting, HandoverSection Promised, HandoverSection Open, IReadOnlyList<HandoverChange> Changed, bool MoreChanged);

/// <summary>Draws the lists of a card for whoever looks: what these eyes may not see is on none of them.</summary>
public sealed class HandoverDrawing
{
    public const int Most = 50;

    private const int MostSaid = 500;

    private const int MostLines = 2000;

    private static readonly TimeSpan PromisesSince = TimeSpan.FromDays(30);

    /// <summary>What is done to a case. Reading it is not, and lines that name another case are left out: its reader may not know of that one.</summary>
    private static readonly CaseEventKind[] Changes =
    [
        CaseEventKind.Filed, CaseEventKind.StateChanged, CaseEventKind.Assigned, CaseEventKind.UrgencyChanged, CaseEventKind.NoteAdded, CaseEventKind.Replied, CaseEventKind.ReporterWrote,
        CaseEventKind.StillHappening, CaseEventKind.EvidenceAdded, CaseEventKind.ClockMissed, CaseEventKind.ClockPaused, CaseEventKind.ClockExtended, CaseEventKind.CategoryChanged, CaseEventKind.TransferAccepted, CaseEventKind.TransferBounced,
    ];

    private readonly CasesDb _db;
    private readonly TimeProvider _clock;

    internal HandoverDrawing(CasesDb db, TimeProvider clock) => (_db, _clock) = (db, clock);

    public async Task<HandoverCard> DrawAsync(HandoverScope scope, CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        var cases = Of(scope);
        var open = cases.Where(file => EF.Constant(CaseLists.OpenStates).Contains(file.State));
        var (changed, moreChanged) = await ChangedAsync(scope, cases, ct);
        return new HandoverCard(
            await ListAsync(open.Where(file => file.State == CaseState.Received), ct),
            await DueAsync(open, null, now, ct),
            await DueAsync(open, now, scope.NextUntil, ct),
            await ListAsync(open.Where(file => file.UnreadFromReporter > 0), ct),
            await ListAsync(open.Where(file => file.State == CaseState.NeedMore), ct),
            await PromisedAsync(open, now - PromisesSince, ct),
            await ListAsync(open, ct),
            changed,
            moreChanged);
    }

    private IQueryable<CaseFile> Of(HandoverScope scope)
    {
        var cases = _db.Cases.AsNoTracking().Where(file => file.WardId == scope.WardId);
        return scope.UnitId is { } unit ? cases.Where(file => file.UnitId == unit || file.OfficerId == scope.OfficerId) : cases;
    }

    private static async Task<HandoverSection> ListAsync(IQueryable<CaseFile> cases, CancellationToken ct) => Cut(await cases
        .OrderByDescending(file => file.Urgency).ThenBy(file => file.FiledAt).ThenBy(file => file.Number).Take(Most + 1)
        .Select(file => new HandoverRow(file.Id, file.Number, file.State, file.Urgency, file.CategoryName, file.PlaceText, file.OfficerName, null, null)).ToListAsync(ct));

    /// <summary>By deadline; a case with two of them stands there twice, as they are two things to do.</summary>
    private async Task<HandoverSection> DueAsync(IQueryable<CaseFile> open, DateTimeOffset? from, DateTimeOffset until, CancellationToken ct)
    {
        var running = _db.Clocks.AsNoTracking().Where(clock => clock.MetAt == null && clock.PausedSince == null && clock.DueAt < until);
        if (from is { } first) running = running.Where(clock => clock.DueAt >= first);
        return Cut(await running.Join(open, clock => clock.CaseId, file => file.Id, (clock, file) => new { clock, file })
            .OrderBy(pair => pair.clock.DueAt).ThenBy(pair => pair.file.Number).ThenBy(pair => pair.clock.Id).Take(Most + 1)
            .Select(pair => new HandoverRow(
                pair.file.Id, pair.file.Number, pair.file.State, pair.file.Urgency, pair.file.CategoryName, pair.file.PlaceText, pair.file.OfficerName, pair.clock.Name, pair.clock.DueAt)).ToListAsync(ct));
    }

    /// <summary>What senders of open cases were last told would be done.</summary>
    private async Task<HandoverSection> PromisedAsync(IQueryable<CaseFile> open, DateTimeOffset since, CancellationToken ct)
    {
        var said = await _db.Messages.AsNoTracking().Where(message => message.FromOfficer && message.SentAt >= since)
            .Join(open, message => message.CaseId, file => file.Id, (message, file) => new { message, file })
            .Where(pair => !_db.Messages.Any(later => later.MailboxId == pair.message.MailboxId && later.FromOfficer && later.SentAt > pair.message.SentAt))
            .OrderByDescending(pair => pair.message.SentAt).ThenByDescending(pair => pair.message.Id).Take(MostSaid)
            .Select(pair => new { pair.message.Text, Row = new HandoverRow(pair.file.Id, pair.file.Number, pair.file.State, pair.file.Urgency, pair.file.CategoryName, pair.file.PlaceText, pair.file.OfficerName, null, pair.message.SentAt) }).ToListAsync(ct);
        var promised = Cut([.. said.Select(one => one.Row with { Why = Promises.In(one.Text) }).Where(row => row.Why is not null).OrderBy(row => row.At).Take(Most + 1)]);
        return promised with { More = promised.More || said.Count == MostSaid };
    }

    private async Task<(IReadOnlyList<HandoverChange> Changed, bool More)> ChangedAsync(HandoverScope scope, IQueryable<CaseFile> cases, CancellationToken ct)
    {
        // By time, and the cases after that: joined at once, the database would begin with a million cases.
        var lines = await _db.Events.AsNoTracking()
            .Where(line => line.WardId == scope.WardId && Changes.Contains(line.Kind) && line.At >= scope.From && line.At <= scope.Until)
            .OrderByDescending(line => line.At).ThenByDescending(line => line.Sequence).Take(MostLines + 1).ToListAsync(ct);
        var ids = lines.Select(line => line.CaseId).Distinct().ToList();
        var files = await cases.Where(file => ids.Contains(file.Id)).Select(file => new { file.Id, file.Number, file.CategoryName }).ToDictionaryAsync(file => file.Id, ct);
        var changed = lines.Take(MostLines).Where(line => files.ContainsKey(line.CaseId)).GroupBy(line => line.CaseId)
            .Select(group => new HandoverChange(group.Key, files[group.Key].Number, files[group.Key].CategoryName, [.. group.OrderBy(line => line.Sequence)])).ToList();
        return ([.. changed.Take(Most)], lines.Count > MostLines || changed.Count > Most);
    }

    private static HandoverSection Cut(List<HandoverRow> rows) => new([.. rows.Take(Most)], rows.Count > Most);
}
