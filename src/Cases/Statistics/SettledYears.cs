using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace AnTT.Cases.Statistics;

/// <summary>Years settled before, by all of their figures: the same figures are settled alike, and settling takes longer than counting.</summary>
public sealed class SettledYears
{
    private const int Most = 16;

    private readonly Lock _lock = new();
    private readonly List<(string Key, Lazy<Suppression> Year)> _settled = [];

    private readonly Dictionary<(Guid WardId, Period Period), PeriodTold> _told = [];

    internal PeriodTold? ToldOf(Guid wardId, Period period)
    {
        lock (_lock) return _told.GetValueOrDefault((wardId, period));
    }

    internal PeriodTold Keep(Guid wardId, Period period, PeriodTold told)
    {
        lock (_lock) return _told[(wardId, period)] = told;
    }

    internal Suppression Of(int[][] weeks, IReadOnlyList<int> tables, int over)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var week in weeks) hash.AppendData(MemoryMarshal.AsBytes<int>(week));
        var key = $"{over}/{string.Join(',', tables)}/{Convert.ToHexString(hash.GetHashAndReset())}";
        Lazy<Suppression> year;
        lock (_lock)
        {
            year = _settled.Find(one => one.Key == key).Year;
            if (year is null)
            {
                // Whoever asks for the same year meanwhile waits for this one.
                year = new Lazy<Suppression>(() => new Suppression(weeks, tables, over));
                if (_settled.Count >= Most) _settled.RemoveAt(0);
                _settled.Add((key, year));
            }
        }
        return year.Value;
    }
}
