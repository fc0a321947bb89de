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
internal sealed class HeldReplyTimer(IServiceScopeFactory scopes, TimeProvider clock, ILogger<HeldReplyTimer> log) : PeriodicWork(TimeSpan.FromMinutes(1), clock, log)
{
    private readonly TimeProvider _clock = clock;

    protected override async Task WorkAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<HeldReplies>().ReleaseAsync(_clock.GetUtcNow(), ct);
    }
}
