using Polly;
using Polly.CircuitBreaker;

namespace AnTT.Knowledge.LanguageModel;

/// <summary>Why the model said nothing that could be used.</summary>
public enum ModelSilence
{
    None,

    /// <summary>Not back within the limit.</summary>
    TooSlow,

    /// <summary>An error, a refusal, or an answer that cannot be read.</summary>
    Failed,

    /// <summary>It failed so often that it is left alone for a while.</summary>
    Resting,

    /// <summary>All permitted requests are under way.</summary>
    Busy,

    /// <summary>The day's requests or tokens are used up.</summary>
    Spent,
}

/// <summary>Keeps every call to the endpoint within time, number, budget and patience. Never throws for what the other side does.</summary>
public sealed class ModelCalls
{
    private readonly ResiliencePipeline _pipeline;
    private readonly int _most;
    /// <summary>For the wording; finding by meaning has had its third before.</summary>
    private readonly TimeSpan _limit;

    private readonly TimeProvider _clock;
    private int _underWay;

    public ModelCalls(ModelOptions options, TimeProvider clock)
    {
        Budget = new DailyBudget(options, clock);
        (_limit, _clock) = (options.Embeds ? options.TimeLimit * 2 / 3 : options.TimeLimit, clock);
        _most = options.AtOnce;
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = 4,
                SamplingDuration = TimeSpan.FromMinutes(1),
                BreakDuration = TimeSpan.FromMinutes(1),
                // The bot going down is no fault of the model.
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is not (null or OperationCanceledException)),
            })
            .Build();
    }

    public DailyBudget Budget { get; }

    /// <param name="tokens">Estimate of what the call will spend.</param>
    /// <param name="limit">Null: all the time there is.</param>
    /// <param name="call">Gives its result and the tokens it really spent.</param>
    public async Task<(T? Result, ModelSilence Silence)> CallAsync<T>(long tokens, Func<CancellationToken, Task<(T Result, long Spent)>> call, CancellationToken ct, TimeSpan? limit = null)
        where T : class
    {
        if (Interlocked.Increment(ref _underWay) > _most)
        {
            Interlocked.Decrement(ref _underWay);
            return (null, ModelSilence.Busy);
        }
        using var late = new CancellationTokenSource(limit ?? _limit, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, ct);
        try
        {
            return await _pipeline.ExecuteAsync(async token => await SpendAsync(tokens, call, token, ct), either.Token);
        }
        catch (BrokenCircuitException)
        {
            return (null, ModelSilence.Resting);
        }
        catch (TimeoutException)
        {
            return (null, ModelSilence.TooSlow);
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            return (null, ModelSilence.Failed);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    private async Task<(T? Result, ModelSilence Silence)> SpendAsync<T>(long tokens, Func<CancellationToken, Task<(T Result, long Spent)>> call, CancellationToken token, CancellationToken ct)
        where T : class
    {
        if (!Budget.TryTake(tokens)) return (null, ModelSilence.Spent);
        try
        {
            // A transport that does not listen must not make a resident wait longer.
            var (result, spent) = await call(token).WaitAsync(token);
            Budget.Settle(tokens, spent);
            return (result, ModelSilence.None);
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            throw new OperationCanceledException(ct);
        }
        catch (Exception) when (token.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }
}
