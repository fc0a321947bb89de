using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;

namespace AnTT.Bot.Conversations.Outbox;

/// <summary>Sends what waits in the outbox: in order within a conversation, many conversations at once.</summary>
public sealed class OutboxWorker(
    IServiceScopeFactory scopes, ChannelSenders senders, ChannelBreakers breakers, OutboxSignal signal, OutboxSeal seal, TimeProvider clock, ILogger<OutboxWorker> log)
    : BackgroundService
{
    /// <summary>Messages of one channel on their way at once.</summary>
    private const int Parallel = 16;

    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    /// <summary>With nothing waiting: another process may have queued something.</summary>
    private static readonly TimeSpan LongGlance = TimeSpan.FromSeconds(30);

    private bool _anythingWaits = true;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private readonly string _owner = $"{Environment.ProcessId}-{Guid.CreateVersion7():N}";
    private readonly Dictionary<string, int> _busy = senders.Channels.ToDictionary(channel => channel, _ => 0, StringComparer.Ordinal);
    private readonly Lock _lock = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (senders.Channels.Count == 0) return;
        var underWay = new HashSet<Task>();
        await RunScopedAsync(store => store.EndOldLeasesAsync(stoppingToken));
        while (!stoppingToken.IsCancellationRequested)
        {
            var claimed = 0;
            try
            {
                foreach (var message in await ClaimAsync(stoppingToken))
                {
                    claimed++;
                    underWay.Add(SendAsync(message));
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                OutboxLog.LoopFailed(log, error);
            }
            underWay.RemoveWhere(task => task.IsCompleted);
            if (claimed > 0) continue;
            try
            {
                await signal.WaitAsync(_anythingWaits ? Glance : LongGlance, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
        }
        // What has been handed to the channel is finished, so that its outcome is known.
        await Task.WhenAll(underWay);
    }

    private async Task<IReadOnlyList<Claimed>> ClaimAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<OutboxStore>();
        _anythingWaits = await store.IsAnythingWaitingAsync(ct);
        if (!_anythingWaits) return [];
        var paused = await store.PausedAsync(ct);
        Dictionary<string, int> room;
        lock (_lock)
            room = _busy.ToDictionary(pair => pair.Key, pair => paused.Contains(pair.Key) ? 0 : breakers.Allows(pair.Key, Parallel) - pair.Value, StringComparer.Ordinal);
        var claimed = await store.ClaimAsync(_owner, room, ct);
        lock (_lock)
        {
            foreach (var message in claimed) _busy[message.Row.Channel]++;
        }
        return claimed;
    }

    private async Task SendAsync(Claimed claimed)
    {
        // Off the loop's own stack. The tries have their own time limits, so a stop waits for their outcome.
        await Task.Yield();
        try
        {
            var repairs = breakers.Repairs(claimed.Row.Channel);
            var outcome = await TryAsync(claimed);
            await RunScopedAsync(store => SettleAsync(store, claimed.Row, outcome, repairs));
        }
        catch (Exception error)
        {
            // The lease runs out, and the message is looked at again as one that may have gone out.
            OutboxLog.SettleFailed(log, claimed.Row.Id, error);
        }
        finally
        {
            lock (_lock) _busy[claimed.Row.Channel]--;
            signal.Wake();
        }
    }

    private async Task<SendOutcome> TryAsync(Claimed claimed)
    {
        if (claimed.Recipient is not { } recipient) return new SendOutcome.Refused("no-conversation");
        var row = claimed.Row;
        try
        {
            var message = new OutgoingMessage(
                row.Id, row.ConversationId, recipient, seal.Open(row.Payload), row.PartsSent, row.Attempts, row.UncertainSince,
                () => RunScopedAsync(store => store.PartSentAsync(row.Id, CancellationToken.None)));
            return await senders.For(row.Channel).SendAsync(message, CancellationToken.None);
        }
        catch (CryptographicException)
        {
            return new SendOutcome.Refused("unreadable");
        }
        catch (Exception error)
        {
            OutboxLog.SendFailed(log, row.Id, row.Channel, error);
            return new SendOutcome.Retry(error.GetType().Name, Uncertain: true);
        }
    }

    private async Task SettleAsync(OutboxStore store, OutboxMessage row, SendOutcome outcome, int repairs)
    {
        var ct = CancellationToken.None;
        switch (outcome)
        {
            case SendOutcome.Delivered:
                breakers.Succeeded(row.Channel);
                await store.DeliveredAsync(row.Id, ct);
                break;
            case SendOutcome.Retry { MostTries: { } most } retry when row.Attempts + 1 >= most:
                OutboxLog.GivenUp(log, row.Id, row.Channel, retry.Code);
                await store.ParkAsync(row.Id, OutboxStatus.Dead, retry.Code, ct);
                break;
            case SendOutcome.Retry retry:
                // A refusal of this one message says nothing of the channel.
                if (retry.MostTries is null) breakers.Failed(row.Channel, retry.Code);
                await store.PutBackAsync(row, retry.Code, retry.After ?? WaitAfter(row.Attempts), counts: true, retry.Uncertain, ct);
                break;
            case SendOutcome.ChannelDown down:
                OutboxLog.ChannelDown(log, row.Channel, down.Code, down.For);
                breakers.Rest(row.Channel, down.Code, down.For, repairs);
                await store.PutBackAsync(row, down.Code, TimeSpan.Zero, counts: false, uncertain: null, ct);
                break;
            case SendOutcome.Held held:
                OutboxLog.Held(log, row.Id, row.Channel, held.Code);
                breakers.Succeeded(row.Channel);
                await store.ParkAsync(row.Id, OutboxStatus.Held, held.Code, ct);
                break;
            case SendOutcome.Refused refused:
                OutboxLog.GivenUp(log, row.Id, row.Channel, refused.Code);
                breakers.Succeeded(row.Channel);
                await store.ParkAsync(row.Id, OutboxStatus.Dead, refused.Code, ct);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>2 s, 4 s, 8 s … 10 minutes, each up to a fifth longer, so that many do not come back together.</summary>
    private static TimeSpan WaitAfter(int attempts)
    {
        var seconds = Math.Min(2 * Math.Pow(2, Math.Min(attempts, 20)), LongestWait.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * (1 + RandomNumberGenerator.GetInt32(200) / 1000.0));
    }

    private async Task RunScopedAsync(Func<OutboxStore, Task> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<OutboxStore>());
    }
}
