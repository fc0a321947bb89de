using AnTT.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.Dialogs;

/// <summary>What a sender asks and adds while a tip is told and after it is sent.</summary>
public sealed class AfterSendingTests : IAsyncLifetime
{
    private RunningBot _bot = null!;

    public async Task InitializeAsync() => _bot = await RunningBot.StartWithoutKnowledgeAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task A_worry_is_answered_in_the_middle_of_the_form_and_kept_in_no_field()
    {
        var talk = await _bot.TalkAsync();
        await talk.SayAsync("tối qua em bị trộm con chó ở tổ dân phố 3");

        var answer = await talk.SayAsync("có ai biết tôi báo không?");

        Assert.Contains("không được cho biết ai đã báo", answer, StringComparison.Ordinal);
        Assert.Contains("có ai đang gặp nguy hiểm", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_added_after_sending_goes_to_the_tip_when_its_sender_says_so()
    {
        var talk = await SentAsync("tối qua em bị trộm con chó ở tổ dân phố 3");

        Assert.Contains("thuộc tin bạn vừa gửi", await talk.SayAsync("con chó màu vàng, đeo vòng đỏ"), StringComparison.Ordinal);
        Assert.Contains("Đã chuyển tới cán bộ", await talk.SayAsync("Thêm vào tin vừa gửi"), StringComparison.Ordinal);
        Assert.Contains("gửi đính chính", await talk.SayAsync("cho tôi rút lại tin báo"), StringComparison.Ordinal);

        await using var scope = _bot.App.Services.CreateAsyncScope();
        Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<CasesDb>().Cases.CountAsync());
    }

    [Fact]
    public async Task A_name_in_the_story_of_a_hidden_sender_is_pointed_out_and_covered()
    {
        var talk = await _bot.TalkAsync();

        var readBack = await ReadBackAsync(talk, "Tôi là Nguyễn Thị Lan, sđt 0912345678, nhà bên cạnh đánh bạc hàng đêm ở tổ dân phố 3");
        var covered = await talk.SayAsync("Che giúp tôi");

        Assert.Contains("“Nguyễn Thị Lan”, “0912345678”", readBack, StringComparison.Ordinal);
        Assert.DoesNotContain("Nguyễn Thị Lan", covered, StringComparison.Ordinal);
        Assert.DoesNotContain("0912345678", covered, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_looked_up_while_a_tip_is_told_sets_that_tip_aside()
    {
        var sent = await SentAsync("tối qua em bị trộm con chó ở tổ dân phố 3");
        var code = sent.LastCode;
        var talk = await _bot.TalkAsync();
        await talk.SayAsync("đêm nào nhà bên cũng hát karaoke ở tổ dân phố 1");

        Assert.Contains("Tình trạng", await talk.SayAsync($"tra cứu {code}"), StringComparison.Ordinal);
        Assert.Contains("Đã báo cho cán bộ", await talk.SayAsync("Vẫn còn xảy ra"), StringComparison.Ordinal);
        Assert.Contains("tin báo đang dở", await talk.SayAsync("Tiếp tục"), StringComparison.Ordinal);
    }

    private sealed record Sent(Talk Talk, string LastCode)
    {
        public Task<string> SayAsync(string text) => Talk.SayAsync(text);
    }

    private async Task<Sent> SentAsync(string story)
    {
        var talk = await _bot.TalkAsync();
        await ReadBackAsync(talk, story);
        var thanks = await talk.SayAsync("Gửi tin báo");
        return new Sent(talk, thanks.Split("Mã tra cứu của bạn là:\n\n")[1].Split('\n')[0]);
    }

    private static async Task<string> ReadBackAsync(Talk talk, string story)
    {
        var said = await talk.SayAsync(story);
        for (var turn = 0; turn < 10 && !said.Contains("Bạn xem đúng chưa", StringComparison.Ordinal); turn++)
            said = await talk.SayAsync(said.Contains("Ẩn danh", StringComparison.Ordinal) ? "Ẩn danh" : said.Contains("nguy hiểm ngay lúc này", StringComparison.Ordinal) ? "Không" : "Bỏ qua");
        return said;
    }
}
