using System.Net;
using AnTT.Bot.Dialogs.Forms;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.StaffConsole;

public sealed class FormPagesTests
{
    private const string Edit = "/console/bieu-mau/sua";

    /// <summary>The version a fresh program asks with.</summary>
    private static int Shipped => ShippedForms.All[^1].Revision;

    private static string Source(RunningBot bot, string right, string wrong)
    {
        var version = bot.App.Services.GetRequiredService<FormShelf>().Current.Version;
        var source = ShippedForms.All[^1].Source;
        Assert.Equal(ShippedForms.All[^1].Revision, version);
        return source.Replace(right, wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_version_is_asked_at_once_and_tips_keep_the_one_they_began_with()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var admin = await StaffVisit.SignedInAsync(bot, "hoa", StaffRoles.Administrator);
        var before = await bot.TalkAsync();
        await before.SayAsync("Tôi muốn báo tin");
        await before.SayAsync("Tối qua ở tổ dân phố 3 có người trộm xe của tôi");

        var saved = await admin.SendAsync(Edit, "bieu-mau", new()
        {
            ["Source"] = Source(bot, "label: Đồ bị lấy", "label: Tài sản mất").Replace("Mất những gì?", "Bạn mất thứ gì?", StringComparison.Ordinal), ["Note"] = "hỏi rõ hơn",
        });
        var after = await bot.TalkAsync();
        await after.SayAsync("Tối qua ở tổ dân phố 3 có người trộm xe của tôi");

        Assert.Contains("Bạn mất thứ gì?", saved.Text, StringComparison.Ordinal);
        Assert.Contains("Bạn mất thứ gì?", await after.SayAsync("Không"), StringComparison.Ordinal);
        foreach (var answer in new[] { "Xe Wave", "Không rõ", "Không có ảnh", "Ẩn danh", "Gửi" }) await before.SayAsync(answer);
        foreach (var answer in new[] { "Xe Dream", "Không rõ", "Không có ảnh", "Ẩn danh", "Gửi" }) await after.SayAsync(answer);
        await using var scope = bot.App.Services.CreateAsyncScope();
        var reports = await scope.ServiceProvider.GetRequiredService<CasesDb>().Reports.AsNoTracking().OrderBy(row => row.FiledAt).ToListAsync();
        Assert.Equal(["Đồ bị lấy", "Tài sản mất"], reports.Select(report => report.Answers.Single(answer => answer.Field == "taken").Label));
        Assert.Equal([Shipped, Shipped + 1], reports.Select(report => report.FormVersion));
        var list = await admin.GetAsync("/console/bieu-mau");
        Assert.Contains($"Phiên bản {Shipped + 1}", list.Text, StringComparison.Ordinal);
        Assert.Contains("hỏi rõ hơn", list.Text, StringComparison.Ordinal);
        Assert.Contains("Tin báo đã gửi", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_faulty_form_is_refused_in_words_and_what_was_typed_stays()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var admin = await StaffVisit.SignedInAsync(bot, "hoa", StaffRoles.Administrator);

        var refused = await admin.SendAsync(Edit, "bieu-mau", new() { ["Source"] = Source(bot, "kind: place", "kind: noi-chon") });
        var unchanged = await admin.SendAsync(Edit, "bieu-mau", new() { ["Source"] = ShippedForms.All[^1].Source });
        var late = await admin.SendAsync(Edit, "bieu-mau", new() { ["Source"] = "id: tin-bao", ["Basis"] = "1" });

        Assert.Contains("kind “noi-chon” không có", refused.Text, StringComparison.Ordinal);
        Assert.Contains("kind: noi-chon", refused.Text, StringComparison.Ordinal);
        Assert.Contains("chưa sửa gì", unchanged.Text, StringComparison.Ordinal);
        Assert.Contains($"đã có phiên bản {Shipped}", late.Text, StringComparison.Ordinal);
        Assert.Equal(Shipped, bot.App.Services.GetRequiredService<FormShelf>().Current.Version);
    }

    [Theory]
    [InlineData("/console/bieu-mau")]
    [InlineData(Edit)]
    [InlineData("/console/bieu-mau/1")]
    public async Task Only_administrators_see_the_form(string path)
    {
        await using var bot = await StaffVisit.StartAsync();
        using var officer = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);

        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(path)).Status);
    }
}
