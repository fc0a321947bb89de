using AnTT.Bot.Conversations;
using AnTT.Cases;
using AnTT.Cases.Routing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Channels.DirectLine;

/// <summary>The chat page's own way in: a cookie that finds this device's conversation again. The page holds no key and no history.</summary>
internal static class ChatSession
{
    private const string Cookie = "antt_chat";

    /// <summary>What the file picker offers; the server decides by content.</summary>
    private static readonly string[] AcceptedTypes = ["image/*", "video/mp4", "video/quicktime", "audio/*", "application/pdf"];

    public static async Task<IResult> OpenAsync(
        HttpContext context, IDataProtectionProvider protection, DirectLineTokens tokens, ConversationStore store, ConversationStarter starter,
        IOptions<DirectLineOptions> options, CancellationToken ct)
    {
        if (Known(context, protection) is { } known)
        {
            if (await store.FindAsync(known, ct) is { } conversation) return Session(tokens, known, conversation.UserId, resumed: true);
        }
        return await StartAfreshAsync(context, protection, tokens, starter, options, ct);
    }

    public static async Task<IResult> StartAfreshAsync(
        HttpContext context, IDataProtectionProvider protection, DirectLineTokens tokens, ConversationStarter starter,
        IOptions<DirectLineOptions> options, CancellationToken ct)
    {
        var conversationId = DirectLineTokens.NewId();
        var userId = DirectLineTokens.NewId("dl_");
        await starter.OpenAsync(DirectLineEndpoints.ChannelId, conversationId, userId, ct);
        context.Response.Cookies.Append(Cookie, Protector(protection).Protect(conversationId), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
            Path = "/chat",
            MaxAge = options.Value.SessionLifetime,
        });
        return Session(tokens, conversationId, userId, resumed: false);
    }

    public static IResult Settings(IOptions<WardOptions> ward, IOptions<CasesOptions> uploads) => Results.Json(new
    {
        botName = Transcript.BotName,
        ward = ward.Value.Name,
        dutyLine = string.IsNullOrWhiteSpace(ward.Value.DutyLine) ? null : ward.Value.DutyLine,
        maxFileBytes = uploads.Value.MaxFileBytes,
        acceptedTypes = AcceptedTypes,
    });

    private static string? Known(HttpContext context, IDataProtectionProvider protection)
    {
        if (!context.Request.Cookies.TryGetValue(Cookie, out var value)) return null;
        try
        {
            return Protector(protection).Unprotect(value);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private static IDataProtector Protector(IDataProtectionProvider protection) => protection.CreateProtector("chat-session");

    private static IResult Session(DirectLineTokens tokens, string conversationId, string userId, bool resumed) => Results.Json(new
    {
        conversationId,
        token = tokens.Issue(conversationId, userId),
        expires_in = tokens.LifetimeSeconds,
        resumed,
    });
}
