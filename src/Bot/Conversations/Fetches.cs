using System.Collections.Concurrent;

namespace AnTT.Bot.Conversations;

/// <summary>Something a turn needs that takes longer than a transaction may.</summary>
/// <param name="Name">Under which the turn finds it when it runs again; holds what it depends on.</param>
/// <param name="RunAsync">Uses nothing of the turn's scope.</param>
public sealed record Fetch(string Name, Func<CancellationToken, Task<object?>> RunAsync);

/// <summary>What turns wait for, and what has come. A turn that waits has changed nothing; it runs again when its fetch is done, or when its person writes again: then it goes without.</summary>
public sealed class Fetches(TurnQueue queue)
{
    private readonly ConcurrentDictionary<string, Fetched> _of = new(StringComparer.Ordinal);

    /// <summary>What has been fetched for the conversation's turn. A fetch that is still under way is given up: this run was caused by another message, which may be a cry for help.</summary>
    public Fetched Take(string conversationId)
    {
        if (!_of.TryGetValue(conversationId, out var fetched)) return Fetched.Nothing;
        fetched.GiveUp();
        return fetched;
    }

    /// <summary>Fetches beside everything else, then queues the conversation again.</summary>
    public Task BeginAsync(string conversationId, Fetch fetch, CancellationToken ct)
    {
        var fetched = _of.GetOrAdd(conversationId, _ => new Fetched());
        return RunAsync(conversationId, fetched, fetch, fetched.Begin(), ct);
    }

    /// <summary>The turn is answered or failed.</summary>
    public void Forget(string conversationId) => _of.TryRemove(conversationId, out _);

    private async Task RunAsync(string conversationId, Fetched fetched, Fetch fetch, CancellationToken givenUp, CancellationToken ct)
    {
        await fetched.RunAsync(fetch, givenUp, ct);
        queue.Enqueue(conversationId);
    }
}

/// <summary>What was fetched for one turn, by name.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "The source owns no timer or handle, and another thread may be about to cancel it.")]
public sealed class Fetched
{
    private readonly ConcurrentDictionary<string, object?> _values = new(StringComparer.Ordinal);
    private volatile CancellationTokenSource? _underWay;
    private volatile bool _impatient;

    /// <summary>Shared by all that need nothing; never written.</summary>
    public static Fetched Nothing { get; } = new();

    /// <summary>True where the value is known, or will not be waited for.</summary>
    public bool TryGet(string name, out object? value) => _values.TryGetValue(name, out value) || _impatient;

    /// <summary>From here on nothing is waited for, if something is.</summary>
    internal void GiveUp()
    {
        if (_underWay is not { } underWay) return;
        _impatient = true;
        underWay.Cancel();
    }

    internal CancellationToken Begin() => (_underWay = new CancellationTokenSource()).Token;

    internal async Task RunAsync(Fetch fetch, CancellationToken givenUp, CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(givenUp, ct);
        try
        {
            _values[fetch.Name] = await fetch.RunAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            _values[fetch.Name] = null;
        }
        finally
        {
            _underWay = null;
        }
    }
}
