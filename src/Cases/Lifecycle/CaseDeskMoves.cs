using AnTT.Cases.Audit;
using AnTT.Cases.Intake;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Lifecycle;

public sealed partial class CaseDesk
{
    private const int LongestText = 4000;

    /// <param name="act">Null: go on and save. Anything else is returned and nothing is saved.</param>
    /// <param name="after">What to answer instead of <see cref="CaseResult.Done"/>, judged after saving.</param>
    private async Task<CaseResult> ActAsync(
        Guid caseId, Func<CaseFile, Task<CaseResult?>> act, CancellationToken ct, Func<CaseFile, CaseResult?>? after = null)
    {
        try
        {
            return await _db.AtomicallyAsync(
                async () =>
                {
                    _db.ChangeTracker.Clear();
                    var file = await _db.Cases.FirstOrDefaultAsync(row => row.Id == caseId, ct);
                    if (file is null) return new CaseResult.Unknown();
                    if (await act(file) is { } refused)
                    {
                        _db.ChangeTracker.Clear();
                        return refused;
                    }
                    await _db.SaveChangesAsync(ct);
                    return after?.Invoke(file) ?? new CaseResult.Done(file.Version);
                },
                ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            _db.ChangeTracker.Clear();
            var now = await _db.Cases.AsNoTracking().FirstOrDefaultAsync(row => row.Id == caseId, ct);
            return now is null ? new CaseResult.Unknown() : new CaseResult.Stale(now.State, now.Version);
        }
    }

    private static CaseResult.Refused? Missing(Move move, StateChange change)
    {
        if (move.Needs.HasFlag(Needs.Reason) && string.IsNullOrWhiteSpace(change.Reason))
            return new CaseResult.Refused("Reason", "Hãy ghi lý do; lý do chỉ cán bộ xem được.");
        if (move.Needs.HasFlag(Needs.Outcome) && change.Outcome is null)
            return new CaseResult.Refused("Outcome", "Hãy chọn kết quả.");
        if (move.Needs.HasFlag(Needs.PublicSentence) && string.IsNullOrWhiteSpace(change.PublicSentence))
        {
            return new CaseResult.Refused("PublicSentence", move.To == CaseState.NeedMore
                ? "Hãy ghi câu hỏi gửi người báo."
                : "Hãy ghi một câu dễ hiểu để người báo biết kết quả hoặc nơi cần đến.");
        }
        if (move.Needs.HasFlag(Needs.Expiry) && change.Until is null)
            return new CaseResult.Refused("Until", "Hãy chọn ngày hết hạn giữ hồ sơ.");
        if (move.Needs.HasFlag(Needs.Destination) && change.UnitId is null && change.AgencyId is null && (string.IsNullOrWhiteSpace(change.Destination) || change.Destination.Length > CasesModel.NameLength))
            return new CaseResult.Refused("Destination", "Hãy ghi đơn vị, cơ quan được chuyển đến (không quá 200 ký tự).");
        if (change.Reason?.Length > 2000) return new CaseResult.Refused("Reason", "Lý do dài quá 2.000 ký tự, hãy rút gọn.");
        return change.PublicSentence?.Length > 2000
            ? new CaseResult.Refused("PublicSentence", "Câu gửi người báo dài quá 2.000 ký tự, hãy rút gọn.")
            : null;
    }

    /// <summary>True when this is the first person to say so: it is noted, and the case stays as it is.</summary>
    private bool NeedsSecond(CaseFile file, StateChange change, Officer officer)
    {
        if (file.SpamProposedBy is { } first && first != officer.Id) return false;
        if (file.SpamProposedBy is null) Log(file, officer, CaseEventKind.SpamProposed, reason: change.Reason);
        file.SpamProposedBy = officer.Id;
        return true;
    }

    private async Task ApplyAsync(CaseFile file, StateChange change, Officer officer, CancellationToken ct)
    {
        var from = file.State;
        if (change.To == CaseState.InProgress && file.OfficerId is null) Assign(file, officer, officer, SixClears.Usual(file, await EndingDueAsync(file.Id, ct), _clock.GetUtcNow()));
        SetState(file, change.To);
        file.SpamProposedBy = null;
        if (change.To == CaseState.Closed || !StateTable.IsEnd(change.To)) file.Outcome = change.To == CaseState.Closed ? change.Outcome : null;
        file.HeldUntil = change.To == CaseState.Held ? change.Until : null;
        file.ClosedAt = StateTable.IsEnd(change.To) ? file.ClosedAt ?? _clock.GetUtcNow() : null;
        Leave(file, to: null);
        if (change.To is CaseState.Closed or CaseState.OutOfScope) file.PublicSentence = change.PublicSentence!.Trim();
        var to = change.To == CaseState.Closed && change.Outcome is { } outcome ? $"{change.To}: {outcome}" : change.To.ToString();
        var agency = change.To == CaseState.Transferred ? await HandOverAsync(file, change, ct) : null;
        var reason = file.TransferredTo is { } destination ? Cut($"Đến {destination}. {change.Reason?.Trim()}") : change.Reason?.Trim();
        Log(file, officer, CaseEventKind.StateChanged, from.ToString(), to, reason);
        if (agency is not null) await TellEveryoneAsync(file, agency.HandedOver(await Mailboxes.ReporterDesk.OfficeAsync(_db, file.WardId, ct), _clock.GetUtcNow()), officer, ct);
        if (!string.IsNullOrWhiteSpace(change.PublicSentence)) await TellEveryoneAsync(file, change.PublicSentence.Trim(), officer, ct);
    }

    private async Task<Routing.OutsideAgency?> HandOverAsync(CaseFile file, StateChange change, CancellationToken ct)
    {
        var agency = change.AgencyId is { } id ? await _db.Agencies.AsNoTracking().SingleAsync(row => row.Id == id, ct) : null;
        var unit = change.UnitId is { } unitId ? await _db.Units.AsNoTracking().SingleAsync(row => row.Id == unitId, ct) : null;
        Leave(file, agency?.Name ?? unit?.Name ?? change.Destination!.Trim());
        (file.TransferredAgencyId, file.TransferredUnitId) = (agency?.Id, unit?.Id);
        return agency;
    }

    /// <param name="to">Null: nobody is asked any more.</param>
    private void Leave(CaseFile file, string? to) =>
        (file.TransferredTo, file.AcceptBy, file.TransferredAgencyId, file.TransferredUnitId) = (to, to is null ? null : _clock.GetUtcNow() + _options.AcceptWithin, null, null);

    private static string Cut(string reason) => reason.Length > 2000 ? reason[..1999] + "…" : reason;

    private async Task TellEveryoneAsync(CaseFile file, string text, Officer officer, CancellationToken ct)
    {
        foreach (var mailbox in await _db.Mailboxes.Where(row => row.CaseId == file.Id).ToListAsync(ct))
            await _delivery.PostAsync(mailbox, text, officer, ct);
    }

    private void Assign(CaseFile file, Officer to, Officer by, SixClears clears)
    {
        _db.Add(new Assignment
        {
            WardId = file.WardId, CaseId = file.Id, AssignedAt = _clock.GetUtcNow(), AssignedByName = by.Name, OfficerId = to.Id, OfficerName = to.Name, Task = clears.Task.Trim(),
            DueOn = clears.DueOn, Responsibility = clears.Responsibility.Trim(), Authority = clears.Authority.Trim(), Result = clears.Result.Trim(),
        });
        // The log outlives the case: what is to be done may say more than it should keep.
        Log(file, by, CaseEventKind.Assigned, file.OfficerName, to.Name, $"Xong trước hết ngày {clears.DueOn.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture)}");
        (file.OfficerId, file.OfficerName) = (to.Id, to.Name);
    }

    /// <summary>Whoever had it may no longer; the program gives it to the next. Saved by the caller.</summary>
    /// <param name="next">Null: there is nobody; it stays without an officer, and the log says so.</param>
    internal async Task HandOnAsync(CaseFile file, Officer? next, CancellationToken ct)
    {
        if (next is not null)
        {
            Assign(file, next, Clocks.ClockFollower.Program, SixClears.Usual(file, await EndingDueAsync(file.Id, ct), _clock.GetUtcNow()));
            if (next.UnitId is { } unitId) await _ring.GiveAsync(file.Id, unitId, $"Phân công cho {next.Name}", Clocks.ClockFollower.Program, ct);
            return;
        }
        Log(file, Clocks.ClockFollower.Program, CaseEventKind.Assigned, file.OfficerName, to: null, reason: "Không có ai trong lịch trực và không có chỉ huy");
        (file.OfficerId, file.OfficerName) = (null, null);
    }

    private void SetState(CaseFile file, CaseState state) => (file.State, file.StateSince) = (state, _clock.GetUtcNow());

    private void Log(CaseFile file, Officer officer, CaseEventKind kind, string? from = null, string? to = null, string? reason = null) =>
        _db.Add(new CaseEvent
        {
            WardId = file.WardId, CaseId = file.Id, Kind = kind, ActorId = officer.Id, ActorName = officer.Name,
            At = _clock.GetUtcNow(), From = from, To = to, Reason = reason,
        });

    private static CaseResult.Refused? RefuseText(string? text, string what) =>
        string.IsNullOrWhiteSpace(text) ? new CaseResult.Refused("Text", $"Hãy viết nội dung {what}.")
        : text.Length > LongestText ? new CaseResult.Refused("Text", $"Nội dung {what} dài quá 4.000 ký tự, hãy rút gọn.")
        : null;
}
