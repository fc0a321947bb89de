using System.Data.Common;
using AnTT.Bot.Conversations;
using AnTT.Cases;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.Storage;

/// <summary>One transaction over conversations and cases, on the scope's connection.</summary>
public sealed class UnitOfWork(DbConnection connection, Statements statements, ConversationDb conversations, CasesDb cases, AfterCommit afterCommit)
{
    /// <summary>Runs <paramref name="work"/> and commits; anything it throws rolls everything back.</summary>
    public async Task<T> CommitAsync<T>(Func<Task<T>> work, CancellationToken ct)
    {
        if (connection.State != System.Data.ConnectionState.Open)
        {
            await connection.OpenAsync(ct);
            await DurableSqlite.ApplyAsync(connection, ct);
        }
        await using var transaction = await connection.BeginTransactionAsync(ct);
        statements.Transaction = transaction;
        await conversations.Database.UseTransactionAsync(transaction, ct);
        await cases.Database.UseTransactionAsync(transaction, ct);
        try
        {
            var result = await work();
            // A context nobody in this process has used yet would only be woken to find that nothing changed.
            if (ConversationDb.IsAwake) await conversations.SaveChangesAsync(ct);
            if (CasesDb.IsAwake) await cases.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            afterCommit.Run();
            return result;
        }
        finally
        {
            statements.Transaction = null;
            await conversations.Database.UseTransactionAsync(null, CancellationToken.None);
            await cases.Database.UseTransactionAsync(null, CancellationToken.None);
        }
    }
}
