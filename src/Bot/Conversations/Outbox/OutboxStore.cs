using AnTT.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.Conversations.Outbox;

/// <summary>The outbox table: who sends what, and what became of it.</summary>
public sealed class OutboxStore(ConversationDb db, Statements sql, WriteGate gate, OutboxSeal seal, TimeProvider clock)
{
    /// <summary>Longer than any single try takes; extended after each part.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Takes the first waiting message of each conversation that is due, for one sender alone.</summary>
    /// <param name="most">How many per channel.</param>
    public async Task<IReadOnlyList<Claimed>> ClaimAsync(string owner, IReadOnlyDictionary<string, int> most, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var ids = new List<long>();
        foreach (var (channel, count) in most.Where(pair => pair.Value > 0)) ids.AddRange(await DueAsync(channel, count, now, ct));
        if (ids.Count == 0) return [];
        List<OutboxMessage> rows;
        using (await gate.EnterAsync(ct))
        {
            // What a dead sender left behind may have gone out.
            await db.Outbox.Where(row => ids.Contains(row.Id) && row.LeaseUntil <= now && row.LeaseOwner != null && row.UncertainSince == null)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.UncertainSince, row => row.LeasedAt), ct);
            await db.Outbox.Where(row => ids.Contains(row.Id) && row.Status == OutboxStatus.Waiting && row.LeaseUntil <= now)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseOwner, owner).SetProperty(row => row.LeaseUntil, now + Lease).SetProperty(row => row.LeasedAt, (DateTimeOffset?)now), ct);
            rows = await db.Outbox.AsNoTracking().Where(row => ids.Contains(row.Id) && row.LeaseOwner == owner).OrderBy(row => row.Id).ToListAsync(ct);
        }
        var conversations = rows.Select(row => row.ConversationId).ToList();
        var recipients = await db.Conversations.AsNoTracking().Where(row => conversations.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.UserId, ct);
        return [.. rows.Select(row => new Claimed(row, recipients.GetValueOrDefault(row.ConversationId)))];
    }

    public async Task<bool> IsAnythingWaitingAsync(CancellationToken ct) => await sql.ScalarAsync("""SELECT 1 FROM "outbox" WHERE "Status" = 0 LIMIT 1""", [], ct) is not null;

    /// <summary>Which of the words written under these names are still on their way, and how.</summary>
    public async Task<IReadOnlyDictionary<Guid, OutboxStatus>> UnderWayAsync(IEnumerable<Guid> names, CancellationToken ct)
    {
        var byTag = names.ToDictionary(name => seal.Tag(name.ToString("N")), StringComparer.Ordinal);
        var tags = byTag.Keys.ToList();
        var rows = await db.Outbox.AsNoTracking().Where(row => row.Tag != null && tags.Contains(row.Tag)).Select(row => new { row.Tag, row.Status }).ToListAsync(ct);
        return rows.GroupBy(row => byTag[row.Tag!]).ToDictionary(group => group.Key, group => group.Max(row => row.Status));
    }

    private async Task<bool> IsEmptyAsync(CancellationToken ct) => await sql.ScalarAsync("""SELECT 1 FROM "outbox" LIMIT 1""", [], ct) is null;

    public async Task<List<OutboxCount>> CountAsync(CancellationToken ct) => await IsEmptyAsync(ct) ? [] : await db.Outbox.AsNoTracking()
        .GroupBy(row => new { row.Channel, row.Status })
        .Select(group => new OutboxCount(group.Key.Channel, group.Key.Status, group.Count(), group.Min(row => row.CreatedAt)))
        .ToListAsync(ct);

    public Task DeliveredAsync(long id, CancellationToken ct) => WriteAsync(rows => rows.ExecuteDeleteAsync(ct), id, ct);

    public Task PartSentAsync(long id, CancellationToken ct)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        var until = now.Value + Lease;
        return WriteAsync(
            rows => rows.ExecuteUpdateAsync(
                set => set.SetProperty(row => row.PartsSent, row => row.PartsSent + 1).SetProperty(row => row.LeaseUntil, until).SetProperty(row => row.LeasedAt, now)
                    .SetProperty(row => row.UncertainSince, (DateTimeOffset?)null),
                ct),
            id, ct);
    }

    /// <param name="uncertain">Whether this try may have reached the person; null: it was not made, and what was known of earlier ones stays.</param>
    public Task PutBackAsync(OutboxMessage sent, string? code, TimeSpan wait, bool counts, bool? uncertain, CancellationToken ct)
    {
        var (due, one) = (clock.GetUtcNow() + wait, counts ? 1 : 0);
        return WriteAsync(
            async rows =>
            {
                if (uncertain == true) await rows.Where(row => row.UncertainSince == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.UncertainSince, row => row.LeasedAt), ct);
                if (uncertain == false) await rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.UncertainSince, (DateTimeOffset?)null), ct);
                await rows.ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.DueAt, due).SetProperty(row => row.Attempts, row => row.Attempts + one)
                        .SetProperty(row => row.LastFailure, code).SetProperty(row => row.LeaseOwner, (string?)null)
                        .SetProperty(row => row.LeaseUntil, DateTimeOffset.MinValue),
                    ct);
            },
            sent.Id, ct);
    }

    public Task ParkAsync(long id, OutboxStatus status, string code, CancellationToken ct) => WriteAsync(
        rows => rows.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Status, status).SetProperty(row => row.LastFailure, code)
                .SetProperty(row => row.LeaseOwner, (string?)null).SetProperty(row => row.LeaseUntil, DateTimeOffset.MinValue),
            ct),
        id, ct);

    /// <summary>Our own leases of an earlier run need not run out: one server holds the data folder.</summary>
    public async Task EndOldLeasesAsync(CancellationToken ct)
    {
        if (await sql.ScalarAsync("""SELECT 1 FROM "outbox" WHERE "LeaseOwner" IS NOT NULL LIMIT 1""", [], ct) is null) return;
        using var entered = await gate.EnterAsync(ct);
        await db.Outbox.Where(row => row.LeaseOwner != null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, DateTimeOffset.MinValue), ct);
    }

    public async Task<IReadOnlyList<string>> PausedAsync(CancellationToken ct) => await sql.ReadAsync("""SELECT "Channel" FROM "paused_channel" """, [], row => row.GetString(0), ct);

    public async Task SetPausedAsync(string channel, bool paused, CancellationToken ct)
    {
        using var entered = await gate.EnterAsync(ct);
        await db.PausedChannels.Where(row => row.Channel == channel).ExecuteDeleteAsync(ct);
        if (!paused) return;
        db.PausedChannels.Add(new PausedChannel { Channel = channel, Since = clock.GetUtcNow() });
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The first waiting message of each conversation, where it is due and nobody has it.</summary>
    private async Task<List<long>> DueAsync(string channel, int count, DateTimeOffset now, CancellationToken ct) =>
        [.. (await sql.ReadAsync(
            """
            SELECT "Id" FROM "outbox" AS o WHERE "Channel" = @channel AND "Status" = 0 AND "DueAt" <= @now AND "LeaseUntil" <= @now
            AND NOT EXISTS (SELECT 1 FROM "outbox" AS e WHERE e."ConversationId" = o."ConversationId" AND e."Status" = 0 AND e."Id" < o."Id")
            ORDER BY "Id" LIMIT @count
            """,
            [("@channel", channel), ("@now", now.UtcTicks), ("@count", count)], row => (object)row.GetInt64(0), ct)).Cast<long>()];

    private async Task WriteAsync(Func<IQueryable<OutboxMessage>, Task> write, long id, CancellationToken ct)
    {
        using var entered = await gate.EnterAsync(ct);
        await write(db.Outbox.Where(row => row.Id == id));
    }
}

/// <param name="Recipient">Null when the conversation is gone.</param>
public sealed record Claimed(OutboxMessage Row, string? Recipient);

public sealed record OutboxCount(string Channel, OutboxStatus Status, int Count, DateTimeOffset Oldest);
