using System.Net;

namespace AnTT.Bot.Tests.Channels.ZaloBot;

public sealed class ZaloBotTests
{
    [Fact]
    public async Task A_person_is_greeted_and_answered_with_numbered_choices_that_a_number_picks()
    {
        await using var platform = await BotPlatformSimulator.StartAsync();
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync(platform.Settings);

        await BotPlatformSimulator.DeliverAsync(bot, BotPlatformSimulator.Event("m1"));
        var first = await platform.TextsAsync(2);
        await BotPlatformSimulator.DeliverAsync(bot, BotPlatformSimulator.Enveloped(BotPlatformSimulator.Event("m2", fields: "\"text\":\"1\"")));
        var picked = await platform.TextsAsync(1);

        Assert.Contains("1. Báo tin", first[0], StringComparison.Ordinal);
        Assert.Contains("trợ lý tự động", first[1], StringComparison.Ordinal);
        Assert.Contains("Cảm ơn bạn đã báo tin", picked[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_delivered_again_is_answered_once_and_failures_are_made_good()
    {
        await using var platform = await BotPlatformSimulator.StartAsync();
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync(platform.Settings);
        platform.Faults.Enqueue(403);

        for (var delivery = 0; delivery < 3; delivery++) Assert.Equal(HttpStatusCode.OK, await BotPlatformSimulator.DeliverAsync(bot, BotPlatformSimulator.Event("m1")));
        await BotPlatformSimulator.DeliverAsync(bot, BotPlatformSimulator.Event("m2", fields: "\"text\":\"cảm ơn\""));
        var texts = await platform.TextsAsync(3);

        Assert.Contains("Bạn cần gì?", texts[0], StringComparison.Ordinal);
        Assert.Contains("trợ lý tự động", texts[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Bạn cần gì?", texts[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("bi-mat-khac")]
    public async Task Without_the_secret_nothing_is_taken(string? secret)
    {
        await using var platform = await BotPlatformSimulator.StartAsync();
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync(platform.Settings);

        Assert.Equal(HttpStatusCode.Unauthorized, await BotPlatformSimulator.DeliverAsync(bot, BotPlatformSimulator.Event("m1"), secret));
    }

    [Fact]
    public async Task What_cannot_be_used_is_acknowledged_and_left()
    {
        await using var platform = await BotPlatformSimulator.StartAsync();
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync(platform.Settings);
        foreach (var body in new[]
        {
            "{broken", "[]", "null", "{}", """{"event_name":7}""", """{"event_name":"message.text.received","message":[]}""", """{"ok":true,"result":[]}""",
            BotPlatformSimulator.Event("g1", chat: "GROUP"), BotPlatformSimulator.Event("b1", isBot: true), new string('[', 5000),
        })
            Assert.Equal(HttpStatusCode.OK, await BotPlatformSimulator.DeliverAsync(bot, body));

        Assert.False(platform.HasMore);
    }

    [Fact]
    public async Task A_picture_is_fetched_at_once_and_one_from_elsewhere_is_not()
    {
        await using var platform = await BotPlatformSimulator.StartAsync();
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync(platform.Settings);

        await BotPlatformSimulator.DeliverAsync(bot, BotPlatformSimulator.Event("m1", "image", $"\"photo\":\"{platform.Address}/p.jpg\""));
        var taken = await platform.TextsAsync(2);
        await BotPlatformSimulator.DeliverAsync(bot, BotPlatformSimulator.Event("m2", "image", "\"photo_url\":\"http://169.254.169.254/p.jpg\""));
        var refused = await platform.TextsAsync(1);

        Assert.Contains(taken, text => text.Contains("Đã nhận 1 tệp", StringComparison.Ordinal));
        Assert.Contains("chưa tải được", refused[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_development_messages_are_asked_for()
    {
        await using var platform = await BotPlatformSimulator.StartAsync();
        platform.Updates.Enqueue(BotPlatformSimulator.Event("m1"));
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync([.. platform.Settings, "--ZaloBot:Polling", "true"]);

        Assert.Contains("Bạn cần gì?", (await platform.TextsAsync(2))[0], StringComparison.Ordinal);
    }
}
