using AnTT.Cases.Audit;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Sealing;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Reporters;

/// <summary>How a request to see who reported ended.</summary>
public abstract record Unsealing
{
    public sealed record Opened(IReadOnlyList<NamedReporter> Reporters) : Unsealing;

    /// <param name="Why">For the officer.</param>
    public sealed record Refused(string Why) : Unsealing;

    public sealed record UnknownCase : Unsealing;
}

/// <summary>The one way to read what a sender said of themselves: with a reason, and a line in the log before anything is shown.</summary>
public sealed class ReporterUnsealing
{
    private const int ShortestReason = 10;

    private readonly CasesDb _db;
    private readonly CaseKeys _keys;
    private readonly TimeProvider _clock;

    internal ReporterUnsealing(CasesDb db, CaseKeys keys, TimeProvider clock) => (_db, _keys, _clock) = (db, keys, clock);

    public Task<Unsealing> OpenAsync(Guid caseId, string? reason, Officer officer, CancellationToken ct) => _db.AtomicallyAsync<Unsealing>(
        async () =>
        {
            if (reason is null || reason.Trim().Length is < ShortestReason or > 2000)
                return new Unsealing.Refused($"Hãy ghi rõ lý do cần biết người báo là ai (từ {ShortestReason} đến 2.000 ký tự).");
            var file = await _db.Cases.AsNoTracking().FirstOrDefaultAsync(row => row.Id == caseId, ct);
            if (file is null) return new Unsealing.UnknownCase();
            var mailboxes = _db.Mailboxes.Where(row => row.CaseId == caseId).Select(row => row.Id);
            var sealedRows = await _db.ReporterIdentities.AsNoTracking().Where(row => mailboxes.Contains(row.MailboxId)).ToListAsync(ct);
            var reporters = sealedRows.Select(row => ReporterSeal.OpenReporter(_keys.ReporterKey, row)).OfType<NamedReporter>().ToList();
            if (reporters.Count == 0) return new Unsealing.Refused("Người báo tin không để lại tên hay cách liên hệ.");
            _db.Add(new CaseEvent
            {
                WardId = file.WardId, CaseId = caseId, Kind = CaseEventKind.IdentityOpened,
                ActorId = officer.Id, ActorName = officer.Name, At = _clock.GetUtcNow(), Reason = reason.Trim(),
            });
            await _db.SaveChangesAsync(ct);
            return new Unsealing.Opened(reporters);
        },
        ct);
}
