using AnTT.Bot.Channels.Files;
using AnTT.Bot.Conversations;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Channels.ZaloBot;

/// <summary>Pictures and recordings from the platform's own hosts.</summary>
internal sealed class ZaloBotFiles(RemoteFiles remote, IOptions<ZaloBotOptions> options) : IFileSource
{
    public string Channel => ZaloBotSetup.ChannelId;

    public Task<FetchedFile> FetchAsync(Attachment file, CancellationToken ct) =>
        Uri.TryCreate(file.ContentUrl, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback) && options.Value.Fetches(address)
            ? remote.FetchAsync(address, sign: null, ct)
            : Task.FromResult(new FetchedFile(null, RemoteFiles.Failed));
}
