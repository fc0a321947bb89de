using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AnTT.ZaloSimulator;

/// <summary>Zalo's side of an Official Account, over HTTP on this machine: token endpoint, message API, history, pictures, webhook calls – and their faults.</summary>
public sealed class ZaloPlatform : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Fault> _apiFaults = new();
    private readonly ConcurrentQueue<Fault> _historyFaults = new();
    private readonly ConcurrentQueue<Fault> _tokenFaults = new();
    private readonly ConcurrentDictionary<string, byte[]> _media = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _closing = new();
    private volatile TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ZaloPlatform(WebApplication app, PlatformSettings settings)
    {
        (_app, Settings) = (app, settings);
        (Tokens, Messages, Webhook) = (new(settings), new(settings), new(settings));
    }

    public PlatformSettings Settings { get; }

    public PlatformTokens Tokens { get; }

    public PlatformMessages Messages { get; }

    public WebhookDelivery Webhook { get; }

    public string Address => _app.Urls.First();

    /// <summary>Our own sends come back as events, as Zalo does it.</summary>
    public bool Echoes { get; set; }

    public static async Task<ZaloPlatform> StartAsync(PlatformSettings? settings = null)
    {
        settings ??= new PlatformSettings();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(settings.Address);
        var platform = new ZaloPlatform(builder.Build(), settings);
        platform.Map();
        await platform._app.StartAsync();
        return platform;
    }

    public SimulatedPerson Person(string id, string? anonymousConversation = null) => new(this, id, anonymousConversation);

    /// <summary>The next messages to be sent meet these, one after the other.</summary>
    public void FailApi(params IReadOnlyList<Fault> faults)
    {
        foreach (var fault in faults) _apiFaults.Enqueue(fault);
    }

    /// <summary>The next looks into the history meet these.</summary>
    public void FailHistory(params IReadOnlyList<Fault> faults)
    {
        foreach (var fault in faults) _historyFaults.Enqueue(fault);
    }

    public void FailTokens(params IReadOnlyList<Fault> faults)
    {
        foreach (var fault in faults) _tokenFaults.Enqueue(fault);
    }

    public string KeepMedia(byte[] bytes)
    {
        var id = Guid.NewGuid().ToString("N");
        _media[id] = bytes;
        return $"{Address}/media/{id}";
    }

    public Task<Delivery> RaiseAsync(JsonObject happened)
    {
        var (json, timestamp) = SimulatedPerson.Finish(happened, Settings);
        return Webhook.DeliverAsync(json, timestamp);
    }

    /// <summary>Returns when the bot has sent something more.</summary>
    public Task NextMessageAsync(CancellationToken ct) => Task.WhenAny(_news.Task, Task.Delay(TimeSpan.FromMilliseconds(20), ct)).Unwrap();

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Webhook.Dispose();
        _closing.Dispose();
    }

    private void Map()
    {
        _app.MapGet("/v4/oa/permission", (HttpRequest request) => Tokens.Consent(request));
        _app.MapPost("/v4/oa/access_token", Answer(context => FailingAsync(context, _tokenFaults, () => Tokens.AnswerAsync(context.Request))));
        _app.MapPost("/v3.0/oa/message/cs", Answer(context => FailingAsync(context, _apiFaults, () => SendAsync(context.Request))));
        _app.MapPost("/v2.0/oa/message", Answer(context => FailingAsync(context, _apiFaults, () => SendAsync(context.Request))));
        _app.MapGet("/v2.0/oa/conversation", Answer(context => ReadAsync(context, Messages.Conversation)));
        _app.MapGet("/v2.0/oa/listrecentchat", Answer(context => ReadAsync(context, Messages.Recent)));
        _app.MapGet("/v2.0/oa/getoa", Answer(context => ReadAsync(context, _ => Results.Json(new
        {
            error = 0, message = "Success", data = new { oa_id = Settings.OaId, name = "OA mô phỏng", is_verified = true, package_name = "Mô phỏng", num_follower = 1 },
        }))));
        _app.MapGet("/media/{id}", (string id) => _media.TryGetValue(id, out var bytes) ? Results.Bytes(bytes) : Results.NotFound());
    }

    /// <summary>Not a request delegate, which would throw the result away.</summary>
    private static Delegate Answer(Func<HttpContext, Task<IResult>> handler) => handler;

    private Task<IResult> ReadAsync(HttpContext context, Func<HttpRequest, IResult> answer) => FailingAsync(context, _historyFaults, () =>
        Task.FromResult(Tokens.Check(context.Request.Headers["access_token"]) is var code and not 0 ? Error(code) : answer(context.Request)));

    private async Task<IResult> FailingAsync(HttpContext context, ConcurrentQueue<Fault> faults, Func<Task<IResult>> answer)
    {
        if (!faults.TryDequeue(out var fault)) return await answer();
        switch (fault)
        {
            case Fault.Code code:
                return Error(code.Number);
            case Fault.Status status:
                return Results.Text("<html>Bad gateway</html>", "text/html", statusCode: status.Number);
            case Fault.AnswerLost:
                await answer();
                if (ReferenceEquals(faults, _tokenFaults)) Tokens.CountLost();
                context.Abort();
                return Results.Empty;
            case Fault.Silence:
                using (var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _closing.Token))
                    await Task.Delay(Timeout.Infinite, gone.Token).ContinueWith(_ => { }, TaskScheduler.Default);
                return Results.Empty;
            default:
                context.Abort();
                return Results.Empty;
        }
    }

    private async Task<IResult> SendAsync(HttpRequest request)
    {
        if (Tokens.Check(request.Headers["access_token"]) is var refused and not 0) return Error(refused);
        if (await JsonNode.ParseAsync(request.Body) is not JsonObject body) return Error(-201);
        if (Messages.Take(body, out var sent) is var code and not 0) return Error(code);
        Interlocked.Exchange(ref _news, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        if (Echoes) _ = RaiseAsync(EchoOf(sent!));
        return Results.Json(new
        {
            data = new { message_id = sent!.Id, user_id = sent.To, sent_time = sent.At.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture), quota = new { quota_type = "reply", remain = "8", total = "8" } },
            error = 0, message = "Success",
        });
    }

    private JsonObject EchoOf(SentMessage sent) => new()
    {
        ["sender"] = new JsonObject { ["id"] = Settings.OaId }, ["recipient"] = new JsonObject { ["id"] = sent.To }, ["event_name"] = "oa_send_text",
        ["message"] = new JsonObject { ["msg_id"] = sent.Id, ["text"] = sent.Text },
    };

    private static IResult Error(int code) => Results.Json(new { error = code, message = "Failure" });
}
