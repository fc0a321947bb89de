using AnTT.Cases.Audit;
using AnTT.Cases.Lifecycle;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AnTT.Cases.Retention;

/// <param name="Since">When the case ended.</param>
/// <param name="Kept">Null: due. Otherwise why it stays all the same.</param>
public sealed record RetentionLine(Guid CaseId, string Number, string CategoryName, RetentionRule Rule, DateTimeOffset Since, string? Kept);

/// <summary>What has been kept long enough, holds, and the deletion itself.</summary>
public sealed class RetentionDesk
{
    private readonly CasesDb _db;
    private readonly CaseShredding _shredding;
    private readonly TimeProvider _clock;
    private readonly CasesOptions _options;

    internal RetentionDesk(CasesDb db, CaseShredding shredding, TimeProvider clock, IOptions<CasesOptions> options) =>
        (_db, _shredding, _clock, _options) = (db, shredding, clock, options.Value);

    public IReadOnlyList<RetentionRule> Rules => RetentionRule.Load(_options.RetentionFile);

    /// <summary>The dry run: every case whose time is over, with what still keeps it. Changes nothing.</summary>
    public async Task<IReadOnlyList<RetentionLine>> DueAsync(CancellationToken ct)
    {
        var (now, rules, lines) = (_clock.GetUtcNow(), Rules, new List<RetentionLine>());
        var ended = await _db.Cases.AsNoTracking().Where(file => file.State == CaseState.Closed || file.State == CaseState.OutOfScope).OrderBy(file => file.FiledAt).ToListAsync(ct);
        foreach (var file in ended)
        {
            var since = file.ClosedAt ?? file.StateSince;
            if (rules.FirstOrDefault(rule => rule.Fits(file)) is { } rule && since.AddDays(rule.Days) <= now)
                lines.Add(new RetentionLine(file.Id, file.Number, file.CategoryName, rule, since, await _shredding.WhyKeptAsync(file, ct)));
        }
        return lines;
    }

    /// <summary>Shreds what the dry run shows as due. Call it without an open transaction.</summary>
    public async Task<IReadOnlyList<DeletionCertificate>> ApplyAsync(Officer officer, CancellationToken ct)
    {
        await EndHoldsAsync(ct);
        var done = new List<DeletionCertificate>();
        foreach (var line in await DueAsync(ct))
        {
            if (line.Kept is null && await _shredding.ShredAsync(line.CaseId, $"{line.Rule.Name}: {line.Rule.Days} ngày", officer, ct) is Shredding.Done shredded) done.Add(shredded.Certificate);
        }
        return done;
    }

    /// <returns>Null: placed. Otherwise why not, for the officer.</returns>
    public Task<string?> HoldAsync(Guid caseId, string? reason, DateTimeOffset until, Officer officer, CancellationToken ct) => _db.AtomicallyAsync(
        async () =>
        {
            var now = _clock.GetUtcNow();
            if (string.IsNullOrWhiteSpace(reason) || reason.Length > 2000) return "Hãy ghi lý do giữ hồ sơ (không quá 2.000 ký tự).";
            if (until <= now || until > now.AddYears(5)) return "Ngày hết hạn giữ phải sau hôm nay và trong vòng 5 năm.";
            if (await _db.Cases.AsNoTracking().FirstOrDefaultAsync(row => row.Id == caseId, ct) is not { } file) return "Không có hồ sơ này.";
            _db.Add(new LegalHold { WardId = file.WardId, CaseId = caseId, Reason = reason.Trim(), PlacedBy = officer.Name, PlacedAt = now, Until = until });
            Log(file, CaseEventKind.HoldPlaced, officer, reason.Trim());
            await _db.SaveChangesAsync(ct);
            return (string?)null;
        },
        ct);

    /// <returns>False: there was none.</returns>
    public Task<bool> ReleaseAsync(Guid caseId, string reason, Officer officer, CancellationToken ct) => _db.AtomicallyAsync(
        async () =>
        {
            var holds = await _db.Holds.Where(row => row.CaseId == caseId && row.EndedAt == null).ToListAsync(ct);
            foreach (var hold in holds) hold.EndedAt = _clock.GetUtcNow();
            if (holds.Count > 0) Log(await _db.Cases.AsNoTracking().SingleAsync(row => row.Id == caseId, ct), CaseEventKind.HoldEnded, officer, reason);
            await _db.SaveChangesAsync(ct);
            return holds.Count > 0;
        },
        ct);

    public async Task<IReadOnlyList<LegalHold>> HoldsAsync(CancellationToken ct) =>
        await _db.Holds.AsNoTracking().Where(row => row.EndedAt == null).OrderBy(row => row.Until).ToListAsync(ct);

    public async Task<IReadOnlyList<DeletionCertificate>> CertificatesAsync(int most, CancellationToken ct) =>
        await _db.Certificates.AsNoTracking().OrderByDescending(row => row.DoneAt).Take(most).ToListAsync(ct);

    /// <summary>Held cases whose end has come go back to closed; holds run out.</summary>
    private Task<int> EndHoldsAsync(CancellationToken ct) => _db.AtomicallyAsync(
        async () =>
        {
            var (now, program) = (_clock.GetUtcNow(), new Officer(CaseEvent.System, "Hệ thống"));
            foreach (var hold in await _db.Holds.Where(row => row.EndedAt == null && row.Until <= now).ToListAsync(ct)) hold.EndedAt = hold.Until;
            var held = await _db.Cases.Where(row => row.State == CaseState.Held && row.HeldUntil != null && row.HeldUntil <= now).ToListAsync(ct);
            foreach (var file in held)
            {
                file.EndHold(now);
                Log(file, CaseEventKind.HoldEnded, program, "Hết hạn giữ");
            }
            return await _db.SaveChangesAsync(ct);
        },
        ct);

    private void Log(CaseFile file, CaseEventKind kind, Officer officer, string reason) => _db.Add(new CaseEvent
    {
        WardId = file.WardId, CaseId = file.Id, Kind = kind, ActorId = officer.Id, ActorName = officer.Name, At = _clock.GetUtcNow(), Reason = reason,
    });
}
