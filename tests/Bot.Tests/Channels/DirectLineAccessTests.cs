using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace AnTT.Bot.Tests.Channels;

public sealed class DirectLineAccessTests : IAsyncLifetime
{
    private RunningBot _bot = null!;

    public async Task InitializeAsync() => _bot = await RunningBot.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

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
}
