using System.Collections.Concurrent;
using System.Threading.Channels;

namespace AnTT.Bot.Conversations;

/// <summary>Conversations with something to do. Each is handed to one worker at a time; different ones run side by side.</summary>
public sealed class TurnQueue
{
    private readonly Channel<string> _ready = Channel.CreateUnbounded<string>();
    private readonly ConcurrentDictionary<string, bool> _states = new();
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _patience = new();

    public ChannelReader<string> Ready => _ready.Reader;

    public void Enqueue(string conversationId)
    {
        // true: waiting or running with more to come; false: running, nothing more known.
        var known = true;
        _states.AddOrUpdate(conversationId, _ => { known = false; return true; }, (_, _) => { known = true; return true; });
        if (!known) _ready.Writer.TryWrite(conversationId);
        else if (_patience.TryRemove(conversationId, out var patience)) patience.Cancel();
    }

    /// <summary>For the worker that has the conversation: cancelled as soon as another message comes from now on. End with <see cref="StopWaiting"/>.</summary>
    public CancellationToken UntilMore(string conversationId)
    {
        // Not disposed: it owns no timer, and another thread may be about to cancel it.
        var patience = _patience[conversationId] = new CancellationTokenSource();
        return patience.Token;
    }

    public void StopWaiting(string conversationId) => _patience.TryRemove(conversationId, out _);

    /// <summary>Called by the worker before it looks for messages.</summary>
    public void Begin(string conversationId) => _states[conversationId] = false;

    /// <summary>Called by the worker when it found no more; queues the conversation again if something came meanwhile.</summary>
    public void End(string conversationId)
    {
        if (_states.TryRemove(new KeyValuePair<string, bool>(conversationId, false))) return;
        _ready.Writer.TryWrite(conversationId);
    }
}
