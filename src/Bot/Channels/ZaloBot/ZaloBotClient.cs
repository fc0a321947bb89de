using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Channels.ZaloBot;

/// <summary>How a call of the platform ended; its HTTP status says nothing.</summary>
internal abstract record ZaloBotReply
{
    internal sealed record Done(JsonElement Result) : ZaloBotReply;

    /// <param name="Code">400 bad call, 401 token, 403 the platform's own fault, 404 no such method, 408 nothing new or too slow, 429 quota.</param>
    internal sealed record Failed(int Code) : ZaloBotReply;
}

/// <summary>Calls the platform. The token stands in the address, so that addresses are never logged.</summary>
internal sealed class ZaloBotClient(IHttpClientFactory clients, IOptions<ZaloBotOptions> options)
{
    public const string Client = "zalo-bot";

    /// <exception cref="HttpRequestException">The platform cannot be reached.</exception>
    public async Task<ZaloBotReply> CallAsync(string method, object body, CancellationToken ct)
    {
        using var client = clients.CreateClient(Client);
        using var response = await client.PostAsJsonAsync($"{options.Value.ApiBaseUrl.TrimEnd('/')}/bot{options.Value.Token}/{method}", body, ct);
        try
        {
            var answer = await response.Content.ReadFromJsonAsync<JsonElement>(ct);
            if (answer.TryGetProperty("ok", out var ok) && ok.ValueKind == JsonValueKind.True)
                return new ZaloBotReply.Done(answer.TryGetProperty("result", out var result) ? result.Clone() : default);
            return new ZaloBotReply.Failed(answer.TryGetProperty("error_code", out var code) && code.TryGetInt32(out var number) ? number : (int)response.StatusCode);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return new ZaloBotReply.Failed(response.IsSuccessStatusCode ? 500 : (int)response.StatusCode);
        }
    }
}
