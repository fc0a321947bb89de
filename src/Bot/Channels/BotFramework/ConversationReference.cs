using System.Collections.Concurrent;
using AnTT.Bot.Conversations;
using AnTT.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.Channels.BotFramework;

/// <summary>How to reach a conversation of a Bot Framework channel again. Taken only from activities whose sender was verified.</summary>
public sealed class ConversationReference
{
    /// <summary>Our id of the conversation.</summary>
    public required string ConversationId { get; init; }

    /// <summary>Encrypted JSON of an <see cref="Activity"/> that carries service, channel, conversation, bot (<c>from</c>), person (<c>recipient</c>) and locale.</summary>
    public required string Address { get; set; }

    public DateTimeOffset SeenAt { get; set; }
}

/// <summary>Remembers where conversations are reached.</summary>
internal sealed class References(ConversationDb db, BotFrameworkIds ids, WriteGate gate, TimeProvider clock)
{
    /// <returns>Null when there is none.</returns>
    public async Task<Activity?> FindAsync(string conversationId, CancellationToken ct) =>
        await db.References.AsNoTracking().FirstOrDefaultAsync(row => row.ConversationId == conversationId, ct) is { } row ? ActivityJson.Read(ids.Open(row.Address)) : null;

    /// <summary>What is to be remembered of an activity that came in.</summary>
    public static Activity AddressOf(Activity incoming) => new()
    {
        Type = ActivityTypes.Event,
        ChannelId = incoming.ChannelId,
        ServiceUrl = incoming.ServiceUrl,
        From = incoming.Recipient,
        Recipient = incoming.From,
        Conversation = incoming.Conversation,
        Locale = incoming.Locale,
    };

    public async Task KeepAsync(string conversationId, Activity address, CancellationToken ct)
    {
        using var entered = await gate.EnterAsync(ct);
        var row = await db.References.FirstOrDefaultAsync(one => one.ConversationId == conversationId, ct);
        if (row is null) db.References.Add(row = new ConversationReference { ConversationId = conversationId, Address = "" });
        (row.Address, row.SeenAt) = (ids.Seal(ActivityJson.Write(address)), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>References this process has seen stored, so that a busy talk does not ask the database each time.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class KnownReferences
{
    private const int Most = 50_000;
    private readonly ConcurrentDictionary<string, Seen> _seen = new(StringComparer.Ordinal);

    public bool Has(string conversationId, Activity address) => _seen.TryGetValue(conversationId, out var known) && known == Of(address);

    public void Add(string conversationId, Activity address)
    {
        if (_seen.Count > Most) _seen.Clear();
        _seen[conversationId] = Of(address);
    }

    /// <summary>What must be the same for a reply to arrive.</summary>
    private static Seen Of(Activity address) => new(address.ServiceUrl, address.From?.Id, address.Recipient?.Id, address.Locale);

    private sealed record Seen(string? Service, string? Bot, string? Person, string? Locale);
}
