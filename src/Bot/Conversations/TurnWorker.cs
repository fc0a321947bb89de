using AnTT.Bot.Dialogs.Questions;
using AnTT.Bot.Storage;

namespace AnTT.Bot.Conversations;

/// <summary>Takes conversations off the queue and answers their messages, each conversation in order, many conversations to a commit.</summary>
internal sealed class TurnWorker(IServiceScopeFactory scopes, TurnQueue queue, AnswerDesk desk, TranscriptFeed feed, Fetches fetches, InboxWriter inbox, WriteGate gate, TimeProvider clock, ILogger<TurnWorker> log)
    : BackgroundService
{
    /// <summary>Turns to one commit. More would hold up those who wait for an acknowledgement.</summary>
    private const int BatchSize = 64;

    /// <summary>A commit waits for the disk, a few milliseconds: the turns that share one should take as long.</summary>
    private static readonly TimeSpan WorthACommit = TimeSpan.FromMilliseconds(20);

    /// <summary>While acknowledgements wait for the same gate, they should not wait so long.</summary>
    private static readonly TimeSpan WorthACommitInFlood = TimeSpan.FromMilliseconds(5);

    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(1);

    /// <summary>From here on answers are no less urgent than acknowledgements.</summary>
    private static readonly TimeSpan LongLag = TimeSpan.FromSeconds(10);

    private readonly List<Task> _fetching = [];
    private readonly SemaphoreSlim _downloads = new(8);

    public override void Dispose()
    {
        _downloads.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // The server may take messages sooner than it can answer them.
            await desk.WhenLoaded.WaitAsync(stoppingToken);
            await LoopAsync(stoppingToken);
        }
        finally
        {
            await Task.WhenAll(_fetching).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LoopAsync(CancellationToken stoppingToken)
    {
        var batch = new HashSet<string>(BatchSize, StringComparer.Ordinal);
        while (await queue.Ready.WaitToReadAsync(stoppingToken))
        {
            batch.Clear();
            while (batch.Count < BatchSize && queue.Ready.TryRead(out var conversationId))
            {
                queue.Begin(conversationId);
                batch.Add(conversationId);
            }
            await WorkAsync(batch, stoppingToken);
        }
    }

    private async Task WorkAsync(HashSet<string> batch, CancellationToken ct)
    {
        var handedOver = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            var began = clock.GetTimestamp();
            var steps = await AnswerAsync(batch, ct);
            foreach (var conversation in batch)
            {
                if (steps.TryGetValue(conversation, out var step)) Settle(conversation, step, handedOver, ct);
                else queue.Enqueue(conversation);
            }
            // Acknowledgements come first: while they flood in, turns take a twentieth of the time, until people have waited long for answers.
            if (inbox.IsFlooded && LagOf(steps.Values) < LongLag) await Task.Delay(Min(clock.GetElapsedTime(began) * 19, LongestRest), clock, ct);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            if (batch.Count > 1) await WorkOneByOneAsync(batch, handedOver, ct);
            else await FailAsync(batch.Single(), error, ct);
        }
        finally
        {
            foreach (var conversation in batch)
            {
                if (!handedOver.Contains(conversation)) queue.End(conversation);
            }
        }
    }

    /// <summary>One turn that fails must not cost the others of its commit.</summary>
    private async Task WorkOneByOneAsync(HashSet<string> batch, HashSet<string> handedOver, CancellationToken ct)
    {
        foreach (var conversation in batch)
        {
            try
            {
                foreach (var (id, step) in await AnswerAsync([conversation], ct)) Settle(id, step, handedOver, ct);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                await FailAsync(conversation, error, ct);
            }
        }
    }

    private async Task<Dictionary<string, TurnStep>> AnswerAsync(IReadOnlyCollection<string> conversations, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var entered = await gate.EnterAsync(ct);
        var began = clock.GetTimestamp();
        var worth = inbox.IsFlooded ? WorthACommitInFlood : WorthACommit;
        return await scope.ServiceProvider.GetRequiredService<TurnRunner>().AnswerAsync(conversations, () => gate.IsWanted && clock.GetElapsedTime(began) > worth, ct);
    }

    /// <summary>Keeps the conversation to itself until its files are here and the message is answered.</summary>
    private async Task FetchAndAnswerAsync(string conversation, CancellationToken ct)
    {
        // The worker goes on with the others at once.
        await Task.Yield();
        await _downloads.WaitAsync(ct);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var runner = scope.ServiceProvider.GetRequiredService<TurnRunner>();
            TurnStep step;
            do
            {
                await runner.FetchAsync(conversation, ct);
                using var entered = await gate.EnterAsync(ct);
                step = (await runner.AnswerAsync([conversation], enough: null, ct))[conversation];
            }
            while (step.NeedsFiles);
            Settle(conversation, step, [], ct);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            await FailAsync(conversation, error, ct);
        }
        finally
        {
            _downloads.Release();
            queue.End(conversation);
        }
    }

    private TimeSpan LagOf(IEnumerable<TurnStep> steps) => clock.GetUtcNow() - steps.Min(step => step.Since ?? DateTimeOffset.MaxValue) is var lag && lag > TimeSpan.Zero ? lag : TimeSpan.Zero;

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    /// <param name="handedOver">Gets the conversation when its turn goes on elsewhere.</param>
    private void Settle(string conversation, TurnStep step, HashSet<string> handedOver, CancellationToken ct)
    {
        if (step.NeedsFiles)
        {
            // Beside the others: a slow host holds up the talk that named it and no other.
            handedOver.Add(conversation);
            _fetching.RemoveAll(task => task.IsCompleted);
            _fetching.Add(FetchAndAnswerAsync(conversation, ct));
        }
        if (step.Wait is { } wait) queue.EnqueueAfter(conversation, wait, clock, ct);
        // Nobody waits for it here: when it is done it queues the conversation, and what it throws is only that the process stops.
        if (step.Fetch is { } fetch) _ = fetches.BeginAsync(conversation, fetch, ct);
        if (!step.Answered) return;
        fetches.Forget(conversation);
        feed.Announce(conversation);
        // Behind the others: who writes much waits for who writes little.
        if (step.More) queue.Enqueue(conversation);
    }

    private async Task FailAsync(string conversation, Exception error, CancellationToken ct)
    {
        ConversationLog.TurnFailed(log, error);
        fetches.Forget(conversation);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            using var entered = await gate.EnterAsync(ct);
            var setAside = await scope.ServiceProvider.GetRequiredService<TurnRunner>().FailAsync(conversation, ct);
            foreach (var id in setAside) ConversationLog.SetAside(log, id, TurnRunner.MaxAttempts);
            if (setAside.Count > 0) feed.Announce(conversation);
            queue.Enqueue(conversation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Not the message's fault: it keeps its tries and waits for the database.
            ConversationLog.WorkerFailed(log, failure);
            queue.EnqueueAfter(conversation, TimeSpan.FromSeconds(1), clock, ct);
        }
    }
}
