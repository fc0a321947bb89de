using AnTT.Bot.Channels.Zalo.Storage;
using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Forms;
using AnTT.Bot.StaffConsole.Accounts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.Storage;

public sealed class SchemaTests
{
    [Theory]
    [InlineData(typeof(StaffDb))]
    [InlineData(typeof(DialogsDb))]
    [InlineData(typeof(ZaloDb))]
    [InlineData(typeof(ConversationDb))]
    public async Task Migrated_schema_is_the_one_the_model_describes(Type context)
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var fresh = Path.Combine(bot.Folder, "model.db");
        await using var connection = new SqliteConnection($"Data Source={fresh};Pooling=False");
        await connection.OpenAsync();
        await using var scope = bot.App.Services.CreateAsyncScope();
        var db = (DbContext)scope.ServiceProvider.GetRequiredService(context);
        db.Database.SetDbConnection(connection);
        await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();
        var tables = db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct(StringComparer.Ordinal).ToList();

        var described = await ReadAsync(fresh, tables);

        Assert.True(described.Count > tables.Count);
        Assert.Equal(described, await ReadAsync(bot.DatabaseFile, tables));
    }

    private static async Task<SortedSet<string>> ReadAsync(string path, IEnumerable<string> tables)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        var names = string.Join(", ", tables.Select(table => $"'{table}'"));
        var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT 'column ' || m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name IN ({names})
            UNION SELECT 'index ' || m.name || ' ' || i.name || ' ' || i."unique" || ' ' || x.seqno || ' ' || x.name FROM sqlite_master m, pragma_index_list(m.name) i, pragma_index_info(i.name) x WHERE m.name IN ({names})
            UNION SELECT 'key ' || m.name || ' ' || f."from" || ' ' || f."table" || '.' || f."to" || ' ' || f.on_delete FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.name IN ({names})
            """;
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return lines;
    }
}
