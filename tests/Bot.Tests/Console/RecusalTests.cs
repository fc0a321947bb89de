using System.Net;
using AnTT.Bot.StaffConsole;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases;
using AnTT.Cases.Audit;
using AnTT.Cases.Conflict;
using AnTT.Cases.Intake;
using AnTT.Cases.Mailboxes;
using AnTT.Cases.Reporters;
using AnTT.Cases.Rights;
using AnTT.Cases.Tests.Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.StaffConsole;

/// <summary>An officer who withdrew from a case: it is not there for them any more, and is for everybody else.</summary>
public sealed class RecusalTests
{
    private const string Secret = "em họ nhà bên lấy xe";

    public static TheoryData<string> Roles => [.. StaffRoles.CaseWorkers];

    private static async Task<Filed> FileAsync(RunningBot bot)
    {
        var filed = await StaffVisit.FileAsync(bot, StaffVisit.Tip() with { What = $"Mất xe, nghi {Secret}", Reporter = new NamedReporter("Vũ Thị Hạnh Nguyên", "0912 000 111") }, HiddenCorpus.Jpeg());
        await RouteWalk.InAsync<ReporterDesk, ReporterResult>(bot, desk => desk.WriteAsync(filed.MailboxId, $"Thêm: {Secret}", CancellationToken.None));
        await RouteWalk.InAsync<ReporterRights, Erasure>(bot, rights => rights.EraseAsync(filed.MailboxId, CancellationToken.None));
        var past = bot.App.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(-1);
        await RouteWalk.InAsync<CasesDb, int>(bot, db => db.Clocks.Where(clock => clock.CaseId == filed.CaseId).ExecuteUpdateAsync(set => set.SetProperty(clock => clock.DueAt, past)));
        await bot.App.Services.GetRequiredService<DutyTimer>().LookAsync(CancellationToken.None);
        return filed;
    }

    private static Task<Seen> WithdrawAsync(StaffVisit visit, Filed filed) =>
        visit.SendAsync($"/console/ho-so/{filed.CaseId}", "handler=Recuse", new() { ["ground"] = RecusalDesk.Grounds[0] });

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task No_route_of_the_console_shows_a_case_to_whoever_withdrew_from_it(string role)
    {
        await using var bot = await StaffVisit.StartAsync();
        var filed = await FileAsync(bot);
        using var visit = await StaffVisit.SignedInAsync(bot, "nguoi-rut", role);
        var done = await WithdrawAsync(visit, filed);
        Assert.Contains("Bạn đã rút khỏi hồ sơ", done.Text, StringComparison.Ordinal);
        var before = await RouteWalk.TracesAsync(bot, filed.CaseId);

        await RouteWalk.TellsNothingAsync(bot, visit, role, filed, Secret);
        foreach (var search in new[] { "/console/ho-so", "/console/ho-so?Text=em+ho+nha+ben", $"/console/ho-so?Text={filed.Number}", "/console/ho-so?Pile=Overdue", "/console/ho-so?Pile=ReporterWrote" })
            Assert.Contains("0 hồ sơ", (await visit.GetAsync(search)).Text, StringComparison.Ordinal);

        Assert.Equal(before, await RouteWalk.TracesAsync(bot, filed.CaseId));
    }

    [Fact]
    public async Task The_case_goes_on_with_the_next_officer_who_sees_why_and_the_log_stays_whole_for_everybody()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var head = await StaffVisit.SignedInAsync(bot, "hung", StaffRoles.Commander);
        using var other = await StaffVisit.SignedInAsync(bot, "long", StaffRoles.Commander);
        using var lan = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);
        var filed = await FileAsync(bot);
        var path = $"/console/ho-so/{filed.CaseId}";
        await lan.GetAsync(path);

        var empty = await lan.SendAsync(path, "handler=Recuse", new() { ["ground"] = "" });
        Assert.Contains("Hãy chọn lý do", empty.Text, StringComparison.Ordinal);
        await WithdrawAsync(lan, filed);

        var page = await head.GetAsync(path);
        Assert.Contains("phụ trách: Cán bộ hung", page.Text, StringComparison.Ordinal);
        Assert.Contains($"tự rút khỏi hồ sơ. {RecusalDesk.Grounds[0]}", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(">Cán bộ lan</option>", page.Html, StringComparison.Ordinal);

        // With the second gone, the third has it; nobody is asked twice.
        await WithdrawAsync(head, filed);
        Assert.Contains("phụ trách: Cán bộ long", (await other.GetAsync(path)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.OK, (await head.GetAsync("/console/ho-so")).Status);
        await RouteWalk.InAsync<CasesDb, int>(bot, async db =>
        {
            Assert.IsType<AuditFinding.Whole>(await bot.App.Services.CreateScope().ServiceProvider.GetRequiredService<AuditChain>().VerifyAsync(CancellationToken.None));
            return await db.Recusals.CountAsync();
        });

        var refused = await other.SendAsync(path, "handler=LetIn", new() { ["reason"] = "" });
        Assert.Contains("Hãy ghi lý do", refused.Text, StringComparison.Ordinal);
        var letIn = await other.SendAsync(path, "handler=LetIn", new() { ["reason"] = "đã xác minh không có quan hệ" });
        Assert.Contains("Đã cho người đã rút tham gia lại", letIn.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await lan.GetAsync(path)).Status);
    }
}
