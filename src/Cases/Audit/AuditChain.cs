using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using AnTT.Cases.Sealing;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Audit;

/// <summary>What a check of the log found.</summary>
public abstract record AuditFinding
{
    public sealed record Whole(long Events) : AuditFinding;

    /// <param name="Sequence">The first line that does not fit.</param>
    public sealed record Broken(string WardName, long Sequence, string Why) : AuditFinding;
}

/// <summary>Each event carries a keyed hash of itself and of the event before it; a changed, removed or inserted line shows.</summary>
public sealed class AuditChain
{
    private readonly CasesDb _db;
    private readonly CaseKeys _keys;

    internal AuditChain(CasesDb db, CaseKeys keys) => (_db, _keys) = (db, keys);

    /// <summary>Reads every ward's log from its first line; stops at the first that does not fit.</summary>
    public async Task<AuditFinding> VerifyAsync(CancellationToken ct)
    {
        // The logs these eyes may see, each of them whole: lines of a case the reader withdrew from are links of it like any other.
        var ledgers = await _db.Ledgers.AsNoTracking().ToListAsync(ct);
        return await _db.AsProgramAsync(() => VerifyAsync(ledgers, ct));
    }

    private async Task<AuditFinding> VerifyAsync(List<WardLedger> ledgers, CancellationToken ct)
    {
        long events = 0;
        foreach (var ledger in ledgers)
        {
            var name = await _db.Wards.Where(ward => ward.Id == ledger.WardId).Select(ward => ward.Name).SingleAsync(ct);
            byte[] previous = [];
            long sequence = 0;
            await foreach (var line in _db.Events.AsNoTracking().Where(line => line.WardId == ledger.WardId).OrderBy(line => line.Sequence).AsAsyncEnumerable().WithCancellation(ct))
            {
                sequence++;
                if (line.Sequence != sequence) return new AuditFinding.Broken(name, sequence, "thiếu dòng");
                if (!Same(line.PreviousHash, previous)) return new AuditFinding.Broken(name, sequence, "không nối với dòng trước");
                if (!Same(line.Hash, Hash(_keys.AuditKey, line))) return new AuditFinding.Broken(name, sequence, "nội dung đã bị sửa");
                previous = line.Hash;
            }
            if (sequence != ledger.LastSequence || !Same(previous, ledger.LastHash))
                return new AuditFinding.Broken(name, sequence + 1, "mất dòng ở cuối");
            events += sequence;
        }
        return new AuditFinding.Whole(events);
    }

    /// <summary>Gives new events their number and hashes. Needs an open transaction: the ledger row is locked until it ends.</summary>
    internal static async Task SealAsync(CasesDb db, byte[] key, IReadOnlyList<CaseEvent> events, CancellationToken ct)
    {
        foreach (var ward in events.GroupBy(line => line.WardId))
        {
            var count = ward.Count();
            await db.Ledgers.Where(row => row.WardId == ward.Key)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastSequence, row => row.LastSequence + count), ct);
            var ledger = await db.Ledgers.AsNoTracking().SingleAsync(row => row.WardId == ward.Key, ct);
            var sequence = ledger.LastSequence - count;
            var previous = ledger.LastHash;
            foreach (var line in ward)
            {
                line.Sequence = ++sequence;
                line.PreviousHash = previous;
                line.Hash = previous = Hash(key, line);
            }
            await db.Ledgers.Where(row => row.WardId == ward.Key)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastHash, previous), ct);
        }
    }

    private static byte[] Hash(byte[] key, CaseEvent line)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Add(mac, line.PreviousHash);
        Add(mac, line.WardId.ToByteArray());
        Add(mac, line.Id.ToByteArray());
        Add(mac, line.CaseId.ToByteArray());
        Add(mac, BitConverter.GetBytes(line.Sequence));
        Add(mac, BitConverter.GetBytes(line.At.UtcTicks));
        foreach (var text in new[] { line.Kind.ToString(), line.ActorId, line.ActorName, line.From, line.To, line.Reason })
            Add(mac, text is null ? null : Encoding.UTF8.GetBytes(text));
        return mac.GetHashAndReset();
    }

    // Length first, so that moving a letter from one field to the next changes the hash; -1 tells null from empty.
    private static void Add(IncrementalHash mac, byte[]? field)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, field?.Length ?? -1);
        mac.AppendData(length);
        if (field is not null) mac.AppendData(field);
    }

    private static bool Same(byte[] left, byte[] right) => left.AsSpan().SequenceEqual(right);
}
