using System.Globalization;
using AnTT.Bot.Channels.Zalo.Sending;
using AnTT.Bot.Conversations.Outbox;
using AnTT.Bot.Dialogs;

namespace AnTT.Bot.Channels.ZaloBot;

/// <summary>Delivers replies as texts with numbered choices: the platform has no buttons.</summary>
internal sealed class ZaloBotSender(ZaloBotClient client, ZaloBotIds ids, WardText ward) : IChannelSender
{
    private const int LongestText = 2000;
    private static readonly TimeSpan TokenPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan QuotaPause = TimeSpan.FromMinutes(30);

    public string Channel => ZaloBotSetup.ChannelId;

    public async Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken ct)
    {
        var chat = ids.Open(message.Recipient);
        var texts = ZaloRendering.Parts(message.Activity with { ChannelData = null }, buttons: false, LongestText, ward.Office).Select(part => part.Text).OfType<string>().ToList();
        if (texts.Count > 1 && message.PartsSent == 0) await client.CallAsync("sendChatAction", new { chat_id = chat, action = "typing" }, ct);
        for (var index = message.PartsSent; index < texts.Count; index++)
        {
            if (await client.CallAsync("sendMessage", new { chat_id = chat, text = texts[index] }, ct) is ZaloBotReply.Failed failed) return Judge(failed.Code);
            if (index < texts.Count - 1) await message.PartSentAsync();
        }
        foreach (var picture in message.Activity.Attachments ?? [])
        {
            // Words are the answer; a picture that fails does not repeat them.
            if (picture is { ContentUrl: { } url, ContentType: { } type } && type.StartsWith("image/", StringComparison.Ordinal))
                await client.CallAsync("sendPhoto", new { chat_id = chat, photo = url }, ct);
        }
        return new SendOutcome.Delivered();
    }

    private static SendOutcome Judge(int code)
    {
        var text = code.ToString(CultureInfo.InvariantCulture);
        return code switch
        {
            400 or 404 => new SendOutcome.Refused(text),
            401 => new SendOutcome.ChannelDown(text, TokenPause),
            // Quotas are monthly: trying again at once is useless.
            429 => new SendOutcome.ChannelDown(text, QuotaPause),
            408 => new SendOutcome.Retry(text, Uncertain: true),
            _ => new SendOutcome.Retry(text),
        };
    }
}
