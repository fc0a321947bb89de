using System.Data.Common;
using AnTT.Bot.Storage;

namespace AnTT.Bot.Conversations;

/// <summary>Answers a sample message of a talk that is then undone: nothing is kept, and the first real one finds its code compiled.</summary>
internal sealed class TurnRehearsal(DbConnection connection, Statements statements, UnitOfWork unit, TalkSeal seal, WriteGate gate, ConversationStore store, PendingMessages pending, TurnRunner runner, TimeProvider clock)
{
    public async Task RunAsync(string channel, Activity sample, CancellationToken ct)
    {
        using var entered = await gate.EnterAsync(ct);
        var id = $"rehearsal-{Guid.CreateVersion7():N}";
        var inboxId = 0L;
        try
        {
            await unit.CommitAsync<bool>(
                async () =>
                {
                    var now = clock.GetUtcNow();
                    await store.AddAsync(new Conversation { Id = id, Channel = channel, UserId = id, DraftKey = DraftKeys.New(), StartedAt = now, LastActivityAt = now }, ct);
                    await using (var inbox = new InboxSql(connection, seal, pending) { Transaction = statements.Transaction })
                        inboxId = (await inbox.InsertAsync(new Incoming(channel, id, id, sample), now, ct)).InboxId!.Value;
                    pending.Add(id, inboxId);
                    await runner.AnswerNextAsync(id, ct);
                    await store.ShownAsync(id, after: 0, most: 1, ct);
                    throw new OperationCanceledException("Enough seen.");
                },
                ct);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // As intended: the transaction is rolled back.
        }
        finally
        {
            pending.Remove(id, inboxId);
        }
    }
}
