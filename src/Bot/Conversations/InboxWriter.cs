using System.Data.Common;
using System.Threading.Channels;
using AnTT.Bot.Storage;

namespace AnTT.Bot.Conversations;

/// <summary>A message as it came from a channel, to be kept before it is acknowledged.</summary>
/// <param name="MessageId">The channel's own id of the message.</param>
/// <param name="Echo">Whether the person's own message belongs in the transcript (false for typing and events).</param>
/// <param name="OpensFor">Opens the conversation, if there is none yet, for this <see cref="Conversation.UserId"/>; null where it is opened beforehand.</param>
/// <param name="ToldRepeat">Whether the caller wants to know that the message had been received before. Where not, receiving is cheaper: its turn finds out, and answers once.</param>
public sealed record Incoming(string Channel, string ConversationId, string MessageId, Activity Activity, bool Echo = true, string? OpensFor = null, bool ToldRepeat = true);

/// <param name="ActivityId">Id under which the transcript holds the message; for a repeat, the first one.</param>
/// <param name="Repeat">True when the message had been received before.</param>
/// <param name="TooFast">True when it was not taken, because its sender writes too fast; the person is told so in the conversation.</param>
public sealed record Received(string ActivityId, bool Repeat, bool TooFast = false);

/// <summary>Writes incoming messages, many to a commit: each caller waits for the disk once, whatever the load.</summary>
internal sealed class InboxWriter(IServiceScopeFactory scopes, TalkSeal seal, WriteGate gate, FloodGuard flood, TurnQueue turns, PendingMessages pending, TranscriptFeed feed, TimeProvider clock, ILogger<InboxWriter> log)
    : BackgroundService
{
    /// <summary>Most messages to one commit; more would only delay the first of them.</summary>
    private const int BatchSize = 256;

    /// <summary>Messages a second above which answering falls behind whatever is done: then acknowledgements come first.</summary>
    private const double Flood = 1500;

    /// <summary>Over how long messages are counted.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(200);

    private long _windowBegan;
    private int _inWindow;
    private double _perSecond;

    private readonly Channel<Unwritten> _waiting = Channel.CreateBounded<Unwritten>(4096);

    /// <summary>Whether messages come faster than they can be answered.</summary>
    public bool IsFlooded => Volatile.Read(ref _perSecond) > Flood && clock.GetElapsedTime(Volatile.Read(ref _windowBegan)) < 3 * Window;

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
        try
        {
            await LoopAsync(batch, stoppingToken);
        }
        finally
        {
            Close(batch);
        }
    }

    /// <summary>Nothing is written any more: who waits is told, and so is who comes.</summary>
    private void Close(List<Unwritten> batch)
    {
        _waiting.Writer.TryComplete();
        foreach (var waiting in batch) waiting.Done.TrySetCanceled();
        while (_waiting.Reader.TryRead(out var waiting)) waiting.Done.TrySetCanceled();
    }

    private async Task LoopAsync(List<Unwritten> batch, CancellationToken stoppingToken)
    {
        do
        {
            try
            {
                await WriteWaitingAsync(batch, stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                // Nothing was begun: the database cannot be opened, and who waits should not wait for it.
                if (batch.Count == 0) Take(batch);
                // The connection that failed is not used again: a new one is opened, and each message gets a commit of its own.
                if (batch.Count > 1) await WriteOneByOneAsync(batch, stoppingToken);
                else if (batch.Count == 1) Refuse(batch[0], error);
                else ConversationLog.InboxWriteFailed(log, 0, error);
            }
        }
        while (await _waiting.Reader.WaitToReadAsync(stoppingToken));
    }

    /// <summary>On one connection, as long as all goes well: takes what waits when its turn to write comes, and writes it with one commit.</summary>
    private async Task WriteWaitingAsync(List<Unwritten> batch, CancellationToken ct)
    {
        batch.Clear();
        await using var scope = scopes.CreateAsyncScope();
        var connection = await OpenAsync(scope, ct);
        await ResumeAsync(connection, ct);
        await using var sql = new InboxSql(connection, seal, pending);
        while (await _waiting.Reader.WaitToReadAsync(ct))
        {
            Written[] written;
            using (await gate.EnterAsync(ct))
            {
                Take(batch);
                Count(batch.Count);
                written = await WriteAsync(connection, sql, batch, ct);
            }
            Tell(batch, written);
            batch.Clear();
        }
    }

    private void Take(List<Unwritten> batch)
    {
        batch.Clear();
        while (batch.Count < BatchSize && _waiting.Reader.TryRead(out var next)) batch.Add(next);
    }

    /// <summary>Queues what was kept but not answered: by a process that stopped, or by a commit that reached the disk and reported a failure.</summary>
    private async Task ResumeAsync(DbConnection connection, CancellationToken ct)
    {
        using var entered = await gate.EnterAsync(ct);
        var unfinished = await pending.LoadAsync(connection, ct);
        if (unfinished.Count > 0) ConversationLog.Resuming(log, unfinished.Count);
        foreach (var conversation in unfinished) turns.Enqueue(conversation);
    }

    private void Count(int taken)
    {
        _inWindow += taken;
        var during = clock.GetElapsedTime(_windowBegan);
        if (during < Window) return;
        Volatile.Write(ref _perSecond, _inWindow / during.TotalSeconds);
        Volatile.Write(ref _windowBegan, clock.GetTimestamp());
        _inWindow = 0;
    }

    /// <summary>One message that cannot be stored must not cost the others of its commit.</summary>
    private async Task WriteOneByOneAsync(List<Unwritten> batch, CancellationToken ct)
    {
        foreach (var waiting in batch)
        {
            try
            {
                using var entered = await gate.EnterAsync(ct);
                await using var scope = scopes.CreateAsyncScope();
                var connection = await OpenAsync(scope, ct);
                await using var sql = new InboxSql(connection, seal, pending);
                Tell([waiting], await WriteAsync(connection, sql, [waiting], ct));
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

    private static async Task<DbConnection> OpenAsync(AsyncServiceScope scope, CancellationToken ct)
    {
        var connection = scope.ServiceProvider.GetRequiredService<DbConnection>();
        await connection.OpenAsync(ct);
        await DurableSqlite.ApplyAsync(connection, ct);
        return connection;
    }

    private async Task<Written[]> WriteAsync(DbConnection connection, InboxSql sql, List<Unwritten> batch, CancellationToken ct)
    {
        var written = new Written[batch.Count];
        await using var transaction = await connection.BeginTransactionAsync(ct);
        sql.Transaction = transaction;
        for (var index = 0; index < batch.Count; index++)
        {
            var (received, inboxId) = await sql.InsertAsync(batch[index].Incoming, clock.GetUtcNow(), ct);
            written[index] = new Written(received, inboxId);
        }
        await transaction.CommitAsync(ct);
        return written;
    }

    private void Tell(List<Unwritten> batch, Written[] written)
    {
        for (var index = 0; index < batch.Count; index++)
        {
            var conversation = batch[index].Incoming.ConversationId;
            if (written[index].InboxId is { } id) pending.Add(conversation, id);
            batch[index].Done.TrySetResult(written[index].Received);
            if (!written[index].Received.Repeat) feed.Announce(conversation);
            // Also for a repeat: its first writing may have reached the disk and reported a failure.
            turns.Enqueue(conversation);
        }
    }

    private sealed record Unwritten(Incoming Incoming, TaskCompletionSource<Received> Done);

    private readonly record struct Written(Received Received, long? InboxId);
}
