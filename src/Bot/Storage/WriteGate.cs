namespace AnTT.Bot.Storage;

/// <summary>SQLite has one writer at a time. The busy parts of this process queue here instead of polling the file's lock.</summary>
public sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim _free = new(1, 1);
    private int _waiting;

    /// <summary>Whether somebody wants in. Who holds the gate for work that can be cut short should do so.</summary>
    public bool IsWanted => Volatile.Read(ref _waiting) > 0;

    public async Task<IDisposable> EnterAsync(CancellationToken ct)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            await _free.WaitAsync(ct);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
        return new Turnstile(_free);
    }

    public void Dispose() => _free.Dispose();

    private sealed class Turnstile(SemaphoreSlim free) : IDisposable
    {
        private SemaphoreSlim? _free = free;

        public void Dispose() => Interlocked.Exchange(ref _free, null)?.Release();
    }
}
