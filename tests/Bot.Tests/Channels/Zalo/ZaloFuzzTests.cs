using System.Collections.Concurrent;
using System.Net;
using System.Text;
using AnTT.Bot.Conversations;
using AnTT.ZaloSimulator;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.Channels.Zalo;

public sealed class ZaloFuzzTests
{
    private const int Bodies = 10_000;

    [Fact]
    public async Task Ten_thousand_mangled_bodies_signed_or_not_are_all_answered_with_200()
    {
        await using var town = await ZaloTown.StartAsync();
        var mangler = new BodyMangler(seed: 4, File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Channels", "Zalo", "Data", "events.jsonl")));
        var failures = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(Enumerable.Range(0, Bodies), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, ct) =>
        {
            var (body, timestamp) = mangler.Next(number);
            using var request = new HttpRequestMessage(HttpMethod.Post, "/channels/zalo/webhook") { Content = new ByteArrayContent(body) };
            if (number % 5 != 0) request.Headers.TryAddWithoutValidation("X-ZEvent-Signature", town.Platform.Webhook.Sign(body, timestamp, town.Platform.Settings.OaSecretKey));
            using var response = await town.Bot.Http.SendAsync(request, ct);
            if (response.StatusCode != HttpStatusCode.OK) failures.Add($"{response.StatusCode} to body {number}: {await response.Content.ReadAsStringAsync(ct)}");
        });

        Assert.Empty(failures);
        await using var scope = town.Bot.App.Services.CreateAsyncScope();
        Assert.True(await scope.ServiceProvider.GetRequiredService<ConversationDb>().Inbox.AnyAsync(), "Nothing passed the signature: the mangler is too rough.");
    }

    [Theory]
    [InlineData("""{"event_name":"user_send_text","timestamp":"1","sen\ud83d":{},"message":{"msg_id":"1"}}""")]
    [InlineData("""{"event_name":"user_send_text","timestamp":"1","sender":{"i\ud83d":1},"recipient":{"\ud83d":1},"message":{"tex\ud83d":1}}""")]
    public async Task A_name_cut_in_the_middle_of_a_letter_is_answered_with_200(string json)
    {
        await using var town = await ZaloTown.StartAsync();
        var body = Encoding.UTF8.GetBytes(json);

        Assert.Equal(200, await town.Platform.Webhook.CallAsync(body, "mac=00"));
        Assert.Equal(200, await town.Platform.Webhook.CallAsync(body, town.Platform.Webhook.Sign(body, "1", town.Platform.Settings.OaSecretKey)));
    }

    [Fact]
    public async Task A_body_larger_than_any_event_is_dropped_without_being_kept_in_memory()
    {
        await using var town = await ZaloTown.StartAsync();
        var body = new byte[3 * 1024 * 1024];
        Encoding.UTF8.GetBytes("{\"timestamp\":\"1\",\"x\":\"").CopyTo(body, 0);

        Assert.Equal(200, await town.Platform.Webhook.CallAsync(body, "mac=00"));
    }
}
