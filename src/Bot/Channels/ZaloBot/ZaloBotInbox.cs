using System.Security.Cryptography;
using System.Text;
using AnTT.Bot.Channels.DirectLine;
using AnTT.Bot.Conversations;
using AnTT.Bot.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Channels.ZaloBot;

/// <summary>Turns the platform's ids into ours; who holds the database file alone learns of nobody who wrote.</summary>
internal sealed class ZaloBotIds(IDataProtectionProvider protection, DataFolder data)
{
    private readonly IDataProtector _chats = protection.CreateProtector("zalo-bot-chat");
    private readonly byte[] _key = KeyFile.Load(data, "zalobot");

    public string ConversationOf(string chatId) => "zalobot-" + Hash($"chat|{chatId}")[..32];

    public string MessageKey(string messageId) => Hash($"message|{messageId}");

    public string Seal(string chatId) => _chats.Protect(chatId);

    /// <exception cref="CryptographicException">The key is gone.</exception>
    public string Open(string recipient) => _chats.Unprotect(recipient);

    private string Hash(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));
}

/// <summary>Takes what the platform delivers: <c>POST /channels/zalo-bot/webhook</c>, or the development loop.</summary>
internal sealed class ZaloBotInbox(ZaloBotIds ids, InboxWriter inbox)
{
    private const int MaxBytes = 256 * 1024;

    public static async Task<IResult> ReceiveAsync(HttpContext context, ZaloBotInbox inbox, IOptions<ZaloBotOptions> options, CancellationToken ct)
    {
        // Before the body is read: whoever has not the secret is nobody.
        if (!options.Value.IsOn || !IsSecret(context.Request.Headers["X-Bot-Api-Secret-Token"].ToString(), options.Value.WebhookSecret))
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        var body = await BoundedBody.ReadAsync(context.Request.Body, MaxBytes, ct);
        // What cannot be used is acknowledged all the same: it would only come again.
        if (body is not null && ZaloBotUpdate.Read(body) is { } update) await inbox.TakeAsync(update, ct);
        return Results.Ok();
    }

    public async Task TakeAsync(ZaloBotUpdate update, CancellationToken ct)
    {
        var conversation = ids.ConversationOf(update.ChatId);
        var key = ids.MessageKey(update.MessageId);
        var activity = new Activity
        {
            Type = ActivityTypes.Message,
            Text = update.Text,
            TextFormat = "plain",
            Attachments = update.Media is { } url ? [new Attachment { ContentType = "application/octet-stream", ContentUrl = url, Name = update.Kind }] : null,
        };
        await ReceiveAsync(update, conversation, key, activity, ct);
    }

    private Task<Received> ReceiveAsync(ZaloBotUpdate update, string conversation, string key, Activity activity, CancellationToken ct)
    {
        var ours = activity with
        {
            ChannelId = ZaloBotSetup.ChannelId,
            From = new ChannelAccount { Id = conversation, Role = "user" },
            Conversation = new ConversationAccount { Id = conversation },
        };
        return inbox.ReceiveAsync(new Incoming(ZaloBotSetup.ChannelId, conversation, key, ours, Echo: false, OpensFor: ids.Seal(update.ChatId), ToldRepeat: false), ct);
    }

    private static bool IsSecret(string given, string secret) =>
        secret.Length > 0 && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
