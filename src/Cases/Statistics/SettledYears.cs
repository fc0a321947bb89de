using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace AnTT.Cases.Statistics;

/// <summary>What the log says of a period that is over.</summary>
internal sealed record PeriodLog(IReadOnlyList<OnTimeRate> OnTime, int? Answered, int? CameBack);

/// <summary>Years settled before, by all of their figures: the same figures are settled alike, and settling takes longer than counting.</summary>
public sealed class SettledYears
{
    private const int Most = 16;

    private readonly Lock _lock = new();
    private readonly List<(string Key, Suppression Year)> _settled = [];

    private readonly Dictionary<(Guid WardId, Period Period), PeriodLog> _logs = [];

    internal PeriodLog? LogOf(Guid wardId, Period period)
    {
        lock (_lock) return _logs.GetValueOrDefault((wardId, period));
    }

    internal PeriodLog KeepLog(Guid wardId, Period period, PeriodLog log)
    {
        lock (_lock) return _logs[(wardId, period)] = log;
    }

    internal Suppression Of(int[][] weeks, IReadOnlyList<int> tables, int over)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var week in weeks) hash.AppendData(MemoryMarshal.AsBytes<int>(week));
        var key = $"{over}/{string.Join(',', tables)}/{Convert.ToHexString(hash.GetHashAndReset())}";
        lock (_lock)
        {
            if (_settled.Find(one => one.Key == key).Year is { } known) return known;
        }
        var year = new Suppression(weeks, tables, over);
        lock (_lock)
        {
            if (_settled.Count >= Most) _settled.RemoveAt(0);
            _settled.Add((key, year));
        }
        return year;
    }
}
