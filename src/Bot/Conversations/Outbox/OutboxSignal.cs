using System.Threading.Channels;

namespace AnTT.Bot.Conversations.Outbox;

/// <summary>Wakes the sender loop when something was queued, or may go now.</summary>
public sealed class OutboxSignal
{
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Wake() => _news.Writer.TryWrite(true);

    /// <summary>Returns at the next wake, or when <paramref name="atMost"/> has passed.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken ct)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var news = _news.Reader.WaitToReadAsync(enough.Token).AsTask();
        await Task.WhenAny(news, Task.Delay(atMost, clock, enough.Token));
        await enough.CancelAsync();
        ct.ThrowIfCancellationRequested();
        _news.Reader.TryRead(out _);
    }
}
