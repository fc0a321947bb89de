using AnTT.Bot.Conversations;
using AnTT.Bot.Conversations.Outbox;
using AnTT.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.StaffConsole;

/// <summary>Words of the bot or of an officer that a channel would not take. What they say and to whom stays sealed.</summary>
/// <param name="Code">The channel's code of the last failure.</param>
public sealed record UndeliveredMessage(long Id, string Channel, DateTimeOffset CreatedAt, string? Code);

/// <summary>Replies given up, for a person to decide on.</summary>
public sealed class UndeliveredMessages(ConversationDb db, OutboxSignal signal, WriteGate gate, TimeProvider clock)
{
    private const int MostShown = 100;

    public Task<int> CountAsync(CancellationToken ct) => db.Outbox.CountAsync(row => row.Status == OutboxStatus.Dead, ct);

    public async Task<IReadOnlyList<UndeliveredMessage>> ListAsync(CancellationToken ct) => await db.Outbox.AsNoTracking()
        .Where(row => row.Status == OutboxStatus.Dead).OrderBy(row => row.Id).Take(MostShown)
        .Select(row => new UndeliveredMessage(row.Id, row.Channel, row.CreatedAt, row.LastFailure))
        .ToListAsync(ct);

    /// <returns>False when it is no longer given up.</returns>
    public async Task<bool> RetryAsync(long id, CancellationToken ct)
    {
        using var entered = await gate.EnterAsync(ct);
        var now = clock.GetUtcNow();
        var changed = await db.Outbox.Where(row => row.Id == id && row.Status == OutboxStatus.Dead)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, OutboxStatus.Waiting).SetProperty(row => row.Attempts, 0).SetProperty(row => row.DueAt, now), ct);
        if (changed == 1) signal.Wake();
        return changed == 1;
    }

    public async Task<bool> DiscardAsync(long id, CancellationToken ct)
    {
        using var entered = await gate.EnterAsync(ct);
        return await db.Outbox.Where(row => row.Id == id && row.Status == OutboxStatus.Dead).ExecuteDeleteAsync(ct) == 1;
    }
}
