using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AnTT.Cases.Evidence;

/// <summary>Removes files of tips that were never sent and files no row speaks of (a crash between writing and recording).</summary>
internal sealed partial class EvidenceSweeper(
    IServiceScopeFactory scopes, IOptions<CasesOptions> options, TimeProvider clock, ILogger<EvidenceSweeper> logger) : BackgroundService
{
    public async Task<int> SweepAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CasesDb>();
        var before = clock.GetUtcNow() - options.Value.DraftLifetime;
        await db.EvidenceVaults.Where(vault => vault.DraftHash != null && vault.CreatedAt < before).ExecuteDeleteAsync(ct);
        if (!Directory.Exists(options.Value.EvidenceFolder)) return 0;
        var removed = 0;
        foreach (var path in Directory.EnumerateFiles(options.Value.EvidenceFolder, "*.sealed", SearchOption.AllDirectories))
        {
            if (File.GetLastWriteTimeUtc(path) > before.UtcDateTime || !Guid.TryParse(Path.GetFileNameWithoutExtension(path), out var id)) continue;
            if (await db.Evidence.AnyAsync(item => item.Id == id, ct)) continue;
            File.Delete(path);
            removed++;
        }
        return removed;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await SweepAsync(stoppingToken) is > 0 and var removed) Swept(logger, removed);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                Failed(logger, fault);
            }
        }
    }

    [LoggerMessage(3101, LogLevel.Information, "Removed {Removed} evidence files that belong to no case")]
    private static partial void Swept(ILogger logger, int removed);

    [LoggerMessage(3102, LogLevel.Error, "Sweeping evidence failed; it is tried again in an hour")]
    private static partial void Failed(ILogger logger, Exception fault);
}
