using System.Diagnostics;

namespace AnTT.Browser.Tests.Running;

/// <summary>Runs the scripts under <c>scripts/</c>, where clients written for Node drive our server.</summary>
internal static class Node
{
    /// <summary>Fails with what the script said when it ends with anything but 0.</summary>
    public static Task RunAsync(string script, params string[] arguments) => RunAsync(script, arguments, (_, _) => Task.CompletedTask);

    /// <param name="onLine">Called for each line of output; may answer on the script's input.</param>
    public static async Task RunAsync(string script, string[] arguments, Func<string, TextWriter, Task> onLine)
    {
        _ = Repository.Library(Path.Combine("acorn", "package.json"));
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Repository.Tests, "scripts", script), .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = Repository.Tests,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            var errors = node.StandardError.ReadToEndAsync(limit.Token);
            while (await node.StandardOutput.ReadLineAsync(limit.Token) is { } line) await onLine(line, node.StandardInput);
            await node.WaitForExitAsync(limit.Token);
            Assert.True(node.ExitCode == 0, $"{script}: {await errors}");
        }
        finally
        {
            if (!node.HasExited) node.Kill();
        }
    }
}
