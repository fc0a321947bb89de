using System.Text.Json;
using AnTT.Bot.Conversations;

namespace AnTT.Bot.Channels.BotFramework;

/// <summary>A reply as the connector wants it, and where it goes.</summary>
internal static class ConnectorActivity
{
    /// <summary>These show suggested actions; the others get a card with buttons.</summary>
    private static readonly string[] ShowSuggestedActions = ["directline", "webchat", "emulator", "test", "telegram", "facebook", "line"];

    /// <param name="address">The reference: where, from whom, to whom.</param>
    /// <param name="answered">The channel's id of the message that is answered; null for what nobody asked for.</param>
    public static Activity Compose(Activity reply, Activity address, string? answered)
    {
        var composed = reply with
        {
            Id = null,
            ServiceUrl = address.ServiceUrl,
            ChannelId = address.ChannelId,
            From = address.From,
            Recipient = address.Recipient,
            Conversation = address.Conversation,
            ReplyToId = answered,
            Locale = address.Locale ?? reply.Locale,
        };
        return ShowSuggestedActions.Contains(address.ChannelId, StringComparer.Ordinal) || reply.SuggestedActions is not { } actions ? composed : composed with
        {
            SuggestedActions = null,
            Attachments = [new Attachment { ContentType = "application/vnd.microsoft.card.hero", Content = JsonSerializer.SerializeToElement(new { buttons = actions.Actions.Select(OnCard) }, ActivityJson.Options) }],
        };
    }

    /// <summary>Reply form where something is answered, send form otherwise. Service URLs come with and without a slash at their end; ids may hold anything.</summary>
    public static string AddressOf(Activity activity)
    {
        var activities = $"{activity.ServiceUrl!.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(activity.Conversation!.Id!)}/activities";
        return activity.ReplyToId is { } answered ? $"{activities}/{Uri.EscapeDataString(answered)}" : activities;
    }

    /// <summary>A card dials through <c>openUrl</c>.</summary>
    private static CardAction OnCard(CardAction action) => action.Type == "call" ? action with { Type = "openUrl" } : action;
}
