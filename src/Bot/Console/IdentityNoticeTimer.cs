using AnTT.Bot.Storage;
using AnTT.Cases.Reporters;

namespace AnTT.Bot.StaffConsole;

/// <summary>Once an hour: senders whose sealed record was opened are told, when it is time.</summary>
internal sealed partial class IdentityNoticeTimer(IServiceScopeFactory scopes, TimeProvider clock, ILogger<IdentityNoticeTimer> log)
    : PeriodicWork(TimeSpan.FromHours(1), clock, log)
{
    public async Task<int> TellAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (writing, notices) = (scope.ServiceProvider.GetRequiredService<CaseWriting>(), scope.ServiceProvider.GetRequiredService<IdentityNotices>());
        return await writing.RunAsync(() => notices.TellAsync(ct), ct);
    }

    protected override async Task WorkAsync(CancellationToken ct)
    {
        if (await TellAsync(ct) is > 0 and var told) Told(Log, told);
    }

    [LoggerMessage(1460, LogLevel.Information, "Told the senders of {Openings} openings")]
    private static partial void Told(ILogger logger, int openings);
}
