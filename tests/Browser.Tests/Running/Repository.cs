namespace AnTT.Browser.Tests.Running;

/// <summary>Where the checkout lies that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Tests { get; } = Path.Combine(Root, "tests", "Browser.Tests");

    /// <summary>A file of a client library; <c>./test.sh</c> restores them.</summary>
    public static string Library(string path)
    {
        var file = Path.Combine(Tests, "node_modules", path);
        return File.Exists(file)
            ? file
            : throw new FileNotFoundException("The clients these tests drive are missing. Run: npm ci --ignore-scripts --prefix tests/Browser.Tests", file);
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AnTT.Bot.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("These tests run from a checkout of the repository.");
    }
}
