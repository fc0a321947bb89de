using System.Text.Json;
using System.Text.Json.Nodes;
using AnTT.Bot.Channels.Zalo.Events;
using AnTT.Bot.Channels.Zalo.Tokens;
using AnTT.Bot.Conversations.Outbox;
using AnTT.Bot.Dialogs;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Channels.Zalo.Sending;

/// <summary>Delivers replies as consultation messages.</summary>
internal sealed class ZaloSender(
    ZaloClient client, ZaloTokens tokens, ZaloIdentities identities, WardText ward, IOptions<ZaloOptions> options, TimeProvider clock, ILogger<ZaloSender> log) : IChannelSender
{
    private const string MessagePath = "/v3.0/oa/message/cs";
    private const string AnonymousPath = "/v2.0/oa/message";

    public string Channel => ZaloSetup.ChannelId;

    public async Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken ct)
    {
        var person = identities.OpenPerson(message.Recipient);
        var buttons = await MayUseButtonsAsync(ct);
        var parts = ZaloRendering.Parts(message.Activity, buttons, options.Value.MaxTextLength, ward.Office);
        if (parts.Count == 0) return new SendOutcome.Delivered();
        var unsure = message.UncertainSince;
        for (var index = message.PartsSent; index < parts.Count; index++)
        {
            if (unsure is { } since)
            {
                var found = await IsThereAsync(person, parts[index], since, ct);
                if (found is null) return new SendOutcome.Retry("unsure", Uncertain: true);
                unsure = null;
                if (found == true)
                {
                    if (index < parts.Count - 1) await message.PartSentAsync();
                    continue;
                }
            }
            if (await SendPartAsync(person, parts[index], message, ct) is { } failure) return failure;
            if (index < parts.Count - 1) await message.PartSentAsync();
        }
        return new SendOutcome.Delivered();
    }

    /// <returns>Null when Zalo has it.</returns>
    private async Task<SendOutcome?> SendPartAsync(ZaloPerson person, ZaloPart part, OutgoingMessage message, CancellationToken ct)
    {
        var reply = await PostAsync(person, part.Message, ct);
        if (reply is ZaloReply.Error { Code: ZaloErrors.InvalidParameter or ZaloErrors.InvalidType } plain)
        {
            // What can be left away is: first the quote, whose message may be gone, then the buttons, for good.
            if (part.Message.Remove("quote_message_id")) reply = await PostAsync(person, part.Message, ct);
            if (part.HasButtons && reply is ZaloReply.Error { Code: ZaloErrors.InvalidParameter or ZaloErrors.InvalidType })
                return await WithoutButtonsAsync(person, part, message, plain.Code, ct);
        }
        return OutcomeOf(reply);
    }

    private async Task<SendOutcome?> WithoutButtonsAsync(ZaloPerson person, ZaloPart part, OutgoingMessage message, int code, CancellationToken ct)
    {
        var texts = ZaloRendering.Parts(message.Activity with { Text = part.Text, Name = null, ChannelData = null }, buttons: false, options.Value.MaxTextLength, ward.Office);
        foreach (var text in texts)
        {
            if (OutcomeOf(await PostAsync(person, text.Message, ct)) is { } failure) return failure;
        }
        if (options.Value.Buttons == ZaloButtons.Auto)
        {
            ZaloLog.ButtonsRefused(log, code);
            await tokens.RefuseButtonsAsync(ct);
        }
        return null;
    }

    private SendOutcome? OutcomeOf(ZaloReply reply)
    {
        switch (reply)
        {
            case ZaloReply.Done:
                return null;
            case ZaloReply.Error error:
                if (ZaloErrors.IsConfiguration(error.Code)) ZaloLog.Misconfigured(log, error.Code);
                return ZaloErrors.OutcomeOf(error.Code, clock.GetUtcNow());
            case ZaloReply.Unanswered unanswered:
                return new SendOutcome.Retry(unanswered.Code, Uncertain: unanswered.MaybeDone);
            case ZaloReply.NoToken none:
                return new SendOutcome.ChannelDown(none.Code, TimeSpan.FromMinutes(1));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Looks whether a message whose sending had no answer arrived all the same.</summary>
    /// <returns>Null when that cannot be found out now.</returns>
    private async Task<bool?> IsThereAsync(ZaloPerson person, ZaloPart part, DateTimeOffset since, CancellationToken ct)
    {
        // A visitor without an account has no history to look into, a form leaves no words there: better twice than never.
        if (person.AnonymousConversation is not null || part.Text is null) return false;
        var reply = await client.GetAsync("/v2.0/oa/conversation", new JsonObject { ["user_id"] = person.UserId, ["offset"] = 0, ["count"] = 10 }, ct);
        if (reply is not ZaloReply.Done { Data.ValueKind: JsonValueKind.Array } done) return null;
        return done.Data.EnumerateArray().Any(entry =>
            ZaloEventReader.Text(entry, "from_id") != person.UserId
            && ZaloEventReader.Text(entry, "message")?.Trim() == part.Text
            && long.TryParse(ZaloEventReader.Text(entry, "time"), out var time)
            && time >= (since - TimeSpan.FromSeconds(5)).ToUnixTimeMilliseconds());
    }

    private Task<ZaloReply> PostAsync(ZaloPerson person, JsonObject message, CancellationToken ct) =>
        client.PostAsync(person.AnonymousConversation is null ? MessagePath : AnonymousPath, ZaloRendering.Body(person, message), ct);

    private async Task<bool> MayUseButtonsAsync(CancellationToken ct) => options.Value.Buttons switch
    {
        ZaloButtons.On => true,
        ZaloButtons.Off => false,
        _ => await tokens.ReadAsync(ct) is not { ButtonsRefused: true },
    };
}
