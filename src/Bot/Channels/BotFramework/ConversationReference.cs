using System.Collections.Concurrent;
using AnTT.Bot.Conversations;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.Channels.BotFramework;

/// <summary>How to reach a conversation of a Bot Framework channel again. Taken only from activities whose sender was verified.</summary>
public sealed class ConversationReference
{
    /// <summary>Our id of the conversation.</summary>
    public required string ConversationId { get; init; }

    public required string ServiceUrl { get; set; }

    /// <summary>JSON of an <see cref="Activity"/> that carries channel, conversation, bot (<c>from</c>), person (<c>recipient</c>) and locale.</summary>
    public required string Address { get; set; }

    public DateTimeOffset SeenAt { get; set; }
}

/// <summary>Remembers where conversations are reached.</summary>
internal sealed class References(ConversationDb db, KnownReferences seen, Storage.WriteGate gate, TimeProvider clock)
{
    public Task<ConversationReference?> FindAsync(string conversationId, CancellationToken ct) =>
        db.References.AsNoTracking().FirstOrDefaultAsync(row => row.ConversationId == conversationId, ct);

    /// <summary>Writes only what changed, and opens the conversation where it is new; most activities change nothing.</summary>
    public async Task KeepAsync(string conversationId, Activity incoming, Func<Task> open, CancellationToken ct)
    {
        var address = ActivityJson.Write(new Activity
        {
            Type = ActivityTypes.Event,
            ChannelId = incoming.ChannelId,
            From = incoming.Recipient,
            Recipient = incoming.From,
            Conversation = incoming.Conversation,
            Locale = incoming.Locale,
        });
        if (seen.Has(conversationId, incoming.ServiceUrl!, address)) return;
        using (await gate.EnterAsync(ct))
        {
            var row = await db.References.FirstOrDefaultAsync(one => one.ConversationId == conversationId, ct);
            if (row is null) db.References.Add(row = new ConversationReference { ConversationId = conversationId, ServiceUrl = "", Address = "" });
            (row.ServiceUrl, row.Address, row.SeenAt) = (incoming.ServiceUrl!, address, clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
        }
        await open();
        seen.Add(conversationId, incoming.ServiceUrl!, address);
    }
}

/// <summary>References this process has just seen stored, so that a busy talk does not ask the database each time.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class KnownReferences
{
    private const int Most = 50_000;
    private readonly ConcurrentDictionary<string, int> _seen = new(StringComparer.Ordinal);

    public bool Has(string conversationId, string serviceUrl, string address) =>
        _seen.TryGetValue(conversationId, out var hash) && hash == HashCode.Combine(serviceUrl, address);

    public void Add(string conversationId, string serviceUrl, string address)
    {
        if (_seen.Count > Most) _seen.Clear();
        _seen[conversationId] = HashCode.Combine(serviceUrl, address);
    }
}
