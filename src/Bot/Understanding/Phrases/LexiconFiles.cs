namespace AnTT.Bot.Understanding.Phrases;

/// <summary>Finds the shipped lexicon files and those of the folder that extend them.</summary>
internal static class LexiconFiles
{
    private const string Prefix = "AnTT.Bot.Understanding.Lexicons.";

    public static List<LexiconFile> Read(string? folder)
    {
        var extra = ReadFolder(folder);
        var replaced = extra.Where(file => file.Replace).Select(file => file.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var assembly = typeof(LexiconFiles).Assembly;
        var files = new List<LexiconFile>();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var name = resource[Prefix.Length..];
            if (replaced.Contains(name)) continue;
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            files.Add(LexiconFile.Parse(name, reader.ReadToEnd()));
        }
        files.AddRange(extra);
        return files;
    }

    private static List<LexiconFile> ReadFolder(string? folder)
    {
        if (folder is null || !Directory.Exists(folder)) return [];
        return [.. Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal)
            .Select(path => LexiconFile.Parse(Path.GetFileName(path), File.ReadAllText(path)))];
    }
}
