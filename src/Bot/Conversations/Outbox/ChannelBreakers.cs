using System.Collections.Concurrent;

namespace AnTT.Bot.Conversations.Outbox;

/// <summary>Stops calling a channel that fails again and again, and lets one message try after a while.</summary>
public sealed class ChannelBreakers(TimeProvider clock)
{
    private const int FailuresToOpen = 5;
    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, State> _states = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _repairs = new(StringComparer.Ordinal);

    /// <summary>How many messages of the channel may be on their way at once: none while it rests, one to find out whether it works again.</summary>
    public int Allows(string channel, int most)
    {
        if (!_states.TryGetValue(channel, out var state)) return most;
        if (state.ClosedUntil > clock.GetUtcNow()) return 0;
        return state.Failures >= FailuresToOpen || state.LastFailure is not null && state.ClosedUntil > DateTimeOffset.MinValue ? 1 : most;
    }

    /// <summary>Null while the channel works.</summary>
    public BreakerView? Show(string channel) =>
        _states.TryGetValue(channel, out var state) && (state.ClosedUntil > clock.GetUtcNow() || state.Failures >= FailuresToOpen)
            ? new BreakerView(state.LastFailure ?? "", state.ClosedUntil)
            : null;

    public void Succeeded(string channel) => _states.TryRemove(channel, out _);

    public void Failed(string channel, string code) => _states.AddOrUpdate(
        channel,
        _ => new State(1, code, DateTimeOffset.MinValue),
        (_, state) =>
        {
            var failures = state.Failures + 1;
            if (failures < FailuresToOpen) return new State(failures, code, state.ClosedUntil);
            var rest = FirstRest * Math.Pow(2, Math.Min(failures - FailuresToOpen, 10));
            return new State(failures, code, clock.GetUtcNow() + (rest < LongestRest ? rest : LongestRest));
        });

    /// <param name="repairs">What <see cref="Repairs"/> said before the try: one that failed before a repair says nothing of the channel after it.</param>
    public void Rest(string channel, string code, TimeSpan period, int repairs)
    {
        _states.AddOrUpdate(
            channel,
            _ => new State(0, code, clock.GetUtcNow() + period),
            (_, state) => state with { LastFailure = code, ClosedUntil = clock.GetUtcNow() + period });
        // Looked at afterwards: a repair between the look and the rest would be slept through.
        if (Repairs(channel) != repairs) Succeeded(channel);
    }

    /// <summary>How often the channel was repaired so far.</summary>
    public int Repairs(string channel) => _repairs.GetValueOrDefault(channel);

    /// <summary>Something was repaired: try at once.</summary>
    public void Reset(string channel)
    {
        _repairs.AddOrUpdate(channel, 1, (_, times) => times + 1);
        Succeeded(channel);
    }

    private sealed record State(int Failures, string? LastFailure, DateTimeOffset ClosedUntil);
}

/// <param name="Code">The channel's code of the last failure.</param>
public sealed record BreakerView(string Code, DateTimeOffset ClosedUntil);
