using System.Security.Cryptography;
using System.Text;
using AnTT.Cases.Audit;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AnTT.Cases.Evidence;

/// <summary>How asking for a file ended.</summary>
public abstract record EvidenceOpening
{
    public sealed record Opened : EvidenceOpening;

    /// <summary>Not a file of this case.</summary>
    public sealed record Unknown : EvidenceOpening;

    /// <param name="Why">For the officer.</param>
    public sealed record Refused(string Why) : EvidenceOpening;
}

/// <summary>Shows evidence: the clean copy to whoever works the case, the original with a reason; each opening is a custody line before the first byte.</summary>
public sealed class EvidenceViewing
{
    private const int ShortestReason = 10;
    private const long MostPreviewedBytes = 30L * 1024 * 1024;
    private const string ChildInDanger = "tre-em";
    private static readonly TimeSpan SameLook = TimeSpan.FromMinutes(10);

    private readonly CasesDb _db;
    private readonly CaseKeys _keys;
    private readonly EvidenceVaults _vaults;
    private readonly EvidenceCopies _copies;
    private readonly TimeProvider _clock;

    private readonly CasesOptions _options;

    internal EvidenceViewing(CasesDb db, CaseKeys keys, EvidenceVaults vaults, EvidenceCopies copies, TimeProvider clock, IOptions<CasesOptions> options) =>
        (_db, _keys, _vaults, _copies, _clock, _options) = (db, keys, vaults, copies, clock, options.Value);

    /// <summary>Whether a small picture of the file may be drawn beside its name. Never where children may be seen: such a picture is only opened on purpose.</summary>
    public static bool MayPreview(CaseFile file, EvidenceItem item) =>
        file.Category != ChildInDanger && item.Clean == CleanState.Made && Preview.IsPossible(item.Kind) && item.SizeBytes <= MostPreviewedBytes && WhyNot(item) is null;

    /// <summary>A small JPEG of the clean copy, made in memory and kept nowhere; a custody line for each officer and file in ten minutes.</summary>
    /// <returns>Null: no such file, or there is no small picture of it.</returns>
    public async Task<byte[]?> PreviewAsync(Guid caseId, Guid evidenceId, Officer officer, CancellationToken ct)
    {
        if (await FindAsync(caseId, evidenceId, ct) is not { Item.CleanId: { } cleanId } found || !await HoldsKeyAsync(caseId, officer, ct)) return null;
        if (await _db.Cases.AsNoTracking().FirstOrDefaultAsync(row => row.Id == caseId, ct) is not { } file || !MayPreview(file, found.Item)) return null;
        var since = _clock.GetUtcNow() - SameLook;
        var subject = evidenceId.ToString();
        if (!await _db.Events.AnyAsync(line => line.CaseId == caseId && line.Kind == CaseEventKind.EvidencePreviewed && line.ActorId == officer.Id && line.To == subject && line.At > since, ct))
            await LogAsync(found, caseId, CaseEventKind.EvidencePreviewed, reason: null, officer, ct);
        using var clean = new MemoryStream((int)found.Item.CleanSizeBytes);
        await SendAsync(cleanId, await _vaults.UnlockAsync(found.Vault, officer.UnitId, ct), clean, ct);
        return await Preview.MakeAsync(found.Item.Kind, clean.ToArray(), _options.PdfPagesCommand, ct);
    }

