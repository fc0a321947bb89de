using System.Security.Cryptography;
using AnTT.Bot.Channels.Files;
using AnTT.Bot.Conversations;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Channels.Zalo;

/// <summary>Fetches pictures, recordings and files from Zalo's own hosts; the access token is never sent along.</summary>
internal sealed class ZaloMedia(RemoteFiles remote, IOptions<ZaloOptions> options) : IFileSource
{
    public string Channel => ZaloSetup.ChannelId;

    public async Task<FetchedFile> FetchAsync(Attachment file, CancellationToken ct)
    {
        if (AddressOf(file.ContentUrl) is not { } address) return new FetchedFile(null, "Tệp này không nằm trên máy chủ của Zalo nên tôi không tải về. Bạn gửi thẳng ảnh hoặc tệp vào khung chat giúp.");
        var fetched = await remote.FetchAsync(address, sign: null, ct);
        return fetched.Content is { } bytes && !IsWhole(bytes, file) ? new FetchedFile(null, RemoteFiles.Failed, "md5") : fetched;
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
