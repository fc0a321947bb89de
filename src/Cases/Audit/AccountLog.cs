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
        var ward = await _db.Wards.Where(row => row.Id != Ward.InspectorateId).OrderBy(row => row.Id).Select(row => row.Id).FirstAsync(ct);
        _db.Add(new CaseEvent { WardId = ward, CaseId = accountId, Kind = kind, ActorId = by.Id, ActorName = by.Name, At = _clock.GetUtcNow(), To = accountName, Reason = reason });
        return await _db.SaveChangesAsync(ct);
    });
}
