using AnTT.Knowledge.Answers;
using AnTT.Knowledge.LanguageModel;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Dialogs.Questions;

/// <summary>Plainer words for a found answer where a model is configured; without one nothing of it is made or loaded.</summary>
internal sealed partial class AnswerWording(IOptions<ModelOptions> options, Lazy<ModelCalls> calls, AnswerDesk desk, ILoggerFactory logs)
{
    private readonly Lazy<AnswerRewriter> _rewriter = new(() => new AnswerRewriter(options.Value, calls.Value, logs.CreateLogger<AnswerRewriter>()));
    private readonly ILogger _log = logs.CreateLogger<AnswerWording>();

    public bool IsOn { get; } = options.Value.Rewrites;

    /// <summary>The answer in checked plainer words; null: as it is.</summary>
    public async Task<Answered?> PlainerAsync(string question, Answered answer, CancellationToken ct)
    {
        try
        {
            return await _rewriter.Value.RewriteAsync(question, answer, desk.PassagesOf(answer), ct) is Rewritten plainer ? plainer.Answer : null;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Whatever goes wrong with wording, the answer is there.
            Failed(_log, error.GetType());
            return null;
        }
    }

    [LoggerMessage(1203, LogLevel.Error, "Rewording failed with {Kind}; the quotation goes out")]
    private static partial void Failed(ILogger logger, Type kind);
}
