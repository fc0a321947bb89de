using AnTT.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Conversations;

/// <summary>Forgets answered messages once no channel repeats them any more, a few at a time.</summary>
internal sealed class InboxCleaning(IServiceScopeFactory scopes, WriteGate gate, IOptions<ConversationOptions> options, TimeProvider clock, ILogger<InboxCleaning> log) : BackgroundService
{
    private const int AtOnce = 500;
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await CleanAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                ConversationLog.CleaningFailed(log, error);
            }
        }
    }

    internal async Task CleanAsync(CancellationToken ct)
    {
        var limit = clock.GetUtcNow() - options.Value.RepeatsRemembered;
        await using var scope = scopes.CreateAsyncScope();
        var old = scope.ServiceProvider.GetRequiredService<ConversationDb>().Inbox.Where(row => row.ReceivedAt < limit && row.Status == InboxStatus.Done);
        int removed;
        do
        {
            using var entered = await gate.EnterAsync(ct);
            removed = await old.OrderBy(row => row.ReceivedAt).Take(AtOnce).ExecuteDeleteAsync(ct);
        }
        while (removed == AtOnce);
    }
}
