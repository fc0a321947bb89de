using AnTT.Bot.Conversations.Outbox;
using AnTT.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Conversations;

/// <summary>Forgets answered messages once no channel repeats them any more, and replies no channel took and nobody sent again; a few at a time.</summary>
internal sealed class InboxCleaning(IServiceScopeFactory scopes, WriteGate gate, IOptions<ConversationOptions> options, TimeProvider clock, ILogger<InboxCleaning> log)
    : PeriodicWork(TimeSpan.FromHours(1), clock, log)
{
    private const int AtOnce = 500;
    private readonly TimeProvider _clock = clock;
    private static readonly TimeSpan UndeliveredKept = TimeSpan.FromDays(30);

    protected override Task WorkAsync(CancellationToken ct) => CleanAsync(ct);

    internal async Task CleanAsync(CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        var (answered, undelivered) = (now - options.Value.RepeatsRemembered, now - UndeliveredKept);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConversationDb>();
        await DeleteAnsweredAsync(db, answered, ct);
        await DeleteAsync(db.Outbox.Where(row => row.CreatedAt < undelivered && row.Status == OutboxStatus.Dead).OrderBy(row => row.Id), ct);
    }

    /// <summary>Along the numbers, which grow with time, as far as messages are old: an index of times would cost every message twice.</summary>
    private async Task DeleteAnsweredAsync(ConversationDb db, DateTimeOffset before, CancellationToken ct)
    {
        var from = 0L;
        while (await db.Inbox.AsNoTracking().Where(row => row.Id >= from).OrderBy(row => row.Id).FirstOrDefaultAsync(ct) is { } oldest && oldest.ReceivedAt < before)
        {
            from = oldest.Id + AtOnce;
            using var entered = await gate.EnterAsync(ct);
            await db.Inbox.Where(row => row.Id >= oldest.Id && row.Id < from && row.Status == InboxStatus.Done && row.ReceivedAt < before).ExecuteDeleteAsync(ct);
        }
    }

    private async Task DeleteAsync<T>(IQueryable<T> old, CancellationToken ct)
    {
        int removed;
        do
        {
            using var entered = await gate.EnterAsync(ct);
            removed = await old.Take(AtOnce).ExecuteDeleteAsync(ct);
        }
        while (removed == AtOnce);
    }
}
