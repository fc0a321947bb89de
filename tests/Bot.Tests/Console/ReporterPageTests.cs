using System.Net;
using AnTT.Bot.StaffConsole;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases;
using AnTT.Cases.Reporters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.StaffConsole;

public sealed class ReporterPageTests
{
    private const string Name = "Vũ Thị Hạnh Nguyên";

    [Fact]
    public async Task A_commander_opens_the_sealed_name_with_a_reason_and_a_second_person_and_the_sender_is_told_later()
    {
        await using var bot = await StaffVisit.StartAsync();
        var filed = await StaffVisit.FileAsync(bot, StaffVisit.Tip() with { Reporter = new NamedReporter(Name, "0912 000 111") });
        using var asks = await StaffVisit.SignedInAsync(bot, "chihuy", StaffRoles.Commander);
        using var decides = await StaffVisit.SignedInAsync(bot, "giukhoa", StaffRoles.Custodian);
        var path = $"/console/ho-so/{filed.CaseId}";
        var page = $"{path}/nguoi-bao";

        var refused = await asks.SendAsync(page, "nguoi-bao", new() { ["Reason"] = "xem" });
        var asked = await asks.SendAsync(page, "nguoi-bao", new() { ["Reason"] = "Hẹn lấy lời khai theo Điều 145" });
        var decided = await decides.SendAsync(page, "handler=Decide", new() { ["approve"] = "true" });
        var ready = await asks.GetAsync(page);
        var opened = await asks.SendAsync(page, "handler=Open", []);
        var after = await asks.GetAsync(path);
        await using (var scope = bot.App.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<CasesDb>().IdentityRequests.ExecuteUpdateAsync(set => set.SetProperty(row => row.TellAt, DateTimeOffset.UnixEpoch));
        var told = await bot.App.Services.GetRequiredService<IdentityNoticeTimer>().TellAsync(CancellationToken.None);
        var again = await bot.App.Services.GetRequiredService<IdentityNoticeTimer>().TellAsync(CancellationToken.None);

        Assert.DoesNotContain(Name, refused.Text + asked.Text + decided.Text + ready.Text + after.Text, StringComparison.Ordinal);
        Assert.Contains("Hãy ghi rõ lý do", refused.Text, StringComparison.Ordinal);
        Assert.Contains("đang chờ người thứ hai", asked.Text, StringComparison.Ordinal);
        Assert.Contains(Name, opened.Text, StringComparison.Ordinal);
        Assert.Contains("0912 000 111", opened.Text, StringComparison.Ordinal);
        Assert.Contains("Hẹn lấy lời khai theo Điều 145", after.Text, StringComparison.Ordinal);
        Assert.Contains("đồng ý cho mở niêm phong", after.Text, StringComparison.Ordinal);
        Assert.Equal((1, 0), (told, again));
        Assert.Contains("đã được mở", (await asks.GetAsync(path)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StaffRoles.Intake)]
    [InlineData(StaffRoles.Handler)]
    [InlineData(StaffRoles.Editor)]
    [InlineData(StaffRoles.Administrator)]
    public async Task Nobody_else_reaches_the_sealed_name(string role)
    {
        await using var bot = await StaffVisit.StartAsync();
        var filed = await StaffVisit.FileAsync(bot, StaffVisit.Tip() with { Reporter = new NamedReporter(Name, null) });
        using var visit = await StaffVisit.SignedInAsync(bot, "nguoikhac", role);

        var page = await visit.GetAsync($"/console/ho-so/{filed.CaseId}/nguoi-bao");

        Assert.DoesNotContain(Name, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("mở niêm phong", page.Text, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, page.Status);
    }

    [Fact]
    public async Task A_tip_without_a_name_has_none_to_open()
    {
        await using var bot = await StaffVisit.StartAsync();
        var filed = await StaffVisit.FileAsync(bot);
        using var visit = await StaffVisit.SignedInAsync(bot, "chihuy", StaffRoles.Commander);

        var opened = await visit.SendAsync($"/console/ho-so/{filed.CaseId}/nguoi-bao", "nguoi-bao", new() { ["Reason"] = "Hẹn lấy lời khai theo Điều 145" });

        Assert.Contains("không để lại tên", opened.Text, StringComparison.Ordinal);
    }
}
