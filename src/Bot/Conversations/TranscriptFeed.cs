using System.Threading.Channels;

namespace AnTT.Bot.Conversations;

/// <summary>Tells open sockets that a transcript grew, and passes on what is not kept (typing).</summary>
public sealed class TranscriptFeed
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<Channel<Activity?>>> _listeners = new(StringComparer.Ordinal);

    /// <summary>Something was added to the transcript.</summary>
    public void Announce(string conversationId) => Write(conversationId, null);

    /// <summary>Shows an activity that is not kept.</summary>
    public void Show(string conversationId, Activity passing) => Write(conversationId, passing);

    /// <summary>A null item means: read the transcript on.</summary>
    public Listening Listen(string conversationId)
    {
        var channel = Channel.CreateBounded<Activity?>(new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_lock)
        {
            if (!_listeners.TryGetValue(conversationId, out var listeners)) _listeners[conversationId] = listeners = [];
            listeners.Add(channel);
        }
        return new Listening(channel.Reader, () => Leave(conversationId, channel));
    }

    private void Write(string conversationId, Activity? item)
    {
        lock (_lock)
        {
            if (!_listeners.TryGetValue(conversationId, out var listeners)) return;
            foreach (var listener in listeners) listener.Writer.TryWrite(item);
        }
    }

    private void Leave(string conversationId, Channel<Activity?> channel)
    {
        lock (_lock)
        {
            if (!_listeners.TryGetValue(conversationId, out var listeners)) return;
            listeners.Remove(channel);
            if (listeners.Count == 0) _listeners.Remove(conversationId);
        }
    }

    public sealed class Listening(ChannelReader<Activity?> news, Action leave) : IDisposable
    {
        public ChannelReader<Activity?> News { get; } = news;

        public void Dispose() => leave();
    }
}
