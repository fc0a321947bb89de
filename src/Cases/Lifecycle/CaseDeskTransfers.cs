using AnTT.Cases.Audit;
using AnTT.Cases.Clocks;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Lifecycle;

public sealed partial class CaseDesk
{
    private async Task<CaseResult.Refused?> WrongDestinationAsync(CaseFile file, StateChange change, CancellationToken ct)
    {
        if ((change.UnitId is null ? 0 : 1) + (change.AgencyId is null ? 0 : 1) + (string.IsNullOrWhiteSpace(change.Destination) ? 0 : 1) > 1)
            return new CaseResult.Refused("Destination", "Chọn nơi nhận trong danh sách hoặc ghi tên nơi khác, không cả hai.");
        if (change.UnitId == file.UnitId) return new CaseResult.Refused("Destination", "Hồ sơ đang ở chính đơn vị này; hãy chọn đơn vị khác.");
        if (change.UnitId is { } unit && !await _db.Units.AnyAsync(row => row.Id == unit && row.WardId == file.WardId, ct)) return new CaseResult.Refused("Destination", "Hãy chọn đơn vị trong danh sách.");
        return change.AgencyId is { } agency && !await _db.Agencies.AnyAsync(row => row.Id == agency && row.WardId == file.WardId, ct)
            ? new CaseResult.Refused("Destination", "Hãy chọn cơ quan ngoài trong danh sách.") : null;
    }

    /// <summary>Nhận: the unit that was asked takes the case over; whoever accepts has it from then on, and the unit opens its evidence.</summary>
    public Task<CaseResult> TakeOverAsync(Guid caseId, int version, Officer officer, CancellationToken ct) => ActAsync(
        caseId,
        async file =>
        {
            if (file.Version != version) return new CaseResult.Stale(file.State, file.Version);
            if (file.AcceptBy is null || file.TransferredUnitId is not { } unitId) return new CaseResult.Refused("", "Hồ sơ này không chờ đơn vị nào của phường nhận.");
            // An account bound to no unit works in all of them, as it opens the evidence of all.
            if (officer.UnitId is { } own && own != unitId) return new CaseResult.Refused("", $"Chỉ cán bộ của {file.TransferredTo} nhận được hồ sơ này.");
            await _ring.GiveAsync(caseId, unitId, $"{file.TransferredTo} nhận hồ sơ", officer, ct);
            var move = StateTable.Find(file.State, CaseState.InProgress, Mover.Officer)!;
            Log(file, officer, CaseEventKind.TransferAccepted, to: file.TransferredTo);
            Log(file, officer, CaseEventKind.StateChanged, file.State.ToString(), move.To.ToString(), $"{file.TransferredTo} nhận hồ sơ");
            (file.UnitId, file.OfficerId) = (unitId, null);
            Assign(file, officer, officer, SixClears.Usual(file, await EndingDueAsync(file.Id, ct), _clock.GetUtcNow()));
            SetState(file, move.To);
            Leave(file, to: null);
            return null;
        },
        ct);

    /// <summary>The other side has it; it no longer comes back by itself, and stays open here until it is closed.</summary>
    /// <param name="by">Who accepted, or the number of the paper.</param>
    public Task<CaseResult> AcceptTransferAsync(Guid caseId, int version, string? by, Officer officer, CancellationToken ct) => ActAsync(
        caseId,
        file =>
        {
            CaseResult? refused = file.Version != version ? new CaseResult.Stale(file.State, file.Version)
                : file.TransferredUnitId is not null ? new CaseResult.Refused("AcceptedBy", $"{file.TransferredTo} tự bấm “Nhận” trong hồ sơ này.")
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
                // The sender was told that the agency has it.
                if (file.TransferredAgencyId is not null)
                    await TellEveryoneAsync(file, Routing.OutsideAgency.CameBack(file.TransferredTo!, await Mailboxes.ReporterDesk.OfficeAsync(_db, file.WardId, ct)), ClockFollower.Program, ct);
                Leave(file, to: null);
            }
            await _db.SaveChangesAsync(ct);
            return late.Count;
        },
        ct);
}
