using AnTT.Bot;
using AnTT.Bot.Commands;
using AnTT.Bot.StaffConsole;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Browser.Tests.Running;

/// <summary>The real program on a free port of this machine, with its own data folder.</summary>
public sealed class WardBot : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("antt-browser-").FullName;
    private readonly Dictionary<string, string> _settings;
    private readonly Action<WebApplication> _addPages;
    private WebApplication _app = null!;

    private WardBot(Dictionary<string, string> settings, Action<WebApplication> addPages)
    {
        _settings = settings;
        _addPages = addPages;
    }

    /// <summary>Without the slash at the end.</summary>
    public string Address { get; private set; } = "http://127.0.0.1:0";

    public IServiceProvider Services => _app.Services;

    /// <summary>What the program printed for its operator, the one-time administrator password included.</summary>
    public string FirstRunOutput { get; private set; } = "";

    public static Dictionary<string, string> WithKnowledge => new() { ["KnowledgeBase:Path"] = Path.Combine(Repository.Root, "knowledge-base") };

    /// <param name="addPages">Pages of a test's own, served beside the program's.</param>
    public static async Task<WardBot> StartAsync(Dictionary<string, string>? settings = null, Action<WebApplication>? addPages = null)
    {
        var bot = new WardBot(settings ?? [], addPages ?? (_ => { }));
        await bot.RunAsync();
        return bot;
    }

    /// <summary>Stops the program; whoever talks to it loses the connection.</summary>
    public async Task StopAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>Starts it again on the same port with the same data.</summary>
    public Task StartAgainAsync() => RunAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task RunAsync()
    {
        var settings = new Dictionary<string, string>
        {
            ["urls"] = Address,
            ["Database:ConnectionString"] = $"Data Source={Path.Combine(_folder, "antt.db")}",
            ["Cases:KeyFolder"] = Path.Combine(_folder, "keys"),
            ["Cases:EvidenceFolder"] = Path.Combine(_folder, "evidence"),
            // Empty: reading the whole corpus takes seconds, and few tests ask anything.
            ["KnowledgeBase:Path"] = Directory.CreateDirectory(Path.Combine(_folder, "no-knowledge")).FullName,
            ["Ward:Name"] = "Thạch Khôi",
            ["DirectLine:SessionsPerHour"] = "10000",
            ["DirectLine:PostsPerMinute"] = "10000",
        };
        foreach (var (key, value) in _settings) settings[key] = value;
        var builder = BotApplication.CreateBuilder([.. settings.SelectMany(setting => new[] { "--" + setting.Key, setting.Value })]);
        _app = BotApplication.Build(builder);
        _addPages(_app);
        var output = new StringWriter();
        await FirstRun.PrepareAsync(_app.Services, output, CancellationToken.None);
        await _app.Services.MakeFirstAccountAsync(output, CancellationToken.None);
        FirstRunOutput += output;
        await _app.StartAsync();
        Address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }
}
