using System.Net.Http.Headers;
using System.Text.Json;
using AnTT.Bot.Channels.Files;
using AnTT.Bot.Conversations;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Channels.BotFramework;

/// <summary>Takes a verified activity into its conversation.</summary>
internal sealed class BotFrameworkDoor(
    IServiceScopeFactory scopes, Addresses addresses, BotFrameworkIds ids, InboxWriter inbox, BotTokens tokens, IOptions<BotFrameworkOptions> options)
{
    /// <summary>Before the id of what opened a conversation: such an id is not one to answer.</summary>
    public const string EnteredPrefix = "entered|";

    /// <summary>The channel's id of an activity, unique within its conversation.</summary>
    public static string MessageIdOf(string conversationId, string activityId) => $"{conversationId}|{activityId}";

    public async Task TakeAsync(Activity activity, CancellationToken ct)
    {
        var isMessage = activity.Type == ActivityTypes.Message;
        var joins = activity.Type == ActivityTypes.ConversationUpdate && activity.MembersAdded is { } members && members.Any(member => member.Id != activity.Recipient!.Id);
        // What is told here must stay between two: a group's talk is not taken.
        if ((!isMessage && !joins) || IsGroup(activity)) return;
        var id = ids.ConversationOf(activity);
        var activityId = string.IsNullOrEmpty(activity.Id) ? Guid.CreateVersion7().ToString("N") : activity.Id;
        var opensFor = await addresses.KeepAsync(id, activity, ct);
        var files = isMessage ? FilesOf(activity) : [];
        // Files lie with a conversation: it must be there before them.
        if (joins || (files.Count > 0 && opensFor is not null)) await ReceiveAsync(id, MessageIdOf(id, EnteredPrefix + activityId), ChannelEvent.Entered(), opensFor, ct);
        if (!isMessage) return;
        var message = activity with { ServiceUrl = null, Recipient = null, Attachments = await FetchAsync(id, files, ct), ChannelData = null, Rest = null };
        await ReceiveAsync(id, MessageIdOf(id, activityId), message, opensFor, ct);
        if (opensFor is not null) addresses.Stands(id, activity);
    }

    private Task<Received> ReceiveAsync(string id, string messageId, Activity activity, string? opensFor, CancellationToken ct)
    {
        var ours = activity with
        {
            ChannelId = BotFrameworkSetup.ChannelName,
            From = new ChannelAccount { Id = id, Role = "user" },
            Conversation = new ConversationAccount { Id = id },
        };
        return inbox.ReceiveAsync(new Incoming(BotFrameworkSetup.ChannelName, id, messageId, ours, Echo: false, OpensFor: opensFor), ct);
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
