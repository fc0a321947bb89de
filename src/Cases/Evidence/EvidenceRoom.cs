using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AnTT.Cases.Evidence;

/// <summary>How much may lie here: per tip, in all drafts together, and while the disk has room.</summary>
internal sealed class EvidenceRoom(CasesDb db, IOptions<CasesOptions> options)
{
    private readonly CasesOptions _options = options.Value;

    /// <param name="moreBytes">What is about to be added; 0 before it is known.</param>
    /// <returns>Null: there is room.</returns>
    public async Task<EvidenceResult.Refused?> RefuseAsync(EvidenceVault vault, CancellationToken ct, long moreBytes = 0)
    {
        // All vaults of a case together: files sent later have a vault of their own.
        var vaults = db.EvidenceVaults.Where(row => row.Id == vault.Id || (vault.CaseId != null && row.CaseId == vault.CaseId)).Select(row => row.Id);
        var held = await db.Evidence.Where(item => vaults.Contains(item.VaultId)).GroupBy(_ => 1)
            .Select(group => new { Count = group.Count(), Bytes = group.Sum(item => item.SizeBytes) }).SingleOrDefaultAsync(ct);
        if (held?.Count >= _options.MaxFilesPerTip)
            return new($"Một tin báo nhận tối đa {_options.MaxFilesPerTip} tệp và tin này đã đủ. Bạn mô tả phần còn lại bằng lời giúp.", FileFault.TooMany);
        if ((held?.Bytes ?? 0) + moreBytes > _options.MaxBytesPerTip)
            return new($"Các tệp của một tin báo cộng lại tối đa {_options.MaxBytesPerTip / (1024 * 1024)} MB và tin này đã đủ. Bạn mô tả phần còn lại bằng lời giúp.", FileFault.TooMany);
        if (vault.CaseId is null && await UnsentBytesAsync(ct) + moreBytes > _options.MaxUnsentBytes) return NoRoom();
        return FreeBytes() < _options.MinFreeBytes + moreBytes ? NoRoom() : null;
    }

    private static EvidenceResult.Refused NoRoom() =>
        new("Hiện hệ thống đang nhận quá nhiều tệp nên chưa nhận thêm được. Bạn gửi tin bằng chữ trước giúp; có thể gửi tệp sau bằng mã tra cứu.", FileFault.NoRoom);

    private Task<long> UnsentBytesAsync(CancellationToken ct) => (
        from item in db.Evidence
        join vault in db.EvidenceVaults on item.VaultId equals vault.Id
        where vault.CaseId == null
        select item.SizeBytes).SumAsync(ct);

    private long FreeBytes()
    {
        Directory.CreateDirectory(_options.EvidenceFolder);
        return new DriveInfo(Path.GetFullPath(_options.EvidenceFolder)).AvailableFreeSpace;
    }
}
