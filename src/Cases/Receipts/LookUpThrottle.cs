using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace AnTT.Cases.Receipts;

/// <summary>Counts wrong codes per caller and in all within a window; right ones cost nothing. In memory: a restart forgives.</summary>
/// <remarks>
/// Thread-safe. Strangers cannot use up anyone's tries: too many wrong codes in all only make those slower who have typed a wrong one themselves.
/// 2^64 codes hold against any number of conversations.
/// </remarks>
internal sealed class LookUpThrottle(IOptions<CasesOptions> options, TimeProvider clock)
{
    /// <summary>Between two tries of one caller while many are guessing.</summary>
    private static readonly TimeSpan SlowedPace = TimeSpan.FromMinutes(1);

    private const string Everyone = "";
    private readonly ConcurrentDictionary<string, Tries> _tries = new();

    /// <summary>How long the caller must wait, or null when they may try.</summary>
    public TimeSpan? MustWait(string caller)
    {
        var now = clock.GetUtcNow();
        var limits = options.Value;
        if (Wait(caller, limits.WrongCodesPerCaller, now) is { } spent) return spent;
        if (Wait(Everyone, limits.WrongCodesInAll, now) is null || !_tries.TryGetValue(caller, out var mine)) return null;
        var left = mine.Last + SlowedPace - now;
        return left > TimeSpan.Zero ? left : null;
    }

    public void CountWrong(string caller)
    {
        var now = clock.GetUtcNow();
        Count(caller, now);
        Count(Everyone, now);
        if (_tries.Count > 10_000) Forget(now);
    }

    private void Count(string caller, DateTimeOffset now) =>
        _tries.AddOrUpdate(
            caller,
            _ => new Tries(1, now, now),
            (_, tries) => now - tries.Since > options.Value.WrongCodeWindow ? new Tries(1, now, now) : tries with { Wrong = tries.Wrong + 1, Last = now });

    private TimeSpan? Wait(string caller, int limit, DateTimeOffset now)
    {
        if (!_tries.TryGetValue(caller, out var tries) || tries.Wrong < limit) return null;
        var left = tries.Since + options.Value.WrongCodeWindow - now;
        return left > TimeSpan.Zero ? left : null;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (caller, tries) in _tries)
        {
            if (now - tries.Since > options.Value.WrongCodeWindow) _tries.TryRemove(caller, out _);
        }
    }

    private sealed record Tries(int Wrong, DateTimeOffset Since, DateTimeOffset Last);
}
