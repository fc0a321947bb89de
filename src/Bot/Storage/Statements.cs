using System.Data;
using System.Data.Common;

namespace AnTT.Bot.Storage;

/// <summary>
/// Plain SQL on the scope's connection, in its transaction where there is one; each statement is prepared once.
/// For what every message passes: the object mapper costs more there than the database.
/// </summary>
public sealed class Statements(DbConnection connection) : IAsyncDisposable, IDisposable
{
    private readonly Dictionary<string, DbCommand> _prepared = new(StringComparer.Ordinal);

    /// <summary>The transaction to take part in; null: each statement by itself.</summary>
    public DbTransaction? Transaction { get; set; }

    /// <summary>The first column of the first row; null where there is none.</summary>
    public async Task<object?> ScalarAsync(string sql, (string Name, object? Value)[] parameters, CancellationToken ct)
    {
        var command = await PrepareAsync(sql, parameters, ct);
        return await command.ExecuteScalarAsync(ct) is { } value and not DBNull ? value : null;
    }

    /// <returns>Rows changed.</returns>
    public async Task<int> ExecuteAsync(string sql, (string Name, object? Value)[] parameters, CancellationToken ct)
    {
        var command = await PrepareAsync(sql, parameters, ct);
        return await command.ExecuteNonQueryAsync(ct);
    }

    public async Task<List<T>> ReadAsync<T>(string sql, (string Name, object? Value)[] parameters, Func<DbDataReader, T> read, CancellationToken ct)
        where T : class
    {
        var command = await PrepareAsync(sql, parameters, ct);
        var found = new List<T>();
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct)) found.Add(read(rows));
        return found;
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values) command.Dispose();
        _prepared.Clear();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<DbCommand> PrepareAsync(string sql, (string Name, object? Value)[] parameters, CancellationToken ct)
    {
        if (connection.State != ConnectionState.Open)
        {
            await connection.OpenAsync(ct);
            await DurableSqlite.ApplyAsync(connection, ct);
        }
        if (!_prepared.TryGetValue(sql, out var command))
        {
            _prepared[sql] = command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, _) in parameters)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                command.Parameters.Add(parameter);
            }
        }
        command.Transaction = Transaction;
        for (var index = 0; index < parameters.Length; index++) command.Parameters[index].Value = parameters[index].Value ?? DBNull.Value;
        return command;
    }
}
