using System.Collections.Concurrent;
using System.Security.Cryptography;
using AnTT.Bot.Conversations;
using AnTT.Bot.Storage;

namespace AnTT.Bot.Channels.BotFramework;

/// <summary>How a conversation is reached again: an activity that carries service, channel, conversation, bot (<c>from</c>), person (<c>recipient</c>) and locale. Stored encrypted as the conversation's person; taken only from activities whose sender was verified.</summary>
/// <remarks>Thread-safe. What this process has seen stored is not looked up again, so that a busy talk costs no look at the database.</remarks>
internal sealed class Addresses(IServiceScopeFactory scopes, BotFrameworkIds ids, WriteGate gate)
{
    private const int Most = 50_000;
    private readonly ConcurrentDictionary<string, Seen> _seen = new(StringComparer.Ordinal);

    /// <returns>What a new conversation is to be opened for; null when it stands.</returns>
    public async Task<string?> KeepAsync(string conversationId, Activity incoming, CancellationToken ct)
    {
        var address = Of(incoming);
        if (_seen.TryGetValue(conversationId, out var known) && known == Key(address)) return null;
        await using var scope = scopes.CreateAsyncScope();
        var sql = scope.ServiceProvider.GetRequiredService<Statements>();
        if (await sql.ScalarAsync("""SELECT "UserId" FROM "conversation" WHERE "Id" = @id""", [("@id", conversationId)], ct) is not string stored)
            return ids.Seal(ActivityJson.Write(address));
        if (Open(stored) is not { } before || Key(before) != Key(address))
        {
            using var entered = await gate.EnterAsync(ct);
            await sql.ExecuteAsync(
                """UPDATE "conversation" SET "UserId" = @address WHERE "Id" = @id""", [("@address", ids.Seal(ActivityJson.Write(address))), ("@id", conversationId)], ct);
        }
        Stands(conversationId, incoming);
        return null;
    }

    /// <summary>The conversation is stored with this activity's address.</summary>
    public void Stands(string conversationId, Activity incoming)
    {
        if (_seen.Count > Most) _seen.Clear();
        _seen[conversationId] = Key(Of(incoming));
    }

    /// <returns>Null when the key is gone.</returns>
    public Activity? Open(string stored)
    {
        try
        {
            return ActivityJson.Read(ids.Open(stored));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static Activity Of(Activity incoming) => new()
    {
        Type = ActivityTypes.Event,
        ChannelId = incoming.ChannelId,
        ServiceUrl = incoming.ServiceUrl,
        From = incoming.Recipient,
        Recipient = incoming.From,
        Conversation = incoming.Conversation,
        Locale = incoming.Locale,
    };

    /// <summary>What must be the same for a reply to arrive.</summary>
    private static Seen Key(Activity address) => new(address.ServiceUrl, address.From?.Id, address.Recipient?.Id, address.Locale);

    private sealed record Seen(string? Service, string? Bot, string? Person, string? Locale);
}
