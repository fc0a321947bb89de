using System.Collections.Concurrent;

namespace AnTT.Bot.StaffConsole.Accounts;

/// <summary>Failed sign-ins per network address, in memory; a whole office may share one.</summary>
public sealed class AddressTries(TimeProvider clock)
{
    private const int Most = 30;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    private readonly ConcurrentDictionary<string, Tries> _tries = new(StringComparer.Ordinal);

    /// <summary>How long the address must wait; null: it may try. Counts the try, so that many at once do not slip through together.</summary>
    public TimeSpan? Begin(string? address)
    {
        var now = clock.GetUtcNow();
        if (_tries.Count > 10_000) Forget(now);
        var tries = _tries.AddOrUpdate(
            address ?? "",
            _ => new Tries(1, now),
            (_, known) => now - known.Since >= Window ? new Tries(1, now) : known with { Failed = known.Failed + 1 });
        return tries.Failed > Most ? tries.Since + Window - now : null;
    }

    /// <summary>The try was no guess.</summary>
    public void Forgive(string? address) => _tries.AddOrUpdate(
        address ?? "", _ => new Tries(0, clock.GetUtcNow()), (_, known) => known with { Failed = Math.Max(0, known.Failed - 1) });

    private void Forget(DateTimeOffset now)
    {
        foreach (var (address, tries) in _tries)
        {
            if (now - tries.Since >= Window) _tries.TryRemove(address, out _);
        }
    }

    private sealed record Tries(int Failed, DateTimeOffset Since);
}
