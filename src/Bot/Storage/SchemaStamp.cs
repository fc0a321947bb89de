using System.Buffers.Binary;
using System.Data;
using System.Data.Common;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using AnTT.Cases;
using AnTT.Cases.Routing;
using AnTT.Knowledge;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Storage;

/// <summary>
/// A number in the database file that stands for the program with its migrations and the ward configuration it was last brought up to; while it fits,
/// a start need not ask every context again, which takes longer than everything else together.
/// </summary>
internal sealed class SchemaStamp(DbConnection connection, IOptions<WardOptions> ward, IOptions<CasesOptions> cases)
{
    public async Task<bool> IsCurrentAsync(CancellationToken ct) => await ScalarAsync("PRAGMA user_version", ct) is long stored && stored == Expected();

    public Task SetAsync(CancellationToken ct) => ScalarAsync($"PRAGMA user_version = {Expected()}", ct);

    private int Expected()
    {
        // The builds that hold the migrations: to look through their types would load all that these mention, optional libraries included.
        var builds = new[] { typeof(SchemaStamp).Assembly, typeof(CasesServices).Assembly, typeof(KnowledgeServices).Assembly }
            .Select(assembly => assembly.ManifestModule.ModuleVersionId);
        var text = string.Join('\n', builds) + System.Text.Json.JsonSerializer.Serialize(ward.Value) + KeyTime();
        return BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))) | 1;
    }

    /// <summary>Other key files must be noticed.</summary>
    private string KeyTime()
    {
        var key = new FileInfo(Path.Combine(cases.Value.KeyFolder, "cases.key"));
        return key.Exists ? key.LastWriteTimeUtc.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture) : "";
    }

    private async Task<object?> ScalarAsync(string sql, CancellationToken ct)
    {
        if (connection.State != ConnectionState.Open) await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(ct);
    }
}
