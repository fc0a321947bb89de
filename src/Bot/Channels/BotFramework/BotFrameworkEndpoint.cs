using System.Net;
using AnTT.Bot.Channels.DirectLine;
using AnTT.Bot.Conversations;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Channels.BotFramework;

/// <summary><c>POST /api/messages</c>: checked, kept, acknowledged; answered through the connector afterwards.</summary>
internal static class BotFrameworkEndpoint
{
    private const int MaxBytes = 256 * 1024;
    private static readonly string[] ForwardingHeaders = ["X-Forwarded-For", "X-Original-For", "Forwarded"];

    public static async Task<IResult> ReceiveAsync(
        HttpContext context, ChannelTokens tokens, BotFrameworkDoor door,
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
        // From here on it is taken, whether or not the caller still listens.
        await door.TakeAsync(activity, CancellationToken.None);
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

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
