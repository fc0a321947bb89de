using System.Security.Cryptography;
using AnTT.Cases.Audit;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AnTT.Cases.Evidence;

/// <summary>Which tip a file belongs to: one not sent yet, or one that has a mailbox.</summary>
public abstract record EvidenceOwner
{
    /// <param name="DraftKey">The <see cref="Intake.FiledTip.DraftKey"/> the tip will be filed with.</param>
    public sealed record Draft(string DraftKey, Guid? WardId = null) : EvidenceOwner;

    public sealed record Sender(Guid MailboxId) : EvidenceOwner;
}

/// <summary>How an attached file was taken.</summary>
public abstract record EvidenceResult
{
    /// <param name="Count">Files of this tip so far.</param>
    public sealed record Kept(Guid EvidenceId, FileKind Kind, long SizeBytes, int Count) : EvidenceResult;

    /// <param name="Why">What to send instead, for the sender.</param>
    public sealed record Refused(string Why, FileFault Fault = FileFault.Kind) : EvidenceResult;
}

public enum FileFault
{
    /// <summary>Not a kind of file that is taken.</summary>
    Kind,
    Empty,
    TooLarge,
    TooMany,

    /// <summary>The tip it belongs to is gone.</summary>
    NoTip,
}

/// <summary>Keeps what senders attach: encrypted while it streams, under a key of its own tip; gives it back to officers, with a line in the log.</summary>
public sealed class EvidenceStore
{
    private readonly CasesDb _db;
    private readonly CaseKeys _keys;
    private readonly TimeProvider _clock;
    private readonly CasesOptions _options;

    internal EvidenceStore(CasesDb db, CaseKeys keys, TimeProvider clock, IOptions<CasesOptions> options) =>
        (_db, _keys, _clock, _options) = (db, keys, clock, options.Value);

    /// <param name="claimedName">The file name the device gave; kept for people, trusted for nothing.</param>
    public async Task<EvidenceResult> AddAsync(EvidenceOwner owner, Stream content, string? claimedName, CancellationToken ct)
    {
        var head = new byte[FileKinds.HeadBytes];
        var headLength = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        if (headLength == 0) return new EvidenceResult.Refused("Tệp rỗng, không có nội dung. Bạn chọn lại tệp khác giúp.", FileFault.Empty);
        if (FileKinds.Sniff(head.AsSpan(0, headLength)) is not { } kind)
            return new EvidenceResult.Refused("Tệp này không phải ảnh, video, ghi âm hay PDF nên chưa nhận được. Bạn gửi ảnh (JPG, PNG, HEIC, WEBP, GIF), video MP4, ghi âm hoặc PDF giúp.");

        // The vault first and the row last, each in its own short write: a slow upload must not hold the database.
        var vault = await FindVaultAsync(owner, ct) ?? await MakeVaultAsync(owner, ct);
        return vault is null
            ? new EvidenceResult.Refused("Không tìm thấy tin báo để gắn tệp này. Bạn tra cứu lại bằng mã rồi gửi tệp giúp.", FileFault.NoTip)
            : await KeepAsync(vault, kind, head[..headLength], content, claimedName, ct);
    }

    /// <summary>How many files a draft carries so far.</summary>
    public async Task<int> CountAsync(EvidenceOwner owner, CancellationToken ct)
    {
        var vault = await FindVaultAsync(owner, ct);
        return vault is null ? 0 : await _db.Evidence.CountAsync(item => item.VaultId == vault.Id, ct);
    }

    /// <summary>Drops the files of a tip that will not be sent. Their key goes with the row, so the bytes left behind are noise.</summary>
    public async Task DiscardDraftAsync(string draftKey, CancellationToken ct)
    {
        var draftHash = _keys.HashDraft(draftKey);
        await _db.EvidenceVaults.Where(row => row.DraftHash == draftHash).ExecuteDeleteAsync(ct);
    }

    /// <summary>Takes back files just kept, because their message had come before or was refused. What already belongs to a case stays.</summary>
    public async Task WithdrawAsync(IReadOnlyCollection<Guid> evidenceIds, CancellationToken ct)
    {
        foreach (var id in evidenceIds)
        {
            var removed = await _db.Evidence
                .Where(item => item.Id == id && _db.EvidenceVaults.Any(vault => vault.Id == item.VaultId && vault.CaseId == null))
                .ExecuteDeleteAsync(ct);
            if (removed > 0) File.Delete(PathOf(id));
        }
    }

