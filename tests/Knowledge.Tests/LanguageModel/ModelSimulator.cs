using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using AnTT.Knowledge.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AnTT.Knowledge.Tests.LanguageModel;

/// <summary>What the endpoint does with one request.</summary>
public abstract record SimulatedReply
{
    public static implicit operator SimulatedReply(string text) => new Says(text);
}

/// <param name="Reason"><c>stop</c>, <c>length</c> or <c>content_filter</c>.</param>
public sealed record Says(string Text, string Reason = "stop", int Tokens = 100) : SimulatedReply;

/// <param name="Body">Sent as it is, whatever it is.</param>
public sealed record Status(int Code, string Body = "{\"error\":{\"message\":\"no\",\"type\":\"server_error\"}}") : SimulatedReply;

/// <summary>Promises more than it sends and hangs up.</summary>
public sealed record CutOff : SimulatedReply;

/// <summary>Never answers; ends when the caller leaves.</summary>
public sealed record Silent : SimulatedReply;

/// <summary>A model endpoint on a free port of this machine, as OpenAI, vLLM and Ollama speak over HTTP.</summary>
public sealed class ModelSimulator : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ModelSimulator(WebApplication app) => _app = app;

    /// <summary>What is answered to a chat request.</summary>
    public Func<JsonElement, SimulatedReply> Chat { get; set; } = _ => "Vâng [1].";

    /// <summary>What is answered instead of vectors; null: vectors.</summary>
    public Func<SimulatedReply?> Embedding { get; set; } = () => null;

    /// <summary>Vectors of another sort of endpoint; null: by syllables.</summary>
    public Func<string, float[]>? Vectors { get; set; }

    /// <summary>Words that mean the same to this endpoint: both count as the second.</summary>
    public Dictionary<string, string> SameMeaning { get; } = new(StringComparer.Ordinal);

    /// <summary>Bodies of what was asked, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public ConcurrentQueue<string> Keys { get; } = new();

    public string Endpoint { get; private set; } = "";

    public static async Task<ModelSimulator> StartAsync(Func<JsonElement, SimulatedReply>? chat = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var simulator = new ModelSimulator(builder.Build());
        if (chat is not null) simulator.Chat = chat;
        simulator._app.MapPost("/v1/chat/completions", simulator.ChatAsync);
        simulator._app.MapPost("/v1/embeddings", simulator.EmbedAsync);
        await simulator._app.StartAsync();
        simulator.Endpoint = simulator._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/v1";
        return simulator;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task ChatAsync(HttpContext http)
    {
        var request = await ReadAsync(http);
        await AnswerAsync(http, Chat(request), text => JsonSerializer.Serialize(new
        {
            id = "chatcmpl-1",
            @object = "chat.completion",
            created = 1_790_000_000,
            model = request.GetProperty("model").GetString(),
            choices = new[] { new { index = 0, message = new { role = "assistant", content = text.Text }, finish_reason = text.Reason } },
            usage = new { prompt_tokens = text.Tokens - 10, completion_tokens = 10, total_tokens = text.Tokens },
        }));
    }

    private async Task EmbedAsync(HttpContext http)
    {
        var request = await ReadAsync(http);
        var inputs = request.GetProperty("input") is { ValueKind: JsonValueKind.Array } many ? many.EnumerateArray().Select(one => one.GetString()!).ToList() : [request.GetProperty("input").GetString()!];
        var base64 = request.TryGetProperty("encoding_format", out var format) && format.GetString() == "base64";
        await AnswerAsync(http, Embedding() ?? "", _ => JsonSerializer.Serialize(new
        {
            @object = "list",
            data = inputs.Select((input, index) => new { @object = "embedding", index, embedding = base64 ? (object)Convert.ToBase64String(Bytes(VectorOf(input))) : VectorOf(input) }),
            model = request.GetProperty("model").GetString(),
            usage = new { prompt_tokens = 10, total_tokens = 10 },
        }));
    }

    private float[] VectorOf(string text) => Vectors?.Invoke(text) ?? Vector(text);

    private async Task<JsonElement> ReadAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        Requests.Enqueue(body);
        Keys.Enqueue(http.Request.Headers.Authorization.ToString());
        return JsonSerializer.Deserialize<JsonElement>(body);
    }

    private static async Task AnswerAsync(HttpContext http, SimulatedReply reply, Func<Says, string> write)
    {
        http.Response.ContentType = "application/json";
        switch (reply)
        {
            case Says said:
                await http.Response.WriteAsync(write(said));
                break;
            case Status status:
                http.Response.StatusCode = status.Code;
                await http.Response.WriteAsync(status.Body);
                break;
            case CutOff:
                http.Response.ContentLength = 4000;
                await http.Response.WriteAsync("{\"id\":\"chatcmpl-1\",\"choices\":[{\"message\":{\"content\":\"Mức phạt");
                await http.Response.Body.FlushAsync();
                http.Abort();
                break;
            default:
                await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                break;
        }
    }

    /// <summary>A bag of syllables, of which words of one meaning share their place.</summary>
    private float[] Vector(string text)
    {
        var vector = new float[256];
        var normal = $" {VietnameseText.Normalize(text)} ";
        foreach (var (word, meaning) in SameMeaning) normal = normal.Replace($" {word} ", $" {meaning} ", StringComparison.Ordinal);
        foreach (var word in normal.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var place = 17u;
            foreach (var letter in word) place = place * 31 + letter;
            vector[place % vector.Length]++;
        }
        return vector;
    }

    private static byte[] Bytes(float[] vector)
    {
        var bytes = new byte[vector.Length * sizeof(float)];
        Buffer.BlockCopy(vector, 0, bytes, 0, bytes.Length);
        return bytes;
    }
}
