using System.Numerics;

namespace AnTT.Knowledge.Search;

/// <summary>Scores of all units for one query, kept for the next. Read through a vector at a time: that is quicker than noting which units were met.</summary>
internal sealed class UnitSums(int unitCount)
{
    private readonly float[] _sums = new float[unitCount];

    public float Of(int unit) => _sums[unit];

    public void Add(ReadOnlySpan<int> units, ReadOnlySpan<byte> impacts, float weight)
    {
        var sums = _sums;
        impacts = impacts[..units.Length];
        for (var at = 0; at < units.Length; at++) sums[units[at]] += weight * impacts[at];
    }

    public void AddOne(int unit, float score) => _sums[unit] += score;

    /// <summary>First unit at or after <paramref name="from"/> whose sum is above <paramref name="bar"/>; past the last where there is none.</summary>
    public int NextAbove(float bar, int from)
    {
        var sums = _sums;
        var bars = new Vector<float>(bar);
        while (from <= sums.Length - Vector<float>.Count && !Vector.GreaterThanAny(new Vector<float>(sums, from), bars)) from += Vector<float>.Count;
        while (from < sums.Length && sums[from] <= bar) from++;
        return from;
    }

    public int Count => _sums.Length;

    public void Clear() => Array.Clear(_sums);
}
