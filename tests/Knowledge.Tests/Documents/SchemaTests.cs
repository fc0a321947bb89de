using AnTT.Knowledge.Documents.Store;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Knowledge.Tests.Documents;

public class SchemaTests
{
    [Fact]
    public async Task The_hand_written_migrations_make_the_tables_of_the_model()
    {
        await using var migrated = Open(out var first);
        await migrated.Database.MigrateAsync();
        await using var created = Open(out var second);
        await created.Database.EnsureCreatedAsync();

        Assert.Equal(await TablesAsync(second), await TablesAsync(first));
    }

    private static KnowledgeDb Open(out SqliteConnection connection)
    {
        connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return new KnowledgeDb(new DbContextOptionsBuilder<KnowledgeDb>().UseSqlite(connection).Options);
    }

    private static async Task<List<string>> TablesAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select sql from sqlite_master where sql is not null and name not like '__EF%' order by name";
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync()) tables.Add(string.Join(' ', reader.GetString(0).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        return tables;
    }
}
