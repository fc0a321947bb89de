using AnTT.Cases.Clocks;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Statistics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AnTT.Cases.Lists;

/// <summary>The piles of the task page. Each is also a filter of the list.</summary>
public enum Pile
{
    All,

    /// <summary>Mới: nobody has opened it.</summary>
    New,

    /// <summary>Của tôi: mine and not ended.</summary>
    Mine,

    /// <summary>Chờ người báo.</summary>
    WaitingForReporter,

    /// <summary>Người báo vừa nhắn, chưa ai đọc.</summary>
    ReporterWrote,

    /// <summary>Quá lâu chưa xem.</summary>
    UnseenTooLong,

    /// <summary>Đang mở.</summary>
    Open,

    /// <summary>Đến hạn hôm nay.</summary>
    DueToday,

    /// <summary>Quá hạn.</summary>
    Overdue,

    /// <summary>Chờ đơn vị nhận: a unit of the ward was asked to take it over and has not yet.</summary>
    ToAccept,
}

public enum CaseSort
{
    Newest,
    Oldest,
    Urgency,
    State,
    Category,
}

public sealed record CaseFilter(Guid WardId)
{
    public Pile Pile { get; init; }
    public string? OfficerId { get; init; }
    public CaseState? State { get; init; }
    public Urgency? Urgency { get; init; }
    public string? Category { get; init; }
    public Guid? AreaId { get; init; }
    public Guid? UnitId { get; init; }

    /// <summary>Filed from here on.</summary>
    public DateTimeOffset? FiledFrom { get; init; }

    /// <summary>Filed before.</summary>
    public DateTimeOffset? FiledUntil { get; init; }

    /// <summary>Every word must appear; marks and case do not matter.</summary>
    public string? Text { get; init; }

    public CaseSort Sort { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;
}

public sealed record CaseRow(
    Guid Id, string Number, CaseState State, Urgency Urgency, string CategoryName, string? AreaName, string? PlaceText, string Summary,
    string? OfficerName, DateTimeOffset FiledAt, int Unread);

/// <param name="Total">At most <see cref="CaseLists.MostCounted"/>; then <paramref name="More"/> says whether there are more still.</param>
/// <param name="OnlyNewest">The words are in too many cases: only the newest of them were looked at.</param>
public sealed record CaseListing(IReadOnlyList<CaseRow> Rows, int Total, int Page, int Pages, bool More = false, bool OnlyNewest = false);

public sealed record PileCounts(int New, int Mine, int WaitingForReporter, int ReporterWrote, int UnseenTooLong, int Open, int DueToday, int Overdue, int ToAccept = 0);

public sealed record CategoryChoice(string Code, string Name);

/// <summary>Lists and counts of cases.</summary>
public sealed class CaseLists
{
    public const int PageSize = 25;

    /// <summary>Nobody leafs further than this many cases; who looks for an older one narrows the list.</summary>
    public const int MostCounted = 1000;

    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    internal static readonly CaseState[] OpenStates = [.. Enum.GetValues<CaseState>().Where(state => !StateTable.IsEnd(state))];

    private readonly CasesDb _db;
    private readonly TimeProvider _clock;

    private readonly CasesOptions _options;

    internal CaseLists(CasesDb db, TimeProvider clock, IOptions<CasesOptions> options) => (_db, _clock, _options) = (db, clock, options.Value);

    public async Task<CaseListing> ListAsync(CaseFilter filter, CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(filter.Text)) return await ListWithWordsAsync(filter, ct);
        var cases = Matching(filter);
        var counted = await cases.Take(MostCounted + 1).CountAsync(ct);
        var (page, pages) = Paged(filter, counted);
        var rows = await Rows(Sorted(cases, filter.Sort).Skip((page - 1) * PageSize).Take(PageSize)).ToListAsync(ct);
        return new CaseListing(rows, Math.Min(counted, MostCounted), page, pages, counted > MostCounted);
    }

