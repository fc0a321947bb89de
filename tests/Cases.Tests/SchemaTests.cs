using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace AnTT.Cases.Tests;

public sealed class SchemaTests
{
    [Fact]
    public async Task Migrated_schema_is_the_one_the_model_describes()
    {
        await using var ward = await WardFixture.StartAsync();
        var migrated = await ReadSchemaAsync(ward.DatabasePath);

        var fresh = Path.Combine(ward.Folder, "model.db");
        await using (var connection = new SqliteConnection($"Data Source={fresh};Pooling=False"))
        {
            await connection.OpenAsync();
            await ward.ReadAsync(async db =>
            {
                db.Database.SetDbConnection(connection);
                await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();
                return 0;
            });
        }
        var modelled = await ReadSchemaAsync(fresh);

        Assert.Equal(modelled, migrated);
        Assert.True(modelled.Count > 100);
    }

    /// <summary>Columns, indexes and foreign keys as sorted lines.</summary>
    private static async Task<SortedSet<string>> ReadSchemaAsync(string path)
    {
        const string Sql = """
            SELECT 'column ' || m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'
            UNION SELECT 'index ' || m.name || ' ' || i.name || ' ' || i."unique" || ' ' || x.seqno || ' ' || x.name FROM sqlite_master m, pragma_index_list(m.name) i, pragma_index_info(i.name) x WHERE m.type = 'table'
            UNION SELECT 'partial ' || m.sql FROM sqlite_master m WHERE m.type = 'index' AND m.sql LIKE '% WHERE %'
            UNION SELECT 'key ' || m.name || ' ' || f."from" || ' ' || f."table" || '.' || f."to" || ' ' || f.on_delete FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
            """;
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        var command = connection.CreateCommand();
        command.CommandText = Sql;
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var line = reader.GetString(0);
            // The index of words and what the planner counted are the database's own and no part of the model.
            if (!line.Contains("__EFMigrations", StringComparison.Ordinal) && !line.Contains("case_word", StringComparison.Ordinal) && !line.Contains("sqlite_stat", StringComparison.Ordinal)) lines.Add(line);
        }
        return lines;
    }
}
