using System.Data.Common;

namespace AnTT.Bot.Storage;

/// <summary>What deleted and overwritten rows leave behind: frames in the write-ahead log. (Free pages are zeroed at once, <c>secure_delete</c> is on.)</summary>
public sealed class Remnants(IServiceScopeFactory scopes)
{
    private int _left;

    public bool AreLeft => Volatile.Read(ref _left) == 1;

    /// <summary>Something was written that is not to be found again.</summary>
    public void Leave() => Volatile.Write(ref _left, 1);

    /// <summary>Moves the log into the file and cuts it to nothing. While somebody reads, only a part can go: it is tried again. Called inside the write gate.</summary>
    public async Task SweepAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var connection = scope.ServiceProvider.GetRequiredService<DbConnection>();
        await connection.OpenAsync(ct);
        await DurableSqlite.ApplyAsync(connection, ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await using var result = await command.ExecuteReaderAsync(ct);
        if (await result.ReadAsync(ct) && result.GetInt32(0) == 0) Volatile.Write(ref _left, 0);
    }
}
