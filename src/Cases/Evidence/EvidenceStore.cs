using System.Text;
using System.Text.Json;
using AnTT.Cases.Audit;
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
    /// <param name="Facts">What the file tells besides what it shows; see <see cref="EvidenceFacts"/> for asking the sender about it.</param>
    /// <param name="WasHere">The draft held the very same bytes already, from a message sent again: nothing was added.</param>
    public sealed record Kept(Guid EvidenceId, FileKind Kind, long SizeBytes, int Count, IReadOnlyList<HiddenFact> Facts, bool WasHere = false) : EvidenceResult;

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

    /// <summary>Too much lies here unsent, or the disk is nearly full.</summary>
    NoRoom,
}

/// <summary>Keeps what senders attach: encrypted while it streams, under a key of its own tip.</summary>
public sealed class EvidenceStore
{
    private readonly CasesDb _db;
    private readonly CaseKeys _keys;
    private readonly CaseKeyring _ring;
    private readonly EvidenceVaults _vaults;
    private readonly EvidenceRoom _room;
    private readonly EvidenceQueue _queue;
    private readonly TimeProvider _clock;
    private readonly CasesOptions _options;

    internal EvidenceStore(
        CasesDb db, CaseKeys keys, CaseKeyring ring, EvidenceVaults vaults, EvidenceRoom room, EvidenceQueue queue, TimeProvider clock, IOptions<CasesOptions> options) =>
        (_db, _keys, _ring, _vaults, _room, _queue, _clock, _options) = (db, keys, ring, vaults, room, queue, clock, options.Value);

    /// <param name="claimedName">The file name the device gave; sealed with the original, trusted for nothing.</param>
    public async Task<EvidenceResult> AddAsync(EvidenceOwner owner, Stream content, string? claimedName, CancellationToken ct)
    {
        var head = new byte[FileKinds.HeadBytes];
        var headLength = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        if (headLength == 0) return new EvidenceResult.Refused("Tệp rỗng, không có nội dung. Bạn chọn lại tệp khác giúp.", FileFault.Empty);
        if (FileKinds.Sniff(head.AsSpan(0, headLength)) is not { } kind)
            return new EvidenceResult.Refused("Tệp này không phải ảnh, video, ghi âm hay tài liệu nên chưa nhận được. Bạn gửi ảnh (JPG, PNG, HEIC, WEBP, GIF), video MP4, ghi âm, PDF hoặc Word, Excel, PowerPoint giúp.");

        // The row last, in a short write of its own: a slow upload must not hold the database.
        using var making = await _vaults.MakingAsync(owner, ct);
        if (await _vaults.FindAsync(owner, ct) is { } vault)
        {
            making.Dispose();
            if (await _room.RefuseAsync(vault, ct) is { } refused) return refused;
            var opened = new OpenVault(vault, await _vaults.UnlockAsync(vault, ct));
            return await KeepAsync(opened, Task.FromResult(opened), kind, head[..headLength], content, claimedName, ct);
        }
        if (await _vaults.DraftAsync(owner, ct) is not { } made)
            return new EvidenceResult.Refused("Không tìm thấy tin báo để gắn tệp này. Bạn tra cứu lại bằng mã rồi gửi tệp giúp.", FileFault.NoTip);
        if (await _room.RefuseAsync(made.Row, ct) is { } full) return full;
        // The first file of a tip: its vault reaches the disk while the file is still coming.
        return await KeepAsync(new OpenVault(made.Row, made.Key), SaveAsync(made, owner, making, ct), kind, head[..headLength], content, claimedName, ct);
    }

    private async Task<OpenVault> SaveAsync(NewVault vault, EvidenceOwner owner, IDisposable making, CancellationToken ct)
    {
        using (making) return await _vaults.SaveAsync(vault, owner, ct);
    }

    /// <summary>How many files a draft carries so far.</summary>
    public async Task<int> CountAsync(EvidenceOwner owner, CancellationToken ct)
    {
        var vault = await _vaults.FindAsync(owner, ct);
        return vault is null ? 0 : await _db.Evidence.CountAsync(item => item.VaultId == vault.Id, ct);
    }

    /// <summary>The draft is still being written: its files live on from now. Call it with each turn of a draft that has files.</summary>
    public Task TouchDraftAsync(string draftKey, CancellationToken ct)
    {
        var (draftHash, now) = (_keys.HashDraft(draftKey), _clock.GetUtcNow());
        return _db.EvidenceVaults.Where(row => row.DraftHash == draftHash).ExecuteUpdateAsync(set => set.SetProperty(row => row.LastUsedAt, now), ct);
    }

