using System.Text;
using System.Text.Json;
using System.Security.Cryptography;
using AnTT.Cases.Audit;
using AnTT.Cases.Evidence;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Sealing;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Retention;

/// <summary>How shredding ended.</summary>
public abstract record Shredding
{
    public sealed record Done(DeletionCertificate Certificate) : Shredding;

    /// <param name="Why">For the officer.</param>
    public sealed record Refused(string Why) : Shredding;
}

/// <summary>Destroys a case's keys, files and words; number, kind, dates, log and certificate stay.</summary>
public sealed class CaseShredding
{
    private const string Gone = "(đã xoá theo quy định lưu trữ)";

    private readonly CasesDb _db;
    private readonly CaseKeys _keys;
    private readonly ErasableSecrets _secrets;
    private readonly EvidenceVaults _vaults;
    private readonly TimeProvider _clock;

    internal CaseShredding(CasesDb db, CaseKeys keys, ErasableSecrets secrets, EvidenceVaults vaults, TimeProvider clock) =>
        (_db, _keys, _secrets, _vaults, _clock) = (db, keys, secrets, vaults, clock);

    /// <summary>Commits by itself and then destroys keys and files: what a later fault undid could not be brought back.</summary>
    /// <exception cref="InvalidOperationException">A transaction is already open.</exception>
    public async Task<Shredding> ShredAsync(Guid caseId, string rule, Officer officer, CancellationToken ct)
    {
        if (_db.Database.CurrentTransaction is not null) throw new InvalidOperationException("Shredding commits by itself.");
        _db.ChangeTracker.Clear();
        if (await _db.Cases.FirstOrDefaultAsync(row => row.Id == caseId, ct) is not { } file) return new Shredding.Refused("Không có hồ sơ này.");
        if (await WhyKeptAsync(file, ct) is { } why) return new Shredding.Refused(why);
        var vaultIds = await _db.EvidenceVaults.Where(row => row.CaseId == caseId).Select(row => row.Id).ToListAsync(ct);
        var items = await _db.Evidence.AsNoTracking().Where(row => vaultIds.Contains(row.VaultId)).ToListAsync(ct);
        var certificate = await CertifyAsync(file, items, rule, officer, ct);
        await _db.AtomicallyAsync(
            async () =>
            {
                await DeleteRowsAsync(caseId, ct);
                file.Empty(Gone, certificate.DoneAt);
                _db.Add(certificate);
                _db.Add(new CaseEvent
                {
                    WardId = file.WardId, CaseId = caseId, Kind = CaseEventKind.Purged, ActorId = officer.Id, ActorName = officer.Name,
                    At = certificate.DoneAt, To = nameof(CaseState.Purged), Reason = rule,
                });
                await _db.SaveChangesAsync(ct);
                return true;
            },
            ct);
        // From here on nothing can be brought back; what a crash leaves, the sweeper takes: no row speaks of it.
        _secrets.Destroy(caseId);
        foreach (var vault in vaultIds) _secrets.Destroy(vault);
        foreach (var item in items)
        {
            File.Delete(_vaults.PathOf(item.Id));
            if (item.CleanId is { } clean) File.Delete(_vaults.PathOf(clean));
        }
        return new Shredding.Done(certificate);
    }

    /// <summary>Whether a certificate is what was written.</summary>
    public bool IsGenuine(DeletionCertificate certificate) => CryptographicOperations.FixedTimeEquals(certificate.Seal, SealOf(certificate));

    /// <returns>Null: nothing forbids deleting it.</returns>
    internal async Task<string?> WhyKeptAsync(CaseFile file, CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        if (file.State == CaseState.Purged) return "Nội dung hồ sơ đã xoá.";
        if (file.FirstSeenAt is null) return "Chưa ai mở hồ sơ này: tin chưa được đọc thì không bao giờ bị xoá.";
        if (!StateTable.IsEnd(file.State)) return "Hồ sơ chưa kết thúc.";
        if (file.State == CaseState.Held && file.HeldUntil > now) return "Hồ sơ đang được tạm giữ theo yêu cầu pháp lý.";
        return await _db.Holds.AnyAsync(hold => hold.CaseId == file.Id && hold.EndedAt == null && hold.Until > now, ct) ? "Hồ sơ đang được giữ theo yêu cầu pháp lý." : null;
    }

