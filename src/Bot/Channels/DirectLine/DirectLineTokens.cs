using System.Security.Cryptography;
using System.Text;
using AnTT.Bot.Storage;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AnTT.Bot.Channels.DirectLine;

/// <summary>Who calls: the holder of the secret (or this machine), or one user of one conversation.</summary>
internal abstract record Caller
{
    internal sealed record Trusted : Caller;

    /// <param name="Origins">Pages the token may be used from; empty: any.</param>
    internal sealed record User(string ConversationId, string? UserId, IReadOnlyList<string> Origins) : Caller
    {
        /// <summary>Programs outside a browser send no origin; then there is no page to mistrust.</summary>
        public bool TrustsPageOf(HttpRequest request) =>
            Origins.Count == 0 || !request.Headers.TryGetValue("Origin", out var origin) || Origins.Contains(origin.ToString(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>No credential, or one that cannot be read: 401.</summary>
    internal sealed record Unknown : Caller;

    /// <summary>A token of ours that ran out: 403, the only case clients answer by asking for a new one.</summary>
    internal sealed record Expired : Caller;
}

/// <summary>Issues and reads conversation tokens: JWTs with the claim <c>user</c>, which Web Chat takes as its own id.</summary>
internal sealed class DirectLineTokens(DataFolder data, IOptions<DirectLineOptions> options, TimeProvider clock)
{
    private const string Audience = "directline";
    private const string StreamAudience = "directline-stream";
    private static readonly TimeSpan StreamTicketLife = TimeSpan.FromSeconds(60);

    private readonly SymmetricSecurityKey _key = new(KeyFile.Load(data, "directline"));
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    public int LifetimeSeconds => (int)options.Value.TokenLifetime.TotalSeconds;

    public static string NewId(string prefix = "") => prefix + Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(18));

    /// <param name="origins">Pages the token may be used from; null or empty: any.</param>
    public string Issue(string conversationId, string? userId, IReadOnlyList<string>? origins = null) => Create(
        Audience, options.Value.TokenLifetime, ("conv", conversationId), ("user", userId), ("origins", origins is { Count: > 0 } ? string.Join(' ', origins) : null));

    /// <summary>For the WebSocket address, which cannot carry a header; 60 seconds to connect.</summary>
    public string IssueStreamTicket(string conversationId) => Create(StreamAudience, StreamTicketLife, ("conv", conversationId), ("user", null));

    public async Task<Caller> ReadAsync(string token) => await ReadAsync(token, Audience) switch
    {
        { IsValid: true } result => new Caller.User(
            Claim(result, "conv")!, Claim(result, "user"), Claim(result, "origins")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? []),
        { Exception: SecurityTokenExpiredException } => new Caller.Expired(),
        _ => new Caller.Unknown(),
    };

    public async Task<bool> AllowsStreamAsync(string ticket, string conversationId) =>
        await ReadAsync(ticket, StreamAudience) is { IsValid: true } result && Claim(result, "conv") == conversationId;

    public bool IsSecret(string credential) =>
        options.Value.Secret.Length > 0
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(credential)), SHA256.HashData(Encoding.UTF8.GetBytes(options.Value.Secret)));

    private static string? Claim(TokenValidationResult result, string name) => result.Claims.TryGetValue(name, out var value) ? value as string : null;

    private string Create(string audience, TimeSpan life, params (string Name, string? Value)[] claims)
    {
        var now = clock.GetUtcNow();
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Audience = audience,
            IssuedAt = now.UtcDateTime,
            Expires = (now + life).UtcDateTime,
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.HmacSha256),
            Claims = claims.Where(claim => claim.Value is not null).ToDictionary(claim => claim.Name, claim => (object)claim.Value!),
        });
    }

    private Task<TokenValidationResult> ReadAsync(string token, string audience) => _handler.ValidateTokenAsync(token, new TokenValidationParameters
    {
        IssuerSigningKey = _key,
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        ValidAudience = audience,
        ValidateIssuer = false,
        RequireExpirationTime = true,
        LifetimeValidator = (_, expires, _, _) => expires > clock.GetUtcNow().UtcDateTime
            ? true
            : throw new SecurityTokenExpiredException(),
    });
}
