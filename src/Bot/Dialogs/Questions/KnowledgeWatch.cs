using AnTT.Knowledge.Documents.Store;

namespace AnTT.Bot.Dialogs.Questions;

/// <summary>Takes up what editors publish, within seconds, whichever process published it.</summary>
internal sealed partial class KnowledgeWatch(KnowledgeRevision revision, AnswerDesk desk, TimeProvider clock, ILogger<KnowledgeWatch> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await desk.WhenLoaded.WaitAsync(stoppingToken);
        while (true)
        {
            try
            {
                await foreach (var published in revision.WatchAsync(desk.Revision, Period, stoppingToken))
                {
                    desk.Load(published);
                    Loaded(log, published.Revision, published.Documents.Count, published.Passages.Count);
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Failed(log, error);
                await Task.Delay(Period, clock, stoppingToken);
            }
        }
    }

    [LoggerMessage(1201, LogLevel.Debug, "Knowledge base revision {Revision}: {Documents} documents, {Passages} passages")]
    private static partial void Loaded(ILogger logger, long revision, int documents, int passages);

    [LoggerMessage(1202, LogLevel.Error, "The knowledge base could not be read; the last one read stays in use")]
    private static partial void Failed(ILogger logger, Exception error);
}
