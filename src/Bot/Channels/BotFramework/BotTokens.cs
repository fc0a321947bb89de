using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Channels.BotFramework;

/// <summary>The bot's own token for calling channels: kept until five minutes before its end, fetched by one caller at a time.</summary>
internal sealed class BotTokens(IHttpClientFactory clients, IOptions<BotFrameworkOptions> options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile Token? _token;

    /// <param name="refused">A token the channel did not take: not that one again.</param>
    /// <exception cref="HttpRequestException">The login service refused or cannot be reached.</exception>
    public async Task<string> GetAsync(string? refused, CancellationToken ct)
    {
        if (Usable(refused) is { } held) return held;
        await _one.WaitAsync(ct);
        try
        {
            if (Usable(refused) is { } meanwhile) return meanwhile;
            _token = await FetchAsync(ct);
            return _token.Value;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private string? Usable(string? refused) => _token is { } token && token.Value != refused && token.Until - Early > clock.GetUtcNow() ? token.Value : null;

    private async Task<Token> FetchAsync(CancellationToken ct)
    {
        var settings = options.Value;
        var tenant = settings.TenantId.Length > 0 ? settings.TenantId : "botframework.com";
        using var client = clients.CreateClient(BotFrameworkSetup.Client);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = settings.AppId,
            ["client_secret"] = settings.AppPassword,
            ["scope"] = settings.Scope,
        });
        using var response = await client.PostAsync($"{settings.LoginUrl.TrimEnd('/')}/{Uri.EscapeDataString(tenant)}/oauth2/v2.0/token", form, ct);
        response.EnsureSuccessStatusCode();
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(ct));
        return answer.RootElement.TryGetProperty("access_token", out var token) && answer.RootElement.TryGetProperty("expires_in", out var seconds)
            ? new Token(token.GetString()!, clock.GetUtcNow().AddSeconds(seconds.GetDouble()))
            : throw new HttpRequestException("The login service answered without a token.", inner: null, HttpStatusCode.BadGateway);
    }

    private sealed record Token(string Value, DateTimeOffset Until);
}
