namespace AnTT.Knowledge.Documents;

/// <summary>What the regular expressions of the readers share.</summary>
internal static class Patterns
{
    /// <summary>Longest one match may take, in milliseconds. Only a guard: all of them are linear, but a line may have megabytes and the machine be busy.</summary>
    public const int TimeoutMs = 30_000;
}
