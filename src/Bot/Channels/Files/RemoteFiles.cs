using System.Net;
using AnTT.Bot.Channels.DirectLine;
using AnTT.Bot.Conversations;
using AnTT.Cases;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Channels.Files;

/// <summary>Fetches a file a message names; which hosts may be asked, and with what, each channel says. Never follows a redirect.</summary>
internal sealed class RemoteFiles(IHttpClientFactory clients, IOptions<CasesOptions> limits)
{
    public const string Client = "files";

    /// <summary>For the sender, where another try may help.</summary>
    public const string Failed = "Tôi chưa tải được tệp bạn gửi. Bạn gửi lại tệp đó giúp; phần chữ tôi đã nhận.";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <param name="address">Its host has been checked.</param>
    /// <param name="sign">Adds what the host asks for; null: nothing.</param>
    public async Task<FetchedFile> FetchAsync(Uri address, Func<HttpRequestMessage, CancellationToken, Task>? sign, CancellationToken ct)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
        enough.CancelAfter(Patience);
        try
        {
            using var client = clients.CreateClient(Client);
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (sign is not null) await sign(request, enough.Token);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, enough.Token);
            if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.Forbidden) return new FetchedFile(null, Failed);
            if (!response.IsSuccessStatusCode) return new FetchedFile(null, Failed, $"http-{(int)response.StatusCode}");
            await using var body = await response.Content.ReadAsStreamAsync(enough.Token);
            var most = limits.Value.MaxFileBytes;
            // One byte more than allowed: the evidence store names the limit in its refusal.
            var bytes = response.Content.Headers.ContentLength > most ? null : await BoundedBody.ReadAsync(body, (int)Math.Min(most, int.MaxValue - 1), enough.Token);
            return bytes is null
                ? new FetchedFile(null, $"Tệp lớn hơn {most / (1024 * 1024)} MB nên chưa nhận được. Bạn gửi ảnh nhỏ hơn hoặc đoạn video ngắn hơn giúp.")
                : new FetchedFile(bytes, null);
        }
        catch (Exception error) when (error is HttpRequestException or IOException || (error is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return new FetchedFile(null, Failed, error.GetType().Name);
        }
    }
}

public static class RemoteFilesSetup
{
    public static IServiceCollection AddRemoteFiles(this IServiceCollection services)
    {
        services.AddHttpClient(RemoteFiles.Client)
            // Where a host would have us go instead, nobody has checked.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .RemoveAllLoggers();
        services.AddSingleton<RemoteFiles>();
        return services;
    }
}
