using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using AnTT.Bot.Conversations;

namespace AnTT.Bot.Channels.DirectLine;

/// <summary>Takes one activity from a client: durable first, then answered in the background.</summary>
internal static class DirectLinePosting
{
    /// <summary>Largest JSON body, bytes; 100,000 Vietnamese letters fit.</summary>
    public const int MaxJsonBytes = 512 * 1024;

    private static readonly JsonSerializerOptions Incoming = new(ActivityJson.Options) { AllowDuplicateProperties = false, Converters = { new AnyClock() } };

    public static async Task<IResult> PostAsync(
        string id, HttpContext context, DirectLineAccess access, ConversationStore store, InboxWriter inbox, TranscriptFeed feed, CancellationToken ct)
    {
        if (await access.RefuseAsync(context, id) is { } refusal) return refusal;
        var (activity, error) = await ReadActivityAsync(context, ct);
        if (error is not null) return error;
        if (activity!.Attachments is { Count: > 0 }) return DirectLineErrors.BadArgument($"Tệp chưa được nhận. Hãy gửi tệp tới /v3/directline/conversations/{id}/upload.");
        if (await store.FindAsync(id, ct) is not { UserId: var owner }) return DirectLineErrors.NotFound();

        var tokenUser = await access.UserOfAsync(context);
        var stamped = Stamp(activity, id, tokenUser ?? activity.From?.Id ?? owner);
        switch (stamped.Type)
        {
            case ActivityTypes.Message:
            case ActivityTypes.Event:
            case ActivityTypes.EndOfConversation:
                var received = await inbox.ReceiveAsync(
                    new Incoming(DirectLineEndpoints.ChannelId, id, MessageId(stamped, id), stamped, Echo: stamped.Type == ActivityTypes.Message), ct);
                return received.TooFast ? DirectLineErrors.TooMany() : Results.Json(new { id = received.ActivityId });
            case ActivityTypes.Invoke:
                return DirectLineErrors.BadArgument("Kênh này không nhận hoạt động kiểu invoke.");
            case ActivityTypes.Typing:
                var passing = stamped with { Id = ActivityIds.Passing(id) };
                feed.Show(id, passing);
                return Results.Json(new { id = passing.Id });
            default:
                return Results.Json(new { id = ActivityIds.Passing(id) });
        }
    }

    /// <summary>What the client may not decide is overwritten; everything else, above all channelData, passes untouched.</summary>
    public static Activity Stamp(Activity activity, string conversationId, string userId) => activity with
    {
        Id = null,
        Timestamp = null,
        ServiceUrl = null,
        Recipient = null,
        ChannelId = DirectLineEndpoints.ChannelId,
        Conversation = new ConversationAccount { Id = conversationId },
        From = (activity.From ?? new ChannelAccount()) with { Id = userId, Role = "user" },
    };

    /// <summary>The client's own id of the message makes network repeats harmless; it counts within its conversation.</summary>
    public static string MessageId(Activity activity, string conversationId)
    {
        var own = activity.ChannelData is { ValueKind: JsonValueKind.Object } data
            && data.TryGetProperty("clientActivityID", out var id) && id.ValueKind == JsonValueKind.String
                ? id.GetString()
                : null;
        return $"{conversationId}|{(string.IsNullOrWhiteSpace(own) || own.Length > 200 ? DirectLineTokens.NewId("server-") : own)}";
    }

    /// <exception cref="JsonException">Not an activity.</exception>
    public static Activity Parse(ReadOnlySpan<byte> json)
    {
        CheckLetters(json);
        var activity = JsonSerializer.Deserialize<Activity>(json, Incoming)!;
        if (string.IsNullOrEmpty(activity?.Type)) throw new JsonException("An activity is an object that has a type.");
        activity.Rest?.Remove("callerId");
        return activity;
    }

    /// <summary>Parts that pass untouched are not read here, and what is no letter would be found out only when somebody writes them.</summary>
    private static void CheckLetters(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json)) throw new JsonException("JSON is UTF-8.");
        if (json.IndexOf("\\u"u8) < 0) return;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 64 });
        while (reader.Read())
        {
            if (reader is { ValueIsEscaped: true, TokenType: JsonTokenType.String or JsonTokenType.PropertyName }) reader.GetString();
        }
    }

    /// <summary>What the reader throws at JSON that is broken, of the wrong types, or names a property twice.</summary>
    public static bool IsUnreadable(Exception error) => error is JsonException or InvalidOperationException or FormatException or ArgumentException;

    /// <summary>A clock we do not trust must not cost the person a message, whatever stands there.</summary>
    private sealed class AnyClock : JsonConverter<DateTimeOffset?>
    {
        public override bool HandleNull => true;

        public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            reader.Skip();
            return null;
        }

        public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options) => throw new NotSupportedException("Only what comes in is read this way.");
    }

    private static async Task<(Activity? Activity, IResult? Error)> ReadActivityAsync(HttpContext context, CancellationToken ct)
    {
        var body = await BoundedBody.ReadAsync(context.Request.Body, MaxJsonBytes, ct);
        if (body is null) return (null, DirectLineErrors.TooLarge("Tin nhắn quá dài. Hãy chia thành nhiều tin ngắn hơn rồi gửi lại."));
        try
        {
            return (Parse(body), null);
        }
        catch (Exception error) when (IsUnreadable(error))
        {
            return (null, DirectLineErrors.BadArgument("Nội dung gửi lên không phải một hoạt động hợp lệ (cần JSON có trường \"type\")."));
        }
    }
}
