using System.Buffers;
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
        var bytes = await ReadAsync(item.Id, key, room: null, ct);
        await using var plain = new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false);
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
        if (item.SizeBytes > CleanCopy.MaxBytes)
        {
            await NoteAsync(item, key, clean: null, facts: null, ct);
            return;
        }
        // Photos lie in borrowed room: an array of some megabytes that is dropped with each of them calls the collector's long round, and everybody waits for it.
        var room = CleanCopy.IsMadeInPlace(item.Kind) ? ArrayPool<byte>.Shared.Rent((int)item.SizeBytes) : null;
        try
        {
            var original = await ReadAsync(item.Id, key, room, ct);
            // A video tells at its end: only now the whole file is there to be read.
            var facts = item.SealedFacts is null && HiddenFacts.Read(item.Kind, original) is { Count: > 0 } found ? Seal.Close(key, JsonSerializer.SerializeToUtf8Bytes(found), item.Id) : null;
            await NoteAsync(item, key, await CleanCopy.MakeAsync(item.Kind, original, options.Value.PdfPagesCommand, ct), facts, ct);
        }
        finally
        {
            if (room is not null) ArrayPool<byte>.Shared.Return(room, clearArray: true);
        }
    }

    private async Task NoteAsync(EvidenceItem item, byte[] key, ArraySegment<byte>? clean, byte[]? facts, CancellationToken ct)
    {
        Guid? cleanId = clean is null ? null : Guid.CreateVersion7();
        if (cleanId is { } id) await WriteAsync(id, clean!.Value, key, ct);
        var size = clean?.Count ?? 0L;
        var state = clean is null ? CleanState.NotPossible : CleanState.Made;
        var changed = await db.Evidence.Where(row => row.Id == item.Id && row.Clean == CleanState.Waiting && row.CustodianKey == null).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Clean, state).SetProperty(row => row.CleanId, cleanId).SetProperty(row => row.CleanSizeBytes, size)
                .SetProperty(row => row.SealedFacts, row => facts ?? row.SealedFacts),
            ct);
        if (changed == 0 && cleanId is { } unused) File.Delete(vaults.PathOf(unused));
    }

    /// <param name="room">Null: an array of its own, to the byte.</param>
    private async Task<ArraySegment<byte>> ReadAsync(Guid id, byte[] key, byte[]? room, CancellationToken ct)
    {
        await using var file = File.OpenRead(vaults.PathOf(id));
        var length = (int)SealedStream.PlainBytes(file.Length);
        var plain = new ArraySegment<byte>(room ?? new byte[length], 0, length);
        await SealedStream.ReadAsync(file, new MemoryStream(plain.Array!, 0, length), key, id, ct);
        return plain;
    }

    private async Task WriteAsync(Guid id, ArraySegment<byte> bytes, byte[] key, CancellationToken ct)
    {
        var path = vaults.PathOf(id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var file = File.Create(path);
        await SealedStream.WriteAsync(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false), file, key, id, ct);
        file.Flush(flushToDisk: true);
    }
}
