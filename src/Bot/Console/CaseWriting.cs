using AnTT.Bot.StaffConsole.Queued;
using AnTT.Bot.Storage;
using AnTT.Cases.Lifecycle;

namespace AnTT.Bot.StaffConsole;

/// <summary>Writes of the console: in line with the other writers of this process, and in one transaction with what the sender's channel queues.</summary>
public sealed class CaseWriting(UnitOfWork unit, WriteGate gate, SentOnce once)
{
    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken ct)
    {
        using (await gate.EnterAsync(ct)) return await unit.CommitAsync(work, ct);
    }

    /// <summary>An act of an officer: done once, however often the page sends it with the same key.</summary>
    public Task<CaseResult> OnceAsync(Func<Task<CaseResult>> act, CancellationToken ct) => RunAsync(
        async () =>
        {
            if (await once.IsDoneAsync(ct)) return new CaseResult.Done(0);
            var result = await act();
            if (result is CaseResult.Done or CaseResult.NeedsSecondPerson) await once.KeepAsync(ct);
            return result;
        },
        ct);
}
