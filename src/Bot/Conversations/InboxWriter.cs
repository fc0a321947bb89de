using System.Data.Common;
using System.Threading.Channels;
using AnTT.Bot.Storage;

namespace AnTT.Bot.Conversations;

/// <summary>A message as it came from a channel, to be kept before it is acknowledged.</summary>
/// <param name="MessageId">The channel's own id of the message.</param>
/// <param name="Echo">Whether the person's own message belongs in the transcript (false for typing and events).</param>
/// <param name="OpensFor">Opens the conversation, if there is none yet, for this <see cref="Conversation.UserId"/>; null where it is opened beforehand.</param>
public sealed record Incoming(string Channel, string ConversationId, string MessageId, Activity Activity, bool Echo = true, string? OpensFor = null);

/// <param name="ActivityId">Id under which the transcript holds the message; for a repeat, the first one.</param>
/// <param name="Repeat">True when the message had been received before.</param>
/// <param name="TooFast">True when it was not taken, because its sender writes too fast; the person is told so in the conversation.</param>
public sealed record Received(string ActivityId, bool Repeat, bool TooFast = false);

/// <summary>Writes incoming messages, many to a commit: each caller waits for the disk once, whatever the load.</summary>
internal sealed class InboxWriter(IServiceScopeFactory scopes, TalkSeal seal, WriteGate gate, FloodGuard flood, TurnQueue turns, TranscriptFeed feed, TimeProvider clock, ILogger<InboxWriter> log)
    : BackgroundService
{
    /// <summary>Most messages to one commit; more would only delay the first of them.</summary>
    private const int BatchSize = 256;

    /// <summary>Messages a second above which answering falls behind whatever is done: then acknowledgements come first.</summary>
    private const double Flood = 1500;

    /// <summary>What the newest commit counts in the rate.</summary>
    private const double Newest = 0.1;

    private double _perSecond;
    private long _lastCommit;

    private readonly Channel<Unwritten> _waiting = Channel.CreateBounded<Unwritten>(4096);

    /// <summary>Whether messages come faster than they can be answered.</summary>
    public bool IsFlooded => Volatile.Read(ref _perSecond) > Flood;

    /// <summary>Returns when the message is on disk and its turn is queued.</summary>
    public async Task<Received> ReceiveAsync(Incoming incoming, CancellationToken ct) => flood.Admit(incoming.ConversationId, incoming.Activity) switch
    {
        Admission.Taken => await WriteAsync(incoming, ct),
        Admission.TooFast => await WriteAsync(TooFast(incoming), ct) with { TooFast = true },
        _ => new Received(ActivityIds.Passing(incoming.ConversationId), Repeat: false, TooFast: true),
    };

    private static Incoming TooFast(Incoming incoming) => incoming with
    {
        MessageId = $"{incoming.ConversationId}|too-fast|{Guid.CreateVersion7():N}",
        Activity = incoming.Activity with { Type = ActivityTypes.Event, Name = OwnEvents.TooFast, Text = null, Value = null, Attachments = null, ChannelData = null },
        Echo = false,
    };

    private async Task<Received> WriteAsync(Incoming incoming, CancellationToken ct)
    {
        var waiting = new Unwritten(incoming, new TaskCompletionSource<Received>(TaskCreationOptions.RunContinuationsAsynchronously));
        await _waiting.Writer.WriteAsync(waiting, ct);
        return await waiting.Done.Task.WaitAsync(ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Unwritten>(BatchSize);
        while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            batch.Clear();
            while (batch.Count < BatchSize && _waiting.Reader.TryRead(out var next)) batch.Add(next);
            try
            {
                await WriteAsync(batch, stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                if (batch.Count == 1) Refuse(batch[0], error);
                else await WriteOneByOneAsync(batch, stoppingToken);
            }
        }
    }

    /// <summary>One message that cannot be stored must not cost the others of its commit.</summary>
    private async Task WriteOneByOneAsync(List<Unwritten> batch, CancellationToken ct)
    {
        foreach (var waiting in batch)
        {
            try
            {
                await WriteAsync([waiting], ct);
            }
            catch (Exception error) when (!ct.IsCancellationRequested)
            {
                Refuse(waiting, error);
            }
        }
    }

    private void Refuse(Unwritten waiting, Exception error)
    {
        ConversationLog.InboxWriteFailed(log, 1, error);
        waiting.Done.TrySetException(error);
    }

    private async Task WriteAsync(List<Unwritten> batch, CancellationToken ct)
    {
        var received = new Received[batch.Count];
        using (await gate.EnterAsync(ct))
        {
            await using var scope = scopes.CreateAsyncScope();
            var connection = scope.ServiceProvider.GetRequiredService<DbConnection>();
            await connection.OpenAsync(ct);
            await DurableSqlite.ApplyAsync(connection, ct);
            await using var transaction = await connection.BeginTransactionAsync(ct);
            await using (var sql = new InboxSql(connection, transaction, seal))
            {
                for (var index = 0; index < batch.Count; index++) received[index] = await sql.InsertAsync(batch[index].Incoming, clock.GetUtcNow(), ct);
            }
            await transaction.CommitAsync(ct);
        }
        var since = clock.GetElapsedTime(_lastCommit).TotalSeconds;
        _lastCommit = clock.GetTimestamp();
        Volatile.Write(ref _perSecond, ((1 - Newest) * _perSecond) + (Newest * batch.Count / Math.Max(since, 0.001)));
        for (var index = 0; index < batch.Count; index++)
        {
            batch[index].Done.TrySetResult(received[index]);
            if (!received[index].Repeat) feed.Announce(batch[index].Incoming.ConversationId);
            // Also for a repeat: its first writing may have reached the disk and reported a failure.
            turns.Enqueue(batch[index].Incoming.ConversationId);
        }
    }

    private sealed record Unwritten(Incoming Incoming, TaskCompletionSource<Received> Done);
}
