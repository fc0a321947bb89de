namespace AnTT.Bot.Health;

/// <summary>What a start still does so that the first resident need not wait for it; until then the program is alive, but not called ready.</summary>
public sealed class Rehearsal
{
    public Task Done { get; set; } = Task.CompletedTask;
}
