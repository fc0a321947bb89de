using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace AnTT.Bot.Tests.Channels;

public sealed class DirectLineTests : IAsyncLifetime
{
    private RunningBot _bot = null!;

    public async Task InitializeAsync() => _bot = await RunningBot.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task A_repeated_post_of_one_message_is_answered_once_with_the_first_id()
    {
        var talk = await _bot.TalkAsync();
        const string Message = """{"type":"message","text":"xin chào","channelData":{"clientActivityID":"one"}}""";

        var first = await IdOf(await talk.PostAsync(Message));
        var second = await IdOf(await talk.PostAsync(Message));
        await talk.RepliesAsync(1);
        await talk.SayAsync("cảm ơn");

        Assert.Equal(first, second);
    }

    [Theory]
    [InlineData("{broken")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("""{"text":"no type"}""")]
    [InlineData("""{"type":7}""")]
    [InlineData("""{"type":"message","text":7}""")]
    [InlineData("""{"type":"message","from":"me"}""")]
    [InlineData("""{"type":"message","attachments":{}}""")]
    [InlineData("""{"type":"invoke","name":"x"}""")]
    [InlineData("""{"type":"message","type":"message"}""")]
    [InlineData("""{"type":"message","text":"\ud800"}""")]
    [InlineData("""{"type":"message","channelData":{"clientActivityID":"\ud800"}}""")]
    [InlineData("""{"type":"message","channelData":{"other":"\ud800"}}""")]
    [InlineData("""{"type":"message","attachments":[{"contentType":"image/png","contentUrl":"data:image/png;base64,AA"}]}""")]
    public async Task What_is_no_activity_is_refused_with_a_reason_and_the_talk_goes_on(string body)
    {
        var talk = await _bot.TalkAsync();

        using var response = await talk.PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEmpty((await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetProperty("message").GetString()!);
        Assert.NotEmpty(await talk.SayAsync("xin chào"));
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=\"\"")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task A_broken_upload_is_refused_with_a_reason(string contentType)
    {
        var talk = await _bot.TalkAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v3/directline/conversations/{talk.ConversationId}/upload");
        request.Headers.Authorization = new("Bearer", talk.Token);
        request.Content = new ByteArrayContent([1, 2, 3]);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        using var response = await _bot.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task An_upload_repeated_by_the_network_keeps_its_file_once()
    {
        var talk = await _bot.TalkAsync();
        byte[] photo = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[200]];

        using var first = await talk.UploadAsync(photo, "a.jpg", "image/jpeg", clientActivityId: "one");
        using var second = await talk.UploadAsync(photo, "a.jpg", "image/jpeg", clientActivityId: "one");

        Assert.Equal(await IdOf(first), await IdOf(second));
        Assert.Single(Directory.GetFiles(Path.Combine(_bot.Folder, "evidence"), "*.sealed", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Of_an_upload_that_was_refused_nothing_is_kept()
    {
        var talk = await _bot.TalkAsync();
        byte[] photo = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[200]];
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v3/directline/conversations/{talk.ConversationId}/upload");
        request.Headers.Authorization = new("Bearer", talk.Token);
        request.Content = new MultipartFormDataContent { { new ByteArrayContent(photo), "file", "a.jpg" }, { new ByteArrayContent([1, 2, 3]), "file", "b.exe" } };

        using var response = await _bot.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Empty(Directory.GetFiles(Path.Combine(_bot.Folder, "evidence"), "*.sealed", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("😀😀😀")]
    [InlineData("\u0000\u0001\u0007\u001b[31m")]
    [InlineData("\u200b\u202e\ufeff")]
    public async Task Odd_words_get_a_clear_reply(string text)
    {
        var talk = await _bot.TalkAsync();

        Assert.NotEmpty(await talk.SayAsync(text));
    }

    [Fact]
    public async Task A_message_of_a_hundred_thousand_letters_is_kept_and_its_sender_told_to_split_it()
    {
        var talk = await _bot.TalkAsync();

        var reply = await talk.SayAsync(string.Concat(Enumerable.Repeat("chuyện dài ", 9_091)));

        Assert.Contains("chia thành", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_the_client_got_wrong_costs_nobody_a_message()
    {
        var talk = await _bot.TalkAsync();

        using var response = await talk.PostAsync("""{"type":"message","text":"xin chào","timestamp":"yesterday","localTimestamp":"?"}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Nobody_reads_or_writes_in_the_conversation_of_another()
    {
        var mine = await _bot.TalkAsync();
        var theirs = await _bot.TalkAsync();
        var intruder = new Talk(_bot, theirs.ConversationId, mine.Token);

        using var write = await intruder.PostAsync("""{"type":"message","text":"hi"}""");
        using var read = new HttpRequestMessage(HttpMethod.Get, $"/v3/directline/conversations/{theirs.ConversationId}/activities");
        read.Headers.Authorization = new("Bearer", mine.Token);
        using var answer = await _bot.Http.SendAsync(read);

        Assert.Equal(HttpStatusCode.Forbidden, write.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Behind_an_encrypting_proxy_the_cookie_stays_on_encrypted_lines()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/chat/session/new") { Content = JsonContent.Create(new { }) };
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        request.Headers.Add("X-Forwarded-Proto", "https");

        using var response = await _bot.Http.SendAsync(request);

        Assert.Contains("secure", response.Headers.GetValues("Set-Cookie").Single(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("203.0.113.9")]
    [InlineData("127.0.0.1")]
    public async Task Behind_a_proxy_nobody_starts_a_conversation_without_a_credential(string claimed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations") { Content = JsonContent.Create(new { }) };
        request.Headers.Add("X-Forwarded-For", claimed);

        using var response = await _bot.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("abc")]
    [InlineData("999999")]
    public async Task No_watermark_is_an_error(string watermark)
    {
        var talk = await _bot.TalkAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v3/directline/conversations/{talk.ConversationId}/activities?watermark={watermark}");
        request.Headers.Authorization = new("Bearer", talk.Token);

        using var response = await _bot.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotEmpty((await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("watermark").GetString()!);
    }

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

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var oldest = await sockets[0].ReceiveAsync(new byte[100], patience.Token);

        Assert.Equal(WebSocketMessageType.Close, oldest.MessageType);
        Assert.All(sockets.Skip(1), socket => Assert.Equal(WebSocketState.Open, socket.State));
        foreach (var socket in sockets) socket.Dispose();
    }

    [Theory]
    [InlineData(null, "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("cross-site", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("same-origin", null, HttpStatusCode.OK)]
    public async Task Another_sites_page_cannot_drop_a_persons_chat(string? site, string? origin, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/chat/session/new") { Content = JsonContent.Create(new { }) };
        if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
        if (origin is not null) request.Headers.Add("Origin", origin);

        using var response = await _bot.Http.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_plain_form_cannot_drop_a_persons_chat()
    {
        using var response = await _bot.Http.PostAsync("/chat/session/new", new FormUrlEncodedContent([]));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task A_token_bound_to_one_site_is_worth_nothing_on_another()
    {
        using var made = await _bot.Http.PostAsJsonAsync("/v3/directline/tokens/generate", new { user = new { id = "dl_lan" }, trustedOrigins = new[] { "https://phuong.example" } });
        var token = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;

        Assert.Equal(HttpStatusCode.Forbidden, (await StartFromAsync("https://evil.example", token)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await StartFromAsync("https://phuong.example", token)).StatusCode);
    }

    [Fact]
    public async Task A_refreshed_token_goes_on_in_the_same_conversation()
    {
        var talk = await _bot.TalkAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/tokens/refresh");
        request.Headers.Authorization = new("Bearer", talk.Token);
        using var response = await _bot.Http.SendAsync(request);
        var renewed = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(talk.ConversationId, renewed.GetProperty("conversationId").GetString());
        Assert.NotEmpty(await new Talk(_bot, talk.ConversationId, renewed.GetProperty("token").GetString()!).SayAsync("xin chào"));
    }

    [Fact]
    public async Task An_empty_file_and_one_too_large_are_refused_with_the_status_that_says_so()
    {
        await using var small = await RunningBot.StartAsync(null, "--Cases:MaxFileBytes", "1048576");
        var talk = await small.TalkAsync();
        byte[] large = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[1_048_600]];

        using var empty = await talk.UploadAsync([], "a.jpg", "image/jpeg");
        using var tooLarge = await talk.UploadAsync(large, "a.jpg", "image/jpeg");

        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
    }

    [Fact]
    public void Keys_are_open_to_the_programs_account_alone()
    {
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(_bot.Folder, "keys")));
    }

    private Task<HttpResponseMessage> StartFromAsync(string origin, string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations") { Content = JsonContent.Create(new { }) };
        request.Headers.Add("Origin", origin);
        request.Headers.Authorization = new("Bearer", token);
        return _bot.Http.SendAsync(request);
    }

    private static async Task<string> IdOf(HttpResponseMessage response)
    {
        using (response) return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    private static async Task<JsonElement> ReceiveAsync(ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
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
