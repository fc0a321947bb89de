namespace AnTT.Bot.Channels.DirectLine;

/// <summary>Sockets open per conversation. Two tabs, or a client that reconnects early, may have several; the oldest goes when there are too many.</summary>
internal sealed class OpenSockets
{
    private const int MostPerConversation = 8;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedList<CancellationTokenSource>> _open = new(StringComparer.Ordinal);

    /// <param name="ending">Cancelled when this socket has to give way.</param>
    public Seat Enter(string conversationId, CancellationTokenSource ending)
    {
        CancellationTokenSource? oldest = null;
        lock (_lock)
        {
            if (!_open.TryGetValue(conversationId, out var seats)) _open[conversationId] = seats = new();
            if (seats.Count == MostPerConversation)
            {
                oldest = seats.First!.Value;
                seats.RemoveFirst();
            }
            seats.AddLast(ending);
        }
        oldest?.Cancel();
        return new Seat(this, conversationId, ending);
    }

    private void Leave(string conversationId, CancellationTokenSource ending)
    {
        lock (_lock)
        {
            if (!_open.TryGetValue(conversationId, out var seats)) return;
            seats.Remove(ending);
            if (seats.Count == 0) _open.Remove(conversationId);
        }
    }

    internal readonly struct Seat(OpenSockets sockets, string conversationId, CancellationTokenSource ending) : IDisposable
    {
        public void Dispose() => sockets.Leave(conversationId, ending);
    }
}
