using System.Collections.Concurrent;
using AnTT.Knowledge.LanguageModel;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Conversations;

/// <summary>What turns wait for: fetched while no transaction is open and no other conversation waits; then the turn runs again with it.</summary>
public sealed class TurnFetches(IOptions<ModelOptions> model) : IDisposable
{
    private readonly ConcurrentDictionary<string, Waiting> _waiting = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _free = new(Math.Max(1, model.Value.AtOnce));

    /// <summary>What has been fetched for the turn on this message, by name.</summary>
    internal IReadOnlyDictionary<string, object?>? Of(string conversationId, long inboxId) =>
        _waiting.TryGetValue(conversationId, out var waiting) && waiting.InboxId == inboxId ? waiting.Fetched : null;

    /// <summary>The turn ended, with it or without.</summary>
    internal void Forget(string conversationId)
    {
        if (_waiting.TryRemove(conversationId, out var waiting)) waiting.Stop.Cancel();
    }

    /// <returns>False where it is being fetched already: whoever does so runs the turn again.</returns>
    internal async Task<bool> FetchAsync(string conversationId, long inboxId, Fetch fetch, CancellationToken ct)
    {
        var waiting = _waiting.AddOrUpdate(
            conversationId,
            _ => new Waiting(inboxId),
            (_, known) => known.InboxId == inboxId ? known : new Waiting(inboxId));
        if (!waiting.Asked.TryAdd(fetch.Name, true)) return false;
        waiting.Fetched[fetch.Name] = await RunAsync(fetch, waiting.Stop.Token, ct);
        return true;
    }

    public void Dispose() => _free.Dispose();

    /// <summary>Null where it could not be had: given up, failed, or too many are waiting already.</summary>
    private async Task<object?> RunAsync(Fetch fetch, CancellationToken givenUp, CancellationToken ct)
    {
        if (!await _free.WaitAsync(TimeSpan.Zero, ct)) return null;
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, givenUp);
            return await fetch.RunAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>The source is not disposed: it owns no timer, and another thread may be about to cancel it.</summary>
    private sealed record Waiting(long InboxId)
    {
        public ConcurrentDictionary<string, object?> Fetched { get; } = new(StringComparer.Ordinal);

        public ConcurrentDictionary<string, bool> Asked { get; } = new(StringComparer.Ordinal);

        public CancellationTokenSource Stop { get; } = new();
    }
}