    /// <summary>Writes the clean copy, checked block by block.</summary>
    /// <param name="target">Called once there is something to write, with the size in <see cref="EvidenceItem.CleanSizeBytes"/>.</param>
    /// <exception cref="CryptographicException">The stored file was changed, or the case was shredded.</exception>
    public async Task<EvidenceOpening> OpenCleanAsync(Guid caseId, Guid evidenceId, Officer officer, Func<EvidenceItem, Stream> target, CancellationToken ct)
    {
        if (await FindAsync(caseId, evidenceId, ct) is not { } found) return new EvidenceOpening.Unknown();
        if (!await HoldsKeyAsync(caseId, officer, ct)) return new EvidenceOpening.Refused(NoKey);
        if (found.Item.Clean == CleanState.Waiting && await _copies.PrepareAsync(evidenceId, ct)) found = (await FindAsync(caseId, evidenceId, ct))!;
        if (WhyNot(found.Item) is { } why) return new EvidenceOpening.Refused(why);
        if (found.Item.CleanId is not { } cleanId) return new EvidenceOpening.Refused("Tệp này không có bản sạch để xem. Chỉ huy có thể mở bản gốc khi có lý do.");
        await LogAsync(found, caseId, CaseEventKind.EvidenceOpened, reason: null, officer, ct);
        await SendAsync(cleanId, await _vaults.UnlockAsync(found.Vault, officer.UnitId, ct), target(found.Item), ct);
        return new EvidenceOpening.Opened();
    }

    /// <summary>Writes the original's bytes, as for a prosecutor. Sealed away: for the custodian alone. Quarantined: refused, also to them.</summary>
    /// <param name="isCustodian">The officer holds the identity custodian's role.</param>
    /// <exception cref="CryptographicException">The stored file was changed, or the case was shredded.</exception>
    public async Task<EvidenceOpening> OpenOriginalAsync(
        Guid caseId, Guid evidenceId, string? reason, Officer officer, bool isCustodian, Func<EvidenceItem, Stream> target, CancellationToken ct)
    {
        if (await FindAsync(caseId, evidenceId, ct) is not { } found) return new EvidenceOpening.Unknown();
        if (reason is null || reason.Trim().Length is < ShortestReason or > 2000)
            return new EvidenceOpening.Refused($"Hãy ghi rõ lý do cần bản gốc (từ {ShortestReason} đến 2.000 ký tự).");
        if (found.Item.IsSealedAway && !isCustodian) return new EvidenceOpening.Refused(SealedAway);
        if (!found.Item.IsSealedAway && !await HoldsKeyAsync(caseId, officer, ct)) return new EvidenceOpening.Refused(NoKey);
        if (found.Item.Scan is ScanState.Quarantined or ScanState.Waiting or ScanState.Failed) return new EvidenceOpening.Refused(WhyNot(found.Item)!);
        await LogAsync(found, caseId, CaseEventKind.EvidenceOriginalOpened, reason.Trim(), officer, ct);
        var key = found.Item.CustodianKey is { } custody ? Seal.Open(_keys.ReporterKey, custody, evidenceId) : await _vaults.UnlockAsync(found.Vault, officer.UnitId, ct);
        await SendAsync(evidenceId, key, target(found.Item), ct);
        return new EvidenceOpening.Opened();
    }

    /// <summary>Whether the officer's unit was given this case; who belongs to no unit opens whatever one of them may.</summary>
    public async Task<bool> HoldsKeyAsync(Guid caseId, Officer officer, CancellationToken ct) =>
        officer.UnitId is not { } unitId || await _db.Grants.AnyAsync(row => row.CaseId == caseId && row.UnitId == unitId, ct);

    /// <summary>What the sender's device called the file; only together with the original's custody line.</summary>
    public async Task<string?> OriginalNameAsync(Guid caseId, Guid evidenceId, CancellationToken ct) =>
        await FindAsync(caseId, evidenceId, ct) is { Item: { SealedName: { } name, IsSealedAway: false } } found
            ? Encoding.UTF8.GetString(Seal.Open(await _vaults.UnlockAsync(found.Vault, ct), name, evidenceId))
            : null;

