using System.Net;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Channels.DirectLine;

/// <summary>Finds out who calls, and whether the conversation in the path is theirs.</summary>
internal sealed class DirectLineAccess(DirectLineTokens tokens, IOptions<DirectLineOptions> options)
{
    private const string Scheme = "Bearer ";

    /// <summary><c>X-Original-For</c> is what the first becomes once the address in it has been taken over.</summary>
    private static readonly string[] ForwardingHeaders = ["X-Forwarded-For", "X-Original-For", "Forwarded"];

    public async Task<Caller> IdentifyAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            var credential = header[Scheme.Length..].Trim();
            return tokens.IsSecret(credential) ? new Caller.Trusted() : await tokens.ReadAsync(credential);
        }
        return header.Length == 0 && options.Value.Secret.Length == 0 && IsThisMachine(context)
            ? new Caller.Trusted()
            : new Caller.Unknown();
    }

    /// <returns>Null when the caller may use the conversation, else the error to answer.</returns>
    public async Task<IResult?> RefuseAsync(HttpContext context, string conversationId) => await IdentifyAsync(context) switch
    {
        Caller.Trusted => null,
        Caller.User user when user.ConversationId != conversationId => DirectLineErrors.OtherConversation(),
        Caller.User user => user.TrustsPageOf(context.Request) ? null : DirectLineErrors.ForeignPage(),
        Caller.Expired => DirectLineErrors.TokenExpired(),
        _ => DirectLineErrors.MissingCredential(),
    };

    public async Task<string?> UserOfAsync(HttpContext context) => (await TokenOfAsync(context))?.UserId;

    public async Task<Caller.User?> TokenOfAsync(HttpContext context) => await IdentifyAsync(context) as Caller.User;

    /// <summary>A proxy on this machine forwards strangers; its requests carry a forwarding header and do not count as local.</summary>
    private static bool IsThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !ForwardingHeaders.Any(context.Request.Headers.ContainsKey);
}
