using System.Text.Json;
using AnTT.Knowledge.Tests.LanguageModel;

namespace AnTT.Bot.Tests.Dialogs;

public sealed class ModelTalkTests
{
    private const string Question = "Bán số đề bị phạt bao nhiêu tiền?";
    private const string Plain = "Người bán số đề có thể bị phạt từ 2 triệu đồng đến 5 triệu đồng.";

    [Fact]
    public async Task A_question_is_answered_in_checked_plainer_words_with_its_source()
    {
        await using var model = await ModelSimulator.StartAsync(_ => Plain + " [1]");
        await using var bot = await StartAsync(model);
        var talk = await bot.TalkAsync();

        var reply = await talk.SayAsync(Question);

        Assert.StartsWith(Plain + "\nCăn cứ: Nghị định 282/2025/NĐ-CP", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lie_or_a_fault_leaves_the_quotation()
    {
        SimulatedReply says = "Người bán số đề có thể bị phạt từ 20 triệu đồng đến 50 triệu đồng [1].";
        await using var model = await ModelSimulator.StartAsync(_ => says);
        await using var bot = await StartAsync(model);
        var talk = await bot.TalkAsync();

        var lied = await talk.SayAsync(Question);
        says = new Status(500);
        var failed = await talk.SayAsync(Question);

        Assert.StartsWith("Người bán số đề, cho vay, cầm đồ", lied, StringComparison.Ordinal);
        Assert.Equal(lied, failed);
        Assert.Equal(2, model.Requests.Count);
    }

    [Fact]
    public async Task Emergencies_tips_refusals_and_small_talk_never_reach_the_model()
    {
        await using var model = await ModelSimulator.StartAsync(_ => Plain + " [1]");
        await using var bot = await StartAsync(model);
        string[] messages = ["Cứu với, nhà tôi đang cháy!", "Tối qua tôi thấy có người bán ma túy ở tổ dân phố 3", "Thời tiết ngày mai thế nào?", "Ai đã tố giác tôi?", "xin chào"];

        foreach (var message in messages) await (await bot.TalkAsync()).SayAsync(message);
        var inside = await bot.TalkAsync();
        await inside.SayAsync("Tôi muốn báo tin");
        await inside.SayAsync(Question);

        Assert.Empty(model.Requests);
    }

    [Fact]
    public async Task While_one_waits_for_the_model_others_are_answered_and_a_cry_for_help_ends_the_wait()
    {
        var asked = new TaskCompletionSource();
        await using var model = await ModelSimulator.StartAsync(_ =>
        {
            asked.TrySetResult();
            return new Silent();
        });
        await using var bot = await StartAsync(model, "--Model:TimeLimit", "00:01:00");
        var waiting = await bot.TalkAsync();
        await waiting.PostAsync(JsonSerializer.Serialize(new { type = "message", text = Question, from = new { id = "u" } }));
        await asked.Task;

        var other = await bot.TalkAsync();
        Assert.Contains("113", await other.SayAsync("Có người cầm dao đuổi chém tôi"), StringComparison.Ordinal);

        await waiting.PostAsync(JsonSerializer.Serialize(new { type = "message", text = "Cứu với, nhà tôi đang cháy!", from = new { id = "u" } }));
        var replies = await waiting.RepliesAsync(2);
        Assert.StartsWith("Người bán số đề, cho vay", replies, StringComparison.Ordinal);
        Assert.Contains("114", replies, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Model:Chat", "gi-do", "Model:Endpoint")]
    [InlineData("--Model:Endpoint", "khong-phai-dia-chi", "Model:Endpoint")]
    [InlineData("--Model:Endpoint", "http://localhost:11434/v1", "Model:Chat")]
    public async Task Half_a_configuration_says_what_to_set(string key, string value, string names)
    {
        var empty = Directory.CreateTempSubdirectory("antt-test-").FullName;

        var error = await Assert.ThrowsAnyAsync<Exception>(() => RunningBot.StartAsync(null, "--KnowledgeBase:Path", empty, key, value));

        Assert.Contains(names, error.Message, StringComparison.Ordinal);
        Directory.Delete(empty);
    }

    private static Task<RunningBot> StartAsync(ModelSimulator model, params string[] settings) =>
        RunningBot.StartAsync(null, ["--Model:Endpoint", model.Endpoint, "--Model:Chat", "thu", .. settings]);
}
