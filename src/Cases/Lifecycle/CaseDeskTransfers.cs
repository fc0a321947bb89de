using AnTT.Cases.Audit;
using AnTT.Cases.Clocks;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Lifecycle;

public sealed partial class CaseDesk
{
    /// <summary>The other side has it; it no longer comes back by itself, and stays open here until it is closed.</summary>
    /// <param name="by">Who accepted, or the number of the paper.</param>
    public Task<CaseResult> AcceptTransferAsync(Guid caseId, int version, string? by, Officer officer, CancellationToken ct) => ActAsync(
        caseId,
        file =>
        {
            CaseResult? refused = file.Version != version ? new CaseResult.Stale(file.State, file.Version)
                : file.AcceptBy is null ? new CaseResult.Refused("AcceptedBy", "Hồ sơ này không chờ ai nhận.")
                : string.IsNullOrWhiteSpace(by) || by.Length > 2000 ? new CaseResult.Refused("AcceptedBy", "Hãy ghi ai nhận, hoặc số văn bản.")
                : null;
            if (refused is not null) return Task.FromResult<CaseResult?>(refused);
            file.AcceptBy = null;
            Log(file, officer, CaseEventKind.TransferAccepted, to: file.TransferredTo, reason: by!.Trim());
            return Task.FromResult<CaseResult?>(null);
        },
        ct);

    /// <summary>Whether a transfer is to be brought back.</summary>
    public Task<bool> IsBounceDueAsync(CancellationToken ct) => NotAccepted(_clock.GetUtcNow()).AnyAsync(ct);

    private IQueryable<CaseFile> NotAccepted(DateTimeOffset now) => _db.Cases.Where(file => file.State == CaseState.Transferred && file.AcceptBy != null && file.AcceptBy <= now);

    /// <summary>Brings back transfers nobody accepted in time. Run every minute.</summary>
    /// <returns>How many came back.</returns>
    public Task<int> BounceAsync(CancellationToken ct) => _db.AtomicallyAsync(
        async () =>
        {
            _db.ChangeTracker.Clear();
            var now = _clock.GetUtcNow();
            var late = await NotAccepted(now).Take(200).ToListAsync(ct);
            foreach (var file in late)
            {
                var move = StateTable.Find(file.State, file.OfficerId is null ? CaseState.Screening : CaseState.InProgress, Mover.System)!;
                Log(file, ClockFollower.Program, CaseEventKind.TransferBounced, file.State.ToString(), move.To.ToString(), $"{file.TransferredTo} chưa nhận trong thời hạn");
                SetState(file, move.To);
                (file.TransferredTo, file.AcceptBy) = (null, null);
            }
            await _db.SaveChangesAsync(ct);
            return late.Count;
        },
        ct);
}
