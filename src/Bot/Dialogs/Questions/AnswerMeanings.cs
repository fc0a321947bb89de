using AnTT.Knowledge.LanguageModel;
using AnTT.Knowledge.Search;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Dialogs.Questions;

/// <summary>Likeness in meaning beside the words, where a model for it is configured; without one nothing of it is made or loaded.</summary>
internal sealed partial class AnswerMeanings(IOptions<ModelOptions> options, Lazy<ModelCalls> calls, AnswerDesk desk, IServiceScopeFactory scopes, TimeProvider clock, ILogger<AnswerMeanings> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(1);

    private readonly Lazy<EmbeddingModel> _model = new(() => new EmbeddingModel(options.Value, calls.Value));
    private long _revision = -1;

    /// <summary>Whether passages have their vectors, so that a question's is worth asking for.</summary>
    public bool IsOn => options.Value.Embeds && _revision >= 0;

    /// <summary>Null where it could not be had in time; the words then do.</summary>
    public async Task<Meaning?> OfAsync(string question, CancellationToken ct)
    {
        try
        {
            return await _model.Value.OfQuestionAsync(question, desk.Restore, ct);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Failed(log, error.GetType());
            return null;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Embeds) return;
        using var timer = new PeriodicTimer(Period, clock);
        do
        {
            try
            {
                await TakeUpAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                Failed(log, error.GetType());
                await Task.Delay(AfterFailure, clock, stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TakeUpAsync(CancellationToken ct)
    {
        var (answers, passages, revision) = desk.Published;
        if (answers is null || revision == _revision) return;
        await using var scope = scopes.CreateAsyncScope();
        var store = ActivatorUtilities.CreateInstance<PassageMeanings>(scope.ServiceProvider);
        var vectors = await store.OfAsync(passages, _model.Value, options.Value.Embedding, ct);
        answers.Use(new MeaningIndex(vectors, options.Value.EmbeddingWeight));
        _revision = revision;
        TakenUp(log, revision, vectors.Length);
    }

    [LoggerMessage(1204, LogLevel.Debug, "Vectors of knowledge base revision {Revision}: {Passages} passages")]
    private static partial void TakenUp(ILogger logger, long revision, int passages);

    [LoggerMessage(1205, LogLevel.Warning, "No vectors ({Kind}); questions are searched by their words")]
    private static partial void Failed(ILogger logger, Type kind);
}
