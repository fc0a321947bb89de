using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AnTT.ZaloSimulator;

/// <param name="To">User id, or a visitor's anonymous id.</param>
/// <param name="Buttons">Title and what pressing it sends; telephone and web buttons have their own type.</param>
public sealed record SentMessage(string Id, string To, string? Text, IReadOnlyList<SentButton> Buttons, string? Quotes, bool IsForm, DateTimeOffset At);

public sealed record SentButton(string Title, string Type, string Payload);

/// <summary>The message API with its limits, and the history both sides wrote.</summary>
public sealed class PlatformMessages(PlatformSettings settings)
{
    private readonly Lock _lock = new();
    private readonly List<SentMessage> _sent = [];
    private readonly List<JsonObject> _history = [];
    private readonly HashSet<string> _closed = new(StringComparer.Ordinal);

    public IReadOnlyList<SentMessage> Sent
    {
        get
        {
            lock (_lock) return [.. _sent];
        }
    }

    /// <summary>Off: a message with buttons is refused with -233.</summary>
    public bool TakesButtons { get; set; } = true;

    /// <summary>The person has not written for a week: refused with -230 until they do.</summary>
    public void CloseWindow(string userId)
    {
        lock (_lock) _closed.Add(userId);
    }

    public int Take(JsonObject body, out SentMessage? taken)
    {
        taken = null;
        var to = Text(body, "recipient", "user_id") ?? Text(body, "recipient", "anonymous_id");
        if (to is null || body["message"] is not JsonObject message) return -201;
        var text = Text(message, "text");
        var template = message["attachment"]?["payload"] as JsonObject;
        if (text is null && template is null) return -201;
        if (text is { Length: > 2000 or 0 }) return -210;
        var buttons = new List<SentButton>();
        foreach (var button in template?["buttons"] as JsonArray ?? [])
        {
            if (!TakesButtons) return -233;
            if (Text(button, "title") is not { Length: > 0 and <= 100 } title || Text(button, "type") is not { } type) return -201;
            var payload = button!["payload"] is JsonValue value ? value.GetValue<string>() : Text(button, "payload", "phone_code") ?? Text(button, "payload", "url");
            if (payload is not { Length: > 0 and <= 1000 }) return -201;
            buttons.Add(new SentButton(title, type, payload));
        }
        if (buttons.Count > 5) return -201;
        lock (_lock)
        {
            if (_closed.Contains(to)) return -230;
            taken = new SentMessage(Id(), to, text, buttons, Text(message, "quote_message_id"), Text(template, "template_type") == "request_user_info", settings.Clock.GetUtcNow());
            _sent.Add(taken);
            Remember(taken.Id, settings.OaId, to, "text", text, null);
        }
        return 0;
    }

    public void Received(string id, string from, string type, string? text, string? url)
    {
        lock (_lock)
        {
            _closed.Remove(from);
            Remember(id, from, settings.OaId, type, text, url);
        }
    }

    public IResult Conversation(HttpRequest request) => Page(request, (_, query) =>
    {
        var user = query["user_id"]!.GetValue<string>();
        return Lately.Where(entry => Of(entry, "from_id") == user || Of(entry, "to_id") == user);
    });

    public IResult Recent(HttpRequest request) => Page(request, (_, _) => Lately
        .DistinctBy(entry => Of(entry, "from_id") == settings.OaId ? Of(entry, "to_id") : Of(entry, "from_id")));

    public static string Id() => Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(10));

    private IEnumerable<JsonObject> Lately => Enumerable.Reverse(_history);

    private IResult Page(HttpRequest request, Func<HttpRequest, JsonObject, IEnumerable<JsonObject>> choose)
    {
        var query = (JsonObject)JsonNode.Parse(request.Query["data"].ToString())!;
        var (offset, count) = (query["offset"]!.GetValue<int>(), query["count"]!.GetValue<int>());
        if (count > 10) return Results.Json(new { error = -210, message = "count is too large" });
        lock (_lock)
        {
            var page = choose(request, query).Skip(offset).Take(count).Select(entry => entry.DeepClone()).ToArray();
            return Results.Text(new JsonObject { ["error"] = 0, ["message"] = "Success", ["data"] = new JsonArray(page) }.ToJsonString(), "application/json");
        }
    }

    private void Remember(string id, string from, string to, string type, string? text, string? url) => _history.Add(new JsonObject
    {
        ["src"] = from == settings.OaId ? 0 : 1,
        ["time"] = settings.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
        ["type"] = type,
        ["message"] = text ?? "",
        ["message_id"] = id,
        ["from_id"] = from,
        ["to_id"] = to,
        ["from_display_name"] = "",
        ["url"] = url,
    });

    private static string? Of(JsonObject entry, string name) => entry[name]?.GetValue<string>();

    private static string? Text(JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var name in path) node = node is JsonObject ? node[name] : null;
        return node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
    }
}
