using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnTT.Bot.Conversations;

/// <summary>One message or event between a person and the bot, in the Bot Framework's schema (Activity Protocol 3.4).</summary>
/// <remarks>Properties we do not know survive a round trip in <see cref="Rest"/>.</remarks>
public sealed record Activity
{
    public required string Type { get; init; }

    /// <summary>Set by the channel: conversation id, <c>|</c>, seven-digit sequence.</summary>
    public string? Id { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public string? ChannelId { get; init; }

    public string? ServiceUrl { get; init; }

    public ChannelAccount? From { get; init; }

    public ChannelAccount? Recipient { get; init; }

    public ConversationAccount? Conversation { get; init; }

    public string? ReplyToId { get; init; }

    public string? Locale { get; init; }

    public string? Text { get; init; }

    /// <summary>Always sent: clients treat a missing one as Markdown.</summary>
    public string? TextFormat { get; init; }

    public string? InputHint { get; init; }

    public IReadOnlyList<Attachment>? Attachments { get; init; }

    public SuggestedActions? SuggestedActions { get; init; }

    public string? Name { get; init; }

    public JsonElement? Value { get; init; }

    public JsonElement? ChannelData { get; init; }

    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; init; }
}

public sealed record ChannelAccount
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Role { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; init; }
}

public sealed record ConversationAccount
{
    public string? Id { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; init; }
}

public sealed record Attachment
{
    public string? ContentType { get; init; }

    public string? ContentUrl { get; init; }

    public JsonElement? Content { get; init; }

    public string? Name { get; init; }

    public string? ThumbnailUrl { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; init; }
}

public sealed record SuggestedActions
{
    public required IReadOnlyList<CardAction> Actions { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; init; }
}

public sealed record CardAction
{
    /// <summary><c>imBack</c>, <c>postBack</c>, <c>openUrl</c> or <c>call</c>.</summary>
    public required string Type { get; init; }

    public required string Title { get; init; }

    public JsonElement? Value { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; init; }
}

public static class ActivityTypes
{
    public const string Message = "message";
    public const string Typing = "typing";
    public const string Event = "event";
    public const string ConversationUpdate = "conversationUpdate";
    public const string EndOfConversation = "endOfConversation";
    public const string Invoke = "invoke";
}

/// <summary>Names of events the program sends itself.</summary>
internal static class OwnEvents
{
    /// <summary>Stands for messages that were not taken because they came too fast.</summary>
    public const string TooFast = "antt/too-fast";
}

/// <summary>JSON rules of the protocol: camelCase, nulls left out, Vietnamese letters as they are.</summary>
public static class ActivityJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.Strict,
        MaxDepth = 64,
        Converters = { new UtcWithZ() },
    };

    public static string Write(Activity activity) => JsonSerializer.Serialize(activity, Options);

    public static byte[] WriteUtf8(Activity activity) => JsonSerializer.SerializeToUtf8Bytes(activity, Options);

    /// <summary>The protocol's clock: UTC, milliseconds, Z.</summary>
    private sealed class UtcWithZ : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture));
    }

    public static Activity Read(string json) => JsonSerializer.Deserialize<Activity>(json, Options)!;
}
