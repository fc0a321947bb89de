using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace AnTT.Bot.Storage;

/// <summary>
/// Lets SQLite look now and then at how its indexes are filled. Without it the planner takes "of this ward" for a rare thing, and reads a million cases where
/// some index knows the ten.
/// </summary>
internal sealed class PlannerUpkeep(IServiceScopeFactory scopes, WriteGate gate, TimeProvider clock, ILogger<PlannerUpkeep> log) : PeriodicWork(TimeSpan.FromMinutes(1), clock, log)
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private readonly TimeProvider _clock = clock;
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    protected override async Task WorkAsync(CancellationToken ct)
    {
        if (_clock.GetUtcNow() < _next) return;
        _next = _clock.GetUtcNow() + Every;
        await using var scope = scopes.CreateAsyncScope();
        var connection = scope.ServiceProvider.GetRequiredService<DbConnection>();
        if (connection is not SqliteConnection sqlite) return;
        using (await gate.EnterAsync(ct))
        {
            await connection.OpenAsync(ct);
            await DurableSqlite.ApplyAsync(connection, ct);
            await using var command = connection.CreateCommand();
            // Every table that has grown much since, each by a sample: some ten milliseconds in all.
            command.CommandText = "PRAGMA optimize=0x10002;";
            await command.ExecuteNonQueryAsync(ct);
        }
        // A connection knows what was there when it was opened.
        SqliteConnection.ClearPool(sqlite);
    }
}
