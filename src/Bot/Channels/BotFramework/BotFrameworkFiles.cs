using System.Net.Http.Headers;
using AnTT.Bot.Conversations;
using AnTT.Cases;
using AnTT.Cases.Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Channels.BotFramework;

/// <summary>Fetches what a message brings while its address is still good, and keeps it sealed.</summary>
internal sealed partial class BotFrameworkFiles(
    ConversationDb db, EvidenceStore evidence, BotTokens tokens, IHttpClientFactory clients, IOptions<BotFrameworkOptions> options, IOptions<CasesOptions> limits, ILogger<BotFrameworkFiles> log)
{
    private const int MostFiles = 10;

    /// <summary>A channel waits about 15 seconds for its acknowledgement.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <returns>Those that were kept.</returns>
    public async Task<IReadOnlyList<Attachment>> FetchAsync(string conversationId, Activity activity, CancellationToken ct)
    {
        var kept = new List<Attachment>();
        if (activity.Attachments is not { Count: > 0 } attachments) return kept;
        var draftKey = await db.Conversations.AsNoTracking().Where(row => row.Id == conversationId).Select(row => row.DraftKey).SingleAsync(ct);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        foreach (var attachment in attachments.Where(one => one.ContentUrl is not null).Take(MostFiles))
        {
            try
            {
                if (Allowed(attachment.ContentUrl!) is { } address && await KeepAsync(address, attachment, draftKey, patience.Token) is { } file) kept.Add(file);
            }
            catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException && !ct.IsCancellationRequested)
            {
                NotFetched(log, error.GetType().Name);
            }
        }
        return kept;
    }

    /// <summary>Nobody makes this server fetch from where they like: only from hosts that are trusted anyway.</summary>
    private Uri? Allowed(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (options.Value.IsLocal ? address is { IsLoopback: true, Scheme: "http" or "https" } : options.Value.Trusts(address) && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback))
            ? address
            : null;

    private async Task<Attachment?> KeepAsync(Uri address, Attachment attachment, string draftKey, CancellationToken ct)
    {
        using var client = clients.CreateClient(BotFrameworkSetup.Client);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (!options.Value.IsLocal) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await tokens.GetAsync(refused: null, ct));
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        if (!response.IsSuccessStatusCode || response.Content.Headers.ContentLength > limits.Value.MaxFileBytes) return null;
        await using var content = await response.Content.ReadAsStreamAsync(ct);
        return await evidence.AddAsync(new EvidenceOwner.Draft(draftKey), content, attachment.Name, ct) is EvidenceResult.Kept file
            ? new Attachment { ContentType = FileKinds.MediaType(file.Kind), Name = attachment.Name }
            : null;
    }

    [LoggerMessage(1163, LogLevel.Warning, "A file of a Bot Framework message could not be fetched ({Fault})")]
    private static partial void NotFetched(ILogger logger, string fault);
}
