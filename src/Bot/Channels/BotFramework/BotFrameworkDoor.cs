using System.Text.Json;
using AnTT.Bot.Conversations;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Channels.BotFramework;

/// <summary>Takes a verified activity into its conversation.</summary>
internal sealed class BotFrameworkDoor(
    Addresses addresses, BotFrameworkIds ids, InboxWriter inbox, IOptions<BotFrameworkOptions> options)
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
        if (joins) await ReceiveAsync(id, MessageIdOf(id, EnteredPrefix + activityId), ChannelEvent.Entered(), opensFor, ct);
        if (!isMessage) return;
        var message = activity with { ServiceUrl = null, Recipient = null, Attachments = BotFrameworkFiles.Of(activity, options.Value), ChannelData = null, Rest = null };
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
        return inbox.ReceiveAsync(new Incoming(BotFrameworkSetup.ChannelName, id, messageId, ours, Echo: false, OpensFor: opensFor, ToldRepeat: false), ct);
    }

    private static bool IsGroup(Activity activity) =>
        activity.Conversation!.Rest is { } rest && rest.TryGetValue("isGroup", out var group) && group.ValueKind == JsonValueKind.True;
}