    /// <summary>Gives files that came without a tip to one already filed.</summary>
    /// <returns>How many files there were.</returns>
    public Task<int> AttachDraftAsync(string draftKey, Guid mailboxId, CancellationToken ct) => _db.AtomicallyAsync(
        async () =>
        {
            var draftHash = _keys.HashDraft(draftKey);
            var vault = await _db.EvidenceVaults.FirstOrDefaultAsync(row => row.DraftHash == draftHash, ct);
            var mailbox = await _db.Mailboxes.AsNoTracking().FirstOrDefaultAsync(row => row.Id == mailboxId, ct);
            if (vault is null || mailbox is null) return 0;
            (vault.DraftHash, vault.CaseId) = (null, mailbox.CaseId);
            var items = await _db.Evidence.AsNoTracking().Where(item => item.VaultId == vault.Id).ToListAsync(ct);
            foreach (var item in items)
            {
                _db.Add(new CaseEvent
                {
                    WardId = item.WardId, CaseId = mailbox.CaseId, Kind = CaseEventKind.EvidenceAdded,
                    ActorId = CaseEvent.Reporter, ActorName = mailbox.Pseudonym, At = item.ReceivedAt, To = item.Id.ToString(),
                });
            }
            await _db.SaveChangesAsync(ct);
            return items.Count;
        },
        ct);

    /// <summary>Writes the original's bytes to <paramref name="target"/>, checked block by block, and records who opened it. False: not a file of this case.</summary>
    /// <exception cref="CryptographicException">The stored file was changed.</exception>
    public async Task<bool> OpenAsync(Guid caseId, Guid evidenceId, Officer officer, Func<EvidenceItem, Stream> target, CancellationToken ct)
    {
        var found = await (
            from item in _db.Evidence.AsNoTracking()
            where item.Id == evidenceId
            join vault in _db.EvidenceVaults.AsNoTracking() on item.VaultId equals vault.Id
            where vault.CaseId == caseId
            select new { item, vault }).FirstOrDefaultAsync(ct);
        if (found is null) return false;
        _db.Add(new CaseEvent
        {
            WardId = found.item.WardId, CaseId = caseId, Kind = CaseEventKind.EvidenceOpened,
            ActorId = officer.Id, ActorName = officer.Name, At = _clock.GetUtcNow(), To = evidenceId.ToString(),
        });
        await _db.SaveChangesAsync(ct);
        await using var file = File.OpenRead(PathOf(evidenceId));
        await SealedStream.ReadAsync(file, target(found.item), Unwrap(found.vault), evidenceId, ct);
        return true;
    }

    internal string PathOf(Guid id) => Path.Combine(_options.EvidenceFolder, id.ToString("N")[^2..], $"{id:N}.sealed");

