using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AnTT.Bot.Conversations;
using AnTT.Bot.Conversations.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Channels.BotFramework;

/// <summary>Delivers replies, and messages nobody asked for, through the Bot Connector.</summary>
internal sealed class BotFrameworkSender(IServiceScopeFactory scopes, Addresses addresses, BotTokens tokens, IHttpClientFactory clients, IOptions<BotFrameworkOptions> options) : IChannelSender
{
    private static readonly TimeSpan LoginPause = TimeSpan.FromMinutes(1);

    public string Channel => BotFrameworkSetup.ChannelName;

    public async Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken ct)
    {
        if (addresses.Open(message.Recipient) is not { } reference) return new SendOutcome.Refused("no-reference");
        string? answered;
        await using (var scope = scopes.CreateAsyncScope()) answered = await AnsweredIdAsync(scope.ServiceProvider.GetRequiredService<ConversationDb>(), message, ct);
        var service = new Uri(reference.ServiceUrl!);
        // The setting may have become stricter since the reference was taken.
        if (options.Value.IsLocal ? !service.IsLoopback : !options.Value.Trusts(service)) return new SendOutcome.Refused("untrusted-host");
        var activity = ConnectorActivity.Compose(message.Activity, reference, answered);
        try
        {
            return await PostAsync(ConnectorActivity.AddressOf(activity), activity, refused: null, ct);
        }
        catch (TaskCanceledException) when (!ct.IsCancellationRequested)
        {
            return new SendOutcome.Retry("timeout", Uncertain: true);
        }
    }

    /// <summary>The channel's own id of the message that is answered; null for what nobody asked for.</summary>
    private static async Task<string?> AnsweredIdAsync(ConversationDb db, OutgoingMessage message, CancellationToken ct)
    {
        if (message.Activity.ReplyToId is not { } ours) return null;
        var (first, last) = (message.ConversationId + "|", message.ConversationId + "}");
        var messageId = await db.Inbox.AsNoTracking()
            .Where(row => row.Status != InboxStatus.Pending && row.Channel == BotFrameworkSetup.ChannelName && string.Compare(row.MessageId, first) >= 0 && string.Compare(row.MessageId, last) < 0 && row.ActivityId == ours)
            .Select(row => row.MessageId)
            .FirstOrDefaultAsync(ct);
        return messageId?[first.Length..] is { } answered && !answered.StartsWith(BotFrameworkDoor.EnteredPrefix, StringComparison.Ordinal) ? answered : null;
    }

    private async Task<SendOutcome> PostAsync(string address, Activity activity, string? refused, CancellationToken ct)
    {
        string? token = null;
        if (!options.Value.IsLocal)
        {
            try
            {
                token = await tokens.GetAsync(refused, ct);
            }
            catch (Exception error) when (error is HttpRequestException or JsonException)
            {
                return new SendOutcome.ChannelDown("login", LoginPause);
            }
        }
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(ActivityJson.Write(activity), Encoding.UTF8, "application/json") };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.TryAddWithoutValidation("x-ms-conversation-id", Uri.EscapeDataString(activity.Conversation!.Id!));
        using var client = clients.CreateClient(BotFrameworkSetup.Client);
        using var response = await client.SendAsync(request, ct);
        if (response.StatusCode == HttpStatusCode.Unauthorized && token is not null)
            return refused is null ? await PostAsync(address, activity, token, ct) : new SendOutcome.ChannelDown("401", LoginPause);
        return Judge(response);
    }

    private static SendOutcome Judge(HttpResponseMessage response)
    {
        var code = ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (response.IsSuccessStatusCode) return new SendOutcome.Delivered();
        var after = response.Headers.RetryAfter?.Delta;
        return response.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => new SendOutcome.ChannelDown(code, after ?? TimeSpan.FromSeconds(5)),
            HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError and not HttpStatusCode.NotImplemented => new SendOutcome.Retry(code, after),
            _ => new SendOutcome.Refused(code),
        };
    }
}