    /// <summary>Each case that has the words is looked at once; what is shown of it is read for the page alone.</summary>
    private async Task<CaseListing> ListWithWordsAsync(CaseFilter filter, CancellationToken ct)
    {
        // Words alone, newest first: the index itself knows the newest, and nobody leafs further.
        var leafed = filter with { Text = null, Page = 1 } == new CaseFilter(filter.WardId) { OfficerId = filter.OfficerId };
        var most = leafed ? MostCounted + 1 : CaseWordSearch.MostLookedAt;
        var onlyNewest = !leafed && await CaseWordSearch.IsTooCommonAsync(_db, filter.Text, most, ct);
        var ids = await Sorted(Matching(filter, most), filter.Sort).Select(file => file.Id).Take(MostCounted + 1).ToListAsync(ct);
        var (page, pages) = Paged(filter, ids.Count);
        var shown = ids.Skip((page - 1) * PageSize).Take(PageSize).ToList();
        var rows = await Rows(_db.Cases.AsNoTracking().Where(file => shown.Contains(file.Id))).ToListAsync(ct);
        return new CaseListing([.. rows.OrderBy(row => shown.IndexOf(row.Id))], Math.Min(ids.Count, MostCounted), page, pages, ids.Count > MostCounted, onlyNewest);
    }

    private static (int Page, int Pages) Paged(CaseFilter filter, int counted)
    {
        var pages = Math.Max(1, (Math.Min(counted, MostCounted) + PageSize - 1) / PageSize);
        return (Math.Clamp(filter.Page, 1, pages), pages);
    }

    private IQueryable<CaseRow> Rows(IQueryable<CaseFile> cases) =>
        from file in cases
        join area in _db.Areas on file.AreaId equals area.Id into areas
        from area in areas.DefaultIfEmpty()
        select new CaseRow(
            file.Id, file.Number, file.State, file.Urgency, file.CategoryName, area == null ? null : area.Name, file.PlaceText, file.Summary,
            file.OfficerName, file.FiledAt, file.UnreadFromReporter);

    public async Task<PileCounts> CountAsync(Guid wardId, string officerId, CancellationToken ct)
    {
        Task<int> Count(Pile pile) => Matching(new CaseFilter(wardId) { Pile = pile, OfficerId = officerId }).CountAsync(ct);
        return new PileCounts(
            await Count(Pile.New), await Count(Pile.Mine), await Count(Pile.WaitingForReporter),
            await Count(Pile.ReporterWrote), await Count(Pile.UnseenTooLong), await Count(Pile.Open), await CountClocksAsync(wardId, Pile.DueToday, ct), await CountClocksAsync(wardId, Pile.Overdue, ct), await Count(Pile.ToAccept));
    }

    public Task<int> CountFiledAfterAsync(Guid wardId, DateTimeOffset time, CancellationToken ct) =>
        _db.Cases.CountAsync(file => file.WardId == wardId && file.FiledAt > time, ct);

    /// <summary>What nobody has opened and rings for this officer: urgent tips for everybody, others for whom they were rung last.</summary>
    public async Task<(int Count, Guid? Newest, bool Critical)> RingingAsync(Guid wardId, string officerId, CancellationToken ct)
    {
        var unseen = _db.Cases.AsNoTracking().Where(file => file.WardId == wardId && file.State == CaseState.Received
            && (file.Urgency == Urgency.Critical || file.RungForId == officerId));
        var newest = await unseen.OrderByDescending(file => file.FiledAt).ThenByDescending(file => file.Number).Select(file => (Guid?)file.Id).FirstOrDefaultAsync(ct);
        return newest is null ? (0, null, false) : (await unseen.CountAsync(ct), newest, await unseen.AnyAsync(file => file.Urgency == Urgency.Critical, ct));
    }

    /// <summary>Categories there are cases of, as the newest of them is called.</summary>
    public async Task<List<CategoryChoice>> CategoriesAsync(Guid wardId, CancellationToken ct)
    {
        var codes = _db.Sums.Where(sum => sum.WardId == wardId && sum.Table == CaseSums.Category && sum.Cases > 0).Select(sum => sum.Key).Distinct();
        var named = await codes.Select(code => new
        {
            Code = code, Name = _db.Cases.Where(file => file.WardId == wardId && file.Category == code).OrderByDescending(file => file.FiledAt).Select(file => file.CategoryName).FirstOrDefault(),
        }).ToListAsync(ct);
        return [.. named.Select(one => new CategoryChoice(one.Code, one.Name ?? one.Code))];
    }