    private async Task DeleteRowsAsync(Guid caseId, CancellationToken ct)
    {
        var mailboxes = _db.Mailboxes.Where(row => row.CaseId == caseId).Select(row => row.Id);
        var vaults = _db.EvidenceVaults.Where(row => row.CaseId == caseId).Select(row => row.Id);
        var reports = _db.Reports.Where(row => row.CaseId == caseId).Select(row => row.Id);
        await _db.ReporterIdentities.Where(row => mailboxes.Contains(row.MailboxId)).ExecuteDeleteAsync(ct);
        await _db.Consents.Where(row => reports.Contains(row.ReportId)).ExecuteDeleteAsync(ct);
        await _db.IdentityRequests.Where(row => row.CaseId == caseId).ExecuteDeleteAsync(ct);
        await _db.Messages.Where(row => row.CaseId == caseId).ExecuteDeleteAsync(ct);
        await _db.Notes.Where(row => row.CaseId == caseId).ExecuteDeleteAsync(ct);
        await _db.Evidence.Where(row => vaults.Contains(row.VaultId)).ExecuteDeleteAsync(ct);
        await _db.EvidenceVaults.Where(row => row.CaseId == caseId).ExecuteDeleteAsync(ct);
        await _db.Clocks.Where(row => row.CaseId == caseId).ExecuteDeleteAsync(ct);
        await _db.Grants.Where(row => row.CaseId == caseId).ExecuteDeleteAsync(ct);
        await _db.Assignments.Where(row => row.CaseId == caseId).ExecuteDeleteAsync(ct);
        await _db.Recusals.Where(row => row.CaseId == caseId).ExecuteDeleteAsync(ct);
        await _db.ClusterLinks.Where(row => row.CaseId == caseId).ExecuteDeleteAsync(ct);
        await _db.Reports.Where(row => row.CaseId == caseId).ExecuteUpdateAsync(set => set.SetProperty(row => row.What, "").SetProperty(row => row.AnswersJson, "[]"), ct);
    }

    private async Task<DeletionCertificate> CertifyAsync(CaseFile file, List<EvidenceItem> items, string rule, Officer officer, CancellationToken ct)
    {
        var content = JsonSerializer.Serialize(new
        {
            reports = await _db.Reports.CountAsync(row => row.CaseId == file.Id, ct),
            messages = await _db.Messages.CountAsync(row => row.CaseId == file.Id, ct),
            notes = await _db.Notes.CountAsync(row => row.CaseId == file.Id, ct),
            files = items.Select(item => Convert.ToHexStringLower(item.Sha256)),
        });
        var draft = new DeletionCertificate
        {
            WardId = file.WardId, CaseId = file.Id, CaseNumber = file.Number, Rule = rule, DoneBy = officer.Name, DoneAt = _clock.GetUtcNow(), Content = content, Seal = [],
        };
        return new DeletionCertificate
        {
            Id = draft.Id, WardId = draft.WardId, CaseId = draft.CaseId, CaseNumber = draft.CaseNumber, Rule = rule, DoneBy = draft.DoneBy, DoneAt = draft.DoneAt, Content = content, Seal = SealOf(draft),
        };
    }

    private byte[] SealOf(DeletionCertificate certificate) => HMACSHA256.HashData(_keys.AuditKey, Encoding.UTF8.GetBytes(JsonSerializer.Serialize(
        new { certificate.Id, certificate.CaseId, certificate.CaseNumber, certificate.Rule, certificate.DoneBy, ticks = certificate.DoneAt.UtcTicks, certificate.Content })));
}
