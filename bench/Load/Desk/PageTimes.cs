using System.Collections.Concurrent;
using System.Net;

namespace AnTT.LoadBench.Desk;

/// <summary>How long each kind of page took, until its last byte was there.</summary>
internal sealed class PageTimes
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<double>> _pages = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _failures = new(StringComparer.Ordinal);

    public int Failures => _failures.Values.Sum();

    public void Note(string page, TimeSpan took, HttpStatusCode status)
    {
        if ((int)status >= 400) _failures.AddOrUpdate($"{page}: {(int)status}", 1, (_, known) => known + 1);
        else _pages.GetOrAdd(page, _ => []).Add(took.TotalMilliseconds);
    }

    /// <returns>Whether every page and all of them together are within 200 ms at the median and 600 ms at p99.</returns>
    public bool Print()
    {
        foreach (var (page, times) in _pages.OrderBy(one => one.Key, StringComparer.Ordinal)) Console.WriteLine(Line(page, [.. times]));
        List<double> all = [.. _pages.Values.SelectMany(times => times)];
        Console.WriteLine(Line("all", all));
        foreach (var (what, times) in _failures) Console.WriteLine($"failed  {what}, {times} times");
        return _pages.Values.Append([.. all]).All(times => At([.. times], 0.5) < 200 && At([.. times], 0.99) < 600);
    }

    private static string Line(string page, List<double> times) =>
        FormattableString.Invariant($"{page,-22} {times.Count,6} times  p50 {At(times, 0.5),7:0.0} ms  p99 {At(times, 0.99),7:0.0} ms  worst {times.Max(),7:0.0} ms");

    private static double At(List<double> times, double part)
    {
        times.Sort();
        return times[Math.Min(times.Count - 1, (int)(times.Count * part))];
    }
}
