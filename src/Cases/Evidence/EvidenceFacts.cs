using System.Text.Json;
using AnTT.Cases.Sealing;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Evidence;

/// <summary>One file a sender can still decide about.</summary>
/// <param name="Name">"Ảnh 1".</param>
/// <param name="Told">"nơi chụp, giờ chụp, loại máy"; empty when the file tells nothing.</param>
public sealed record FileToDecide(Guid EvidenceId, string Name, string Told, IReadOnlyList<HiddenFact> Facts, FactsChoice Choice);

/// <summary>
/// What the sender's files would give away, and what the sender wants done with it.
/// For a dialog: after a file came, <see cref="ListAsync"/>; where <see cref="FileToDecide.Told"/> is not empty and the choice is
/// <see cref="FactsChoice.NotAsked"/>, say "Ảnh 1 có ghi nơi chụp, giờ chụp, loại máy" and offer "Xoá các thông tin đó" and "Giữ nơi và giờ chụp";
/// then <see cref="ChooseAsync"/>. Not asking is the same as removing.
/// </summary>
public sealed class EvidenceFacts
{
    private readonly CasesDb _db;
    private readonly EvidenceVaults _vaults;

    internal EvidenceFacts(CasesDb db, EvidenceVaults vaults) => (_db, _vaults) = (db, vaults);

    /// <summary>The files of a draft or of a mailbox, in the order they came.</summary>
    public async Task<IReadOnlyList<FileToDecide>> ListAsync(EvidenceOwner owner, CancellationToken ct)
    {
        if (await _vaults.FindAsync(owner, ct) is not { } vault) return [];
        var key = await _vaults.UnlockAsync(vault, ct);
        var items = await _db.Evidence.AsNoTracking().Where(item => item.VaultId == vault.Id && item.CustodianKey == null).OrderBy(item => item.ReceivedAt).ThenBy(item => item.Id).ToListAsync(ct);
        var names = EvidenceNames.Of(items);
        return items.ConvertAll(item =>
        {
            var facts = Open(item, key);
            return new FileToDecide(item.Id, names[item.Id], HiddenFacts.Describe(facts), facts, item.Facts);
        });
    }

    /// <param name="evidenceId">Null: all files of the owner.</param>
    /// <returns>How many files the choice now holds for.</returns>
    public async Task<int> ChooseAsync(EvidenceOwner owner, Guid? evidenceId, FactsChoice choice, CancellationToken ct) =>
        await _vaults.FindAsync(owner, ct) is { } vault
            ? await _db.Evidence.Where(item => item.VaultId == vault.Id && (evidenceId == null || item.Id == evidenceId))
                .ExecuteUpdateAsync(set => set.SetProperty(item => item.Facts, choice), ct)
            : 0;

    /// <summary>For an officer: where and when, if the sender chose to keep that; never whose device it was.</summary>
    public async Task<IReadOnlyList<HiddenFact>> KeptAsync(EvidenceItem item, CancellationToken ct)
    {
        if (item.Facts != FactsChoice.Keep || item.IsSealedAway) return [];
        var vault = await _db.EvidenceVaults.AsNoTracking().SingleAsync(row => row.Id == item.VaultId, ct);
        return Open(item, await _vaults.UnlockAsync(vault, ct)).FindAll(fact => fact.Kind is FactKind.Place or FactKind.Time);
    }

    private static List<HiddenFact> Open(EvidenceItem item, byte[] key) =>
        item.SealedFacts is { } facts ? JsonSerializer.Deserialize<List<HiddenFact>>(Seal.Open(key, facts, item.Id)) ?? [] : [];
}

/// <summary>Names by kind and number, "Ảnh 2", the same wherever the files of a case are shown.</summary>
public static class EvidenceNames
{
    /// <param name="items">In the order they came.</param>
    public static IReadOnlyDictionary<Guid, string> Of(IEnumerable<EvidenceItem> items)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new Dictionary<Guid, string>();
        foreach (var item in items)
        {
            var name = item.Kind.Name();
            names[item.Id] = $"{name} {numbers[name] = numbers.GetValueOrDefault(name) + 1}";
        }
        return names;
    }
}
