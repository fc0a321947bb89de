using System.IO.Pipelines;
using System.Security.Cryptography;
using AnTT.Cases.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AnTT.Cases.Evidence;

/// <param name="Key">What its files are encrypted with.</param>
/// <param name="Secret">Its erasable half, not on the disk yet.</param>
internal sealed record NewVault(EvidenceVault Row, byte[] Key, byte[] Secret);

/// <summary>A vault and what its files are encrypted with.</summary>
internal sealed record OpenVault(EvidenceVault Row, byte[] Key);

/// <summary>Two files of one tip arriving at the same moment make one vault.</summary>
internal sealed class VaultMaking
{
    private readonly SemaphoreSlim[] _lanes = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    public static IDisposable Nobody { get; } = new Left(null);

    public async Task<IDisposable> EnterAsync(EvidenceOwner owner, CancellationToken ct)
    {
        var lane = _lanes[(uint)owner.GetHashCode() % _lanes.Length];
        await lane.WaitAsync(ct);
        return new Left(lane);
    }

    private sealed class Left(SemaphoreSlim? lane) : IDisposable
    {
        private SemaphoreSlim? _lane = lane;

        public void Dispose() => Interlocked.Exchange(ref _lane, null)?.Release();
    }
}

/// <summary>Finds, makes and unlocks vaults, and knows where files lie.</summary>
internal sealed class EvidenceVaults(CasesDb db, CaseKeys keys, CaseKeyring ring, ErasableSecrets secrets, TimeProvider clock, IOptions<CasesOptions> options, VaultMaking making, WriterTurn? turn = null)
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

    /// <summary>A vault that is not anywhere yet, with its keys. Null when the mailbox does not exist.</summary>
    public async Task<NewVault?> DraftAsync(EvidenceOwner owner, CancellationToken ct)
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
        var (now, key, secret) = (clock.GetUtcNow(), RandomNumberGenerator.GetBytes(32), ErasableSecrets.Draw());
        var row = new EvidenceVault
        {
            Id = id, WardId = wardId, DraftHash = draftHash, MailboxId = mailboxId, CaseId = caseId, CreatedAt = now, LastUsedAt = now,
            WrappedKey = Seal.Close(CaseKeys.Combine(outer, secret), key, id),
        };
        return new NewVault(row, key, secret);
    }

    /// <summary>Secret first, then the row: no row is without its secret. Meanwhile the vault's files may be written, under a key that is in memory.</summary>
    /// <returns>The vault that stands: another one, where another process made a vault for the same tip at the same moment.</returns>
    public async Task<OpenVault> SaveAsync(NewVault vault, EvidenceOwner owner, CancellationToken ct)
    {
        await Task.Run(() => secrets.Create(vault.Row.Id, vault.Secret), ct);
        db.Add(vault.Row);
        try
        {
            await InTurnAsync(() => db.SaveChangesAsync(ct), ct);
            return new OpenVault(vault.Row, vault.Key);
        }
        catch (DbUpdateException) when (db.Database.CurrentTransaction is null)
        {
            secrets.Destroy(vault.Row.Id);
            db.Entry(vault.Row).State = EntityState.Detached;
            if (await FindAsync(owner, ct) is not { } first) throw;
            return new OpenVault(first, await UnlockAsync(first, ct));
        }
        finally
        {
            db.Entry(vault.Row).State = EntityState.Detached;
        }
    }

    /// <summary>Seals a file for another vault; in clear it is never on the disk, nor whole in memory.</summary>
    public static async Task SealAgainAsync(string path, Guid fileId, byte[] from, byte[] to, CancellationToken ct)
    {
        var again = path + ".again";
        var pipe = new Pipe();
        await using (var source = File.OpenRead(path))
        await using (var target = File.Create(again))
        {
            await Task.WhenAll(PourAsync(), SealedStream.WriteAsync(pipe.Reader.AsStream(), target, to, fileId, ct));
            target.Flush(flushToDisk: true);

            async Task PourAsync()
            {
                Exception? fault = null;
                try
                {
                    await SealedStream.ReadAsync(source, pipe.Writer.AsStream(leaveOpen: true), from, fileId, ct);
                }
                catch (Exception broken)
                {
                    fault = broken;
                    throw;
                }
                finally
                {
                    await pipe.Writer.CompleteAsync(fault);
                }
            }
        }
        File.Move(again, path, overwrite: true);
    }

    /// <summary>Waits until nobody else of this process is making a vault for the same tip. Inside a transaction nobody waits: it has the database, and whoever waited for that would wait for it.</summary>
    public Task<IDisposable> MakingAsync(EvidenceOwner owner, CancellationToken ct) => db.Database.CurrentTransaction is null ? making.EnterAsync(owner, ct) : Task.FromResult<IDisposable>(VaultMaking.Nobody);

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
