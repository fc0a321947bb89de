using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Tips;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.Conversations;

public sealed class StoredStateTests
{
    /// <summary>As the first version of the program stored it, with a question that is asked no more.</summary>
    private const string FirstShape = """
        {"schema":1,"greeted":true,"recentQuestions":["vượt đèn đỏ phạt bao nhiêu"],"expecting":0,"looseFiles":0,"misses":0,
         "draft":{"key":"KEY","formId":"tin-bao","formVersion":0,"startedAt":"2099-01-01T00:00:00.000Z",
          "answers":{"what":{"text":"Mất xe máy trước cửa nhà"},"weather":{"text":"Trời mưa to"}},"skipped":[],"asking":"weather","paused":false,"files":0}}
        """;

    [Fact]
    public void A_state_of_the_first_shape_keeps_what_was_told()
    {
        var state = ConversationState.Read(FirstShape);

        Assert.Equal("Mất xe máy trước cửa nhà", state.Draft!.Answers[TipForm.What].Text);
        Assert.Equal("Trời mưa to", state.Draft.Answers[TipForm.Details].Text);
        Assert.Null(state.Draft.Asking);
        Assert.Single(state.RecentQuestions);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"schema\":99,\"unheardOf\":{\"a\":1},\"expecting\":77}")]
    public void A_state_nobody_understands_lets_the_talk_go_on(string stored) =>
        Assert.Equal(Expectation.Nothing, ConversationState.Read(stored).Expecting);

    [Fact]
    public async Task A_person_in_the_middle_of_an_old_form_is_told_and_goes_on()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var talk = await bot.TalkAsync();
        await StoreAsync(bot, talk.ConversationId, FirstShape);

        var reply = await talk.SayAsync("mưa từ chiều");
        var next = await talk.SayAsync("Trộm cắp");

        Assert.Contains("vừa được cập nhật", reply, StringComparison.Ordinal);
        Assert.Contains("loại nào", reply, StringComparison.Ordinal);
        Assert.Contains("ở đâu", next, StringComparison.Ordinal);
    }

    private static async Task StoreAsync(RunningBot bot, string conversationId, string state)
    {
        await using var scope = bot.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConversationDb>();
        await db.Conversations.Where(row => row.Id == conversationId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, state));
    }
}
