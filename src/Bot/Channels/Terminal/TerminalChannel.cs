using System.Data.Common;
using AnTT.Bot.Conversations;
using AnTT.Bot.Storage;

namespace AnTT.Bot.Channels.Terminal;

/// <summary>The same conversation core in a terminal: one person, no network, each message stored and answered before the next.</summary>
internal sealed class TerminalChannel(IServiceScopeFactory scopes, TalkSeal seal, PendingMessages pending, Fetches fetches, WriteGate gate, TimeProvider clock)
{
    private const string ChannelId = "terminal";
    private readonly string _conversationId = $"terminal-{Guid.CreateVersion7():N}";
    private long _shown;

    public async Task StartAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ConversationStarter>().OpenAsync(ChannelId, _conversationId, "terminal-user", ct);
    }

    public async Task SendAsync(string text, CancellationToken ct)
    {
        var activity = new Activity
        {
            Type = ActivityTypes.Message,
            Text = text,
            TextFormat = "plain",
            ChannelId = ChannelId,
            From = new ChannelAccount { Id = "terminal-user", Role = "user" },
            Conversation = new ConversationAccount { Id = _conversationId },
        };
        await using (var scope = scopes.CreateAsyncScope())
        {
            using var entered = await gate.EnterAsync(ct);
            var connection = scope.ServiceProvider.GetRequiredService<DbConnection>();
            await connection.OpenAsync(ct);
            await DurableSqlite.ApplyAsync(connection, ct);
            await using var transaction = await connection.BeginTransactionAsync(ct);
            await using var sql = new InboxSql(connection, seal, pending) { Transaction = transaction };
            var (_, inboxId) = await sql.InsertAsync(new Incoming(ChannelId, _conversationId, Guid.CreateVersion7().ToString(), activity), clock.GetUtcNow(), ct);
            await transaction.CommitAsync(ct);
            pending.Add(_conversationId, inboxId!.Value);
        }
        await AnswerAsync(ct);
    }

    /// <summary>What the bot said since the last call, oldest first.</summary>
    public async Task<IReadOnlyList<Activity>> ReadNewAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var entries = await scope.ServiceProvider.GetRequiredService<ConversationStore>().ShownAsync(_conversationId, _shown, int.MaxValue, ct);
        if (entries.Count > 0) _shown = entries[^1].Sequence;
        return [.. entries.Select(entry => ActivityJson.Read(entry.Payload)).Where(activity => activity.From?.Role == "bot")];
    }

    private async Task AnswerAsync(CancellationToken ct)
    {
        TurnStep step;
        do
        {
            await using var scope = scopes.CreateAsyncScope();
            using (await gate.EnterAsync(ct))
                step = (await scope.ServiceProvider.GetRequiredService<TurnRunner>().AnswerAsync([_conversationId], enough: null, ct))[_conversationId];
            if (step.Wait is { } wait) await Task.Delay(wait, clock, ct);
            if (step.Fetch is { } fetch) await fetches.BeginAsync(_conversationId, fetch, ct);
            if (step.Answered) fetches.Forget(_conversationId);
        }
        while (step.More || step.Wait is not null || step.Fetch is not null);
    }
}