    /// <summary>Drops the files of a tip that will not be sent. Their key goes with the row; the bytes left behind are noise and soon swept.</summary>
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
            var unfiled = _db.Evidence.Where(item => item.Id == id && _db.EvidenceVaults.Any(vault => vault.Id == item.VaultId && vault.CaseId == null));
            var copy = await unfiled.Select(item => item.CleanId).FirstOrDefaultAsync(ct);
            if (await unfiled.ExecuteDeleteAsync(ct) == 0) continue;
            File.Delete(_vaults.PathOf(id));
            if (copy is { } cleanId) File.Delete(_vaults.PathOf(cleanId));
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
            await _vaults.MoveIntoAsync(vault, mailbox.WardId, mailbox.CaseId, mailboxId: null, await _ring.FindAsync(mailbox.CaseId, unitId: null, ct), ct);
            var items = await _db.Evidence.AsNoTracking().Where(item => item.VaultId == vault.Id).ToListAsync(ct);
            foreach (var item in items) _db.Add(Added(item, mailbox.CaseId, mailbox.Pseudonym));
            await _db.SaveChangesAsync(ct);
            return items.Count;
        },
        ct);

    /// <param name="vault">What the file is sealed for as it comes.</param>
    /// <param name="vaultSaved">The vault that stands in the end. Has the database until it is done; awaited before anything else is asked of it, and in any case.</param>
    private async Task<EvidenceResult> KeepAsync(
        OpenVault vault, Task<OpenVault> vaultSaved, FileKind kind, byte[] head, Stream content, string? claimedName, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        var path = _vaults.PathOf(id);
        var kept = false;
        try
        {
            using var measured = new CheckedStream(content, head, _options.MaxFileBytes);
            OpenVault standing;
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await using var file = File.Create(path);
                await SealedStream.WriteAsync(measured, file, vault.Key, id, ct);
                // The row that speaks of it comes later and must not outlive it.
                file.Flush(flushToDisk: true);
            }
            finally
            {
                standing = await vaultSaved;
            }
            if (standing.Row.Id != vault.Row.Id) await EvidenceVaults.SealAgainAsync(path, id, vault.Key, standing.Key, ct);
            var key = standing.Key;
            if (measured.LimitPassed)
                return new EvidenceResult.Refused($"Tệp lớn hơn {_options.MaxFileBytes / (1024 * 1024)} MB nên chưa nhận được. Bạn gửi ảnh nhỏ hơn hoặc đoạn video ngắn hơn giúp.", FileFault.TooLarge);
            var facts = HiddenFacts.Read(kind, measured.Beginning);
            var (sha256, at) = (measured.Sha256(), _clock.GetUtcNow());
            EvidenceItem In(Guid wardId) => new()
            {
                Id = id, WardId = wardId, VaultId = standing.Row.Id, Kind = kind, SizeBytes = measured.SizeBytes, Sha256 = sha256,
                SealedName = Clean(claimedName) is { } name ? Seal.Close(key, Encoding.UTF8.GetBytes(name), id) : null,
                SealedFacts = facts.Count == 0 ? null : Seal.Close(key, JsonSerializer.SerializeToUtf8Bytes(facts), id),
                Scan = _options.Scanner.Command.Length == 0 ? ScanState.NotScanned : ScanState.Waiting,
                ReceivedAt = at,
            };
            var result = await _vaults.InTurnAsync(() => _db.AtomicallyAsync(() => RecordAsync(standing.Row.Id, In, facts, ct), ct), ct);
            kept = result is EvidenceResult.Kept { WasHere: false };
            if (kept) _queue.Add(id);
            return result;
        }
        finally
        {
            if (!kept) File.Delete(path);
        }
    }

    /// <param name="itemIn">The row, in the ward the vault belongs to by now: its tip may have gone behind the conflict door while the file was coming.</param>
    private async Task<EvidenceResult> RecordAsync(Guid vaultId, Func<Guid, EvidenceItem> itemIn, IReadOnlyList<HiddenFact> facts, CancellationToken ct)
    {
        var vault = await _db.EvidenceVaults.AsNoTracking().FirstOrDefaultAsync(row => row.Id == vaultId, ct);
        if (vault is null) return new EvidenceResult.Refused("Tin báo này đã được huỷ nên tệp chưa được giữ lại.", FileFault.NoTip);
        var item = itemIn(vault.WardId);
        if (vault.CaseId is null && await SameAsync(item, ct) is { } same)
            return new EvidenceResult.Kept(same, item.Kind, item.SizeBytes, await _db.Evidence.CountAsync(row => row.VaultId == item.VaultId, ct), facts, WasHere: true);
        if (await _room.RefuseAsync(vault, ct, item.SizeBytes) is { } refused) return refused;
        _db.Add(item);
        if (vault is { CaseId: { } caseId, MailboxId: { } mailboxId })
            _db.Add(Added(item, caseId, await _db.Mailboxes.Where(row => row.Id == mailboxId).Select(row => row.Pseudonym).SingleAsync(ct)));
        await _db.SaveChangesAsync(ct);
        await _db.EvidenceVaults.Where(row => row.Id == vault.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.LastUsedAt, item.ReceivedAt), ct);
        return new EvidenceResult.Kept(item.Id, item.Kind, item.SizeBytes, await _db.Evidence.CountAsync(row => row.VaultId == item.VaultId, ct), facts);
    }

    /// <summary>A message whose acknowledgement was lost comes again with its files: each is kept once.</summary>
    private async Task<Guid?> SameAsync(EvidenceItem item, CancellationToken ct)
    {
        var others = await _db.Evidence.AsNoTracking().Where(row => row.VaultId == item.VaultId && row.SizeBytes == item.SizeBytes).Select(row => new { row.Id, row.Sha256 }).ToListAsync(ct);
        return others.Find(other => other.Sha256.AsSpan().SequenceEqual(item.Sha256))?.Id;
    }

    private static CaseEvent Added(EvidenceItem item, Guid caseId, string pseudonym) => new()
    {
        WardId = item.WardId, CaseId = caseId, Kind = CaseEventKind.EvidenceAdded,
        ActorId = CaseEvent.Reporter, ActorName = pseudonym, At = item.ReceivedAt, To = item.Id.ToString(),
    };

    private static string? Clean(string? claimedName)
    {
        var name = string.Concat((claimedName ?? "").Split('/', '\\')[^1].Where(letter => !char.IsControl(letter))).Trim();
        return name.Length == 0 ? null : name.Length > 120 ? name[..120] : name;
    }
}
