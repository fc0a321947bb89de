using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnTT.ZaloSimulator;

/// <summary>A resident with the Zalo app: writes, sends pictures, taps, reads.</summary>
public sealed class SimulatedPerson(ZaloPlatform platform, string id, string? anonymousConversation = null)
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private int _read;

    public string Id { get; } = id;

    /// <summary>What the bot has sent to this person so far.</summary>
    public IReadOnlyList<SentMessage> Messages => [.. platform.Messages.Sent.Where(message => message.To == Id)];

    public Task<Delivery> WriteAsync(string text, string? messageId = null, string? quotes = null) =>
        SendAsync(anonymousConversation is null ? "user_send_text" : "anonymous_send_text", new JsonObject { ["text"] = text, ["quote_msg_id"] = quotes }, messageId);

    public Task<Delivery> SendPhotoAsync(byte[] photo, string type = "image", string? messageId = null)
    {
        var url = platform.KeepMedia(photo);
        return SendAsync($"user_send_{type}", new JsonObject { ["attachments"] = new JsonArray(Attachment(type, new JsonObject { ["thumbnail"] = url, ["url"] = url })) }, messageId);
    }

    public Task<Delivery> SendPlaceAsync(string latitude, string longitude) => SendAsync(
        "user_send_location",
        new JsonObject { ["attachments"] = new JsonArray(Attachment("location", new JsonObject { ["coordinates"] = new JsonObject { ["latitude"] = latitude, ["longitude"] = longitude } })) });

    public Task<Delivery> FollowAsync(string name = "follow") => platform.RaiseAsync(new JsonObject
    {
        ["oa_id"] = platform.Settings.OaId, ["follower"] = new JsonObject { ["id"] = Id }, ["event_name"] = name, ["source"] = "oa_profile",
    });

    public Task<Delivery> SubmitContactAsync(string name, string phone) => platform.RaiseAsync(new JsonObject
    {
        ["sender"] = new JsonObject { ["id"] = Id }, ["recipient"] = new JsonObject { ["id"] = platform.Settings.OaId }, ["event_name"] = "user_submit_info",
        ["info"] = new JsonObject { ["name"] = name, ["phone"] = phone },
    });

    public Task<Delivery> WithdrawAsync() => platform.RaiseAsync(new JsonObject { ["oa_id"] = platform.Settings.OaId, ["user_id"] = Id, ["event_name"] = "user_withdraw" });

    /// <summary>An officer answers this person by hand in Zalo's console.</summary>
    public Task<Delivery> OfficerWritesAsync(string text) => platform.RaiseAsync(new JsonObject
    {
        ["sender"] = new JsonObject { ["id"] = platform.Settings.OaId, ["admin_id"] = "5000000000000000001" }, ["recipient"] = new JsonObject { ["id"] = Id },
        ["event_name"] = "oa_send_text", ["message"] = new JsonObject { ["text"] = text, ["msg_id"] = PlatformMessages.Id() },
    });

    /// <summary>Presses a button of the last message that has it.</summary>
    public Task<Delivery> TapAsync(string title) =>
        WriteAsync(Messages.SelectMany(message => message.Buttons).Last(button => button.Title == title).Payload);

    /// <summary>Waits until so many more messages have come and returns their texts, joined by blank lines.</summary>
    public async Task<string> ReadAsync(int count = 1)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (Messages.Count < _read + count) await platform.NextMessageAsync(patience.Token);
        var unread = Messages.Skip(_read).ToList();
        _read += unread.Count;
        return string.Join("\n\n", unread.Select(message => message.Text));
    }

    public async Task<Delivery> SendAsync(string name, JsonObject message, string? messageId = null)
    {
        foreach (var empty in message.Where(pair => pair.Value is null).Select(pair => pair.Key).ToList()) message.Remove(empty);
        message["msg_id"] = messageId ?? PlatformMessages.Id();
        if (anonymousConversation is not null) message["conversation_id"] = anonymousConversation;
        var url = message["attachments"]?[0]?["payload"]?["url"]?.GetValue<string>();
        platform.Messages.Received(message["msg_id"]!.GetValue<string>(), Id, url is null ? "text" : "photo", message["text"]?.GetValue<string>(), url);
        return await platform.RaiseAsync(new JsonObject
        {
            ["sender"] = new JsonObject { ["id"] = Id }, ["user_id_by_app"] = "4000000000000000001",
            ["recipient"] = new JsonObject { ["id"] = platform.Settings.OaId }, ["event_name"] = name, ["message"] = message,
        });
    }

    internal static (string Json, string Timestamp) Finish(JsonObject happened, PlatformSettings settings)
    {
        var timestamp = settings.Clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        happened["app_id"] = settings.AppId;
        happened["timestamp"] = timestamp;
        return (happened.ToJsonString(Relaxed), timestamp);
    }

    private static JsonObject Attachment(string type, JsonObject payload) => new() { ["type"] = type, ["payload"] = payload };
}
