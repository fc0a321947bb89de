using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AnTT.Bot.Channels.BotFramework;
using AnTT.Bot.Conversations;
using AnTT.Bot.StaffConsole;
using AnTT.Cases.Lifecycle;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace AnTT.Bot.Tests.Channels.BotFramework;

public sealed class BotFrameworkTests : IAsyncLifetime
{
    private ChannelSimulator _channel = null!;
    private RunningBot _bot = null!;

    public async Task InitializeAsync()
    {
        _channel = await ChannelSimulator.StartAsync();
        _bot = await RunningBot.StartWithoutKnowledgeAsync(_channel.Settings);
    }

    public async Task DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _channel.DisposeAsync();
    }

    [Fact]
    public async Task A_person_is_greeted_once_and_answered_in_the_reply_form()
    {
        Assert.Equal(HttpStatusCode.Accepted, await _channel.SendAsync(_bot, _channel.Joined()));
        Assert.Equal(HttpStatusCode.Accepted, await _channel.SendAsync(_bot, _channel.Joined()));
        Assert.Equal(HttpStatusCode.Accepted, await _channel.SendAsync(_bot, _channel.Message("menu", "a1")));

        var replies = await _channel.RepliesAsync(2);

        Assert.Null(replies[0].Answered);
        Assert.Contains("Xin chào", replies[0].Text, StringComparison.Ordinal);
        Assert.Contains("Bạn cần gì?", replies[1].Text, StringComparison.Ordinal);
        Assert.Equal("/connector/v3/conversations/c%7C1/activities/a1", replies[1].RawPath);
        Assert.All(replies, reply => Assert.StartsWith("bot-", reply.Token, StringComparison.Ordinal));
        Assert.Equal(1, _channel.TokensIssued);
        Assert.False(_channel.HasMore);
    }

    [Fact]
    public async Task A_reply_is_addressed_as_the_protocol_wants()
    {
        await _channel.SendAsync(_bot, _channel.Message("menu", "a1"));

        var reply = (await _channel.RepliesAsync(2))[0].Body;

        Assert.Equal("bot", reply.GetProperty("from").GetProperty("id").GetString());
        Assert.Equal("u1", reply.GetProperty("recipient").GetProperty("id").GetString());
        Assert.Equal("c|1", reply.GetProperty("conversation").GetProperty("id").GetString());
        Assert.Equal("t-9", reply.GetProperty("conversation").GetProperty("tenantId").GetString());
        Assert.Equal(_channel.ServiceUrl, reply.GetProperty("serviceUrl").GetString());
        Assert.Equal("plain", reply.GetProperty("textFormat").GetString());
        Assert.Equal("a1", reply.GetProperty("replyToId").GetString());
        Assert.False(reply.TryGetProperty("id", out _));
        Assert.NotEmpty(reply.GetProperty("suggestedActions").GetProperty("actions").EnumerateArray());
    }

    [Fact]
    public async Task A_channel_without_suggested_actions_gets_a_card()
    {
        await _channel.SendAsync(_bot, _channel.Message("menu", "a1", channel: "msteams"));

        var reply = (await _channel.RepliesAsync(2))[0].Body;

        Assert.Equal("application/vnd.microsoft.card.hero", reply.GetProperty("attachments")[0].GetProperty("contentType").GetString());
        Assert.False(reply.TryGetProperty("suggestedActions", out _));
    }

    [Fact]
    public async Task A_message_delivered_again_is_answered_once()
    {
        for (var delivery = 0; delivery < 3; delivery++) Assert.Equal(HttpStatusCode.Accepted, await _channel.SendAsync(_bot, _channel.Message("menu", "same")));
        await _channel.SendAsync(_bot, _channel.Message("cảm ơn", "next"));

        var replies = await _channel.RepliesAsync(3);

        Assert.Equal(["same", "same", "next"], replies.Select(reply => reply.Answered));
    }

    [Fact]
    public async Task Every_way_a_token_can_be_wrong_is_refused()
    {
        foreach (var (why, authorization, activity) in Wrong())
            Assert.True(await ChannelSimulator.SendAsync(_bot, activity ?? _channel.Message("xin chào", why), authorization) == HttpStatusCode.Unauthorized, why);
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(_channel.Token(endorsed: false)));
        Assert.Equal(HttpStatusCode.Forbidden, await ChannelSimulator.SendAsync(_bot, _channel.Message("xin chào", "x", channel: "line"), $"Bearer {_channel.Token()}"));
        Assert.False(_channel.HasMore);
    }

    [Fact]
    public async Task What_the_protocol_tolerates_is_taken()
    {
        foreach (var token in new[]
        {
            _channel.Token(), _channel.Token(expiresInMinutes: -4), _channel.Token(notBeforeMinutes: 4), _channel.Token(serviceUrl: _channel.ServiceUrl.TrimEnd('/')),
            _channel.Token(serviceUrl: _channel.ServiceUrl.ToUpperInvariant()), _channel.Token(algorithm: SecurityAlgorithms.RsaSha512),
        })
            Assert.Equal(HttpStatusCode.Accepted, await SendAsync(token));
    }

    [Theory]
    [InlineData("type")]
    [InlineData("channelId")]
    [InlineData("from")]
    [InlineData("recipient")]
    [InlineData("conversation")]
    [InlineData("serviceUrl")]
    public async Task An_activity_that_lacks_what_it_must_have_is_refused(string missing)
    {
        var activity = _channel.Message("xin chào", "a1");
        activity.Remove(missing);

        Assert.Equal(HttpStatusCode.BadRequest, await _channel.SendAsync(_bot, activity));
    }

    [Fact]
    public async Task A_service_on_a_host_nobody_trusts_gets_neither_token_nor_words()
    {
        var activity = _channel.Message("menu", "a1");
        activity["serviceUrl"] = "https://evil.example/";
        await ChannelSimulator.SendAsync(_bot, activity, $"Bearer {_channel.Token(serviceUrl: "https://evil.example/")}");
        await _channel.SendAsync(_bot, _channel.Message("menu", "b1", conversation: "other"));

        await _channel.RepliesAsync(2);

        Assert.Equal(1, _channel.TokensIssued);
        await using var scope = _bot.App.Services.CreateAsyncScope();
        Assert.True(await scope.ServiceProvider.GetRequiredService<ConversationDb>().Outbox.AllAsync(row => row.Channel == "botframework"));
    }

    [Fact]
    public async Task A_channel_that_fails_gets_the_reply_later_and_once()
    {
        await _channel.SendAsync(_bot, _channel.Joined());
        await _channel.RepliesAsync(1);
        _channel.Faults.Enqueue(HttpStatusCode.BadGateway);

        await _channel.SendAsync(_bot, _channel.Message("menu", "a1"));

        Assert.Equal("a1", Assert.Single(await _channel.RepliesAsync(1)).Answered);
        Assert.False(_channel.HasMore);
    }

    [Fact]
    public async Task A_token_the_channel_no_longer_takes_is_renewed()
    {
        await _channel.SendAsync(_bot, _channel.Joined());
        await _channel.RepliesAsync(1);
        _channel.OldestGoodToken = 2;

        await _channel.SendAsync(_bot, _channel.Message("menu", "a1"));

        Assert.Equal("bot-2", Assert.Single(await _channel.RepliesAsync(1)).Token);
    }

    [Fact]
    public async Task While_the_key_publisher_is_down_known_keys_still_serve()
    {
        Assert.Equal(HttpStatusCode.Accepted, await SendAsync(_channel.Token()));
        _channel.KeysDown = true;

        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(_channel.Token(kid: "unknown")));
        Assert.Equal(HttpStatusCode.Accepted, await SendAsync(_channel.Token()));
    }

    [Fact]
    public async Task An_officers_answer_reaches_a_person_who_did_not_just_write()
    {
        await _channel.SendAsync(_bot, _channel.Joined());
        await _channel.RepliesAsync(1);
        var conversation = _bot.App.Services.GetRequiredService<BotFrameworkIds>().ConversationOf(ActivityJson.Read(_channel.Joined().ToJsonString()));
        var filed = await StaffConsole.StaffVisit.FileAsync(_bot, StaffConsole.StaffVisit.Tip() with { ReturnAddress = new("botframework", conversation) });

        await using (var scope = _bot.App.Services.CreateAsyncScope())
        {
            var desk = scope.ServiceProvider.GetRequiredService<CaseDesk>();
            await scope.ServiceProvider.GetRequiredService<CaseWriting>().RunAsync(
                () => desk.ReplyAsync(filed.CaseId, filed.MailboxId, "Xe màu gì ạ?", new Officer("1", "Lan"), CancellationToken.None), CancellationToken.None);
        }

        var sent = Assert.Single(await _channel.RepliesAsync(1));
        Assert.Null(sent.Answered);
        Assert.StartsWith("Bạn có một tin nhắn mới", sent.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Xe màu gì", sent.Text, StringComparison.Ordinal);
        await _channel.SendAsync(_bot, _channel.Message("Đọc tin nhắn", "a9"));
        Assert.Contains("Xe màu gì ạ?", (await _channel.RepliesAsync(1))[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_is_fetched_at_once_and_sealed()
    {
        var activity = _channel.Message("", "a1");
        activity["attachments"] = new JsonArray(
            new JsonObject { ["contentType"] = "image/jpeg", ["contentUrl"] = $"{_channel.Address}/files/a.jpg", ["name"] = "a.jpg" },
            new JsonObject { ["contentType"] = "image/jpeg", ["contentUrl"] = "http://169.254.169.254/latest/meta-data", ["name"] = "b.jpg" });

        await _channel.SendAsync(_bot, activity);

        Assert.Contains(await _channel.RepliesAsync(2), reply => reply.Text!.Contains("Đã nhận 1 tệp", StringComparison.Ordinal));
        await using var scope = _bot.App.Services.CreateAsyncScope();
        Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<AnTT.Cases.CasesDb>().Evidence.CountAsync());
    }

    [Fact]
    public async Task A_groups_talk_is_not_taken()
    {
        var activity = _channel.Message("xin chào", "a1");
        activity["conversation"]!["isGroup"] = true;

        Assert.Equal(HttpStatusCode.Accepted, await _channel.SendAsync(_bot, activity));

        await using var scope = _bot.App.Services.CreateAsyncScope();
        Assert.False(await scope.ServiceProvider.GetRequiredService<ConversationDb>().Conversations.AnyAsync());
    }

    [Fact]
    public async Task An_invoke_nobody_handles_and_other_methods_say_so()
    {
        var invoke = _channel.Message("", "a1");
        invoke["type"] = "invoke";
        using var head = await _bot.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/api/messages"));

        Assert.Equal(HttpStatusCode.NotImplemented, await _channel.SendAsync(_bot, invoke));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, head.StatusCode);
    }

    [Fact]
    public async Task A_body_too_large_is_refused()
    {
        using var response = await _bot.Http.PostAsync("/api/messages", new StringContent(new string(' ', 300 * 1024), Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    private Task<HttpStatusCode> SendAsync(string token) => ChannelSimulator.SendAsync(_bot, _channel.Message("xin chào", Guid.NewGuid().ToString()), $"Bearer {token}");

    private IEnumerable<(string Why, string? Authorization, JsonObject? Activity)> Wrong()
    {
        var good = _channel.Token();
        yield return ("no header", null, null);
        yield return ("lower case scheme", $"bearer {good}", null);
        yield return ("basic", $"Basic {good}", null);
        yield return ("two spaces", $"Bearer  {good}", null);
        yield return ("garbage", "Bearer garbage", null);
        yield return ("other audience", $"Bearer {_channel.Token(audience: "other")}", null);
        yield return ("no audience", $"Bearer {_channel.Token(audience: null)}", null);
        yield return ("other issuer", $"Bearer {_channel.Token(issuer: "https://evil.example")}", null);
        yield return ("expired", $"Bearer {_channel.Token(expiresInMinutes: -6)}", null);
        yield return ("not yet", $"Bearer {_channel.Token(notBeforeMinutes: 6)}", null);
        yield return ("other service", $"Bearer {_channel.Token(serviceUrl: "https://evil.example/")}", null);
        yield return ("claim spelt as in the documents", $"Bearer {_channel.Token(claimName: "serviceUrl")}", null);
        yield return ("unknown key", $"Bearer {_channel.Token(kid: "k9")}", null);
        using var stranger = RSA.Create(2048);
        yield return ("right kid, wrong key", $"Bearer {_channel.Token(otherKey: stranger)}", null);
        yield return ("unsigned", $"Bearer {_channel.UnsignedToken()}", null);
        yield return ("public key as secret", $"Bearer {_channel.TokenSignedWithThePublicKey()}", null);
    }
}

public sealed class LocalBotFrameworkTests
{
    [Fact]
    public async Task Without_a_registration_this_machine_may_talk_and_nobody_else()
    {
        await using var channel = await ChannelSimulator.StartAsync();
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var elsewhere = channel.Message("menu", "a2");
        elsewhere["serviceUrl"] = "https://evil.example/";

        Assert.Equal(HttpStatusCode.Accepted, await ChannelSimulator.SendAsync(bot, channel.Message("menu", "a1", channel: "emulator"), authorization: null));
        Assert.Equal(HttpStatusCode.Unauthorized, await ChannelSimulator.SendAsync(bot, elsewhere, authorization: null));
        using var forwarded = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(channel.Message("menu", "a3").ToJsonString(), Encoding.UTF8, "application/json") };
        forwarded.Headers.Add("X-Forwarded-For", "203.0.113.9");
        using var response = await bot.Http.SendAsync(forwarded);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.All(await channel.RepliesAsync(2), reply => Assert.Null(reply.Token));
    }
}
