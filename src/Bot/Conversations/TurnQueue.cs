using System.Collections.Concurrent;
using System.Threading.Channels;

namespace AnTT.Bot.Conversations;

/// <summary>Conversations with something to do. Each is handed to one worker at a time; different ones run side by side.</summary>
public sealed class TurnQueue
{
    private readonly Channel<string> _ready = Channel.CreateUnbounded<string>();
    private readonly ConcurrentDictionary<string, bool> _states = new();

    public ChannelReader<string> Ready => _ready.Reader;

    public void Enqueue(string conversationId)
    {
        // true: waiting or running with more to come; false: running, nothing more known.
        var known = true;
        _states.AddOrUpdate(conversationId, _ => { known = false; return true; }, (_, _) => { known = true; return true; });
        if (!known) _ready.Writer.TryWrite(conversationId);
    }

    /// <summary>Queues the conversation again after a while, unless something comes before; it costs no worker meanwhile.</summary>
    public void EnqueueAfter(string conversationId, TimeSpan wait, TimeProvider clock, CancellationToken ct) =>
        // Cannot fail but by the process stopping; then the next start queues what is unanswered.
        _ = Task.Delay(wait, clock, ct).ContinueWith(_ => Enqueue(conversationId), ct, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);

    /// <summary>Called by the worker before it looks for messages.</summary>
    public void Begin(string conversationId) => _states[conversationId] = false;

    /// <summary>Called by the worker when it found no more; queues the conversation again if something came meanwhile.</summary>
    public void End(string conversationId)
    {
        if (_states.TryRemove(new KeyValuePair<string, bool>(conversationId, false))) return;
        _ready.Writer.TryWrite(conversationId);
    }
}
