using AnTT.Bot.Understanding;
using AnTT.Cases.Receipts;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.Dialogs;

/// <summary>The words of a receipt are drawn by lot, and now and then they sound like a cry for help.</summary>
public sealed class ReceiptTalkTests
{
    [Fact]
    public async Task A_code_that_sounds_like_danger_is_looked_up()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var understanding = bot.App.Services.GetRequiredService<MessageUnderstanding>();
        var context = new MessageContext(TimeProvider.System.GetUtcNow());
        var seeds = Enumerable.Range(0, 4000).Select(number => { var seed = new byte[32]; BitConverter.TryWriteBytes(seed, number); return seed; });
        var alarming = seeds.Select(seed => ReceiptCode.FromSeed(seed).ToString()).Where(code => understanding.Read(code, context).Intent is Emergency).Take(3).ToList();
        var talk = await bot.TalkAsync();

        Assert.NotEmpty(alarming);
        foreach (var code in alarming) Assert.Contains("Không tìm thấy tin báo", await talk.SayAsync(code), StringComparison.Ordinal);
        Assert.StartsWith("Gọi ngay", await talk.SayAsync($"{alarming[0]}. cứu tôi với, nó cầm dao đuổi chém tôi"), StringComparison.Ordinal);
    }
}
