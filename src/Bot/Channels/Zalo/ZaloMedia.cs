using System.Net;
using System.Security.Cryptography;
using AnTT.Bot.Channels.DirectLine;
using AnTT.Bot.Conversations;
using AnTT.Cases;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Channels.Zalo;

/// <summary>Fetches pictures, recordings and files from Zalo's own hosts; the access token is never sent along.</summary>
internal sealed class ZaloMedia(IHttpClientFactory clients, IOptions<ZaloOptions> options, IOptions<CasesOptions> limits) : IFileSource
{
    public const string ClientName = "zalo-media";

    private const string Failed = "Tôi chưa tải được tệp bạn gửi qua Zalo. Bạn gửi lại tệp đó giúp; phần chữ tôi đã nhận.";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public string Channel => ZaloSetup.ChannelId;

    public async Task<FetchedFile> FetchAsync(Attachment file, CancellationToken ct)
    {
        if (AddressOf(file.ContentUrl) is not { } address) return new FetchedFile(null, "Tệp này không nằm trên máy chủ của Zalo nên tôi không tải về. Bạn gửi thẳng ảnh hoặc tệp vào khung chat giúp.");
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
        enough.CancelAfter(Patience);
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, enough.Token);
            if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.Forbidden) return new FetchedFile(null, Failed);
            if (!response.IsSuccessStatusCode) return new FetchedFile(null, Failed, $"http-{(int)response.StatusCode}");
            await using var body = await response.Content.ReadAsStreamAsync(enough.Token);
            // One byte more than allowed: the evidence store names the limit in its refusal.
            var bytes = response.Content.Headers.ContentLength > limits.Value.MaxFileBytes ? null : await BoundedBody.ReadAsync(body, (int)Math.Min(limits.Value.MaxFileBytes, int.MaxValue - 1), enough.Token);
            if (bytes is null) return new FetchedFile(null, $"Tệp lớn hơn {limits.Value.MaxFileBytes / (1024 * 1024)} MB nên chưa nhận được. Bạn gửi ảnh nhỏ hơn hoặc đoạn video ngắn hơn giúp.");
            return IsWhole(bytes, file) ? new FetchedFile(bytes, null) : new FetchedFile(null, Failed, "md5");
        }
        catch (Exception error) when (error is HttpRequestException or IOException || (error is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return new FetchedFile(null, Failed, error.GetType().Name);
        }
    }

    /// <summary>Null for anything but Zalo's hosts, so that a crafted message makes us call nobody else. Plain http becomes https.</summary>
    public Uri? AddressOf(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0) return null;
        var hosts = options.Value.MediaHosts.Count > 0 ? options.Value.MediaHosts : ZaloOptions.KnownMediaHosts;
        if (!hosts.Any(host => Fits(address.Host, host))) return null;
        if (address.Scheme == "https" || address.IsLoopback) return address;
        return address.IsDefaultPort ? new UriBuilder(address) { Scheme = "https", Port = 443 }.Uri : null;
    }

    private static bool Fits(string host, string pattern) => pattern.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(pattern, StringComparison.OrdinalIgnoreCase);

    /// <summary>Zalo gives the MD5 of files; a transport check, no proof of anything.</summary>
    private static bool IsWhole(byte[] bytes, Attachment file) =>
        file.Content is not { ValueKind: System.Text.Json.JsonValueKind.String } md5 || md5.GetString() is not { Length: 32 } digits
        || digits.Equals(Convert.ToHexStringLower(TransportSum(bytes)), StringComparison.OrdinalIgnoreCase);

#pragma warning disable CA5351 // What Zalo sends is MD5; it guards against a broken line, not against anyone.
    private static byte[] TransportSum(byte[] bytes) => MD5.HashData(bytes);
#pragma warning restore CA5351
}
