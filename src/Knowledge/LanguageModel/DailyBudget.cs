namespace AnTT.Knowledge.LanguageModel;

/// <summary>What may still be asked of the model today. Thread safe.</summary>
/// <remarks>
/// Kept in memory: it bounds a runaway day, not a bill. A row written for each request would put the database in the way of every answer, and a
/// restart gives back at most one day's share; the hard limit belongs into the provider's account.
/// </remarks>
public sealed class DailyBudget(ModelOptions options, TimeProvider clock)
{
    private static readonly TimeSpan HanoiOffset = TimeSpan.FromHours(7);

    private readonly Lock _gate = new();
    private DateOnly _day;
    private int _requests;
    private long _tokens;

    /// <summary>Takes one request of about <paramref name="tokens"/>; false where the day has none left.</summary>
    public bool TryTake(long tokens)
    {
        lock (_gate)
        {
            var today = DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(HanoiOffset).DateTime);
            if (today != _day) (_day, _requests, _tokens) = (today, 0, 0);
            if (_requests >= options.RequestsPerDay || _tokens + tokens > options.TokensPerDay) return false;
            _requests++;
            _tokens += tokens;
            return true;
        }
    }

    /// <summary>Puts what was really spent in place of the estimate.</summary>
    public void Settle(long estimated, long spent)
    {
        lock (_gate) _tokens = Math.Max(0, _tokens + spent - estimated);
    }
}
