using System.Security.Cryptography;
using AnTT.Cases.Audit;
using AnTT.Cases.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Sealing;

/// <summary>How giving a case to a unit, or taking it away, ended.</summary>
public abstract record GrantResult
{
    public sealed record Done : GrantResult;

    /// <param name="Why">For the officer.</param>
    public sealed record Refused(string Why) : GrantResult;
}

/// <param name="Holds">Whether this unit can open the case's evidence.</param>
public sealed record KeyHolder(Guid UnitId, string Name, bool Holds);

/// <summary>The key of each case, wrapped once for every unit that works on it.</summary>
public sealed class CaseKeyring
{
    private readonly CasesDb _db;
    private readonly CaseKeys _keys;
    private readonly ErasableSecrets _secrets;
    private readonly TimeProvider _clock;

    internal CaseKeyring(CasesDb db, CaseKeys keys, ErasableSecrets secrets, TimeProvider clock) =>
        (_db, _keys, _secrets, _clock) = (db, keys, secrets, clock);

    /// <summary>The ward's units, and which of them can open the case's evidence.</summary>
    public async Task<IReadOnlyList<KeyHolder>> UnitsAsync(CaseFile file, CancellationToken ct) => await (
        from unit in _db.Units.AsNoTracking()
        where unit.WardId == file.WardId
        orderby unit.Position
        select new KeyHolder(unit.Id, unit.Name, _db.Grants.Any(row => row.CaseId == file.Id && row.UnitId == unit.Id))).ToListAsync(ct);

    /// <summary>Lets another unit open the case's evidence.</summary>
    public Task<GrantResult> GiveAsync(Guid caseId, Guid unitId, string reason, Officer officer, CancellationToken ct) => _db.AtomicallyAsync<GrantResult>(
        async () =>
        {
            var unit = await _db.Units.AsNoTracking().FirstOrDefaultAsync(row => row.Id == unitId, ct);
            var file = await _db.Cases.AsNoTracking().FirstOrDefaultAsync(row => row.Id == caseId, ct);
            if (unit is null || file is null || unit.WardId != file.WardId) return new GrantResult.Refused("Không có hồ sơ hoặc đơn vị này.");
            if (await _db.Grants.AnyAsync(row => row.CaseId == caseId && row.UnitId == unitId, ct)) return new GrantResult.Done();
            if (await FindAsync(caseId, unitId: null, ct) is not { } key) return new GrantResult.Refused("Khoá của hồ sơ không còn, không thể trao cho đơn vị khác.");
            _db.Add(Wrap(file.WardId, caseId, unitId, key));
            Log(file, officer, CaseEventKind.KeyGiven, unit.Name, reason);
            await _db.SaveChangesAsync(ct);
            return new GrantResult.Done();
        },
        ct);

    /// <summary>Takes the case's evidence away from a unit. The last unit keeps it: nobody being able to look is what shredding is for.</summary>
    public Task<GrantResult> TakeAsync(Guid caseId, Guid unitId, string reason, Officer officer, CancellationToken ct) => _db.AtomicallyAsync<GrantResult>(
        async () =>
        {
            var file = await _db.Cases.AsNoTracking().FirstOrDefaultAsync(row => row.Id == caseId, ct);
            var units = await _db.Grants.Where(row => row.CaseId == caseId).Select(row => row.UnitId).ToListAsync(ct);
            if (file is null || !units.Contains(unitId)) return new GrantResult.Refused("Đơn vị này không giữ khoá của hồ sơ.");
            if (units.Count == 1) return new GrantResult.Refused("Đây là đơn vị duy nhất mở được bằng chứng; hãy trao cho đơn vị khác trước.");
            await _db.Grants.Where(row => row.CaseId == caseId && row.UnitId == unitId).ExecuteDeleteAsync(ct);
            var name = await _db.Units.Where(row => row.Id == unitId).Select(row => row.Name).SingleAsync(ct);
            Log(file, officer, CaseEventKind.KeyTaken, name, reason);
            await _db.SaveChangesAsync(ct);
            return new GrantResult.Done();
        },
        ct);

    /// <summary>The key of a new case, held by one unit.</summary>
    internal byte[] Make(CaseFile file)
    {
        _secrets.Create(file.Id);
        var key = RandomNumberGenerator.GetBytes(32);
        _db.Add(Wrap(file.WardId, file.Id, file.UnitId, key));
        return key;
    }

    /// <param name="unitId">Whose copy to open; null: any.</param>
    /// <returns>Null: no such copy, or the case was shredded, or it is older than these keys.</returns>
    internal async Task<byte[]?> FindAsync(Guid caseId, Guid? unitId, CancellationToken ct)
    {
        var grant = await _db.Grants.AsNoTracking().FirstOrDefaultAsync(row => row.CaseId == caseId && (unitId == null || row.UnitId == unitId), ct);
        return grant is not null && _secrets.Find(caseId) is { } secret
            ? Seal.Open(CaseKeys.Combine(_keys.UnitKey(grant.UnitId), secret), grant.WrappedKey, caseId)
            : null;
    }

    private CaseGrant Wrap(Guid wardId, Guid caseId, Guid unitId, byte[] key) => new()
    {
        WardId = wardId, CaseId = caseId, UnitId = unitId, GrantedAt = _clock.GetUtcNow(),
        WrappedKey = Seal.Close(CaseKeys.Combine(_keys.UnitKey(unitId), _secrets.Find(caseId)!), key, caseId),
    };

    private void Log(CaseFile file, Officer officer, CaseEventKind kind, string unitName, string reason) => _db.Add(new CaseEvent
    {
        WardId = file.WardId, CaseId = file.Id, Kind = kind, ActorId = officer.Id, ActorName = officer.Name, At = _clock.GetUtcNow(), To = unitName, Reason = reason,
    });
}