    /// <summary>
    /// A picture that may show the sexual abuse of a child (Luật Trẻ em Điều 4, 54; Bộ luật Hình sự Điều 147): no further look, no copy. The original is encrypted anew
    /// under the custodian's key, the clean copy is destroyed, and only the custodian role opens it from here on.
    /// </summary>
    /// <returns>False: not a file of this case.</returns>
    /// <exception cref="InvalidOperationException">A transaction is already open.</exception>
    public async Task<bool> SealAwayAsync(Guid caseId, Guid evidenceId, Officer officer, CancellationToken ct)
    {
        if (_db.Database.CurrentTransaction is not null) throw new InvalidOperationException("Sealing away commits by itself: a later fault must not undo the row when the file has moved.");
        if (await FindAsync(caseId, evidenceId, ct) is not { } found) return false;
        if (found.Item.IsSealedAway) return true;
        var key = RandomNumberGenerator.GetBytes(32);
        var path = _vaults.PathOf(evidenceId);
        var moved = path + ".moving";
        await using (var from = File.OpenRead(path))
        await using (var to = File.Create(moved))
        {
            using var pipe = new MemoryStream();
            await SealedStream.ReadAsync(from, pipe, await _vaults.UnlockAsync(found.Vault, ct), evidenceId, ct);
            pipe.Position = 0;
            await SealedStream.WriteAsync(pipe, to, key, evidenceId, ct);
            to.Flush(flushToDisk: true);
        }
        var custody = Seal.Close(_keys.ReporterKey, key, evidenceId);
        await _db.AtomicallyAsync(
            async () =>
            {
                await _db.Evidence.Where(row => row.Id == evidenceId).ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.CustodianKey, custody).SetProperty(row => row.Clean, CleanState.NotPossible)
                        .SetProperty(row => row.CleanId, (Guid?)null).SetProperty(row => row.CleanSizeBytes, 0).SetProperty(row => row.SealedFacts, (byte[]?)null),
                    ct);
                await LogAsync(found, caseId, CaseEventKind.EvidenceSealedAway, reason: null, officer, ct);
                return true;
            },
            ct);
        // A crash before this leaves the old bytes under a key nobody looks for; the sweeper finishes the move.
        File.Move(moved, path, overwrite: true);
        if (found.Item.CleanId is { } cleanId) File.Delete(_vaults.PathOf(cleanId));
        return true;
    }

    /// <summary>For officers of a unit that was not given the case.</summary>
    public const string NoKey = "Đơn vị của bạn chưa được trao bằng chứng của hồ sơ này. Chỉ huy trao được ở trang hồ sơ.";

    private const string SealedAway = "Tệp này đã được niêm phong theo quy trình bảo vệ trẻ em; chỉ người giữ danh tính mở được.";

    /// <summary>Null: it may be shown.</summary>
    public static string? WhyNot(EvidenceItem item) => item switch
    {
        { IsSealedAway: true } => SealedAway,
        { Scan: ScanState.Quarantined } => "Phần mềm quét tìm thấy mã độc trong tệp này. Tệp được giữ nguyên làm bằng chứng và không mở ở đây.",
        { Scan: ScanState.Waiting } => "Tệp đang chờ quét mã độc. Bạn thử lại sau ít phút.",
        { Scan: ScanState.Failed } => "Chưa quét được mã độc cho tệp này nên chưa mở được; hệ thống sẽ thử lại.",
        _ => null,
    };

    private async Task<Found?> FindAsync(Guid caseId, Guid evidenceId, CancellationToken ct)
    {
        var found = await (
            from item in _db.Evidence.AsNoTracking()
            where item.Id == evidenceId
            join vault in _db.EvidenceVaults.AsNoTracking() on item.VaultId equals vault.Id
            where vault.CaseId == caseId
            select new { item, vault }).FirstOrDefaultAsync(ct);
        return found is null ? null : new Found(found.item, found.vault);
    }

    private async Task LogAsync(Found found, Guid caseId, CaseEventKind kind, string? reason, Officer officer, CancellationToken ct)
    {
        _db.Add(new CaseEvent
        {
            WardId = found.Item.WardId, CaseId = caseId, Kind = kind, ActorId = officer.Id, ActorName = officer.Name,
            At = _clock.GetUtcNow(), To = found.Item.Id.ToString(), Reason = reason,
        });
        await _db.SaveChangesAsync(ct);
    }

    private async Task SendAsync(Guid id, byte[] key, Stream target, CancellationToken ct)
    {
        await using var file = File.OpenRead(_vaults.PathOf(id));
        await SealedStream.ReadAsync(file, target, key, id, ct);
    }

    private sealed record Found(EvidenceItem Item, EvidenceVault Vault);
}
