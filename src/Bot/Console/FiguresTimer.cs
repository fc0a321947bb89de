using AnTT.Bot.Storage;
using AnTT.Cases.Statistics;

namespace AnTT.Bot.StaffConsole;

/// <summary>Reads the log of each period that is over through once and writes down what it says, so that no officer waits for it.</summary>
internal sealed class FiguresTimer(IServiceScopeFactory scopes, TimeProvider clock, ILogger<FiguresTimer> log) : PeriodicWork(TimeSpan.FromMinutes(1), clock, log)
{
    protected override async Task WorkAsync(CancellationToken ct)
    {
        foreach (var (wardId, period) in await InScopeAsync(statistics => statistics.UnsettledAsync(ct)))
        {
            var told = await InScopeAsync(statistics => statistics.ReadThroughAsync(wardId, period, ct));
            await using var scope = scopes.CreateAsyncScope();
            var figures = scope.ServiceProvider.GetRequiredService<CaseStatistics>();
            await scope.ServiceProvider.GetRequiredService<CaseWriting>().RunAsync(() => figures.SettleAsync(wardId, period, told, ct), ct);
        }
    }

    private async Task<T> InScopeAsync<T>(Func<CaseStatistics, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<CaseStatistics>());
    }
}
