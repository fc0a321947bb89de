using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases;

internal static class Atomic
{
    /// <summary>Runs <paramref name="work"/> in the transaction already open on this context, or in one of its own that ends with it.</summary>
    public static async Task<T> AtomicallyAsync<T>(this DbContext db, Func<Task<T>> work, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is not null) return await work();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var result = await work();
        await transaction.CommitAsync(ct);
        return result;
    }
}
