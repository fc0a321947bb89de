using AnTT.Bot.StaffConsole.Accounts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.StaffConsole;

public sealed class StaffSchemaTests
{
    [Fact]
    public async Task Migrated_schema_is_the_one_the_model_describes()
    {
        await using var bot = await StaffVisit.StartAsync();
        var fresh = Path.Combine(bot.Folder, "model.db");
        await using var connection = new SqliteConnection($"Data Source={fresh};Pooling=False");
        await connection.OpenAsync();
        await using var scope = bot.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StaffDb>();
        db.Database.SetDbConnection(connection);
        await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();

        Assert.Equal(await ReadAsync(fresh), await ReadAsync(bot.DatabaseFile));
    }

    private static async Task<SortedSet<string>> ReadAsync(string path)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        var command = connection.CreateCommand();
        command.CommandText = """
            SELECT 'column ' || m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name LIKE 'staff%'
            UNION SELECT 'index ' || m.name || ' ' || i.name || ' ' || i."unique" || ' ' || x.seqno || ' ' || x.name FROM sqlite_master m, pragma_index_list(m.name) i, pragma_index_info(i.name) x WHERE m.name LIKE 'staff%'
            UNION SELECT 'key ' || m.name || ' ' || f."from" || ' ' || f."table" || '.' || f."to" || ' ' || f.on_delete FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.name LIKE 'staff%'
            """;
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return lines;
    }
}
