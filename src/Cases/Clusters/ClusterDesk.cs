using AnTT.Cases.Audit;
using AnTT.Cases.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Clusters;

/// <summary>Takes cases together (gom vụ) and apart again, with a reason that stands in the history of each.</summary>
public sealed class ClusterDesk
{
    private const int LongestReason = 2000;
    private const int MostMembers = 200;

    private readonly CasesDb _db;
    private readonly CaseDesk _desk;
    private readonly TimeProvider _clock;

    internal ClusterDesk(CasesDb db, CaseDesk desk, TimeProvider clock) => (_db, _desk, _clock) = (db, desk, clock);

    /// <summary>Null: the case stands alone.</summary>
    public async Task<ClusterView?> OfAsync(Guid caseId, CancellationToken ct)
    {
        if (await _db.ClusterLinks.AsNoTracking().FirstOrDefaultAsync(link => link.CaseId == caseId, ct) is not { } own) return null;
        var members = await (
            from link in _db.ClusterLinks.AsNoTracking()
            where link.ClusterId == own.ClusterId && link.CaseId != caseId
            join file in _db.Cases on link.CaseId equals file.Id
            orderby file.FiledAt, file.Number
            select new ClusterMember(file.Id, file.Number, file.State, file.Urgency, file.CategoryName, file.PlaceText, file.Summary, file.OfficerName, file.FiledAt, file.Version, null)).Take(MostMembers).ToListAsync(ct);
        // The others were deleted when their time was over.
        return members.Count == 0 ? null : new ClusterView(own.ClusterId, own, members);
    }

    /// <summary>Puts a case into the cluster of another, or makes one of both.</summary>
    /// <param name="number">Number of the other case.</param>
    public Task<CaseResult> JoinAsync(Guid caseId, string? number, string? reason, Officer officer, CancellationToken ct) => _db.AtomicallyAsync(
        async () =>
        {
            _db.ChangeTracker.Clear();
            var wanted = number?.Trim();
            if (await _db.Cases.AsNoTracking().FirstOrDefaultAsync(row => row.Id == caseId, ct) is not { } file) return new CaseResult.Unknown();
            if (RefuseReason(reason) is { } refused) return refused;
            var other = await _db.Cases.AsNoTracking().FirstOrDefaultAsync(row => row.WardId == file.WardId && row.Number == wanted, ct);
            if (other is null) return new CaseResult.Refused("Number", "Không có hồ sơ mang số này. Hãy chép đúng số, ví dụ 2026-000123.");
            if (other.Id == file.Id) return new CaseResult.Refused("Number", "Đây là số của chính hồ sơ này. Hãy ghi số của hồ sơ kia.");
            if (file.State == CaseState.Purged || other.State == CaseState.Purged) return new CaseResult.Refused("Number", "Hồ sơ đã xoá nội dung thì không gom được.");
            var (own, others) = (await LinkOfAsync(file.Id, ct), await LinkOfAsync(other.Id, ct));
            if (own is not null && others is not null)
                return own.ClusterId == others.ClusterId
                    ? new CaseResult.Refused("Number", "Hai hồ sơ này đã ở cùng một vụ.")
                    : new CaseResult.Refused("Number", "Hai hồ sơ đang ở hai vụ khác nhau. Hãy tách một hồ sơ ra trước.");
            var cluster = own?.ClusterId ?? others?.ClusterId ?? Guid.CreateVersion7();
            if (await _db.ClusterLinks.CountAsync(link => link.ClusterId == cluster, ct) >= MostMembers) return new CaseResult.Refused("Number", "Vụ này đã có 200 hồ sơ. Hãy mở một vụ khác.");
            if (own is null) Link(file, other, cluster, officer, reason!);
            if (others is null) Link(other, file, cluster, officer, reason!);
            await _db.SaveChangesAsync(ct);
            return (CaseResult)new CaseResult.Done(file.Version);
        },
        ct);

