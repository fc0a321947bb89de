using System.Text.Json;
using AnTT.Bot.Conversations;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.Channels.DirectLine;

/// <summary>Tokens, start, reconnect, history and stream of Direct Line 3.0.</summary>
internal static partial class DirectLineEndpoints
{
    public const string ChannelId = "directline";

    private static readonly TimeSpan BrokenStoreWait = TimeSpan.FromSeconds(3);

    public static async Task<IResult> GenerateAsync(HttpContext context, DirectLineAccess access, DirectLineTokens tokens)
    {
        if (await access.IdentifyAsync(context) is not Caller.Trusted) return DirectLineErrors.MissingCredential();
        var (body, error) = await ReadBodyAsync<StartBody>(context);
        if (error is not null) return error;
        var conversationId = DirectLineTokens.NewId();
        return Results.Json(new
        {
            conversationId,
            token = tokens.Issue(conversationId, CleanUserId(body?.User?.Id), CleanOrigins(body?.TrustedOrigins)),
            expires_in = tokens.LifetimeSeconds,
        });
    }

    public static async Task<IResult> RefreshAsync(HttpContext context, DirectLineAccess access, DirectLineTokens tokens) =>
        await access.IdentifyAsync(context) switch
        {
            Caller.User user => Results.Json(new
            {
                conversationId = user.ConversationId,
                token = tokens.Issue(user.ConversationId, user.UserId, user.Origins),
                expires_in = tokens.LifetimeSeconds,
            }),
            Caller.Expired => DirectLineErrors.TokenExpired(),
            _ => DirectLineErrors.MissingCredential(),
        };

    public static async Task<IResult> StartAsync(HttpContext context, DirectLineAccess access, DirectLineTokens tokens, ConversationStarter starter, CancellationToken ct)
    {
        var caller = await access.IdentifyAsync(context);
        if (caller is Caller.Expired) return DirectLineErrors.TokenExpired();
        if (caller is Caller.Unknown) return DirectLineErrors.MissingCredential();
        if (caller is Caller.User asking && !asking.TrustsPageOf(context.Request)) return DirectLineErrors.ForeignPage();
        var (body, error) = await ReadBodyAsync<StartBody>(context);
        if (error is not null) return error;

        var user = caller as Caller.User;
        var conversationId = user?.ConversationId ?? DirectLineTokens.NewId();
        var userId = user?.UserId ?? CleanUserId(body?.User?.Id) ?? DirectLineTokens.NewId("dl_");
        var isNew = await starter.OpenAsync(ChannelId, conversationId, userId, ct);
        return Results.Json(
            new
            {
                conversationId,
                token = tokens.Issue(conversationId, user?.UserId, user?.Origins),
                expires_in = tokens.LifetimeSeconds,
                streamUrl = StreamUrl(context.Request, tokens, conversationId, watermark: "0"),
                referenceGrammarId = Guid.CreateVersion7(),
            },
            statusCode: isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    public static async Task<IResult> ReconnectAsync(
        string id, HttpContext context, DirectLineAccess access, DirectLineTokens tokens, ConversationDb db, CancellationToken ct)
    {
        if (await access.RefuseAsync(context, id) is { } refusal) return refusal;
        var last = await db.Conversations.AsNoTracking().Where(row => row.Id == id).Select(row => (long?)row.LastSequence).SingleOrDefaultAsync(ct);
        if (last is null) return DirectLineErrors.NotFound();
        // Absent: only what is new. Present but empty or unreadable: from the beginning, since repeating is better than losing.
        var watermark = context.Request.Query.TryGetValue("watermark", out var given)
            ? DirectLineHistory.ReadWatermark(given).ToString()
            : last.Value.ToString();
        var caller = await access.TokenOfAsync(context);
        return Results.Json(new
        {
            conversationId = id,
            token = tokens.Issue(id, caller?.UserId, caller?.Origins),
            expires_in = tokens.LifetimeSeconds,
            streamUrl = StreamUrl(context.Request, tokens, id, watermark),
        });
    }

    public static async Task<IResult> HistoryAsync(
        string id, HttpContext context, DirectLineAccess access, DirectLineHistory history, TimeProvider clock, ILogger<DirectLineHistory> log, CancellationToken ct)
    {
        if (await access.RefuseAsync(context, id) is { } refusal) return refusal;
        var watermark = DirectLineHistory.ReadWatermark(context.Request.Query["watermark"]);
        ActivitySet? set;
        try
        {
            set = await history.ReadAsync(id, watermark, ct);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Clients that poll stop for ever at a 5xx: nothing new, for now.
            HistoryFailed(log, error);
            await Task.Delay(BrokenStoreWait, clock, ct);
            set = new ActivitySet([], watermark);
        }
        return set is null ? DirectLineErrors.NotFound() : Results.Text(set.ToJson(), "application/json; charset=utf-8");
    }

    public static async Task StreamAsync(string id, HttpContext context, DirectLineTokens tokens, DirectLineStream stream)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await DirectLineErrors.BadArgument("Địa chỉ này chỉ dùng cho WebSocket.").ExecuteAsync(context);
            return;
        }
        if (!await tokens.AllowsStreamAsync(context.Request.Query["t"].ToString(), id))
        {
            await DirectLineErrors.TokenExpired().ExecuteAsync(context);
            return;
        }
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await stream.RunAsync(socket, id, DirectLineHistory.ReadWatermark(context.Request.Query["watermark"]), context.RequestAborted);
    }

    /// <summary>A user id from outside is a label, not a proof; ours start with <c>dl_</c> and are not given away.</summary>
    private static string? CleanUserId(string? id) => string.IsNullOrWhiteSpace(id) || id.Length > 100 ? null : id;

    private static IReadOnlyList<string> CleanOrigins(IReadOnlyList<string>? origins) =>
        [.. (origins ?? []).Where(origin => Uri.TryCreate(origin, UriKind.Absolute, out _) && !origin.Contains(' ', StringComparison.Ordinal)).Select(origin => origin.TrimEnd('/')).Take(20)];

    private static string StreamUrl(HttpRequest request, DirectLineTokens tokens, string conversationId, string watermark)
    {
        var scheme = request.IsHttps ? "wss" : "ws";
        return $"{scheme}://{request.Host}/v3/directline/conversations/{Uri.EscapeDataString(conversationId)}/stream?watermark={watermark}&t={tokens.IssueStreamTicket(conversationId)}";
    }

    private static async Task<(T? Body, IResult? Error)> ReadBodyAsync<T>(HttpContext context)
        where T : class
    {
        if (context.Request.ContentLength is 0 or null && !context.Request.Headers.ContainsKey("Transfer-Encoding")) return (null, null);
        try
        {
            return (await JsonSerializer.DeserializeAsync<T>(context.Request.Body, ActivityJson.Options, context.RequestAborted), null);
        }
        catch (JsonException)
        {
            return (null, DirectLineErrors.BadArgument("Nội dung gửi lên không phải JSON hợp lệ."));
        }
    }

    private sealed record StartBody(StartUser? User, IReadOnlyList<string>? TrustedOrigins = null);

    [LoggerMessage(1150, LogLevel.Error, "A transcript could not be read; the client was told there is nothing new")]
    private static partial void HistoryFailed(ILogger logger, Exception error);

    private sealed record StartUser(string? Id, string? Name);
}
