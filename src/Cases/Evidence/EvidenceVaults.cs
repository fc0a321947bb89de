using System.Security.Cryptography;
using AnTT.Cases.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AnTT.Cases.Evidence;

/// <summary>Finds, makes and unlocks vaults, and knows where files lie.</summary>
internal sealed class EvidenceVaults(CasesDb db, CaseKeys keys, CaseKeyring ring, ErasableSecrets secrets, TimeProvider clock, IOptions<CasesOptions> options, WriterTurn? turn = null)
{
    public string PathOf(Guid id) => Path.Combine(options.Value.EvidenceFolder, id.ToString("N")[^2..], $"{id:N}.sealed");

    public Task<EvidenceVault?> FindAsync(EvidenceOwner owner, CancellationToken ct)
    {
        if (owner is EvidenceOwner.Sender sender)
            return db.EvidenceVaults.AsNoTracking().FirstOrDefaultAsync(row => row.MailboxId == sender.MailboxId, ct);
        var draftHash = keys.HashDraft(((EvidenceOwner.Draft)owner).DraftKey);
        return db.EvidenceVaults.AsNoTracking().FirstOrDefaultAsync(row => row.DraftHash == draftHash, ct);
    }

    /// <summary>Writes when it is this one's turn; whoever is in a transaction has it already.</summary>
    public async Task<T> InTurnAsync<T>(Func<Task<T>> write, CancellationToken ct)
    {
        if (turn is null || db.Database.CurrentTransaction is not null) return await write();
        using (await turn(ct)) return await write();
    }

    /// <summary>Null when the mailbox does not exist.</summary>
    public async Task<EvidenceVault?> MakeAsync(EvidenceOwner owner, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        var (wardId, draftHash, mailboxId, caseId) = (Guid.Empty, (byte[]?)null, (Guid?)null, (Guid?)null);
        if (owner is EvidenceOwner.Draft draft)
        {
            draftHash = keys.HashDraft(draft.DraftKey);
            wardId = draft.WardId ?? await db.Wards.OrderBy(ward => ward.Id).Select(ward => ward.Id).FirstAsync(ct);
        }
        else
        {
            var sender = ((EvidenceOwner.Sender)owner).MailboxId;
            if (await db.Mailboxes.AsNoTracking().FirstOrDefaultAsync(row => row.Id == sender, ct) is not { } mailbox) return null;
            (wardId, mailboxId, caseId) = (mailbox.WardId, mailbox.Id, mailbox.CaseId);
        }
        var outer = caseId is { } one ? await ring.FindAsync(one, unitId: null, ct) ?? keys.EvidenceKey : keys.EvidenceKey;
        var now = clock.GetUtcNow();
        var vault = new EvidenceVault
        {
            Id = id, WardId = wardId, DraftHash = draftHash, MailboxId = mailboxId, CaseId = caseId, CreatedAt = now, LastUsedAt = now,
            WrappedKey = Seal.Close(CaseKeys.Combine(outer, secrets.Create(id)), RandomNumberGenerator.GetBytes(32), id),
        };
        db.Add(vault);
        try
        {
            await InTurnAsync(() => db.SaveChangesAsync(ct), ct);
            return vault;
        }
        catch (DbUpdateException) when (db.Database.CurrentTransaction is null)
        {
            // Two files of one tip arrived at the same moment, and the other made the vault.
            secrets.Destroy(id);
            return await FindAsync(owner, ct);
        }
        finally
        {
            db.Entry(vault).State = EntityState.Detached;
        }
    }

    /// <exception cref="CryptographicException">The case or the vault was shredded, or no unit holds the case.</exception>
    public Task<byte[]> UnlockAsync(EvidenceVault vault, CancellationToken ct) => UnlockAsync(vault, unitId: null, ct);

    /// <param name="unitId">Whose copy of the case's key to use; null: any.</param>
    /// <exception cref="CryptographicException">As above, or this unit holds no copy.</exception>
    public async Task<byte[]> UnlockAsync(EvidenceVault vault, Guid? unitId, CancellationToken ct)
    {
        var outer = vault.CaseId is { } caseId ? await ring.FindAsync(caseId, unitId, ct) ?? keys.EvidenceKey : keys.EvidenceKey;
        return Seal.Open(CaseKeys.Combine(outer, secrets.Find(vault.Id)), vault.WrappedKey, vault.Id);
    }

    /// <summary>From the draft's hands into the case's, with its files. The vault is tracked; saved by the caller.</summary>
    public async Task MoveIntoAsync(EvidenceVault vault, Guid wardId, Guid caseId, Guid? mailboxId, byte[]? caseKey, CancellationToken ct)
    {
        var secret = secrets.Find(vault.Id);
        var key = Seal.Open(CaseKeys.Combine(keys.EvidenceKey, secret), vault.WrappedKey, vault.Id);
        vault.WrappedKey = Seal.Close(CaseKeys.Combine(caseKey ?? keys.EvidenceKey, secret), key, vault.Id);
        (vault.DraftHash, vault.CaseId, vault.MailboxId) = (null, caseId, mailboxId);
        if (vault.WardId == wardId) return;
        // Nobody knew yet on which side of the conflict door the tip would be filed.
        vault.WardId = wardId;
        await db.Evidence.Where(item => item.VaultId == vault.Id).ExecuteUpdateAsync(set => set.SetProperty(item => item.WardId, wardId), ct);
    }
}