    private async Task<EvidenceResult> KeepAsync(
        EvidenceVault vault, FileKind kind, byte[] head, Stream content, string? claimedName, CancellationToken ct)
    {
        if (await _db.Evidence.CountAsync(item => item.VaultId == vault.Id, ct) >= _options.MaxFilesPerTip) return TooMany();
        var id = Guid.CreateVersion7();
        var path = PathOf(id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var kept = false;
        try
        {
            using var measured = new CheckedStream(content, head, _options.MaxFileBytes);
            await using (var file = File.Create(path)) await SealedStream.WriteAsync(measured, file, Unwrap(vault), id, ct);
            if (measured.LimitPassed)
                return new EvidenceResult.Refused($"Tệp lớn hơn {_options.MaxFileBytes / (1024 * 1024)} MB nên chưa nhận được. Bạn gửi ảnh nhỏ hơn hoặc đoạn video ngắn hơn giúp.", FileFault.TooLarge);
            var item = new EvidenceItem
            {
                Id = id, WardId = vault.WardId, VaultId = vault.Id, Kind = kind, SizeBytes = measured.SizeBytes,
                Sha256 = measured.Sha256(), ClaimedName = Clean(claimedName), ReceivedAt = _clock.GetUtcNow(),
            };
            var result = await _db.AtomicallyAsync(() => RecordAsync(item, ct), ct);
            kept = result is EvidenceResult.Kept;
            return result;
        }
        finally
        {
            if (!kept) File.Delete(path);
        }
    }

    private async Task<EvidenceResult> RecordAsync(EvidenceItem item, CancellationToken ct)
    {
        var count = await _db.Evidence.CountAsync(row => row.VaultId == item.VaultId, ct);
        if (count >= _options.MaxFilesPerTip) return TooMany();
        var vault = await _db.EvidenceVaults.AsNoTracking().FirstOrDefaultAsync(row => row.Id == item.VaultId, ct);
        if (vault is null) return new EvidenceResult.Refused("Tin báo này đã được huỷ nên tệp chưa được giữ lại.", FileFault.NoTip);
        _db.Add(item);
        if (vault is { CaseId: { } caseId, MailboxId: { } mailboxId })
        {
            var pseudonym = await _db.Mailboxes.Where(row => row.Id == mailboxId).Select(row => row.Pseudonym).SingleAsync(ct);
            _db.Add(new CaseEvent
            {
                WardId = item.WardId, CaseId = caseId, Kind = CaseEventKind.EvidenceAdded,
                ActorId = CaseEvent.Reporter, ActorName = pseudonym, At = item.ReceivedAt, To = item.Id.ToString(),
            });
        }
        await _db.SaveChangesAsync(ct);
        return new EvidenceResult.Kept(item.Id, item.Kind, item.SizeBytes, count + 1);
    }

    private Task<EvidenceVault?> FindVaultAsync(EvidenceOwner owner, CancellationToken ct)
    {
        if (owner is EvidenceOwner.Sender sender)
            return _db.EvidenceVaults.AsNoTracking().FirstOrDefaultAsync(row => row.MailboxId == sender.MailboxId, ct);
        var draftHash = _keys.HashDraft(((EvidenceOwner.Draft)owner).DraftKey);
        return _db.EvidenceVaults.AsNoTracking().FirstOrDefaultAsync(row => row.DraftHash == draftHash, ct);
    }

    /// <summary>Null when the mailbox does not exist.</summary>
    private async Task<EvidenceVault?> MakeVaultAsync(EvidenceOwner owner, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        var vault = new EvidenceVault
        {
            Id = id,
            WardId = Guid.Empty,
            WrappedKey = Seal.Close(_keys.EvidenceKey, RandomNumberGenerator.GetBytes(32), id),
            CreatedAt = _clock.GetUtcNow(),
        };
        if (owner is EvidenceOwner.Draft draft)
        {
            vault.DraftHash = _keys.HashDraft(draft.DraftKey);
            vault.WardId = draft.WardId ?? await _db.Wards.OrderBy(ward => ward.Id).Select(ward => ward.Id).FirstAsync(ct);
        }
        else
        {
            var mailboxId = ((EvidenceOwner.Sender)owner).MailboxId;
            if (await _db.Mailboxes.AsNoTracking().FirstOrDefaultAsync(row => row.Id == mailboxId, ct) is not { } mailbox) return null;
            (vault.WardId, vault.MailboxId, vault.CaseId) = (mailbox.WardId, mailbox.Id, mailbox.CaseId);
        }
        _db.Add(vault);
        try
        {
            await _db.SaveChangesAsync(ct);
            return vault;
        }
        catch (DbUpdateException) when (_db.Database.CurrentTransaction is null)
        {
            // Two files of one tip arrived at the same moment, and the other made the vault.
            return await FindVaultAsync(owner, ct);
        }
        finally
        {
            _db.Entry(vault).State = EntityState.Detached;
        }
    }

    private byte[] Unwrap(EvidenceVault vault) => Seal.Open(_keys.EvidenceKey, vault.WrappedKey, vault.Id);

    private EvidenceResult.Refused TooMany() =>
        new($"Một tin báo nhận tối đa {_options.MaxFilesPerTip} tệp và tin này đã đủ. Bạn mô tả phần còn lại bằng lời giúp.", FileFault.TooMany);

    private static string? Clean(string? claimedName)
    {
        var name = string.Concat((claimedName ?? "").Split('/', '\\')[^1].Where(letter => !char.IsControl(letter))).Trim();
        return name.Length == 0 ? null : name.Length > 120 ? name[..120] : name;
    }
}
