using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AnTT.Bot.Storage;

/// <summary>What a scope wants done once its transaction has reached the disk, whichever context owned it.</summary>
public sealed class AfterCommit : DbTransactionInterceptor
{
    private readonly List<Action> _actions = [];

    public void Do(Action action) => _actions.Add(action);

    public void Run()
    {
        foreach (var action in _actions) action();
        _actions.Clear();
    }

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Run();

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Run();
        return Task.CompletedTask;
    }
}
