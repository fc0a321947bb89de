using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.Storage;

/// <summary>One transaction over conversations and cases, on the scope's connection. Contexts take part from the moment the scope makes them.</summary>
public sealed class UnitOfWork(DbConnection connection, Statements statements, AfterCommit afterCommit)
{
    private readonly List<DbContext> _contexts = [];
    private DbTransaction? _transaction;

    /// <summary>Takes a new context of this scope into the transaction, if one is open, and into every later one.</summary>
    public void Enlist(DbContext context)
    {
        _contexts.Add(context);
        if (_transaction is { } open) context.Database.UseTransaction(open);
    }

    /// <summary>Runs <paramref name="work"/> and commits; anything it throws rolls everything back.</summary>
    public async Task<T> CommitAsync<T>(Func<Task<T>> work, CancellationToken ct)
    {
        if (connection.State != System.Data.ConnectionState.Open)
        {
            await connection.OpenAsync(ct);
            await DurableSqlite.ApplyAsync(connection, ct);
        }
        await using var transaction = await connection.BeginTransactionAsync(ct);
        statements.Transaction = _transaction = transaction;
        foreach (var context in _contexts) await context.Database.UseTransactionAsync(transaction, ct);
        try
        {
            var result = await work();
            foreach (var context in _contexts) await context.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            afterCommit.Run();
            return result;
        }
        finally
        {
            statements.Transaction = _transaction = null;
            foreach (var context in _contexts) await context.Database.UseTransactionAsync(null, CancellationToken.None);
        }
    }
}
