using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.RateLimiting;
using AnTT.Bot.Channels.Zalo.Events;
using AnTT.Bot.Channels.Zalo.Tokens;
using AnTT.Bot.Conversations;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Channels.Zalo;

/// <summary>How Zalo answered a call.</summary>
internal abstract record ZaloReply
{
    internal sealed record Done(JsonElement Data) : ZaloReply;

    /// <summary>Zalo's own error code, which it sends with HTTP 200.</summary>
    internal sealed record Error(int Code) : ZaloReply;

    /// <param name="MaybeDone">The call may have had its effect.</param>
    internal sealed record Unanswered(string Code, bool MaybeDone) : ZaloReply;

    internal sealed record NoToken(string Code) : ZaloReply;
}

/// <summary>Calls the OA API: bare <c>access_token</c> header, one renewal when the token turns out dead, paced.</summary>
internal sealed class ZaloClient : IDisposable
{
    public const string ClientName = "zalo-api";

    private static readonly int[] DeadToken = [-216, -220, -1001];

    private readonly IHttpClientFactory _clients;
    private readonly ZaloTokens _tokens;
    private readonly ZaloOptions _options;
    private readonly TokenBucketRateLimiter _pace;

    public ZaloClient(IHttpClientFactory clients, ZaloTokens tokens, IOptions<ZaloOptions> options)
    {
        (_clients, _tokens, _options) = (clients, tokens, options.Value);
        _pace = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = 2 * _options.SendsPerSecond,
            TokensPerPeriod = _options.SendsPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = int.MaxValue,
        });
    }

    public Task<ZaloReply> PostAsync(string path, JsonObject body, CancellationToken ct) => CallAsync(
        () => new HttpRequestMessage(HttpMethod.Post, Address(path)) { Content = new StringContent(body.ToJsonString(ActivityJson.Options), Encoding.UTF8, "application/json") }, ct);

    /// <param name="data">Goes as JSON in the one parameter <c>data</c>.</param>
    public Task<ZaloReply> GetAsync(string path, JsonObject data, CancellationToken ct) => CallAsync(
        () => new HttpRequestMessage(HttpMethod.Get, Address($"{path}?data={Uri.EscapeDataString(data.ToJsonString())}")), ct);

    public void Dispose() => _pace.Dispose();

    /// <summary>False only where the connection never came to be.</summary>
    public static bool MayHaveArrived(HttpRequestException error) =>
        error.HttpRequestError is not (HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError);

    private async Task<ZaloReply> CallAsync(Func<HttpRequestMessage> request, CancellationToken ct)
    {
        if (await _tokens.GetAsync(ct) is not TokenState.Ready token) return await WhyNoneAsync(ct);
        var reply = await SendAsync(request, token.Access, ct);
        if (reply is not ZaloReply.Error { Code: var code } || !DeadToken.Contains(code)) return reply;
        // Somebody may have renewed it meanwhile, which ends the old one at once; then this returns the new.
        return await _tokens.RenewAsync(token.Rotation, ct) is TokenState.Ready next ? await SendAsync(request, next.Access, ct) : await WhyNoneAsync(ct);
    }

    private async Task<ZaloReply> WhyNoneAsync(CancellationToken ct) => await _tokens.ReadAsync(ct) is { } row
        ? new ZaloReply.NoToken(row.Status == Storage.ZaloTokenStatus.NeedsReconsent ? "needs-reconsent" : "token-unavailable")
        : new ZaloReply.NoToken("no-token");

    private async Task<ZaloReply> SendAsync(Func<HttpRequestMessage> create, string access, CancellationToken ct)
    {
        using var lease = await _pace.AcquireAsync(1, ct);
        using var request = create();
        request.Headers.TryAddWithoutValidation("access_token", access);
        if (_options.UseAppSecretProof) request.Headers.TryAddWithoutValidation("appsecret_proof", Proof(access));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(_options.RequestTimeout);
        try
        {
            using var client = _clients.CreateClient(ClientName);
            using var response = await client.SendAsync(request, patience.Token);
            if (response.StatusCode == HttpStatusCode.TooManyRequests) return new ZaloReply.Error(-32);
            return Read(await response.Content.ReadAsByteArrayAsync(patience.Token), (int)response.StatusCode);
        }
        catch (HttpRequestException error)
        {
            return new ZaloReply.Unanswered(error.HttpRequestError.ToString(), MayHaveArrived(error));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new ZaloReply.Unanswered("timeout", MaybeDone: true);
        }
        catch (IOException)
        {
            return new ZaloReply.Unanswered("cut-off", MaybeDone: true);
        }
    }

    private static ZaloReply Read(byte[] body, int status)
    {
        if (ZaloEventReader.Open(body)?.Root is not { } root || !int.TryParse(ZaloEventReader.Text(root, "error"), out var code))
            return new ZaloReply.Unanswered($"http-{status}", MaybeDone: true);
        return code == 0 ? new ZaloReply.Done(ZaloEventReader.Child(root, "data") ?? default) : new ZaloReply.Error(code);
    }

    private string Proof(string access) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(_options.AppSecret), Encoding.UTF8.GetBytes(access)));

    private Uri Address(string path) => new(new Uri(_options.ApiBaseUrl), path);
}
