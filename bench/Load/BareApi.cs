using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AnTT.LoadBench;

/// <summary>The least a durable webhook can do: read the body, write one row, many rows to a flushed commit, answer.</summary>
internal static class BareApi
{
    private const int BatchSize = 256;

    public static async Task RunAsync(string url, string file)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        var app = builder.Build();
        var waiting = Channel.CreateBounded<(string Body, TaskCompletionSource Done)>(4096);
        app.MapPost("/", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await waiting.Writer.WriteAsync((await reader.ReadToEndAsync(), done));
            await done.Task;
            return Results.StatusCode(202);
        });
        _ = Task.Run(() => WriteAsync(waiting.Reader, file));
        await app.StartAsync();
        Console.WriteLine("ready");
        await app.WaitForShutdownAsync();
    }

    private static async Task WriteAsync(ChannelReader<(string Body, TaskCompletionSource Done)> waiting, string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        await using (var setup = connection.CreateCommand())
        {
            setup.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE row (id INTEGER PRIMARY KEY, body TEXT NOT NULL)";
            await setup.ExecuteNonQueryAsync();
        }
        var batch = new List<(string Body, TaskCompletionSource Done)>(BatchSize);
        while (await waiting.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < BatchSize && waiting.TryRead(out var next)) batch.Add(next);
            await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync();
            await using var insert = connection.CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText = "INSERT INTO row (body) VALUES (@body)";
            var body = insert.Parameters.Add("@body", SqliteType.Text);
            foreach (var one in batch)
            {
                body.Value = one.Body;
                await insert.ExecuteNonQueryAsync();
            }
            await transaction.CommitAsync();
            foreach (var one in batch) one.Done.SetResult();
        }
    }
}
