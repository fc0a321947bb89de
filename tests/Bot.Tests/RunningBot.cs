using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AnTT.Bot.Commands;
using AnTT.Bot.StaffConsole;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests;

/// <summary>The real program on a free port of this machine, with a data folder of its own.</summary>
public sealed class RunningBot : IAsyncDisposable
{
    private readonly bool _ownsFolder;

    private RunningBot(WebApplication app, string folder, bool ownsFolder, string firstRunOutput)
    {
        (App, Folder, _ownsFolder, FirstRunOutput) = (app, folder, ownsFolder, firstRunOutput);
        Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Http = new HttpClient { BaseAddress = new Uri(Address) };
    }

    public WebApplication App { get; }

    public string Folder { get; }

    public string Address { get; }

    public HttpClient Http { get; }

    /// <summary>What the first start printed, the one-time administrator password included.</summary>
    public string FirstRunOutput { get; }

    public string DatabaseFile => Path.Combine(Folder, "antt.db");

    public static async Task<RunningBot> StartAsync(string? folder = null, params string[] settings)
    {
        var owns = folder is null;
        folder ??= Directory.CreateTempSubdirectory("antt-test-").FullName;
        if (owns && !settings.Contains("--KnowledgeBase:Path")) CopyInto(folder, await Imported.Value);
        var app = Build(folder, settings);
        var output = new StringWriter();
        await FirstRun.PrepareAsync(app.Services, output, CancellationToken.None);
        await app.Services.MakeFirstAccountAsync(output, CancellationToken.None);
        await app.StartAsync();
        return new RunningBot(app, folder, owns, output.ToString());
    }

    private static WebApplication Build(string folder, string[] settings) => BotApplication.Build(BotApplication.CreateBuilder(
    [
        "--urls", "http://127.0.0.1:0",
        "--Database:ConnectionString", $"Data Source={Path.Combine(folder, "antt.db")}",
        "--KnowledgeBase:Path", Path.Combine(Repository.Root, "knowledge-base"),
        "--Conversations:QuietWindow", "00:00:00",
        .. settings,
    ]));

    /// <summary>A data folder as the first start leaves it, without accounts: imported once, every bot begins with a copy.</summary>
    private static readonly Lazy<Task<string>> Imported = new(async () =>
    {
        var folder = Directory.CreateTempSubdirectory("antt-test-imported-").FullName;
        await using (var app = Build(folder, [])) await FirstRun.PrepareAsync(app.Services, TextWriter.Null, CancellationToken.None);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return folder;
    });

    private static void CopyInto(string folder, string from)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>With an empty corpus, for tests that need none: it starts sooner.</summary>
    public static Task<RunningBot> StartWithoutKnowledgeAsync(params string[] settings)
    {
        var empty = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "antt-empty-corpus"));
        return StartAsync(null, ["--KnowledgeBase:Path", empty.FullName, .. settings]);
    }

    public async Task<Talk> TalkAsync() => await Talk.StartAsync(this);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (_ownsFolder) Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>One person's conversation over Direct Line.</summary>
public sealed class Talk(RunningBot bot, string conversationId, string token)
{
    private long _seen;

    public string ConversationId { get; } = conversationId;

    public string Token { get; } = token;

    public static async Task<Talk> StartAsync(RunningBot bot)
    {
        using var response = await bot.Http.PostAsync("/chat/session/new", new StringContent("{}", Encoding.UTF8, "application/json"));
        var session = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        var talk = new Talk(bot, session.GetProperty("conversationId").GetString()!, session.GetProperty("token").GetString()!);
        await talk.RepliesAsync(1);
        return talk;
    }

    /// <summary>Says something and waits for the answer to it.</summary>
    public async Task<string> SayAsync(string text)
    {
        await PostAsync(JsonSerializer.Serialize(new { type = "message", text, from = new { id = "u" } }));
        return await RepliesAsync(1);
    }

    public async Task<HttpResponseMessage> PostAsync(string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v3/directline/conversations/{ConversationId}/activities");
        request.Headers.Authorization = new("Bearer", Token);
        request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        return await bot.Http.SendAsync(request);
    }

    public async Task<HttpResponseMessage> UploadAsync(byte[] file, string name, string contentType, string? text = null, string? clientActivityId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v3/directline/conversations/{ConversationId}/upload?userId=u");
        request.Headers.Authorization = new("Bearer", Token);
        var activity = new StringContent(JsonSerializer.Serialize(new { type = "message", text, from = new { id = "u" }, channelData = new { clientActivityID = clientActivityId } }), Encoding.UTF8);
        activity.Headers.ContentType = new("application/vnd.microsoft.activity");
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new(contentType);
        request.Content = new MultipartFormDataContent { { activity, "activity", "blob" }, { content, "file", name } };
        return await bot.Http.SendAsync(request);
    }

    /// <summary>Waits until the bot has said at least <paramref name="count"/> more things and returns them, joined by blank lines.</summary>
    public async Task<string> RepliesAsync(int count)
    {
        var texts = new List<string>();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (texts.Count < count)
        {
            foreach (var activity in await NewAsync(patience.Token))
            {
                if (activity.GetProperty("from").TryGetProperty("role", out var role) && role.GetString() == "bot")
                    texts.Add(activity.GetProperty("text").GetString()!);
            }
        }
        return string.Join("\n\n", texts);
    }

    public async Task<IReadOnlyList<JsonElement>> NewAsync(CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v3/directline/conversations/{ConversationId}/activities?watermark={_seen}");
        request.Headers.Authorization = new("Bearer", Token);
        using var response = await bot.Http.SendAsync(request, ct);
        var set = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(ct);
        _seen = long.Parse(set.GetProperty("watermark").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        return [.. set.GetProperty("activities").EnumerateArray()];
    }
}

/// <summary>The folder of the solution, found from where the tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "AnTT.Bot.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
