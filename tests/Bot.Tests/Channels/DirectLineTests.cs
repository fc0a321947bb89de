using System.Net;
using System.Net.Http.Json;
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

    private static async Task<string> IdOf(HttpResponseMessage response)
    {
        using (response) return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }
}
