using System.Diagnostics;

namespace AnTT.LoadBench;

/// <summary>A program of its own, started until it says where it listens, that can be killed without a farewell.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly Process _process;
    private readonly List<string> _errors;

    private Server(Process process, string address, List<string> errors) => (_process, Address, _errors) = (process, address, errors);

    public string Address { get; }

    /// <summary>What it wrote to its log, as far as anybody reads.</summary>
    public IReadOnlyList<string> Errors
    {
        get
        {
            lock (_errors) return [.. _errors];
        }
    }

    public double MegabytesOfMemory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1048576.0;
        }
    }

    public static Task<Server> BotAsync(string folder, int port, Dictionary<string, string>? settings = null)
    {
        var root = Root(AppContext.BaseDirectory);
        var program = Directory.EnumerateFiles(Path.Combine(root, "src", "Bot", "bin", "Release"), "AnTT.Bot.dll", SearchOption.AllDirectories).First();
        var start = Start(program, folder, "serve", "--urls", $"http://127.0.0.1:{port}");
        start.Environment["Database__ConnectionString"] = $"Data Source={Path.Combine(folder, "antt.db")}";
        start.Environment["KnowledgeBase__Path"] = Path.Combine(root, "knowledge-base");
        // Every message is one turn here, and nobody writes too fast.
        start.Environment["Conversations__QuietWindow"] = "00:00:00";
        start.Environment["Conversations__MessagesPerMinute"] = "100000";
        start.Environment["Conversations__MessagesPerMinuteInAll"] = "10000000";
        foreach (var (key, value) in settings ?? []) start.Environment[key] = value;
        return UpAsync(start, $"http://127.0.0.1:{port}", line => line.Contains("Ctrl+C", StringComparison.Ordinal));
    }

    public static Task<Server> BareAsync(string folder, int port) =>
        UpAsync(Start(typeof(Server).Assembly.Location, folder, "bare", $"http://127.0.0.1:{port}", Path.Combine(folder, "bare.db")), $"http://127.0.0.1:{port}", line => line == "ready");

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

    private static ProcessStartInfo Start(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.ArgumentList.Add(program);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return start;
    }

    private static async Task<Server> UpAsync(ProcessStartInfo start, string address, Func<string, bool> isUp)
    {
        var process = Process.Start(start)!;
        var up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var errors = new List<string>();
        process.ErrorDataReceived += (_, line) => 
        {
            lock (errors)
            {
                if (line.Data is not null && errors.Count < 1000) errors.Add(line.Data);
            }
        };
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null) up.TrySetException(new InvalidOperationException("The server ended: " + string.Join('\n', errors)));
            else if (isUp(line.Data)) up.TrySetResult();
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await up.Task;
        return new Server(process, address, errors);
    }

    internal static string Root(string folder) => File.Exists(Path.Combine(folder, "AnTT.Bot.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);
}
