using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AnTT.Cases.Audit;
using AnTT.Cases.Evidence.Cleaning;
using AnTT.Cases.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AnTT.Cases.Evidence;

/// <summary>Scans a file and makes its clean copy, one file at a time in the whole process: this is what takes memory.</summary>
internal sealed class EvidenceCopies(CasesDb db, EvidenceVaults vaults, TimeProvider clock, IOptions<CasesOptions> options)
{
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    /// <returns>False: there is no such row (yet).</returns>
    public async Task<bool> PrepareAsync(Guid evidenceId, CancellationToken ct)
    {
        await OneAtATime.WaitAsync(ct);
        try
        {
            if (await db.Evidence.AsNoTracking().FirstOrDefaultAsync(row => row.Id == evidenceId, ct) is not { } item) return false;
            if (item.IsSealedAway || await db.EvidenceVaults.AsNoTracking().FirstOrDefaultAsync(row => row.Id == item.VaultId, ct) is not { } vault) return true;
            var key = await vaults.UnlockAsync(vault, ct);
            if (item.Scan is ScanState.Waiting or ScanState.Failed) await ScanAsync(item, vault, key, ct);
            if (item.Clean == CleanState.Waiting && item.Scan is ScanState.Passed or ScanState.NotScanned) await CleanAsync(item, key, ct);
            return true;
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private async Task ScanAsync(EvidenceItem item, EvidenceVault vault, byte[] key, CancellationToken ct)
    {
        var scanner = options.Value.Scanner;
        var start = new ProcessStartInfo(scanner.Command) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in scanner.Arguments) start.ArgumentList.Add(argument);
        await using var plain = new MemoryStream(await ReadAsync(item.Id, key, ct), writable: false);
        var ended = await ToolRun.RunAsync(start, plain, scanner.Timeout, ct);
        item.Scan = ended?.ExitCode switch { 0 => ScanState.Passed, 1 => ScanState.Quarantined, _ => ScanState.Failed };
        item.ScanResult = ended is null ? "không chạy được hoặc quá lâu" : string.Create(CultureInfo.InvariantCulture, $"mã kết thúc {ended.ExitCode}");
        item.ScannedAt = clock.GetUtcNow();
        await db.Evidence.Where(row => row.Id == item.Id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Scan, item.Scan).SetProperty(row => row.ScanResult, item.ScanResult).SetProperty(row => row.ScannedAt, item.ScannedAt), ct);
        if (item.Scan != ScanState.Quarantined || vault.CaseId is not { } caseId) return;
        db.Add(new CaseEvent
        {
            WardId = item.WardId, CaseId = caseId, Kind = CaseEventKind.EvidenceQuarantined, ActorId = CaseEvent.System, ActorName = "Hệ thống",
            At = item.ScannedAt.Value, To = item.Id.ToString(), Reason = item.ScanResult,
        });
        await db.SaveChangesAsync(ct);
    }

    private async Task CleanAsync(EvidenceItem item, byte[] key, CancellationToken ct)
    {
        byte[]? clean = null;
        byte[]? facts = null;
        if (item.SizeBytes <= CleanCopy.MaxBytes)
        {
            var original = await ReadAsync(item.Id, key, ct);
            clean = await CleanCopy.MakeAsync(item.Kind, original, options.Value.PdfPagesCommand, ct);
            // A video tells at its end: only now the whole file is there to be read.
            if (item.SealedFacts is null && HiddenFacts.Read(item.Kind, original) is { Count: > 0 } found) facts = Seal.Close(key, JsonSerializer.SerializeToUtf8Bytes(found), item.Id);
        }
        Guid? cleanId = clean is null ? null : Guid.CreateVersion7();
        if (cleanId is { } id) await WriteAsync(id, clean!, key, ct);
        var state = clean is null ? CleanState.NotPossible : CleanState.Made;
        var changed = await db.Evidence.Where(row => row.Id == item.Id && row.Clean == CleanState.Waiting && row.CustodianKey == null).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Clean, state).SetProperty(row => row.CleanId, cleanId).SetProperty(row => row.CleanSizeBytes, clean == null ? 0 : clean.LongLength)
                .SetProperty(row => row.SealedFacts, row => facts ?? row.SealedFacts),
            ct);
        if (changed == 0 && cleanId is { } unused) File.Delete(vaults.PathOf(unused));
    }

    private async Task<byte[]> ReadAsync(Guid id, byte[] key, CancellationToken ct)
    {
        await using var file = File.OpenRead(vaults.PathOf(id));
        // To the byte, once: every large array that is dropped brings the collector's long round nearer.
        var plain = new byte[SealedStream.PlainBytes(file.Length)];
        await SealedStream.ReadAsync(file, new MemoryStream(plain), key, id, ct);
        return plain;
    }

    private async Task WriteAsync(Guid id, byte[] bytes, byte[] key, CancellationToken ct)
    {
        var path = vaults.PathOf(id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var file = File.Create(path);
        await SealedStream.WriteAsync(new MemoryStream(bytes, writable: false), file, key, id, ct);
        file.Flush(flushToDisk: true);
    }
}
