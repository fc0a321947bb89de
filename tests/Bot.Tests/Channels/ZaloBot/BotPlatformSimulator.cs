using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AnTT.Bot.Tests.Channels.ZaloBot;

/// <summary>The Zalo Bot Platform on loopback: delivers to the webhook or to who asks, takes what the bot sends, fails inside answers that say 200.</summary>
public sealed class BotPlatformSimulator : IAsyncDisposable
{
    public const string Token = "123456789:abc-xyz";
    public const string Secret = "bi-mat-webhook";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Method, JsonElement Body)> _calls = new();

    private BotPlatformSimulator()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/bot{token}/{method}", AnswerAsync);
        _app.MapGet("/p.jpg", () => Results.Bytes([0xFF, 0xD8, 0xFF, 0xE0, .. new byte[200]], "image/jpeg"));
    }

    public string Address { get; private set; } = "";

    /// <summary>Error codes answered next instead of doing what was asked.</summary>
    public ConcurrentQueue<int> Faults { get; } = new();

    /// <summary>What getUpdates gives out, one at a time.</summary>
    public ConcurrentQueue<string> Updates { get; } = new();

    public string[] Settings => ["--ZaloBot:Token", Token, "--ZaloBot:WebhookSecret", Secret, "--ZaloBot:ApiBaseUrl", Address, "--ZaloBot:MediaHosts:0", "127.0.0.1"];

    public static async Task<BotPlatformSimulator> StartAsync()
    {
        var simulator = new BotPlatformSimulator();
        await simulator._app.StartAsync();
        simulator.Address = simulator._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return simulator;
    }

    public static string Event(string id, string kind = "text", string fields = "\"text\":\"menu\"", string chat = "PRIVATE", bool isBot = false) =>
        """{"event_name":"message.KIND.received","message":{"message_id":"ID","date":1767225600123,FIELDS,"from":{"id":"u1","display_name":"A","is_bot":BOT},"chat":{"id":"chat-1","chat_type":"CHAT"}}}"""
            .Replace("KIND", kind, StringComparison.Ordinal).Replace("\"ID\"", $"\"{id}\"", StringComparison.Ordinal).Replace("FIELDS", fields, StringComparison.Ordinal)
            .Replace("BOT", isBot ? "true" : "false", StringComparison.Ordinal).Replace("CHAT", chat, StringComparison.Ordinal);

    public static string Enveloped(string update) => $$"""{"ok":true,"result":{{update}}}""";

    public static async Task<System.Net.HttpStatusCode> DeliverAsync(RunningBot bot, string body, string? secret = Secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/channels/zalo-bot/webhook") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (secret is not null) request.Headers.Add("X-Bot-Api-Secret-Token", secret);
        using var response = await bot.Http.SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>Waits for so many texts and takes them.</summary>
    public async Task<IReadOnlyList<string>> TextsAsync(int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var texts = new List<string>();
        while (texts.Count < count)
        {
            if (_calls.TryDequeue(out var call))
            {
                if (call.Method == "sendMessage") texts.Add(call.Body.GetProperty("text").GetString()!);
            }
            else
            {
                await timer.WaitForNextTickAsync(patience.Token);
            }
        }
        return texts;
    }

    public bool HasMore => _calls.Any(call => call.Method == "sendMessage");

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task<IResult> AnswerAsync(string token, string method, HttpRequest request)
    {
        var body = await JsonSerializer.DeserializeAsync<JsonElement>(request.Body);
        if (token != Token) return Failed(401);
        if (method == "getUpdates")
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            for (var tick = 0; tick < 20; tick++)
            {
                if (Updates.TryDequeue(out var update)) return Results.Text(Enveloped(update), "application/json");
                await timer.WaitForNextTickAsync(request.HttpContext.RequestAborted);
            }
            return Failed(408);
        }
        if (Faults.TryDequeue(out var fault)) return Failed(fault);
        _calls.Enqueue((method, body));
        return Results.Json(new { ok = true, result = new { message_id = Guid.NewGuid().ToString("N"), date = 1767225600 } });
    }

    private static IResult Failed(int code) => Results.Json(new { ok = false, error_code = code, description = "…" });
}
