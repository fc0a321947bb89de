using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AnTT.Bot.Channels.Zalo.Storage;
using AnTT.Bot.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.Channels.Zalo;

public sealed class ZaloWebhookTests(SharedTown shared) : IClassFixture<SharedTown>
{
    private ZaloTown Here => shared.Value;

    [Theory]
    [InlineData(null)]
    [InlineData("mac=00")]
    [InlineData("AppSecretForTests")]
    public async Task What_is_not_signed_with_the_right_key_is_answered_with_200_and_forgotten(string? keyOrHeader)
    {
        var body = Encoding.UTF8.GetBytes("""{"app_id":"1234567890123456789","event_name":"user_send_text","sender":{"id":"2999"},"message":{"msg_id":"forged","text":"x"},"timestamp":"1"}""");
        var header = keyOrHeader == "AppSecretForTests" ? Here.Platform.Webhook.Sign(body, "1", keyOrHeader) : keyOrHeader;
        var before = await CountInboxAsync();

        Assert.Equal(200, await Here.Platform.Webhook.CallAsync(body, header));

        Assert.Equal(before, await CountInboxAsync());
    }

    [Fact]
    public async Task An_event_nobody_knows_is_kept_sealed_and_starts_nothing()
    {
        await Here.Platform.RaiseAsync(new() { ["event_name"] = "user_dreams_of_something", ["user_id"] = "2000000000099999999" });

        await using var scope = Here.Bot.App.Services.CreateAsyncScope();
        var kept = await scope.ServiceProvider.GetRequiredService<ZaloDb>().Events.AsNoTracking().SingleAsync(row => row.Name == "user_dreams_of_something");
        Assert.DoesNotContain("2000000000099999999", kept.SealedBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_from_a_strange_host_is_not_fetched_and_its_sender_is_told()
    {
        var lan = Here.Someone();

        await lan.SendAsync("user_send_image", new() { ["attachments"] = new JsonArray(new JsonObject { ["type"] = "image", ["payload"] = new JsonObject { ["url"] = "http://169.254.169.254/latest" } }) });

        Assert.Contains("không nằm trên máy chủ của Zalo", await lan.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_domain_is_proved_by_a_tag_and_a_file()
    {
        Assert.Contains("content=\"ABC123\"", await Here.Bot.Http.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Contains("content=\"ABC123\"", await Here.Bot.Http.GetStringAsync("/zalo_verifierABC123.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unconfigured_webhook_still_answers_200()
    {
        await using var bare = await RunningBot.StartAsync(null, "--KnowledgeBase:Path", ZaloTown.SmallCorpus);
        using var response = await bare.Http.PostAsync("/channels/zalo/webhook", new StringContent("{}"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private async Task<int> CountInboxAsync()
    {
        await using var scope = Here.Bot.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ConversationDb>().Inbox.CountAsync();
    }
}
