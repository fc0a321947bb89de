using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AnTT.Cases.Evidence;

/// <summary>Scans and cleans files behind the senders' backs, so that an acknowledgement waits for neither.</summary>
internal sealed partial class EvidencePreparing(IServiceScopeFactory scopes, EvidenceQueue queue, TimeProvider clock, ILogger<EvidencePreparing> logger) : BackgroundService
{
    /// <summary>The turn that keeps a file commits within this; if not, the hourly look or the first officer finds it.</summary>
    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20)];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var id in queue.Waiting.ReadAllAsync(stoppingToken))
        {
            try
            {
                await PrepareAsync(id, stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                Failed(logger, id, fault);
            }
        }
    }

    private async Task PrepareAsync(Guid id, CancellationToken ct)
    {
        foreach (var wait in Waits)
        {
            await using (var scope = scopes.CreateAsyncScope())
            {
                if (await scope.ServiceProvider.GetRequiredService<EvidenceCopies>().PrepareAsync(id, ct)) return;
            }
            await Task.Delay(wait, clock, ct);
        }
    }

    [LoggerMessage(3103, LogLevel.Error, "No clean copy of evidence {EvidenceId} could be made; it is tried again in an hour")]
    private static partial void Failed(ILogger logger, Guid evidenceId, Exception fault);
}