    /// <param name="newest">Of the cases with these words look at so many of the newest only; null: at all.</param>
    internal IQueryable<CaseFile> Matching(CaseFilter filter, int? newest = null)
    {
        var cases = InPile(CaseWordSearch.WithWords(_db, filter.WardId, filter.Text, newest).AsNoTracking().Where(file => file.WardId == filter.WardId), filter.Pile, filter.OfficerId);
        if (filter.State is { } state) cases = cases.Where(file => file.State == state);
        if (filter.Urgency is { } urgency) cases = cases.Where(file => file.Urgency == urgency);
        if (filter.Category is { Length: > 0 } category) cases = cases.Where(file => file.Category == category);
        if (filter.AreaId is { } area) cases = cases.Where(file => file.AreaId == area);
        if (filter.UnitId is { } unit) cases = cases.Where(file => file.UnitId == unit);
        if (filter.FiledFrom is { } from) cases = cases.Where(file => file.FiledAt >= from);
        if (filter.FiledUntil is { } until) cases = cases.Where(file => file.FiledAt < until);
        return cases;
    }

    private IQueryable<CaseFile> InPile(IQueryable<CaseFile> cases, Pile pile, string? officerId)
    {
        var now = _clock.GetUtcNow();
        var (unseen, urgentUnseen) = (now - _options.UnseenAfter, now - _options.UrgentUnseenAfter);
        return pile switch
        {
            Pile.New => cases.Where(file => file.State == CaseState.Received),
            Pile.Mine => NotEnded(cases).Where(file => file.OfficerId == officerId),
            Pile.WaitingForReporter => cases.Where(file => file.State == CaseState.NeedMore),
            Pile.ReporterWrote => cases.Where(file => file.UnreadFromReporter > 0),
            Pile.UnseenTooLong => cases.Where(file => file.State == CaseState.Received
                && (file.FiledAt < unseen || (file.Urgency != Urgency.Normal && file.FiledAt < urgentUnseen))),
            Pile.Open => NotEnded(cases),
            Pile.ToAccept => cases.Where(file => file.State == CaseState.Transferred && file.AcceptBy != null && file.TransferredUnitId != null),
            Pile.DueToday or Pile.Overdue => WithClock(cases, pile),
            _ => cases,
        };
    }

    /// <summary>By the clocks, which are few while they run, and not case by case.</summary>
    private IQueryable<CaseFile> WithClock(IQueryable<CaseFile> cases, Pile pile)
    {
        var ids = Running(pile).Select(clock => clock.CaseId);
        return cases.Where(file => ids.Contains(file.Id));
    }

    private Task<int> CountClocksAsync(Guid wardId, Pile pile, CancellationToken ct) => Running(pile).Where(clock => clock.WardId == wardId).Select(clock => clock.CaseId).Distinct().CountAsync(ct);

    private IQueryable<CaseClock> Running(Pile pile)
    {
        var now = _clock.GetUtcNow();
        var local = now.ToOffset(Vietnam);
        var midnight = (local - local.TimeOfDay).AddDays(1).ToUniversalTime();
        var running = _db.Clocks.Where(clock => clock.MetAt == null && clock.PausedSince == null);
        return pile == Pile.Overdue ? running.Where(clock => clock.DueAt < now) : running.Where(clock => clock.DueAt >= now && clock.DueAt <= midnight);
    }

    /// <summary>Says which states and not which others, so that an index finds them: nearly all cases have ended.</summary>
    private static IQueryable<CaseFile> NotEnded(IQueryable<CaseFile> cases) => cases.Where(file => EF.Constant(OpenStates).Contains(file.State));

    private static IQueryable<CaseFile> Sorted(IQueryable<CaseFile> cases, CaseSort sort) => sort switch
    {
        CaseSort.Oldest => cases.OrderBy(file => file.FiledAt).ThenBy(file => file.Number),
        CaseSort.Urgency => cases.OrderByDescending(file => file.Urgency).ThenBy(file => file.FiledAt),
        CaseSort.State => cases.OrderByDescending(file => file.State).ThenByDescending(file => file.FiledAt),
        CaseSort.Category => cases.OrderBy(file => file.Category).ThenByDescending(file => file.FiledAt),
        _ => cases.OrderByDescending(file => file.FiledAt).ThenByDescending(file => file.Number),
    };
}
