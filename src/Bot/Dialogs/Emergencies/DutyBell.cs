namespace AnTT.Bot.Dialogs.Emergencies;

/// <summary>Wakes consoles that wait for an emergency. Thread safe.</summary>
public sealed class DutyBell
{
    private volatile TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes at the next ring.</summary>
    public Task Next => _next.Task;

    public void Ring() => Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
