using AnTT.Cases.Reporters;

namespace AnTT.Bot.StaffConsole;

/// <summary>Once an hour: senders whose sealed record was opened are told, when it is time.</summary>
internal sealed partial class IdentityNoticeTimer(IServiceScopeFactory scopes, TimeProvider clock, ILogger<IdentityNoticeTimer> log) : BackgroundService
{
    public async Task<int> TellAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (writing, notices) = (scope.ServiceProvider.GetRequiredService<CaseWriting>(), scope.ServiceProvider.GetRequiredService<IdentityNotices>());
        return await writing.RunAsync(() => notices.TellAsync(ct), ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await TellAsync(stoppingToken) is > 0 and var told) Told(log, told);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Failed(log, error);
            }
        }
    }

    [LoggerMessage(1460, LogLevel.Information, "Told the senders of {Openings} openings")]
    private static partial void Told(ILogger logger, int openings);

    [LoggerMessage(1461, LogLevel.Error, "Senders could not be told of openings; it is tried again in an hour")]
    private static partial void Failed(ILogger logger, Exception error);
}
