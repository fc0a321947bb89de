using System.Globalization;
using System.Text;
using System.Text.Json;
using AnTT.Bot.Channels.DirectLine;
using AnTT.Bot.Conversations;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Channels.Zalo.Events;

/// <summary><c>POST /channels/zalo/webhook</c>: check, store, answer. Everything else happens later.</summary>
/// <remarks>Zalo's console probes the address before it shows the key, and switches a webhook off that answers anything but 200; so what is not believed is dropped with 200 too.
/// Only what could not be written to disk is not acknowledged.</remarks>
internal static class ZaloWebhook
{
    private const int MaxBytes = 1024 * 1024;

    public static async Task<IResult> ReceiveAsync(HttpContext context, IOptions<ZaloOptions> options, ZaloInbox inbox, ZaloKeeper keeper, ILogger<ZaloInbox> log, CancellationToken ct)
    {
        var body = await BoundedBody.ReadAsync(context.Request.Body, MaxBytes, ct);
        if (body is null)
        {
            ZaloLog.TooLarge(log);
            return Results.Ok();
        }
        if (!options.Value.IsOn || ZaloEventReader.Open(body) is not { } envelope) return Results.Ok();
        var header = context.Request.Headers["X-ZEvent-Signature"].ToString();
        var check = ZaloSignature.Check(header, body, envelope.Timestamp, OaOf(envelope.Root), options.Value);
        if (check != SignatureCheck.Right)
        {
            if (keeper.Complain(check) is > 0 and var count) ZaloLog.NotBelieved(log, count, check);
            return Results.Ok();
        }
        if (envelope.AppId is not null && envelope.AppId != options.Value.AppId)
        {
            ZaloLog.OtherApp(log);
            return Results.Ok();
        }
        // From here on it is taken, whether or not Zalo still listens.
        await inbox.TakeAsync(ZaloEventReader.Read(envelope, body), body, CancellationToken.None);
        return Results.Ok();
    }

    private static string? OaOf(JsonElement root) =>
        ZaloEventReader.Text(root, "oa_id") ?? ZaloEventReader.Text(ZaloEventReader.Child(root, "recipient"), "id");
}

/// <summary>Puts events where they belong: messages and what concerns a conversation into its inbox, the rest aside.</summary>
internal sealed class ZaloInbox(InboxWriter inbox, ZaloIdentities identities, ZaloKeeper keeper, IOptions<ZaloOptions> options, ILogger<ZaloInbox> log)
{
    public async Task TakeAsync(ZaloEvent happened, byte[] body, CancellationToken ct)
    {
        keeper.Heard(happened.OaId, happened is ZaloEvent.Said);
        var activity = ActivityOf(happened);
        if (activity is { } about)
        {
            await inbox.ReceiveAsync(Incoming(happened, about.Person, about.Activity), ct);
            if (happened is not ZaloEvent.Withdrew) return;
        }
        if (happened is ZaloEvent.Echo) return;
        ZaloLog.KeptEvent(log, Clean(happened.Name));
        await keeper.KeepAsync(identities.MessageKey("event", happened.Key), Clean(happened.Name), Encoding.UTF8.GetString(body), ct);
    }

    /// <summary>For messages that history brought.</summary>
    public Task<Received> ReceiveAsync(ZaloEvent.Said said, CancellationToken ct) => inbox.ReceiveAsync(Incoming(said, said.Person, Message(said)) with { ToldRepeat = true }, ct);

    private Incoming Incoming(ZaloEvent happened, ZaloPerson person, Activity activity)
    {
        var conversation = identities.ConversationOf(person);
        return new Incoming(
            ZaloSetup.ChannelId,
            conversation,
            identities.MessageKey("message", happened.Key),
            activity with
            {
                ChannelId = ZaloSetup.ChannelId,
                From = new ChannelAccount { Id = conversation, Role = "user" },
                Conversation = new ConversationAccount { Id = conversation },
            },
            Echo: false,
            OpensFor: identities.SealPerson(person),
            ToldRepeat: false);
    }

    private (ZaloPerson Person, Activity Activity)? ActivityOf(ZaloEvent happened) => happened switch
    {
        ZaloEvent.Said said => (said.Person, Message(said)),
        ZaloEvent.Entered entered => (entered.Person, ChannelEvent.Entered()),
        ZaloEvent.Left left => (left.Person, ChannelEvent.Left()),
        ZaloEvent.GaveContact gave => (gave.Person, ChannelEvent.GaveContact(gave.PersonName, gave.Phone, gave.Address)),
        ZaloEvent.OfficerWrote wrote => (wrote.Person, ChannelEvent.OfficerWrote(options.Value.QuietAfterOfficer)),
        ZaloEvent.Withdrew withdrew => (withdrew.Person, ChannelEvent.Withdrew()),
        _ => null,
    };

    private static Activity Message(ZaloEvent.Said said) => new()
    {
        Type = ActivityTypes.Message,
        Text = said.Text,
        TextFormat = "plain",
        Attachments = said.Media.Count == 0 ? null : [.. said.Media.Select(media => new Attachment { ContentType = media.Kind, ContentUrl = media.Url, Name = media.Name, Content = Md5(media) })],
        ChannelData = JsonSerializer.SerializeToElement(new ChannelFacts(said.MessageId, said.Place is { } place ? new MapPoint(place.Latitude, place.Longitude) : null), ActivityJson.Options),
    };

    private static JsonElement? Md5(ZaloMedia media) => media.Md5 is null ? null : JsonSerializer.SerializeToElement(media.Md5);

    /// <summary>An event's name goes to the log and the table: letters and underscores only.</summary>
    private static string Clean(string name) => string.Concat(name.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_').Take(60)).ToLower(CultureInfo.InvariantCulture);
}
