using System.Net;
using System.Text.Json;

namespace AnTT.Bot.Tests.Conversations;

public sealed class QuickTalkTests
{
    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[200]];

    [Fact]
    public async Task Words_sent_in_quick_succession_get_one_answer()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync("--Conversations:QuietWindow", "00:00:02");
        var talk = await bot.TalkAsync();

        foreach (var text in new[] { "tối qua ở đầu ngõ 12", "có mấy người tụ tập", "đánh bạc ăn tiền" }) (await talk.PostAsync(Message(text))).Dispose();
        var first = await talk.RepliesAsync(1);
        var second = await talk.SayAsync("menu");

        Assert.Contains("ngõ 12", first, StringComparison.Ordinal);
        Assert.Contains("Bạn cần gì?", second, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Photos_sent_in_a_row_get_one_answer()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync("--Conversations:QuietWindow", "00:00:02", "--Conversations:FilesWindow", "00:00:04");
        var talk = await bot.TalkAsync();

        for (var number = 0; number < 3; number++) (await talk.UploadAsync(Photo, $"{number}.jpg", "image/jpeg")).EnsureSuccessStatusCode().Dispose();

        Assert.Contains("Đã nhận 3 tệp", await talk.RepliesAsync(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_writes_too_fast_is_told_once_and_danger_still_gets_through()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync("--Conversations:MessagesPerMinute", "3");
        var talk = await bot.TalkAsync();
        for (var number = 0; number < 3; number++) await talk.SayAsync("xin chào");

        var refused = new List<HttpStatusCode>();
        for (var number = 0; number < 3; number++)
        {
            using var response = await talk.PostAsync(Message("xin chào"));
            refused.Add(response.StatusCode);
        }
        var told = await talk.RepliesAsync(1);
        var danger = await talk.SayAsync("cháy nhà rồi, có người mắc kẹt");

        Assert.All(refused, status => Assert.Equal(HttpStatusCode.TooManyRequests, status));
        Assert.Contains("hơi nhanh", told, StringComparison.Ordinal);
        Assert.StartsWith("Gọi", danger.TrimStart('“', ' '), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("114", danger, StringComparison.Ordinal);
        Assert.DoesNotContain("hơi nhanh", danger, StringComparison.Ordinal);
    }

    private static string Message(string text) => JsonSerializer.Serialize(new { type = "message", text });
}
