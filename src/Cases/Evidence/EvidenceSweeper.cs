using AnTT.Cases.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AnTT.Cases.Evidence;

/// <summary>Removes files of tips that were never sent, files and secrets no row speaks of (a crash between writing and recording), and makes copies that are still missing.</summary>
internal sealed partial class EvidenceSweeper(
    IServiceScopeFactory scopes, IOptions<CasesOptions> options, ErasableSecrets secrets, EvidenceQueue queue, TimeProvider clock, ILogger<EvidenceSweeper> logger) : BackgroundService
{
    /// <summary>Longer than any upload takes: its row comes last.</summary>
    private static readonly TimeSpan Unrecorded = TimeSpan.FromHours(2);

    public async Task<int> SweepAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CasesDb>();
        // A draft that began on the last hour of its first file's day lives a day more.
        var unused = clock.GetUtcNow() - 2 * options.Value.DraftLifetime;
        await db.EvidenceVaults.Where(vault => vault.DraftHash != null && vault.LastUsedAt < unused).ExecuteDeleteAsync(ct);
        foreach (var id in await db.Evidence.Where(item => item.Clean == CleanState.Waiting || item.Scan == ScanState.Failed).Select(item => item.Id).Take(1000).ToListAsync(ct)) queue.Add(id);
        await SweepSecretsAsync(db, ct);
        return await SweepFilesAsync(db, ct);
    }

    private async Task<int> SweepFilesAsync(CasesDb db, CancellationToken ct)
    {
        if (!Directory.Exists(options.Value.EvidenceFolder)) return 0;
        var (before, removed) = (clock.GetUtcNow() - Unrecorded, 0);
        foreach (var path in Directory.EnumerateFiles(options.Value.EvidenceFolder, "*.sealed*", SearchOption.AllDirectories))
        {
            if (File.GetLastWriteTimeUtc(path) > before.UtcDateTime || !Guid.TryParse(Path.GetFileName(path).Split('.')[0], out var id)) continue;
            if (path.EndsWith(".moving", StringComparison.Ordinal))
            {
                // Sealing away was recorded, or it was not: the row knows.
                if (await db.Evidence.AnyAsync(item => item.Id == id && item.CustodianKey != null, ct)) File.Move(path, path[..^".moving".Length], overwrite: true);
                else File.Delete(path);
                continue;
            }
            if (await db.Evidence.AnyAsync(item => item.Id == id || item.CleanId == id, ct)) continue;
            File.Delete(path);
            removed++;
        }
        return removed;
    }

    private async Task SweepSecretsAsync(CasesDb db, CancellationToken ct)
    {
        foreach (var id in secrets.MadeBefore(clock.GetUtcNow() - Unrecorded))
        {
            if (!await db.Grants.AnyAsync(grant => grant.CaseId == id, ct) && !await db.EvidenceVaults.AnyAsync(vault => vault.Id == id, ct)) secrets.Destroy(id);
        }
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
