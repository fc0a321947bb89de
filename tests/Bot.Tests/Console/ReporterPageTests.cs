using System.Net;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases.Reporters;

namespace AnTT.Bot.Tests.StaffConsole;

public sealed class ReporterPageTests
{
    private const string Name = "Vũ Thị Hạnh Nguyên";

    [Fact]
    public async Task A_commander_opens_the_sealed_name_with_a_reason_that_stands_in_the_history()
    {
        await using var bot = await StaffVisit.StartAsync();
        var filed = await StaffVisit.FileAsync(bot, StaffVisit.Tip() with { Reporter = new NamedReporter(Name, "0912 000 111") });
        using var visit = await StaffVisit.SignedInAsync(bot, "chihuy", StaffRoles.Commander);
        var path = $"/console/ho-so/{filed.CaseId}";

        var before = await visit.GetAsync(path);
        var closed = await visit.GetAsync($"{path}/nguoi-bao");
        var refused = await visit.SendAsync($"{path}/nguoi-bao", "nguoi-bao", new() { ["Reason"] = "xem" });
        var opened = await visit.SendAsync($"{path}/nguoi-bao", "nguoi-bao", new() { ["Reason"] = "Hẹn lấy lời khai theo Điều 145" });
        var after = await visit.GetAsync(path);

        Assert.DoesNotContain(Name, before.Text + closed.Text + refused.Text + after.Text, StringComparison.Ordinal);
        Assert.Contains("Hãy ghi rõ lý do", refused.Text, StringComparison.Ordinal);
        Assert.Contains(Name, opened.Text, StringComparison.Ordinal);
        Assert.Contains("0912 000 111", opened.Text, StringComparison.Ordinal);
        Assert.Contains("mở niêm phong người báo", after.Text, StringComparison.Ordinal);
        Assert.Contains("Hẹn lấy lời khai theo Điều 145", after.Text, StringComparison.Ordinal);
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
        Assert.DoesNotContain("Mở niêm phong", page.Text, StringComparison.Ordinal);
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
