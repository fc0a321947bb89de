using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AnTT.Bot.Tests.Channels.BotFramework;

/// <summary>A Bot Framework channel on loopback: publishes its own keys, signs its activities, gives the bot its token, takes replies, and fails as told.</summary>
public sealed class ChannelSimulator : IAsyncDisposable
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string Password = "mat-khau-ung-dung";
    public const string Issuer = "https://api.botframework.com";

    private readonly WebApplication _app;
    private readonly RsaSecurityKey _endorsed = new(RSA.Create(2048)) { KeyId = "k1" };
    private readonly RsaSecurityKey _unendorsed = new(RSA.Create(2048)) { KeyId = "k2" };
    private readonly ConcurrentQueue<Sent> _replies = new();
    private int _tokensIssued;

    private ChannelSimulator()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/v1/.well-known/openidconfiguration", () => KeysDown ? Results.StatusCode(503) : Results.Json(new { issuer = Issuer, jwks_uri = $"{Address}/v1/.well-known/keys" }));
        _app.MapGet("/v1/.well-known/keys", () => Results.Text(Keys(), "application/json"));
        _app.MapPost("/{tenant}/oauth2/v2.0/token", IssueTokenAsync);
        _app.MapPost("/connector/v3/conversations/{conversation}/activities", TakeAsync);
        _app.MapPost("/connector/v3/conversations/{conversation}/activities/{answered}", TakeAsync);
        _app.MapGet("/files/{name}", (string name) => Results.Bytes([0xFF, 0xD8, 0xFF, 0xE0, .. new byte[200]], "image/jpeg", name));
    }

    public string Address { get; private set; } = "";

    public string ServiceUrl => $"{Address}/connector/";

    /// <summary>Whether the key publisher answers 503.</summary>
    public bool KeysDown { get; set; }

    /// <summary>Status codes the connector answers next instead of taking the reply.</summary>
    public ConcurrentQueue<HttpStatusCode> Faults { get; } = new();

    /// <summary>Tokens given out before this many are refused with 401.</summary>
    public int OldestGoodToken { get; set; } = 1;

    public int TokensIssued => _tokensIssued;

    public static async Task<ChannelSimulator> StartAsync()
    {
        var simulator = new ChannelSimulator();
        await simulator._app.StartAsync();
        simulator.Address = simulator._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return simulator;
    }

    /// <summary>Settings that make the bot a registered one of this channel.</summary>
    public string[] Settings =>
    [
        "--BotFramework:AppId", AppId, "--BotFramework:AppPassword", Password, "--BotFramework:TenantId", "tenant-1",
        "--BotFramework:MetadataUrl", $"{Address}/v1/.well-known/openidconfiguration", "--BotFramework:LoginUrl", Address, "--BotFramework:ServiceHosts:0", "127.0.0.1",
    ];

    public JsonObject Message(string text, string id, string conversation = "c|1", string channel = "webchat", string user = "u1") => new()
    {
        ["type"] = "message", ["id"] = id, ["text"] = text, ["channelId"] = channel, ["serviceUrl"] = ServiceUrl, ["locale"] = "vi-VN",
        ["from"] = new JsonObject { ["id"] = user, ["name"] = "Dân" }, ["recipient"] = new JsonObject { ["id"] = "bot", ["name"] = "Bot" },
        ["conversation"] = new JsonObject { ["id"] = conversation, ["tenantId"] = "t-9" },
    };

    public JsonObject Joined(string conversation = "c|1", string channel = "webchat")
    {
        var update = Message("", $"joined-{conversation}", conversation, channel);
        update.Remove("text");
        update["type"] = "conversationUpdate";
        update["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "u1" }, new JsonObject { ["id"] = "bot" });
        return update;
    }

    public Task<HttpStatusCode> SendAsync(RunningBot bot, JsonObject activity) => SendAsync(bot, activity, $"Bearer {Token()}");

    public static async Task<HttpStatusCode> SendAsync(RunningBot bot, JsonObject activity, string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json") };
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await bot.Http.SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>A token as the channel signs it; the parameters make it wrong in one way each.</summary>
    public string Token(
        string? audience = AppId, string issuer = Issuer, int expiresInMinutes = 30, int notBeforeMinutes = -1, string? serviceUrl = null, string claimName = "serviceurl",
        bool endorsed = true, string algorithm = SecurityAlgorithms.RsaSha256, string? kid = null, RSA? otherKey = null)
    {
        var now = DateTime.SpecifyKind(TimeProvider.System.GetUtcNow().UtcDateTime, DateTimeKind.Utc);
        SecurityKey key = endorsed ? _endorsed : _unendorsed;
        if (otherKey is not null) key = new RsaSecurityKey(otherKey) { KeyId = "k1" };
        if (kid is not null) key = new RsaSecurityKey(_endorsed.Rsa) { KeyId = kid };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = now.AddMinutes(Math.Min(notBeforeMinutes, expiresInMinutes - 60)) is var early && notBeforeMinutes < 0 ? early : now.AddMinutes(notBeforeMinutes),
            Expires = now.AddMinutes(expiresInMinutes),
            Claims = new Dictionary<string, object> { [claimName] = serviceUrl ?? ServiceUrl },
            SigningCredentials = new SigningCredentials(key, algorithm),
        });
    }

    /// <summary>An HMAC token keyed with the public key, as an attacker would try it.</summary>
    public string TokenSignedWithThePublicKey()
    {
        var key = new SymmetricSecurityKey(_endorsed.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = "k1" };
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer, Audience = AppId, Claims = new Dictionary<string, object> { ["serviceurl"] = ServiceUrl },
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256),
        });
    }

    public string UnsignedToken() => $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT","kid":"k1"}""")}.{Token().Split('.')[1]}.";

    /// <summary>Waits for so many replies and takes them.</summary>
    public async Task<IReadOnlyList<Sent>> RepliesAsync(int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var taken = new List<Sent>();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (taken.Count < count)
        {
            if (_replies.TryDequeue(out var sent)) taken.Add(sent);
            else await timer.WaitForNextTickAsync(patience.Token);
        }
        return taken;
    }

    public bool HasMore => !_replies.IsEmpty;

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task<IResult> IssueTokenAsync(string tenant, HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (tenant != "tenant-1" || form["client_secret"] != Password || form["scope"] != "https://api.botframework.com/.default") return Results.Json(new { error = "invalid_client" }, statusCode: 401);
        return Results.Json(new { token_type = "Bearer", expires_in = 3600, access_token = $"bot-{Interlocked.Increment(ref _tokensIssued)}" });
    }

    private async Task<IResult> TakeAsync(string conversation, HttpRequest request)
    {
        var answered = request.RouteValues["answered"] as string;
        if (Faults.TryDequeue(out var fault)) return Results.StatusCode((int)fault);
        var token = AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) ? header.Parameter : null;
        if (token is not null && int.Parse(token["bot-".Length..]) < OldestGoodToken) return Results.StatusCode(401);
        var body = await JsonSerializer.DeserializeAsync<JsonElement>(request.Body);
        var raw = request.HttpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        _replies.Enqueue(new Sent(Uri.UnescapeDataString(conversation), answered is null ? null : Uri.UnescapeDataString(answered), raw, token, body));
        return Results.Json(new { id = Guid.NewGuid().ToString() }, statusCode: 201);
    }

    private string Keys() => JsonSerializer.Serialize(new
    {
        keys = new[] { Published(_endorsed, ["webchat", "directline", "msteams"]), Published(_unendorsed, []) },
    });

    private static Dictionary<string, object> Published(RsaSecurityKey key, string[] endorsements)
    {
        var parameters = key.Rsa.ExportParameters(includePrivateParameters: false);
        var published = new Dictionary<string, object>
        {
            ["kty"] = "RSA", ["use"] = "sig", ["kid"] = key.KeyId, ["n"] = Base64UrlEncoder.Encode(parameters.Modulus), ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
        };
        if (endorsements.Length > 0) published["endorsements"] = endorsements;
        return published;
    }

    /// <param name="RawPath">As it came over the wire, escapes included.</param>
    public sealed record Sent(string Conversation, string? Answered, string RawPath, string? Token, JsonElement Body)
    {
        public string Text => Body.TryGetProperty("text", out var text) ? text.GetString()! : "";
    }
}
