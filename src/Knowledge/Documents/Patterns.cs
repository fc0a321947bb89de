namespace AnTT.Knowledge.Documents;

/// <summary>What the regular expressions of the library share.</summary>
internal static class Patterns
{
    /// <summary>Longest one match may take, in milliseconds by the clock on the wall. Only a guard: all of them are linear, but a line may have megabytes and a busy machine may stand still for seconds.</summary>
    public const int TimeoutMs = 30_000;
}
