using System.Net;
using System.Security.Cryptography;
using System.Text;
using AnTT.Bot.Channels.DirectLine;
using AnTT.Bot.Conversations;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace AnTT.Bot.Channels.BotFramework;

/// <summary><c>POST /api/messages</c>: checked, kept, acknowledged; answered through the connector afterwards.</summary>
internal static class BotFrameworkEndpoint
{
    public const string ChannelName = "botframework";

    private const int MaxBytes = 256 * 1024;
    private static readonly string[] ForwardingHeaders = ["X-Forwarded-For", "X-Original-For", "Forwarded"];

    public static async Task<IResult> ReceiveAsync(
        HttpContext context, ChannelTokens tokens, References references, ConversationStarter starter, InboxWriter inbox, BotFrameworkFiles files,
        IOptions<BotFrameworkOptions> options, CancellationToken ct)
    {
        var body = await BoundedBody.ReadAsync(context.Request.Body, MaxBytes, ct);
        if (body is null) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (Parse(body) is not { } activity) return Results.BadRequest();
        if (!IsComplete(activity)) return Results.BadRequest();
        switch (options.Value.IsLocal ? CheckLocal(context, activity) : await tokens.CheckAsync(context.Request.Headers.Authorization.ToString(), activity, ct))
        {
            case TokenVerdict.Refused:
                return Results.StatusCode(StatusCodes.Status401Unauthorized);
            case TokenVerdict.NotEndorsed:
                return Results.StatusCode(StatusCodes.Status403Forbidden);
        }
        if (activity.Type == ActivityTypes.Invoke) return Results.StatusCode(StatusCodes.Status501NotImplemented);
        await TakeAsync(activity, references, starter, inbox, files, ct);
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    /// <summary>The same conversation of the same channel is the same here; nothing of the channel's id can be read from it.</summary>
    public static string ConversationIdOf(Activity activity) =>
        "bf-" + Base64UrlEncoder.Encode(SHA256.HashData(Encoding.UTF8.GetBytes($"{activity.ChannelId}\n{activity.Conversation!.Id}"))[..24]);

    /// <summary>The channel's id of an activity, unique within its conversation.</summary>
    public static string MessageIdOf(string conversationId, string activityId) => $"{conversationId}|{activityId}";

    private static async Task TakeAsync(
        Activity activity, References references, ConversationStarter starter, InboxWriter inbox, BotFrameworkFiles files, CancellationToken ct)
    {
        var isMessage = activity.Type == ActivityTypes.Message;
        var joins = activity.Type == ActivityTypes.ConversationUpdate && activity.MembersAdded is { } members && members.Any(member => member.Id != activity.Recipient!.Id);
        // What is told here must stay between two: a group's talk is not taken.
        if ((!isMessage && !joins) || IsGroup(activity)) return;
        var id = ConversationIdOf(activity);
        await references.KeepAsync(id, activity, () => starter.OpenAsync(ChannelName, id, activity.From!.Id!, ct), ct);
        if (!isMessage) return;
        var message = activity with
        {
            ServiceUrl = null,
            Attachments = await files.FetchAsync(id, activity, ct),
            ChannelData = null,
        };
        var messageId = MessageIdOf(id, string.IsNullOrEmpty(activity.Id) ? Guid.CreateVersion7().ToString("N") : activity.Id);
        await inbox.ReceiveAsync(new Incoming(ChannelName, id, messageId, message, Echo: false), ct);
    }

    private static bool IsGroup(Activity activity) =>
        activity.Conversation!.Rest is { } rest && rest.TryGetValue("isGroup", out var group) && group.ValueKind == System.Text.Json.JsonValueKind.True;

    private static Activity? Parse(byte[] body)
    {
        try
        {
            return DirectLinePosting.Parse(body);
        }
        catch (Exception error) when (DirectLinePosting.IsUnreadable(error))
        {
            return null;
        }
    }

    private static bool IsComplete(Activity activity) =>
        activity is { ChannelId.Length: > 0, Conversation.Id.Length: > 0 and < 2000, From.Id.Length: > 0, Recipient.Id.Length: > 0 }
        && (activity.Id?.Length ?? 0) < 2000
        && Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var service)
        && (service.Scheme == Uri.UriSchemeHttps || (service.Scheme == Uri.UriSchemeHttp && service.IsLoopback));

    /// <summary>Without a registration: this machine talks to itself, and replies go nowhere else.</summary>
    private static TokenVerdict CheckLocal(HttpContext context, Activity activity)
    {
        var fromHere = context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !ForwardingHeaders.Any(context.Request.Headers.ContainsKey);
        return fromHere && new Uri(activity.ServiceUrl!).IsLoopback ? TokenVerdict.Valid : TokenVerdict.Refused;
    }
}
