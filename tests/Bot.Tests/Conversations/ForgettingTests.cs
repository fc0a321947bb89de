using System.Text;
using AnTT.Bot.Conversations;
using AnTT.Bot.Storage;
using AnTT.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.Conversations;

public sealed class ForgettingTests
{
    private const string Story = "Tối qua có kẻ trộm xe máy Dream màu tím trước nhà ở tổ dân phố 3";

    [Fact]
    public async Task The_talk_of_a_tip_is_gone_after_a_while_and_the_receipt_with_it()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync("--Conversations:TipTalkKept", "00:00:00");
        var talk = await bot.TalkAsync();
        var receipt = await FileAsync(talk);
        var before = await EverythingAsync(bot, talk);

        await bot.App.Services.GetRequiredService<TalkForgetting>().ForgetAsync(CancellationToken.None);

        var after = await EverythingAsync(bot, talk);
        Assert.Contains(receipt, before, StringComparison.Ordinal);
        Assert.DoesNotContain(receipt, after, StringComparison.Ordinal);
        Assert.DoesNotContain("Dream", after, StringComparison.Ordinal);
        Assert.Contains("đã được xoá để giữ kín", after, StringComparison.Ordinal);
        Assert.Contains("Tình trạng", await talk.SayAsync($"tra cứu {receipt}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_word_of_a_talk_reaches_the_disk_in_clear_before_it_is_a_case()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var talk = await bot.TalkAsync();
        await talk.SayAsync(Story);

        var disk = await DiskAsync(bot);

        Assert.DoesNotContain("Dream", disk, StringComparison.Ordinal);
        Assert.DoesNotContain("màu tím trước nhà", disk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_deleted_row_said_is_in_no_free_page_and_not_in_the_log()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        await using var scope = bot.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CasesDb>();
        var filed = await StaffConsole.StaffVisit.FileAsync(bot, StaffConsole.StaffVisit.Tip() with { What = string.Concat(Enumerable.Repeat("MOTCHUYENCANXOA ", 900)) });
        Assert.Contains("MOTCHUYENCANXOA", await DiskAsync(bot), StringComparison.Ordinal);

        await db.Reports.Where(row => row.CaseId == filed.CaseId).ExecuteUpdateAsync(set => set.SetProperty(row => row.What, ""));
        await db.Cases.Where(row => row.Id == filed.CaseId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Summary, "").SetProperty(row => row.SearchText, ""));
        await bot.App.Services.GetRequiredService<Remnants>().SweepAsync(CancellationToken.None);

        Assert.DoesNotContain("motchuyencanxoa", (await DiskAsync(bot)).ToLowerInvariant(), StringComparison.Ordinal);
    }

    private static async Task<string> FileAsync(Talk talk)
    {
        var said = await talk.SayAsync(Story);
        for (var turn = 0; turn < 20 && !said.Contains("Mã tra cứu của bạn là", StringComparison.Ordinal); turn++)
        {
            said = await talk.SayAsync(
                said.Contains("Bạn xem đúng chưa", StringComparison.Ordinal) ? "Gửi"
                : said.Contains("Ẩn danh", StringComparison.Ordinal) ? "Ẩn danh"
                : said.Contains("ảnh", StringComparison.Ordinal) ? "Không có ảnh"
                : said.Contains("tiếp diễn", StringComparison.Ordinal) ? "Đã kết thúc"
                : "Bỏ qua");
        }
        return said.Split("Mã tra cứu của bạn là:\n\n")[1].Split('\n')[0];
    }

    private static async Task<string> EverythingAsync(RunningBot bot, Talk talk)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v3/directline/conversations/{talk.ConversationId}/activities?watermark=0");
        request.Headers.Authorization = new("Bearer", talk.Token);
        using var response = await bot.Http.SendAsync(request);
        return System.Text.RegularExpressions.Regex.Unescape(await response.Content.ReadAsStringAsync());
    }

    private static async Task<string> DiskAsync(RunningBot bot)
    {
        var text = new StringBuilder();
        foreach (var path in new[] { bot.DatabaseFile, bot.DatabaseFile + "-wal" }.Where(File.Exists))
        {
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            text.Append(await reader.ReadToEndAsync());
        }
        return text.ToString();
    }
}
