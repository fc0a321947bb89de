namespace AnTT.Bot.Storage;

/// <summary>SQLite has one writer at a time. The busy parts of this process queue here instead of polling the file's lock.</summary>
public sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim _free = new(1, 1);

    public async Task<IDisposable> EnterAsync(CancellationToken ct)
    {
        await _free.WaitAsync(ct);
        return new Turnstile(_free);
    }

    public void Dispose() => _free.Dispose();

    private sealed class Turnstile(SemaphoreSlim free) : IDisposable
    {
        private SemaphoreSlim? _free = free;

        public void Dispose() => Interlocked.Exchange(ref _free, null)?.Release();
    }
}
