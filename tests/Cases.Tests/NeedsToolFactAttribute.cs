namespace AnTT.Cases.Tests;

/// <summary>A test of what runs a program of the machine; skipped, with the reason, where the program is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsToolFactAttribute : FactAttribute
{
    public NeedsToolFactAttribute(string tool) => Skip = WhyNot(tool);

    internal static string? WhyNot(string tool)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.Any(folder => File.Exists(Path.Combine(folder, tool))) ? null : $"Missing on this machine: {tool}.";
    }
}

/// <summary>The same for a test with rows.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsToolTheoryAttribute : TheoryAttribute
{
    public NeedsToolTheoryAttribute(string tool) => Skip = NeedsToolFactAttribute.WhyNot(tool);
}