    /// <summary>Takes a case out again. A cluster of one is none.</summary>
    public Task<CaseResult> LeaveAsync(Guid caseId, string? reason, Officer officer, CancellationToken ct) => _db.AtomicallyAsync(
        async () =>
        {
            _db.ChangeTracker.Clear();
            if (await _db.Cases.AsNoTracking().FirstOrDefaultAsync(row => row.Id == caseId, ct) is not { } file) return new CaseResult.Unknown();
            if (RefuseReason(reason) is { } refused) return refused;
            if (await LinkOfAsync(caseId, ct) is not { } link) return new CaseResult.Refused("Reason", "Hồ sơ này không ở trong vụ nào.");
            var rest = await _db.ClusterLinks.Where(row => row.ClusterId == link.ClusterId && row.CaseId != caseId).ToListAsync(ct);
            Unlink(file, link, officer, reason!.Trim());
            if (rest.Count == 1) Unlink(await _db.Cases.AsNoTracking().SingleAsync(row => row.Id == rest[0].CaseId, ct), rest[0], officer, $"Vụ chỉ còn một hồ sơ sau khi tách {file.Number}");
            await _db.SaveChangesAsync(ct);
            return (CaseResult)new CaseResult.Done(file.Version);
        },
        ct);

    /// <summary>Closes the chosen cases, each with its own outcome and its own words to its own sender; all of them or none.</summary>
    /// <exception cref="ClosingRefusedException">One of them cannot be closed so; nothing was written. Roll the caller's transaction back.</exception>
    public Task<int> CloseAsync(Guid caseId, IReadOnlyList<ClusterClosing> closings, Officer officer, CancellationToken ct) => _db.AtomicallyAsync(
        async () =>
        {
            var own = await _db.ClusterLinks.AsNoTracking().FirstOrDefaultAsync(link => link.CaseId == caseId, ct);
            var refused = new Dictionary<Guid, CaseResult>();
            foreach (var one in closings)
            {
                CaseResult result = own is null || !await _db.ClusterLinks.AnyAsync(link => link.CaseId == one.CaseId && link.ClusterId == own.ClusterId, ct)
                    ? new CaseResult.Refused("", "Hồ sơ này vừa được tách khỏi vụ. Hãy xem lại.")
                    : await _desk.ChangeStateAsync(one.CaseId, one.Change, officer, ct);
                if (result is not (CaseResult.Done or CaseResult.NeedsSecondPerson)) refused[one.CaseId] = result;
            }
            if (refused.Count > 0) throw new ClosingRefusedException(refused);
            return closings.Count;
        },
        ct);

    private Task<ClusterLink?> LinkOfAsync(Guid caseId, CancellationToken ct) => _db.ClusterLinks.FirstOrDefaultAsync(link => link.CaseId == caseId, ct);

    private void Link(CaseFile file, CaseFile with, Guid cluster, Officer officer, string reason)
    {
        _db.Add(new ClusterLink { CaseId = file.Id, WardId = file.WardId, ClusterId = cluster, LinkedAt = _clock.GetUtcNow(), LinkedByName = officer.Name, Reason = reason.Trim() });
        Log(file, CaseEventKind.ClusterJoined, officer, with.Number, reason.Trim());
    }

    private void Unlink(CaseFile file, ClusterLink link, Officer officer, string reason)
    {
        _db.Remove(link);
        Log(file, CaseEventKind.ClusterLeft, officer, to: null, reason);
    }

    private void Log(CaseFile file, CaseEventKind kind, Officer officer, string? to, string reason) => _db.Add(new CaseEvent
    {
        WardId = file.WardId, CaseId = file.Id, Kind = kind, ActorId = officer.Id, ActorName = officer.Name, At = _clock.GetUtcNow(), To = to, Reason = reason,
    });

    private static CaseResult.Refused? RefuseReason(string? reason) => string.IsNullOrWhiteSpace(reason) ? new CaseResult.Refused("Reason", "Hãy ghi lý do; lý do chỉ cán bộ xem được.")
        : reason.Length > LongestReason ? new CaseResult.Refused("Reason", "Lý do dài quá 2.000 ký tự, hãy rút gọn.") : null;
}

/// <summary>Closing several cases failed for these; nothing of it may be committed.</summary>
public sealed class ClosingRefusedException(IReadOnlyDictionary<Guid, CaseResult> results) : Exception("Not every chosen case could be closed.")
{
    public IReadOnlyDictionary<Guid, CaseResult> Results => results;
}
