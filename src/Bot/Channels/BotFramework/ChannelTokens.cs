using AnTT.Bot.Conversations;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AnTT.Bot.Channels.BotFramework;

internal enum TokenVerdict
{
    Valid,

    /// <summary>401.</summary>
    Refused,

    /// <summary>403: a true token whose key may not sign for this channel.</summary>
    NotEndorsed,
}

/// <summary>Checks the token a channel sends with each activity.</summary>
internal sealed partial class ChannelTokens(ChannelKeys keys, IOptions<BotFrameworkOptions> options, TimeProvider clock, ILogger<ChannelTokens> log)
{
    private const string Scheme = "Bearer ";
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    public async Task<TokenVerdict> CheckAsync(string authorization, Activity activity, CancellationToken ct)
    {
        if (!authorization.StartsWith(Scheme, StringComparison.Ordinal)) return TokenVerdict.Refused;
        var written = authorization[Scheme.Length..];
        if (written.Contains(' ', StringComparison.Ordinal) || Read(written) is not { } token || token.Issuer != options.Value.Issuer) return TokenVerdict.Refused;
        if (string.IsNullOrEmpty(token.Kid) || await keys.FindAsync(token.Kid, ct) is not { } key) return TokenVerdict.Refused;
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = key.Key,
            TryAllIssuerSigningKeys = false,
            ValidAlgorithms = Algorithms,
            ValidIssuer = options.Value.Issuer,
            ValidAudience = options.Value.AppId,
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            LifetimeValidator = IsInTime,
        });
        if (!result.IsValid || !SameService(token, activity.ServiceUrl)) return TokenVerdict.Refused;
        return IsEndorsed(key, activity.ChannelId!) ? TokenVerdict.Valid : TokenVerdict.NotEndorsed;
    }

    private JsonWebToken? Read(string token)
    {
        try
        {
            return _handler.ReadJsonWebToken(token);
        }
        catch (Exception error) when (error is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    private bool IsInTime(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires is { } end && end + Skew > now && (notBefore is not { } start || start - Skew < now);
    }

    /// <summary>The claim is written <c>serviceurl</c>, whatever the documents print.</summary>
    private static bool SameService(JsonWebToken token, string? serviceUrl) =>
        token.TryGetClaim("serviceurl", out var claim) && serviceUrl is not null
        && string.Equals(claim.Value.TrimEnd('/'), serviceUrl.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    private bool IsEndorsed(ChannelKey key, string channelId)
    {
        if (key.Endorsements.Contains(channelId, StringComparer.Ordinal)) return true;
        NotEndorsed(log, key.Key.KeyId, options.Value.RequireEndorsements);
        return !options.Value.RequireEndorsements;
    }

    [LoggerMessage(1161, LogLevel.Warning, "Signing key {KeyId} is not endorsed for the channel that used it; refused: {Refused}")]
    private static partial void NotEndorsed(ILogger logger, string keyId, bool refused);
}
