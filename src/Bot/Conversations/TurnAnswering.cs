using AnTT.Bot.Storage;

namespace AnTT.Bot.Conversations;

/// <summary>Runs a turn to its end; what takes long is fetched between its runs, while no transaction is open and nobody else waits.</summary>
public sealed class TurnAnswering(IServiceScopeFactory scopes, WriteGate gate, TurnQueue queue)
{
    /// <param name="runner">For the first run, nearly always the only one.</param>
    internal async Task AnswerAsync(TurnRunner runner, InboxMessage message, CancellationToken ct)
    {
        Fetch? fetch;
        using (await gate.EnterAsync(ct)) fetch = await runner.RunAsync(message.Id, fetched: null, ct);
        if (fetch is null) return;

        var fetched = new Dictionary<string, object?>(StringComparer.Ordinal);
        while (fetch is not null)
        {
            fetched[fetch.Name] = await FetchAsync(fetch, message, ct);
            await using var scope = scopes.CreateAsyncScope();
            using (await gate.EnterAsync(ct)) fetch = await scope.ServiceProvider.GetRequiredService<TurnRunner>().RunAsync(message.Id, fetched, ct);
        }
    }

    /// <summary>Null where the person has written again meanwhile: the next message may be a cry for help.</summary>
    private async Task<object?> FetchAsync(Fetch fetch, InboxMessage message, CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, queue.UntilMore(message.ConversationId));
        try
        {
            return await IsLastAsync(message, ct) ? await fetch.RunAsync(either.Token) : null;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            queue.StopWaiting(message.ConversationId);
        }
    }

    private async Task<bool> IsLastAsync(InboxMessage message, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return !await scope.ServiceProvider.GetRequiredService<TurnRunner>().HasLaterAsync(message, ct);
    }
}
