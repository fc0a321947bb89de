using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases;

internal static class Atomic
{
    /// <summary>
    /// Runs <paramref name="work"/> whole or not at all: in a transaction of its own, or behind a savepoint of the one already open
    /// on this context, so that a caller who catches the fault and commits the rest does not commit half of this.
    /// </summary>
    public static async Task<T> AtomicallyAsync<T>(this DbContext db, Func<Task<T>> work, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is not { } outer)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var done = await work();
            await transaction.CommitAsync(ct);
            return done;
        }
        var savepoint = $"s{Guid.NewGuid():N}";
        await outer.CreateSavepointAsync(savepoint, ct);
        try
        {
            var result = await work();
            await outer.ReleaseSavepointAsync(savepoint, ct);
            return result;
        }
        catch
        {
            await outer.RollbackToSavepointAsync(savepoint, CancellationToken.None);
            throw;
        }
    }

    /// <summary>Saves what <paramref name="change"/> did unless it says why not.</summary>
    /// <returns>Null: saved. Otherwise what it said.</returns>
    public static Task<string?> SaveUnlessRefusedAsync(this CasesDb db, Func<Task<string?>> change, CancellationToken ct) => db.AtomicallyAsync(
        async () =>
        {
            db.ChangeTracker.Clear();
            var refused = await change();
            if (refused is null) await db.SaveChangesAsync(ct);
            else db.ChangeTracker.Clear();
            return refused;
        },
        ct);
}
