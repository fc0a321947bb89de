using Microsoft.Data.Sqlite;

namespace AnTT.LoadBench.Desk;

/// <summary>Rows of one table as it stands now: columns not named get the emptiest value the table takes, so that a new column breaks no bench.</summary>
internal sealed class BulkTable : IDisposable
{
    private readonly SqliteCommand _insert;

    public BulkTable(SqliteConnection connection, string table, params string[] columns)
    {
        var all = new List<(string Name, string Type, bool Required)>();
        using (var info = connection.CreateCommand())
        {
            info.CommandText = $"SELECT name, type, \"notnull\" FROM pragma_table_info('{table}')";
            using var reader = info.ExecuteReader();
            while (reader.Read()) all.Add((reader.GetString(0), reader.GetString(1), reader.GetInt64(2) == 1));
        }
        var rest = all.Where(column => column.Required && !columns.Contains(column.Name)).ToList();
        _insert = connection.CreateCommand();
        _insert.CommandText = $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Concat(rest.Select(column => column.Name)).Select(name => $"\"{name}\""))}) VALUES ({string.Join(", ", columns.Select((_, at) => $"@p{at}").Concat(rest.Select(column => column.Type switch { "INTEGER" => "0", "BLOB" => "x''", _ => "''" })))})";
        for (var at = 0; at < columns.Length; at++) _insert.Parameters.Add(new SqliteParameter { ParameterName = $"@p{at}" });
        _insert.Prepare();
    }

    public void Add(params ReadOnlySpan<object?> values)
    {
        for (var at = 0; at < values.Length; at++) _insert.Parameters[at].Value = values[at] ?? DBNull.Value;
        _insert.ExecuteNonQuery();
    }

    public void Dispose() => _insert.Dispose();
}
