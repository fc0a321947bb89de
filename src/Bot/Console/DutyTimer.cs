using AnTT.Bot.Dialogs.Emergencies;
using AnTT.Cases.Audit;
using AnTT.Cases.Clocks;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Routing;

namespace AnTT.Bot.StaffConsole;

/// <summary>What the desk must notice by itself: tips nobody opened, deadlines near or over, transfers nobody accepted, unusual reading.</summary>
internal sealed partial class DutyTimer(IServiceScopeFactory scopes, DutyBell bell, TimeProvider clock, ILogger<DutyTimer> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(15);

    /// <summary>Everything once. Each part commits by itself, so that a fault in one holds up no other; whether there is anything to do is looked up before the writers are kept waiting.</summary>
    public async Task LookAsync(CancellationToken ct)
    {
        await TryAsync(async services =>
        {
            var ringing = services.GetRequiredService<DutyRinging>();
            if (!await ringing.IsDueAsync(ct)) return;
            var staff = await services.GetRequiredService<StaffDirectory>().OnHandAsync(ct);
            if (await WriteAsync(services, () => ringing.SweepAsync(staff, ct), ct) > 0) bell.Ring();
        });
        await TryAsync(async services =>
        {
            var clocks = services.GetRequiredService<ClockDesk>();
            if (await clocks.IsDueAsync(ct)) await WriteAsync(services, () => clocks.SweepAsync(ct), ct);
        });
        await TryAsync(async services =>
        {
            var desk = services.GetRequiredService<CaseDesk>();
            if (await desk.IsBounceDueAsync(ct)) await WriteAsync(services, () => desk.BounceAsync(ct), ct);
        });
        await TryAsync(async services =>
        {
            var reading = services.GetRequiredService<ReadingWatch>();
            var directory = services.GetRequiredService<StaffDirectory>();
            var found = await reading.FindAsync(async () => (await directory.CaseWorkersAsync(ct), await directory.OnHandAsync(ct)), ct);
            if (found.Count > 0) await WriteAsync(services, () => reading.WriteAsync(found, ct), ct);
        });
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await LookAsync(stoppingToken);
    }

    private static Task<T> WriteAsync<T>(IServiceProvider services, Func<Task<T>> work, CancellationToken ct) => services.GetRequiredService<CaseWriting>().RunAsync(work, ct);

    private async Task TryAsync(Func<IServiceProvider, Task> work)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await work(scope.ServiceProvider);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Failed(log, error);
        }
    }

    [LoggerMessage(1470, LogLevel.Error, "The desk could not look after waiting cases; it tries again")]
    private static partial void Failed(ILogger logger, Exception error);
}
