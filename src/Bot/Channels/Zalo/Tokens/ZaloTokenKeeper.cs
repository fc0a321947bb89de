using AnTT.Bot.Channels.Zalo.Events;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Channels.Zalo.Tokens;

/// <summary>Renews the tokens in time, whether or not anybody writes, and clears out what has been kept long enough.</summary>
internal sealed class ZaloTokenKeeper(ZaloTokens tokens, ZaloKeeper kept, IOptions<ZaloOptions> options, TimeProvider clock, ILogger<ZaloTokenKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.IsOn) return;
        using var timer = new PeriodicTimer(Period, clock);
        do
        {
            try
            {
                await tokens.GetAsync(stoppingToken);
                await kept.ForgetOldAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                ZaloLog.RenewalFailed(log, error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
