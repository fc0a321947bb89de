using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace AnTT.Bot.Tests.Channels;

public sealed class DirectLineSocketTests : IAsyncLifetime
{
    private RunningBot _bot = null!;

    public async Task InitializeAsync() => _bot = await RunningBot.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task A_socket_replays_from_its_watermark_and_then_sends_what_comes()
    {
        using var started = await _bot.Http.PostAsJsonAsync("/v3/directline/conversations", new { user = new { id = "person" } });
        var conversation = await started.Content.ReadFromJsonAsync<JsonElement>();
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(conversation.GetProperty("streamUrl").GetString()!), CancellationToken.None);
        var greeting = await ReceiveAsync(socket);

        using var posted = await _bot.Http.PostAsJsonAsync(
            $"/v3/directline/conversations/{conversation.GetProperty("conversationId").GetString()}/activities", new { type = "message", text = "xin chào" });
        var seen = new List<JsonElement>();
        while (seen.Count < 2) seen.AddRange((await ReceiveAsync(socket)).GetProperty("activities").EnumerateArray());

        Assert.Equal(HttpStatusCode.Created, started.StatusCode);
        Assert.Single(greeting.GetProperty("activities").EnumerateArray());
        Assert.Equal("person", seen[0].GetProperty("from").GetProperty("id").GetString());
        Assert.Equal(seen[0].GetProperty("id").GetString(), seen[1].GetProperty("replyToId").GetString());
    }

    [Fact]
    public async Task Of_many_sockets_of_one_conversation_the_oldest_gives_way()
    {
        using var started = await _bot.Http.PostAsJsonAsync("/v3/directline/conversations", new { });
        var address = new Uri((await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("streamUrl").GetString()!);
        var sockets = new List<ClientWebSocket>();
        for (var number = 0; number < 9; number++)
        {
            sockets.Add(new ClientWebSocket());
            await sockets[^1].ConnectAsync(address, CancellationToken.None);
            await ReceiveAsync(sockets[^1]);
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var oldest = await sockets[0].ReceiveAsync(new byte[100], patience.Token);

        Assert.Equal(WebSocketMessageType.Close, oldest.MessageType);
        Assert.All(sockets.Skip(1), socket => Assert.Equal(WebSocketState.Open, socket.State));
        foreach (var socket in sockets) socket.Dispose();
    }

    private static async Task<JsonElement> ReceiveAsync(ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var text = new StringBuilder();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var frame = await socket.ReceiveAsync(buffer, patience.Token);
            text.Append(Encoding.UTF8.GetString(buffer, 0, frame.Count));
            if (frame.EndOfMessage && text.Length > 0) return JsonSerializer.Deserialize<JsonElement>(text.ToString());
        }
    }
}
