namespace AnTT.Knowledge.Tests.Documents;

/// <summary>A test of what runs a program of the machine; skipped, with the reason, where the program cannot be installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsToolFactAttribute : FactAttribute
{
    public NeedsToolFactAttribute(params string[] tools)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var missing = tools.Where(tool => !folders.Any(folder => File.Exists(Path.Combine(folder, tool)))).ToList();
        if (missing.Count > 0) Skip = $"Missing on this machine: {string.Join(", ", missing)} (Debian: poppler-utils, tesseract-ocr, tesseract-ocr-vie).";
    }
}
