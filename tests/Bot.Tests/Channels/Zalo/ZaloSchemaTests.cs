using AnTT.Bot.Channels.Zalo.Storage;
using AnTT.Bot.Conversations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.Channels.Zalo;

public sealed class ZaloSchemaTests
{
    [Theory]
    [InlineData(typeof(ZaloDb), "'zalo_token','zalo_consent','zalo_event','zalo_sweep'")]
    [InlineData(typeof(ConversationDb), "'conversation','inbox','transcript','outbox','paused_channel'")]
    public async Task Migrated_schema_is_the_one_the_model_describes(Type context, string tables)
    {
        await using var bot = await RunningBot.StartAsync(null, "--KnowledgeBase:Path", ZaloTown.SmallCorpus);
        var fresh = Path.Combine(bot.Folder, "model.db");
        await using var connection = new SqliteConnection($"Data Source={fresh};Pooling=False");
        await connection.OpenAsync();
        await using var scope = bot.App.Services.CreateAsyncScope();
        var db = (DbContext)scope.ServiceProvider.GetRequiredService(context);
        db.Database.SetDbConnection(connection);
        await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();

        Assert.Equal(await ReadAsync(fresh, tables), await ReadAsync(bot.DatabaseFile, tables));
    }

    private static async Task<SortedSet<string>> ReadAsync(string path, string tables)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT 'column ' || m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name IN ({tables})
            UNION SELECT 'index ' || m.name || ' ' || i.name || ' ' || i."unique" || ' ' || x.seqno || ' ' || x.name FROM sqlite_master m, pragma_index_list(m.name) i, pragma_index_info(i.name) x WHERE m.name IN ({tables})
            """;
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return lines;
    }
}
