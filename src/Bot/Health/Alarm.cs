namespace AnTT.Bot.Health;

/// <summary>Something a person must see to.</summary>
/// <param name="Code">For <c>/health/ready</c>.</param>
/// <param name="Text">For officers: what is wrong and what to do.</param>
public sealed record Alarm(string Code, string Text);

/// <summary>A part of the program that may need a person.</summary>
public interface IAlarmSource
{
    Task<IReadOnlyList<Alarm>> RaisedAsync(CancellationToken ct);
}
