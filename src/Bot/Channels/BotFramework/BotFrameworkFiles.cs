using System.Net.Http.Headers;
using AnTT.Bot.Channels.Files;
using AnTT.Bot.Conversations;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Channels.BotFramework;

/// <summary>Attachments from hosts that are trusted anyway, with our token: nobody makes this server fetch from where they like.</summary>
internal sealed class BotFrameworkFiles(RemoteFiles remote, BotTokens tokens, IOptions<BotFrameworkOptions> options) : IFileSource
{
    private const int MostFiles = 10;

    public string Channel => BotFrameworkSetup.ChannelName;

    /// <summary>Attachments that are files; cards and what lies elsewhere are not.</summary>
    public static IReadOnlyList<Attachment>? Of(Activity activity, BotFrameworkOptions options) =>
        (activity.Attachments ?? []).Where(one => AddressOf(one, options) is not null).Take(MostFiles)
            .Select(one => new Attachment { ContentType = one.ContentType, ContentUrl = one.ContentUrl, Name = one.Name }).ToList() is { Count: > 0 } files ? files : null;

    public Task<FetchedFile> FetchAsync(Attachment file, CancellationToken ct) => AddressOf(file, options.Value) is { } address
        ? remote.FetchAsync(address, SignAsync, ct)
        : Task.FromResult(new FetchedFile(null, RemoteFiles.Failed));

    private static Uri? AddressOf(Attachment file, BotFrameworkOptions options) =>
        Uri.TryCreate(file.ContentUrl, UriKind.Absolute, out var address)
        && (options.IsLocal ? address is { IsLoopback: true, Scheme: "http" or "https" } : options.Trusts(address) && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback))
            ? address
            : null;

    private async Task SignAsync(HttpRequestMessage request, CancellationToken ct)
    {
        if (!options.Value.IsLocal) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await tokens.GetAsync(refused: null, ct));
    }
}
