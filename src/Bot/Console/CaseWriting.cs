using AnTT.Bot.Storage;

namespace AnTT.Bot.StaffConsole;

/// <summary>Writes of the console: in line with the other writers of this process, and in one transaction with what the sender's channel queues.</summary>
public sealed class CaseWriting(UnitOfWork unit, WriteGate gate)
{
    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken ct)
    {
        using (await gate.EnterAsync(ct)) return await unit.CommitAsync(work, ct);
    }
}
