using AnTT.Bot.Storage;
using AnTT.Cases.Lifecycle;

namespace AnTT.Bot.Dialogs.Receipts;

/// <summary>Sends officers' messages that waited for a safe hour.</summary>
internal sealed class HeldReplies(Later<CaseDesk> desk, Statements statements, UnitOfWork unit, WriteGate gate)
{
    private const string AnyDue = """SELECT 1 FROM "case_messages" WHERE "HeldUntil" <= @now LIMIT 1""";

    /// <returns>How many messages.</returns>
    public async Task<int> ReleaseAsync(DateTimeOffset now, CancellationToken ct)
    {
        // In plain SQL: nearly always there is none, and the case store need not wake for that.
        if (await statements.ScalarAsync(AnyDue, [("@now", now.UtcTicks)], ct) is null) return 0;
        using var entered = await gate.EnterAsync(ct);
        return await unit.CommitAsync(() => desk.Value.ReleaseHeldRepliesAsync(ct), ct);
    }
}

/// <summary>Looks once a minute.</summary>
internal sealed partial class HeldReplyTimer(IServiceScopeFactory scopes, TimeProvider clock, ILogger<HeldReplyTimer> log) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Often, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<HeldReplies>().ReleaseAsync(clock.GetUtcNow(), stoppingToken);
            }
            catch (System.Data.Common.DbException error)
            {
                Failed(log, error.GetType().Name);
            }
        }
    }

    [LoggerMessage(3301, LogLevel.Warning, "Held replies could not be sent this time: {Fault}")]
    private static partial void Failed(ILogger logger, string fault);
}
