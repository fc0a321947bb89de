using AnTT.Bot.Conversations;
using AnTT.Cases;
using AnTT.Cases.Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Channels.Files;

/// <param name="Address">Where the file lies; its host has been checked.</param>
internal sealed record FileToFetch(Uri Address, string? Name);

/// <summary>Fetches what a message brings while its address is still good, and keeps it sealed with the conversation's draft.</summary>
internal sealed partial class DraftFiles(ConversationDb db, EvidenceStore evidence, IHttpClientFactory clients, IOptions<CasesOptions> limits, ILogger<DraftFiles> log)
{
    public const string Client = "files";

    private const int MostFiles = 10;

    /// <summary>Channels wait only so long for their acknowledgement.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <param name="sign">Adds what the host asks for; null: nothing.</param>
    /// <returns>Those that were kept.</returns>
    public async Task<IReadOnlyList<Attachment>> FetchAsync(string conversationId, IReadOnlyList<FileToFetch> files, Func<HttpRequestMessage, CancellationToken, Task>? sign, CancellationToken ct)
    {
        var kept = new List<Attachment>();
        if (files.Count == 0) return kept;
        if (await db.Conversations.AsNoTracking().Where(row => row.Id == conversationId).Select(row => row.DraftKey).SingleOrDefaultAsync(ct) is not { } draftKey) return kept;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        foreach (var file in files.Take(MostFiles))
        {
            try
            {
                if (await KeepAsync(file, draftKey, sign, patience.Token) is { } attachment) kept.Add(attachment);
            }
            catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException && !ct.IsCancellationRequested)
            {
                NotFetched(log, error.GetType().Name);
            }
        }
        return kept;
    }

    private async Task<Attachment?> KeepAsync(FileToFetch file, string draftKey, Func<HttpRequestMessage, CancellationToken, Task>? sign, CancellationToken ct)
    {
        using var client = clients.CreateClient(Client);
        using var request = new HttpRequestMessage(HttpMethod.Get, file.Address);
        if (sign is not null) await sign(request, ct);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        if (!response.IsSuccessStatusCode || response.Content.Headers.ContentLength > limits.Value.MaxFileBytes) return null;
        await using var content = await response.Content.ReadAsStreamAsync(ct);
        return await evidence.AddAsync(new EvidenceOwner.Draft(draftKey), content, file.Name, ct) is EvidenceResult.Kept kept
            ? new Attachment { ContentType = FileKinds.MediaType(kept.Kind), Name = file.Name }
            : null;
    }

    [LoggerMessage(1163, LogLevel.Warning, "A file of a message could not be fetched ({Fault})")]
    private static partial void NotFetched(ILogger logger, string fault);
}

public static class DraftFilesSetup
{
    public static IServiceCollection AddDraftFiles(this IServiceCollection services)
    {
        services.AddHttpClient(DraftFiles.Client)
            // Where a host would have us go instead, nobody has checked.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .RemoveAllLoggers();
        services.AddScoped<DraftFiles>();
        return services;
    }
}
