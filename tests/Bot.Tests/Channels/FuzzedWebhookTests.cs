using System.Net;
using System.Text;
using AnTT.Bot.Channels.DirectLine;
using AnTT.Bot.Channels.ZaloBot;
using AnTT.Bot.Tests.Channels.BotFramework;
using AnTT.Bot.Tests.Channels.ZaloBot;

namespace AnTT.Bot.Tests.Channels;

public sealed class FuzzedWebhookTests
{
    private static readonly string[] Bits = ["{", "}", "[", "]", "\"", ":", ",", "null", "true", "-1e999", "\\ud800", "\\u0000", "\"type\":7", "\"id\":[]", "\"conversation\":\"x\"", "\"attachments\":{}", "𝄞", "\u202e"];

    [Fact]
    public void No_bytes_make_a_reader_throw_what_the_webhooks_do_not_expect()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 10_000; round++)
        {
            var body = Encoding.UTF8.GetBytes(Spoil(BotPlatformSimulator.Event("m1"), random));
            if (random.Next(3) == 0) body[random.Next(body.Length)] = (byte)random.Next(256);

            ZaloBotUpdate.Read(body);
            var error = Record.Exception(() => DirectLinePosting.Parse(body));

            Assert.True(error is null || DirectLinePosting.IsUnreadable(error), error?.ToString());
        }
    }

    [Fact]
    public async Task No_body_gets_a_server_error()
    {
        await using var channel = await ChannelSimulator.StartAsync();
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync([.. new[] { "--ZaloBot:Token", BotPlatformSimulator.Token, "--ZaloBot:WebhookSecret", BotPlatformSimulator.Secret, "--Conversations:MessagesPerMinute", "10000" }]);
        var random = new Random(20261122);
        var message = channel.Message("xin chào", "a1").ToJsonString();
        for (var round = 0; round < 300; round++)
        {
            using var content = new StringContent(Spoil(message, random), Encoding.UTF8, "application/json");
            using var taken = await bot.Http.PostAsync("/api/messages", content);
            var delivered = await BotPlatformSimulator.DeliverAsync(bot, Spoil(BotPlatformSimulator.Event("m1", fields: "\"text\":7"), random));

            Assert.True((int)taken.StatusCode < 500 || taken.StatusCode == HttpStatusCode.NotImplemented, $"{taken.StatusCode} in round {round}");
            Assert.Equal(HttpStatusCode.OK, delivered);
        }
    }

    /// <summary>Cuts, doubles and replaces pieces of a good body.</summary>
    private static string Spoil(string good, Random random)
    {
        var text = new StringBuilder(good);
        for (var times = random.Next(1, 5); times > 0; times--)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(12), text.Length - at);
            switch (random.Next(3))
            {
                case 0:
                    text.Remove(at, length);
                    break;
                case 1:
                    text.Insert(at, Bits[random.Next(Bits.Length)]);
                    break;
                default:
                    text.Insert(at, text.ToString(at, length));
                    break;
            }
            if (text.Length == 0) text.Append('{');
        }
        return text.ToString();
    }
}
