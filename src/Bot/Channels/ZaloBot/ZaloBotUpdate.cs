using System.Text.Json;

namespace AnTT.Bot.Channels.ZaloBot;

/// <summary>A message from the platform.</summary>
/// <param name="Kind">The last but one word of the event's name: text, image, sticker, voice or unsupported.</param>
/// <param name="Media">Where a picture or voice lies, for a while.</param>
internal sealed record ZaloBotUpdate(string MessageId, string ChatId, string SenderId, string Kind, string? Text, string? Media)
{
    /// <summary>Reads both forms seen in the wild: the event itself, and the event as <c>result</c> of an answer.</summary>
    /// <returns>Null when it is no message of a person alone with the bot.</returns>
    public static ZaloBotUpdate? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 32 });
            return Read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Broken JSON, or a text that is cut in the middle of a letter.
            return null;
        }
    }

    public static ZaloBotUpdate? Read(JsonElement root)
    {
        var update = Child(root, "result") ?? root;
        if (Words(update, "event_name")?.Split('.') is not ["message", var kind, "received"]) return null;
        if (Child(update, "message") is not { } message || Child(message, "chat") is not { } chat || Child(message, "from") is not { } sender) return null;
        if (Words(message, "message_id") is not { Length: > 0 and <= 200 } id || Words(chat, "id") is not { Length: > 0 and <= 200 } chatId || Words(sender, "id") is not { } senderId) return null;
        // Our own words, and talk that others read.
        if (sender.TryGetProperty("is_bot", out var isBot) && isBot.ValueKind == JsonValueKind.True) return null;
        if (Words(chat, "chat_type") is "GROUP") return null;
        return new ZaloBotUpdate(id, chatId, senderId, kind, Words(message, "text") ?? Words(message, "caption"), Words(message, "photo") ?? Words(message, "photo_url") ?? Words(message, "voice_url"));
    }

    private static JsonElement? Child(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child) && child.ValueKind == JsonValueKind.Object ? child : null;

    private static string? Words(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
