using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Bot.Understanding;
using AnTT.Cases.Corrections;

namespace AnTT.Bot.Tests.StaffConsole;

/// <summary>From a wrong kind, corrected on the case's page, to a word the bot listens for.</summary>
public sealed class CategoryWordPagesTests
{
    [Fact]
    public async Task What_three_corrections_share_is_proposed_taken_in_and_heard_from_then_on()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var lan = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);
        foreach (var story in new[] { "Hôm qua ngáo bụi ở gần chợ", "Thấy ngáo bụi ở cầu thang", "Cứ tối là ngáo bụi ở sân bóng" })
        {
            var filed = await StaffVisit.FileAsync(bot, StaffVisit.Tip() with { What = story, Category = "khac", CategoryName = "Việc khác" });
            var done = await lan.SendAsync($"/console/ho-so/{filed.CaseId}", "handler=Category", new() { ["category"] = "ma-tuy" });
            Assert.Contains("Đã sửa loại việc.", done.Text, StringComparison.Ordinal);
            Assert.Contains("sửa loại việc từ “Việc khác” thành", done.Text, StringComparison.Ordinal);
        }
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await lan.GetAsync("/console/bieu-mau/tu")).Status);

        using var admin = await StaffVisit.SignedInAsync(bot, "quan", StaffRoles.Administrator);
        Assert.Contains("“ngáo bụi”", (await admin.GetAsync("/console/bieu-mau/tu")).Text, StringComparison.Ordinal);
        var saved = await admin.PostAsync("/console/bieu-mau/tu", new() { ["phrase"] = "ngáo bụi", ["category"] = "ma-tuy", ["accept"] = "true" });

        Assert.Contains("Đã lưu; bot dùng ngay.", saved.Text, StringComparison.Ordinal);
        Assert.Contains("đã nhận", saved.Text, StringComparison.Ordinal);
        Assert.True(bot.App.Services.GetService(typeof(MessageUnderstanding)) is MessageUnderstanding heard && heard.Knows("bọn kia ngáo bụi ngoài ngõ", "ma-tuy"));
    }

    [Fact]
    public void Learnt_words_come_and_go_without_a_restart_and_are_found_without_marks()
    {
        var understanding = new MessageUnderstanding();
        var word = new CategoryWord { WardId = Guid.Empty, Phrase = "ngáo bụi", Category = "ma-tuy", Cases = 3, DecidedByName = "Hùng", DecidedAt = DateTimeOffset.UnixEpoch };
        Assert.False(understanding.Knows("thang kia ngao bui", "ma-tuy"));

        understanding.Learn([word]);
        Assert.True(understanding.Knows("thang kia ngao bui", "ma-tuy"));

        understanding.Learn([]);
        Assert.False(understanding.Knows("thang kia ngao bui", "ma-tuy"));
    }
}
