using System.Diagnostics;

namespace AnTT.Bot.Tests;

/// <summary>The program as a process of its own, so that it can be killed.</summary>
public sealed class BotProcess : IAsyncDisposable
{
    private readonly Process _process;

    private BotProcess(Process process, string address) => (_process, Address) = (process, address);

    public string Address { get; }

    public static ProcessStartInfo Command(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = folder };
        start.ArgumentList.Add(Program());
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["Database__ConnectionString"] = $"Data Source={Path.Combine(folder, "antt.db")}";
        start.Environment["KnowledgeBase__Path"] = Path.Combine(Repository.Root, "knowledge-base");
        start.Environment["Conversations__QuietWindow"] = "00:00:00";
        return start;
    }

    /// <summary>The program as it is built for its users, in this build's configuration.</summary>
    private static string Program()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Path.Combine(Repository.Root, "src", "Bot", "bin", configuration, "net10.0", "AnTT.Bot.dll");
    }

    public static async Task<BotProcess> ServeAsync(string folder)
    {
        var process = Process.Start(Command(folder, "serve", "--urls", "http://127.0.0.1:0"))!;
        var listening = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.ErrorDataReceived += (_, _) => { };
        process.OutputDataReceived += (_, line) =>
        {
            var at = line.Data?.IndexOf("http://127.0.0.1:", StringComparison.Ordinal) ?? -1;
            if (line.Data is null) listening.TrySetException(new InvalidOperationException("The program ended before it listened."));
            else if (at >= 0) listening.TrySetResult(line.Data[at..].TrimEnd('/'));
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new BotProcess(process, await listening.Task);
    }

    /// <summary>SIGKILL: no farewell, no flush.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }
}
