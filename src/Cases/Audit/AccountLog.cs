using AnTT.Cases.Lifecycle;
using AnTT.Cases.Routing;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Audit;

/// <summary>What was done with accounts of the ward's staff, in the ward's own log; the line names the account in place of a case.</summary>
public sealed class AccountLog
{
    private readonly CasesDb _db;
    private readonly TimeProvider _clock;

    internal AccountLog(CasesDb db, TimeProvider clock) => (_db, _clock) = (db, clock);

    public Task NoteAsync(CaseEventKind kind, Guid accountId, string accountName, Officer by, string? reason, CancellationToken ct) => _db.AsProgramAsync(async () =>
    {
        _db.Add(new CaseEvent { WardId = await WardAsync(ct), CaseId = accountId, Kind = kind, ActorId = by.Id, ActorName = by.Name, At = _clock.GetUtcNow(), To = accountName, Reason = reason });
        return await _db.SaveChangesAsync(ct);
    });

    /// <summary>A picture of a screen was asked whose it was.</summary>
    /// <param name="ofInspectors">Into the inspectors' own log; otherwise into the ward's, from an exercise too.</param>
    public Task<int> NoteMarkAsync(bool ofInspectors, string found, Officer by, CancellationToken ct) => _db.AsProgramAsync(async () =>
    {
        var house = ofInspectors ? Ward.InspectorateId : await WardAsync(ct);
        _db.Add(new CaseEvent
        {
            WardId = house, CaseId = house, Kind = CaseEventKind.ScreenMarkRead, ActorId = by.Id, ActorName = by.Name, At = _clock.GetUtcNow(), To = found.Length > CasesModel.NameLength ? found[..CasesModel.NameLength] : found,
        });
        return await _db.SaveChangesAsync(ct);
    });

    private Task<Guid> WardAsync(CancellationToken ct) => _db.Wards.Where(row => row.Id != Ward.InspectorateId).OrderBy(row => row.Id).Select(row => row.Id).FirstAsync(ct);
}
