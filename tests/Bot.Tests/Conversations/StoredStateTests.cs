using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Forms;
using AnTT.Bot.Dialogs.Tips;
using AnTT.Cases;
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
    public async Task A_state_of_the_first_shape_keeps_what_was_told()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var state = ConversationState.Read(FirstShape);

        var draft = bot.App.Services.GetRequiredService<FormShelf>().Fit(state.Draft!);

        Assert.Equal("Mất xe máy trước cửa nhà", draft.Answers[TipForm.What].Text);
        Assert.Equal("Trời mưa to", draft.Answers[TipForm.Details].Text);
        Assert.Null(draft.Asking);
        Assert.Single(state.RecentQuestions);
    }

    /// <summary>Stored by the program that knew only the first version of the form, in the middle of a question the second does not ask.</summary>
    private const string FirstVersionOfTheForm = """
        {"schema":2,"greeted":true,"draft":{"key":"0123456789abcdef0123456789abcdef","formId":"tin-bao","formVersion":1,"startedAt":"2099-01-01T00:00:00.000Z",
         "answers":{"what":{"text":"Mất xe máy trước cửa nhà"},"category":{"text":"Trộm cắp, cướp giật tài sản","code":"trom-cap"},"where":{"text":"tổ 3"},"when":{"text":"tối qua"}},
         "skipped":[],"asking":"ongoing","paused":false,"files":0}}
        """;

    [Fact]
    public async Task A_draft_begun_with_an_older_version_is_finished_and_filed_with_it()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var talk = await bot.TalkAsync();
        await StoreAsync(bot, talk.ConversationId, FirstVersionOfTheForm);

        Assert.Contains("nhớ điều gì", await talk.SayAsync("Đã kết thúc"), StringComparison.Ordinal);
        await talk.SayAsync("Bỏ qua");
        await talk.SayAsync("Không có ảnh");
        Assert.Contains("Còn tiếp diễn: Đã kết thúc", await talk.SayAsync("Ẩn danh"), StringComparison.Ordinal);
        Assert.Contains("Mã tra cứu", await talk.SayAsync("Gửi"), StringComparison.Ordinal);

        await using var scope = bot.App.Services.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<CasesDb>().Reports.AsNoTracking().SingleAsync();
        Assert.Equal(1, report.FormVersion);
        Assert.Contains(report.Answers, answer => answer is { Label: "Còn tiếp diễn", Text: "Đã kết thúc" });
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
        var next = await talk.SayAsync("Không");

        Assert.Contains("vừa được cập nhật", reply, StringComparison.Ordinal);
        Assert.Contains("đang gặp nguy hiểm", reply, StringComparison.Ordinal);
        Assert.Contains("loại nào", next, StringComparison.Ordinal);
    }

    private static async Task StoreAsync(RunningBot bot, string conversationId, string state)
    {
        await using var scope = bot.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConversationDb>();
        await db.Conversations.Where(row => row.Id == conversationId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, state));
    }
}
