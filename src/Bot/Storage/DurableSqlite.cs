using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AnTT.Bot.Storage;

/// <summary>Settings of every SQLite connection: readers never block the writer, and a commit has reached the disk when it returns.</summary>
internal sealed class DurableSqlite : DbConnectionInterceptor
{
    public static readonly DurableSqlite Instance = new();

    /// <summary>The log grows to 32 MB before it is written back: pages that many commits touch are written once.</summary>
    private const string Settings = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA wal_autocheckpoint=8000; PRAGMA cache_size=-2000;";

    /// <summary>For connections opened without a context.</summary>
    public static async Task ApplyAsync(DbConnection connection, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Settings;
        await command.ExecuteNonQueryAsync(ct);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (IsReadOnly(connection)) return;
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default) =>
        IsReadOnly(connection) ? Task.CompletedTask : ApplyAsync(connection, cancellationToken);

    /// <summary>Migrations look at the file through a read-only connection first.</summary>
    private static bool IsReadOnly(DbConnection connection) => new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly;
}
