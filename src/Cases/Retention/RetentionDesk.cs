using System.Runtime.CompilerServices;
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

    /// <summary>The dry run: every case whose time is over, rule by rule and the oldest first, with what still keeps it. Changes nothing; reads a few at a time.</summary>
    public async IAsyncEnumerable<RetentionLine> DueAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var (rule, over) in await OverAsync(ct))
        {
            var (after, number) = (DateTimeOffset.MinValue, "");
            while (true)
            {
                var (from, last) = (after, number);
                var files = await over.Where(file => file.FiledAt > from || (file.FiledAt == from && string.Compare(file.Number, last) > 0)).OrderBy(file => file.FiledAt).ThenBy(file => file.Number).Take(AtOnce).ToListAsync(ct);
                foreach (var file in files) yield return new RetentionLine(file.Id, file.Number, file.CategoryName, rule, file.ClosedAt ?? file.StateSince, await _shredding.WhyKeptAsync(file, ct));
                if (files.Count < AtOnce) break;
                (after, number) = (files[^1].FiledAt, files[^1].Number);
            }
        }
    }

    /// <summary>How many could be shredded now; counts no further than <paramref name="most"/>.</summary>
    public async Task<int> CountAsync(int most, CancellationToken ct)
    {
        var count = 0;
        foreach (var (_, over) in await OverAsync(ct)) count += await NotKept(over).Take(most - count).CountAsync(ct);
        return count;
    }

    /// <summary>Shreds what the dry run shows as due, so many at most. Call it without an open transaction.</summary>
    public async Task<IReadOnlyList<DeletionCertificate>> ApplyAsync(Officer officer, CancellationToken ct, int most = int.MaxValue)
    {
        await EndHoldsAsync(ct);
        var (done, refused) = (new List<DeletionCertificate>(), new List<Guid>());
        foreach (var (rule, over) in await OverAsync(ct))
        {
            while (done.Count < most && await NotKept(over).Where(file => !refused.Contains(file.Id)).OrderBy(file => file.FiledAt).Select(file => file.Id).Take(Math.Min(AtOnce, most - done.Count)).ToListAsync(ct) is { Count: > 0 } ids)
            {
                foreach (var id in ids)
                {
                    if (await _shredding.ShredAsync(id, $"{rule.Name}: {rule.Days} ngày", officer, ct) is Shredding.Done shredded) done.Add(shredded.Certificate);
                    else refused.Add(id);
                }
                _db.ChangeTracker.Clear();
            }
        }
        return done;
    }

    private const int AtOnce = 100;

    private IQueryable<CaseFile> NotKept(IQueryable<CaseFile> over)
    {
        var now = _clock.GetUtcNow();
        return over.Where(file => file.FirstSeenAt != null && !_db.Holds.Any(hold => hold.CaseId == file.Id && hold.EndedAt == null && hold.Until > now));
    }

    /// <summary>Each rule with the cases it is the first to fit and whose time is over, ward by ward.</summary>
    private async Task<List<(RetentionRule Rule, IQueryable<CaseFile> Over)>> OverAsync(CancellationToken ct)
    {
        var (now, rules) = (_clock.GetUtcNow(), Rules);
        var wards = await _db.Wards.AsNoTracking().OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(ct);
        return [.. wards.SelectMany(ward => rules.Select((rule, at) => (rule, Over(ward, rule, [.. rules.Take(at).Where(earlier => earlier.State == rule.State)], now))))];
    }

    private IQueryable<CaseFile> Over(Guid ward, RetentionRule rule, List<RetentionRule> earlier, DateTimeOffset now)
    {
        var before = now.AddDays(-rule.Days);
        var taken = earlier.SelectMany(one => one.Outcomes).Distinct().ToList();
        var none = earlier.Exists(one => one.Outcomes.Count == 0);
        // A case ends after it was filed: the index of the time of filing narrows it first.
        var over = _db.Cases.AsNoTracking().Where(file => !none && file.WardId == ward && file.State == rule.State && file.FiledAt <= before && (file.ClosedAt ?? file.StateSince) <= before);
        if (rule.Outcomes.Count == 0) return taken.Count == 0 ? over : over.Where(file => file.Outcome == null || !taken.Contains(file.Outcome.Value));
        var wanted = rule.Outcomes.Except(taken).ToList();
        return over.Where(file => file.Outcome != null && wanted.Contains(file.Outcome.Value));
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
