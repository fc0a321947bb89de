using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace AnTT.Bot.Channels.Zalo.Events;

/// <summary>The outer part of a body, needed before it may be believed.</summary>
/// <param name="Timestamp">As written, quotes aside: it is part of the signature.</param>
internal sealed record ZaloEnvelope(JsonElement Root, string? AppId, string? Timestamp, string Name);

/// <summary>Reads events as tolerantly as they are documented: fields in any order, numbers as strings, unknown ones passed over.</summary>
internal static class ZaloEventReader
{
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 32 };

    /// <returns>Null when the body is no JSON object.</returns>
    public static ZaloEnvelope? Open(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Json);
            var root = document.RootElement.Clone();
            return root.ValueKind != JsonValueKind.Object ? null : new ZaloEnvelope(root, Text(root, "app_id"), Text(root, "timestamp"), Text(root, "event_name") ?? "");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static ZaloEvent Read(ZaloEnvelope envelope, ReadOnlySpan<byte> body)
    {
        var (root, name) = (envelope.Root, envelope.Name);
        var message = Child(root, "message");
        var fallback = Convert.ToHexStringLower(SHA256.HashData(body));
        var messageId = Text(message, "msg_id");
        if (name.StartsWith("oa_send_", StringComparison.Ordinal)) return ReadSent(envelope, messageId ?? fallback);
        var key = messageId ?? fallback;
        switch (name)
        {
            case var _ when Sender(root, name) is { } person && IsSaid(name):
                return new ZaloEvent.Said(person, messageId, TextOf(name, message), MediaOf(message), PlaceOf(message), Text(message, "quote_msg_id"))
                {
                    Key = "msg|" + key, Name = name, OaId = Text(Child(root, "recipient"), "id"), Timestamp = envelope.Timestamp,
                };
            case "follow" or "user_click_chatnow" when Subject(root) is { } person:
                return new ZaloEvent.Entered(person) { Key = Key(name, person, envelope), Name = name, OaId = Text(root, "oa_id"), Timestamp = envelope.Timestamp };
            case "unfollow" when Subject(root) is { } person:
                return new ZaloEvent.Left(person) { Key = Key(name, person, envelope), Name = name, OaId = Text(root, "oa_id"), Timestamp = envelope.Timestamp };
            case "user_withdraw" when Subject(root) is { } person:
                return new ZaloEvent.Withdrew(person) { Key = Key(name, person, envelope), Name = name, OaId = Text(root, "oa_id"), Timestamp = envelope.Timestamp };
            case "user_submit_info" when Subject(root) is { } person:
                var told = Child(root, "info");
                return new ZaloEvent.GaveContact(person, Text(told, "name"), Text(told, "phone"), AddressOf(told))
                {
                    Key = Key(name, person, envelope), Name = name, OaId = Text(Child(root, "recipient"), "id"), Timestamp = envelope.Timestamp,
                };
            default:
                return new ZaloEvent.Other { Key = "other|" + fallback, Name = name, OaId = Text(root, "oa_id"), Timestamp = envelope.Timestamp };
        }
    }

    /// <summary>A value as text, whether it is written as a string or a number. Null for anything else, and for letters no text can hold.</summary>
    public static string? Text(JsonElement? element, string name)
    {
        if (Child(element, name) is not { } value) return null;
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public static JsonElement? Child(JsonElement? element, string name)
    {
        try
        {
            return element is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            // Beside it stands a name that is cut in the middle of a letter.
            return null;
        }
    }

    private static bool IsSaid(string name) =>
        (name.StartsWith("user_send_", StringComparison.Ordinal) && !name.StartsWith("user_send_group", StringComparison.Ordinal))
        || name.StartsWith("anonymous_send_", StringComparison.Ordinal);

    private static ZaloEvent ReadSent(ZaloEnvelope envelope, string key)
    {
        var isOneToOne = !envelope.Name.StartsWith("oa_send_group", StringComparison.Ordinal) && envelope.Name is not "oa_send_consent";
        var (user, officer) = (Text(Child(envelope.Root, "recipient"), "id"), Text(Child(envelope.Root, "sender"), "admin_id"));
        var oaId = Text(Child(envelope.Root, "sender"), "id");
        var anonymous = Text(Child(envelope.Root, "message"), "conversation_id");
        if (isOneToOne && user is not null && !string.IsNullOrEmpty(officer))
            return new ZaloEvent.OfficerWrote(new ZaloPerson(user, anonymous)) { Key = "msg|" + key, Name = envelope.Name, OaId = oaId, Timestamp = envelope.Timestamp };
        return new ZaloEvent.Echo { Key = "msg|" + key, Name = envelope.Name, OaId = oaId, Timestamp = envelope.Timestamp };
    }

    private static ZaloPerson? Sender(JsonElement root, string name)
    {
        if (Text(Child(root, "sender"), "id") is not { Length: > 0 } id || id.Contains('|', StringComparison.Ordinal)) return null;
        return name.StartsWith("anonymous_", StringComparison.Ordinal)
            ? Text(Child(root, "message"), "conversation_id") is { Length: > 0 } conversation ? new ZaloPerson(id, conversation) : null
            : new ZaloPerson(id);
    }

    private static ZaloPerson? Subject(JsonElement root)
    {
        var id = Text(Child(root, "follower"), "id") ?? Text(root, "user_id") ?? Text(Child(root, "sender"), "id");
        return string.IsNullOrEmpty(id) || id.Contains('|', StringComparison.Ordinal) ? null : new ZaloPerson(id);
    }

    private static string Key(string name, ZaloPerson person, ZaloEnvelope envelope) => $"{name}|{person.UserId}|{envelope.Timestamp}";

    /// <summary>What is said in words: the text, a shared link with its title, or a contact card's name and number.</summary>
    private static string? TextOf(string name, JsonElement? message)
    {
        var text = Text(message, "text");
        if (!name.EndsWith("_link", StringComparison.Ordinal) && !name.EndsWith("_business_card", StringComparison.Ordinal)) return text;
        var payload = Attachments(message).Select(attachment => Child(attachment, "payload")).FirstOrDefault(child => child is not null);
        if (name.EndsWith("_business_card", StringComparison.Ordinal))
            return $"Danh thiếp: {string.Join(", ", new[] { text, PhoneOf(Text(payload, "description")) }.Where(part => !string.IsNullOrEmpty(part)))}";
        return string.Join(' ', new[] { text, Text(payload, "description"), Text(payload, "url") }.Where(part => !string.IsNullOrEmpty(part)).Distinct());
    }

    /// <summary>A card's description is itself JSON in a string.</summary>
    private static string? PhoneOf(string? description)
    {
        if (description is null) return null;
        try
        {
            using var card = JsonDocument.Parse(description, Json);
            return Text(card.RootElement, "phone");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<JsonElement> Attachments(JsonElement? message) =>
        Child(message, "attachments") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object) : [];

    private static List<ZaloMedia> MediaOf(JsonElement? message)
    {
        const int Most = 20;
        var media = new List<ZaloMedia>();
        foreach (var attachment in Attachments(message).Take(Most))
        {
            var payload = Child(attachment, "payload");
            if (Text(attachment, "type") is "image" or "photo" or "gif" or "audio" or "voice" or "video" or "file" && Text(payload, "url") is { Length: > 0 } url)
                media.Add(new ZaloMedia(Text(attachment, "type")!, url, Text(payload, "name"), Text(payload, "checksum")));
        }
        return media;
    }

    private static ZaloPlace? PlaceOf(JsonElement? message)
    {
        foreach (var attachment in Attachments(message))
        {
            var coordinates = Child(Child(attachment, "payload"), "coordinates");
            if (Coordinate(coordinates, "latitude", 90) is { } latitude && Coordinate(coordinates, "longitude", 180) is { } longitude) return new ZaloPlace(latitude, longitude);
        }
        return null;
    }

    private static double? Coordinate(JsonElement? coordinates, string name, double limit) =>
        double.TryParse(Text(coordinates, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= limit ? value : null;

    /// <summary>Two generations of the form write addresses differently.</summary>
    private static string? AddressOf(JsonElement? told)
    {
        var full = Child(told, "full_address");
        string?[] parts = full is null
            ? [Text(told, "address"), Text(told, "ward"), Text(told, "district"), Text(told, "city")]
            : [Text(full, "user_address"), Text(full, "user_ward"), Text(full, "user_city")];
        var address = string.Join(", ", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
        return address.Length == 0 ? null : address;
    }
}
