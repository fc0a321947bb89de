using System.Globalization;
using System.Text.Json;
using AnTT.Bot.Channels.Zalo.Events;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Channels.Zalo.Tokens;

/// <summary>How Zalo answered a request for tokens.</summary>
internal abstract record Grant
{
    internal sealed record Pair(string Access, string Refresh, TimeSpan Life) : Grant;

    internal sealed record Refused(string Code) : Grant;

    /// <param name="MaybeUsed">The request may have arrived: the token in it may be used up.</param>
    internal sealed record Unanswered(string Code, bool MaybeUsed) : Grant;
}

/// <summary>Zalo's token endpoint, version 4.</summary>
internal sealed class ZaloOAuth(IHttpClientFactory clients, IOptions<ZaloOptions> options)
{
    public const string ClientName = "zalo-oauth";

    public Task<Grant> RenewAsync(string refreshToken) => AskAsync(
        new() { ["app_id"] = options.Value.AppId, ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken });

    public Task<Grant> ExchangeAsync(string code, string verifier) => AskAsync(
        new() { ["app_id"] = options.Value.AppId, ["grant_type"] = "authorization_code", ["code"] = code, ["code_verifier"] = verifier });

    /// <summary>Not cancelled by callers: an answer given up halfway may have been the only one.</summary>
    private async Task<Grant> AskAsync(Dictionary<string, string> form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(options.Value.OAuthBaseUrl), "/v4/oa/access_token")) { Content = new FormUrlEncodedContent(form) };
        request.Headers.TryAddWithoutValidation("secret_key", options.Value.AppSecret);
        using var patience = new CancellationTokenSource(options.Value.RequestTimeout);
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var response = await client.SendAsync(request, patience.Token);
            return Read(await response.Content.ReadAsStringAsync(patience.Token), (int)response.StatusCode);
        }
        catch (HttpRequestException error)
        {
            return new Grant.Unanswered(error.HttpRequestError.ToString(), ZaloClient.MayHaveArrived(error));
        }
        catch (OperationCanceledException)
        {
            return new Grant.Unanswered("timeout", MaybeUsed: true);
        }
        catch (IOException)
        {
            return new Grant.Unanswered("cut-off", MaybeUsed: true);
        }
    }

    private static Grant Read(string body, int status)
    {
        if (ZaloEventReader.Open(System.Text.Encoding.UTF8.GetBytes(body))?.Root is not { } root) return new Grant.Unanswered($"http-{status}", MaybeUsed: true);
        if (ZaloEventReader.Text(root, "access_token") is { Length: > 0 } access && ZaloEventReader.Text(root, "refresh_token") is { Length: > 0 } refresh)
        {
            const int Documented = 90_000;
            var seconds = int.TryParse(ZaloEventReader.Text(root, "expires_in"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given > 0 ? given : Documented;
            return new Grant.Pair(access, refresh, TimeSpan.FromSeconds(seconds));
        }
        var code = ZaloEventReader.Text(root, "error");
        if (status >= 500 || code is null) return new Grant.Unanswered($"http-{status}", MaybeUsed: true);
        return new Grant.Refused(code);
    }
}
