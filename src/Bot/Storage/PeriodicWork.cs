namespace AnTT.Bot.Storage;

/// <summary>Something that is looked after again and again while the program runs. A fault is logged and costs one round, never the program.</summary>
internal abstract partial class PeriodicWork(TimeSpan period, TimeProvider clock, ILogger log) : BackgroundService
{
    protected ILogger Log => log;

    protected abstract Task WorkAsync(CancellationToken ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await WorkAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Failed(log, period, error);
            }
        }
    }

    [LoggerMessage(1180, LogLevel.Error, "Failed; tried again in {Period}")]
    private static partial void Failed(ILogger logger, TimeSpan period, Exception error);
}
