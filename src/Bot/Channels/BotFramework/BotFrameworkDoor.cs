using System.Net.Http.Headers;
using System.Text.Json;
using AnTT.Bot.Channels.Files;
using AnTT.Bot.Conversations;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Channels.BotFramework;

/// <summary>Takes a verified activity into its conversation. What a busy talk needs costs no look at the database but the one write.</summary>
internal sealed class BotFrameworkDoor(
    IServiceScopeFactory scopes, KnownReferences seen, BotFrameworkIds ids, InboxWriter inbox, BotTokens tokens, IOptions<BotFrameworkOptions> options)
{
    /// <summary>The channel's id of an activity, unique within its conversation.</summary>
    public static string MessageIdOf(string conversationId, string activityId) => $"{conversationId}|{activityId}";

    public async Task TakeAsync(Activity activity, CancellationToken ct)
    {
        var isMessage = activity.Type == ActivityTypes.Message;
        var joins = activity.Type == ActivityTypes.ConversationUpdate && activity.MembersAdded is { } members && members.Any(member => member.Id != activity.Recipient!.Id);
        // What is told here must stay between two: a group's talk is not taken.
        if ((!isMessage && !joins) || IsGroup(activity)) return;
        var id = ids.ConversationOf(activity);
        var address = References.AddressOf(activity);
        if (!seen.Has(id, address)) await OpenAsync(id, address, ct);
        if (!isMessage) return;
        var message = activity with
        {
            ServiceUrl = null,
            From = new ChannelAccount { Id = id, Role = "user" },
            Recipient = null,
            Conversation = new ConversationAccount { Id = id },
            Attachments = await FetchAsync(id, FilesOf(activity), ct),
            ChannelData = null,
            Rest = null,
        };
        var messageId = MessageIdOf(id, string.IsNullOrEmpty(activity.Id) ? Guid.CreateVersion7().ToString("N") : activity.Id);
        await inbox.ReceiveAsync(new Incoming(BotFrameworkSetup.ChannelName, id, messageId, message, Echo: false), ct);
    }

    private async Task OpenAsync(string id, Activity address, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<References>().KeepAsync(id, address, ct);
        await scope.ServiceProvider.GetRequiredService<ConversationStarter>().OpenAsync(BotFrameworkSetup.ChannelName, id, id, ct);
        seen.Add(id, address);
    }

    private async Task<IReadOnlyList<Attachment>?> FetchAsync(string id, List<FileToFetch> found, CancellationToken ct)
    {
        if (found.Count == 0) return null;
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DraftFiles>().FetchAsync(id, found, SignAsync, ct);
    }

    private static bool IsGroup(Activity activity) =>
        activity.Conversation!.Rest is { } rest && rest.TryGetValue("isGroup", out var group) && group.ValueKind == JsonValueKind.True;

    /// <summary>Nobody makes this server fetch from where they like: only from hosts that are trusted anyway.</summary>
    private List<FileToFetch> FilesOf(Activity activity)
    {
        var found = new List<FileToFetch>();
        foreach (var attachment in activity.Attachments ?? [])
        {
            if (!Uri.TryCreate(attachment.ContentUrl, UriKind.Absolute, out var address)) continue;
            if (options.Value.IsLocal ? address is { IsLoopback: true, Scheme: "http" or "https" } : options.Value.Trusts(address) && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback))
                found.Add(new FileToFetch(address, attachment.Name));
        }
        return found;
    }

    private async Task SignAsync(HttpRequestMessage request, CancellationToken ct)
    {
        if (!options.Value.IsLocal) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await tokens.GetAsync(refused: null, ct));
    }
}
