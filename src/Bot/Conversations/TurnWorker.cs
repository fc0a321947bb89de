using AnTT.Bot.Storage;
using AnTT.Knowledge.LanguageModel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Conversations;

/// <summary>Takes conversations off the queue and answers their messages, in order.</summary>
public sealed class TurnWorker(IServiceScopeFactory scopes, TurnQueue queue, TranscriptFeed feed, TurnAnswering answering, WriteGate gate, IOptions<ModelOptions> model, TimeProvider clock, ILogger<TurnWorker> log)
    : BackgroundService
{
    /// <summary>Turns that run side by side. SQLite writes one at a time, so more would only queue.</summary>
    private const int Workers = 4;

    /// <summary>And as many again as may wait for a model, so that they never keep others from being answered.</summary>
    private readonly int _workers = Workers + (model.Value.Endpoint.Length > 0 ? model.Value.AtOnce : 0);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ResumeAsync(stoppingToken);
        await Task.WhenAll(Enumerable.Range(0, _workers).Select(_ => WorkAsync(stoppingToken)));
    }

    /// <summary>Queues what was acknowledged but not answered when the process last stopped.</summary>
    private async Task ResumeAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var unfinished = await scope.ServiceProvider.GetRequiredService<ConversationDb>().Inbox
            .Where(message => message.Status == InboxStatus.Pending)
            .Select(message => message.ConversationId)
            .Distinct()
            .ToListAsync(ct);
        if (unfinished.Count > 0) ConversationLog.Resuming(log, unfinished.Count);
        foreach (var conversation in unfinished) queue.Enqueue(conversation);
    }

    private async Task WorkAsync(CancellationToken ct)
    {
        await foreach (var conversationId in queue.Ready.ReadAllAsync(ct))
        {
            queue.Begin(conversationId);
            try
            {
                while (await AnswerNextAsync(conversationId, ct)) feed.Announce(conversationId);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                ConversationLog.WorkerFailed(log, error);
                await Task.Delay(TimeSpan.FromSeconds(1), clock, ct);
                queue.Enqueue(conversationId);
            }
            finally
            {
                queue.End(conversationId);
            }
        }
    }

    /// <returns>False when the conversation has no message left.</returns>
    private async Task<bool> AnswerNextAsync(string conversationId, CancellationToken ct)
    {
        InboxMessage? message;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var runner = scope.ServiceProvider.GetRequiredService<TurnRunner>();
            message = await runner.NextAsync(conversationId, ct);
            if (message is null) return false;
            try
            {
                await answering.AnswerAsync(runner, message, ct);
                return true;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                ConversationLog.TurnFailed(log, message.Id, message.Attempts + 1, error);
            }
        }
        await using var afterwards = scopes.CreateAsyncScope();
        using (await gate.EnterAsync(ct))
        {
            if (await afterwards.ServiceProvider.GetRequiredService<TurnRunner>().FailAsync(message.Id, ct))
                ConversationLog.SetAside(log, message.Id, TurnRunner.MaxAttempts);
        }
        return true;
    }
}
