using Microsoft.Extensions.Options;

namespace AnTT.Bot.Channels.ZaloBot;

/// <summary>Asks for messages one after another, for development without a public address.</summary>
internal sealed partial class ZaloBotPolling(ZaloBotClient client, IServiceScopeFactory scopes, IOptions<ZaloBotOptions> options, TimeProvider clock, ILogger<ZaloBotPolling> log) : BackgroundService
{
    private const int WaitSeconds = 30;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.IsOn || !options.Value.Polling) return;
        var pause = TimeSpan.FromSeconds(1);
        while (true)
        {
            switch (await AskAsync(stoppingToken))
            {
                case ZaloBotReply.Done done:
                    pause = TimeSpan.FromSeconds(1);
                    if (ZaloBotUpdate.Read(done.Result) is { } update) await TakeAsync(update, stoppingToken);
                    continue;
                case ZaloBotReply.Failed { Code: 408 }:
                    continue;
                case ZaloBotReply.Failed { Code: 401 }:
                    TokenRefused(log);
                    return;
            }
            await Task.Delay(pause, clock, stoppingToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task<ZaloBotReply> AskAsync(CancellationToken ct)
    {
        try
        {
            return await client.CallAsync("getUpdates", new { timeout = WaitSeconds }, ct);
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return new ZaloBotReply.Failed(503);
        }
    }

    private async Task TakeAsync(ZaloBotUpdate update, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ZaloBotInbox>().TakeAsync(update, ct);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            NotTaken(log, error);
        }
    }

    [LoggerMessage(1170, LogLevel.Error, "The Zalo Bot Platform refuses the token; asking for messages has stopped")]
    private static partial void TokenRefused(ILogger logger);

    [LoggerMessage(1171, LogLevel.Error, "A message of the Zalo Bot Platform could not be stored")]
    private static partial void NotTaken(ILogger logger, Exception error);
}
