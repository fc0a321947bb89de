using System.Net.WebSockets;
using System.Text;
using AnTT.Bot.Conversations;

namespace AnTT.Bot.Channels.DirectLine;

/// <summary>One open socket: replays from the watermark, then sends what comes.</summary>
internal sealed class DirectLineStream(IServiceScopeFactory scopes, TranscriptFeed feed, OpenSockets sockets, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(25);

    /// <summary>For the last words and the other side's goodbye.</summary>
    private static readonly TimeSpan Parting = TimeSpan.FromSeconds(2);

    public async Task RunAsync(WebSocket socket, string conversationId, long watermark, CancellationToken aborted)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(aborted, lifetime.ApplicationStopping);
        using var seat = sockets.Enter(conversationId, ending);
        // Listen before the first read, so that nothing falls between replay and news.
        using var listening = feed.Listen(conversationId);
        // A cancelled read or write cuts the line: both may go on until the goodbyes are said.
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        using var parting = ending.Token.Register(() => cut.CancelAfter(Parting));
        var reading = DrainAsync(socket, ending, cut.Token);
        try
        {
            await SendAsync(socket, listening, conversationId, watermark, ending.Token, cut.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException)
        {
            // The client left or the server stops; the transcript keeps what was not sent.
        }
        await CloseAsync(socket, cut.Token);
        cut.CancelAfter(Parting);
        await reading;
    }

    /// <param name="ending">No more after what is being sent.</param>
    /// <param name="cut">Not even that.</param>
    private async Task SendAsync(
        WebSocket socket, TranscriptFeed.Listening listening, string conversationId, long watermark, CancellationToken ending, CancellationToken cut)
    {
        watermark = await SendNewAsync(socket, conversationId, watermark, cut);
        while (true)
        {
            // One wait for news however many keep-alives pass meanwhile.
            var news = listening.News.WaitToReadAsync(ending).AsTask();
            while (!await CameWithinAsync(news, KeepAlive, ending))
                await socket.SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Text, endOfMessage: true, cut);
            if (!await news) return;
            while (listening.News.TryRead(out var passing))
            {
                if (passing is not null) await SendTextAsync(socket, new ActivitySet([ActivityJson.Write(passing)], watermark), cut);
                else watermark = await SendNewAsync(socket, conversationId, watermark, cut);
            }
        }
    }

    /// <returns>False when the time is up first; its timer does not outlive the call.</returns>
    private async Task<bool> CameWithinAsync(Task news, TimeSpan wait, CancellationToken ct)
    {
        try
        {
            await news.WaitAsync(wait, clock, ct);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task<long> SendNewAsync(WebSocket socket, string conversationId, long watermark, CancellationToken ct)
    {
        while (true)
        {
            ActivitySet? set;
            await using (var scope = scopes.CreateAsyncScope())
                set = await scope.ServiceProvider.GetRequiredService<DirectLineHistory>().ReadAsync(conversationId, watermark, ct);
            if (set is null || set.Activities.Count == 0) return watermark;
            await SendTextAsync(socket, set, ct);
            watermark = set.Watermark;
        }
    }

    private static Task SendTextAsync(WebSocket socket, ActivitySet set, CancellationToken ct) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(set.ToJson()), WebSocketMessageType.Text, endOfMessage: true, ct);

    /// <summary>Clients send empty frames to show they live; anything else is ignored. Ends the socket when they leave.</summary>
    private static async Task DrainAsync(WebSocket socket, CancellationTokenSource ending, CancellationToken cut)
    {
        var buffer = new byte[1024];
        try
        {
            while (socket.State is WebSocketState.Open or WebSocketState.CloseSent)
            {
                var result = await socket.ReceiveAsync(buffer, cut);
                if (result.MessageType == WebSocketMessageType.Close) break;
            }
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException)
        {
            // Gone without a goodbye.
        }
        await ending.CancelAsync();
    }

    private static async Task CloseAsync(WebSocket socket, CancellationToken cut)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, statusDescription: null, cut);
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException)
        {
            // The other side is already gone.
        }
    }
}
