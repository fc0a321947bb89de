using System.Net;
using System.Text.RegularExpressions;
using AnTT.Bot.Dialogs.Forms;
using AnTT.Bot.StaffConsole;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases;
using AnTT.Cases.Audit;
using AnTT.Cases.Conflict;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Mailboxes;
using AnTT.Cases.Reporters;
using AnTT.Cases.Rights;
using AnTT.Cases.Routing;
using AnTT.Cases.Tests.Evidence;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.StaffConsole;

/// <summary>Complaints about the ward's own staff: read by inspectors, not there for anybody else.</summary>
public sealed partial class ConflictDoorTests
{
    private const string Secret = "vòi vĩnh ở bàn tiếp dân";

    public static TheoryData<string> WardRoles => [.. StaffRoles.Names.Keys.Where(role => role != StaffRoles.Inspector)];

    private static Task<T> InAsync<TService, T>(RunningBot bot, Func<TService, Task<T>> work)
        where TService : notnull => RouteWalk.InAsync(bot, work);

    private static FiledTip Complaint() => StaffVisit.Tip() with
    {
        WardId = Ward.InspectorateId, Category = "can-bo", CategoryName = "Phản ánh, tố cáo cán bộ", What = $"Cán bộ {Secret}", Urgency = Urgency.High,
        Reporter = new NamedReporter("Vũ Thị Hạnh Nguyên", "0912 000 111"), Answers = [new TipAnswer("what", "Chuyện gì", Secret)],
    };

    /// <summary>A complaint with a file, a message, a wish to be erased, and deadlines that have passed; with it the same of the ward's own.</summary>
    private static async Task<(Filed Behind, Filed Ordinary)> PrepareAsync(RunningBot bot)
    {
        await InAsync<Inspectorate, int>(bot, async house =>
        {
            await house.EnsureAsync(CancellationToken.None);
            return 0;
        });
        var (behind, ordinary) = (await StaffVisit.FileAsync(bot, Complaint(), HiddenCorpus.Jpeg()), await StaffVisit.FileAsync(bot));
        await InAsync<ReporterDesk, ReporterResult>(bot, desk => desk.WriteAsync(behind.MailboxId, $"Thêm: {Secret}", CancellationToken.None));
        await InAsync<ReporterRights, Erasure>(bot, rights => rights.EraseAsync(behind.MailboxId, CancellationToken.None));
        var past = bot.App.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(-1);
        await InAsync<CasesDb, int>(bot, db => db.Clocks.Where(clock => clock.CaseId == behind.CaseId).ExecuteUpdateAsync(set => set.SetProperty(clock => clock.DueAt, past)));
        await bot.App.Services.GetRequiredService<DutyTimer>().LookAsync(CancellationToken.None);
        return (behind, ordinary);
    }

    /// <summary>Every route and handler from the route table itself, for every role of the ward: the complaint answers as what does not exist, and nothing shows it.</summary>
    [Theory]
    [MemberData(nameof(WardRoles))]
    public async Task No_route_of_the_console_tells_a_ward_role_that_a_complaint_exists(string role)
    {
        await using var bot = await StaffVisit.StartAsync();
        var (behind, _) = await PrepareAsync(bot);
        using var visit = await StaffVisit.SignedInAsync(bot, "nguoi-thu", role);
        var before = await RouteWalk.TracesAsync(bot, behind.CaseId);

        await RouteWalk.TellsNothingAsync(bot, visit, role, behind, Secret, "tố cáo cán bộ");
        foreach (var search in new[] { "/console/ho-so?Text=voi+vinh", $"/console/ho-so?Text={behind.Number}", "/console/ho-so?Category=can-bo", "/console/ho-so?Urgency=High", "/console/ho-so?Pile=Overdue", "/console/ho-so?Pile=ReporterWrote" })
        {
            if ((await visit.GetAsync(search)) is { Status: HttpStatusCode.OK } list) Assert.Contains("0 hồ sơ", list.Text, StringComparison.Ordinal);
        }

        Assert.Equal(before, await RouteWalk.TracesAsync(bot, behind.CaseId));
    }

    [Fact]
    public async Task An_inspector_finds_reads_answers_and_ends_the_complaint_and_sees_nothing_of_the_ward()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var visit = await StaffVisit.SignedInAsync(bot, "thanh.tra", StaffRoles.Inspector);
        var (behind, ordinary) = await PrepareAsync(bot);
        var ids = await RouteWalk.IdsAsync(bot, behind);
        var path = $"/console/ho-so/{behind.CaseId}";

        var tasks = await visit.GetAsync("/console");
        var found = await visit.GetAsync("/console/ho-so?Text=voi+vinh");
        var all = await visit.GetAsync("/console/ho-so");
        using var bell = await visit.RawAsync("/console/chuong");
        var page = await visit.GetAsync(path);
        using var file = await visit.RawAsync($"{path}/bang-chung/{ids["evidenceId"]}/tep");
        var replied = await visit.SendAsync(path, "Reply", new() { ["text"] = "Việc xảy ra hôm nào?" });

        Assert.Contains("Thanh tra cấp trên", tasks.Text, StringComparison.Ordinal);
        Assert.Matches("1\\s+Mới", tasks.Text);
        Assert.Contains(behind.Number, found.Text, StringComparison.Ordinal);
        Assert.StartsWith("TT", behind.Number, StringComparison.Ordinal);
        Assert.DoesNotContain($">{ordinary.Number}<", all.Html, StringComparison.Ordinal);
        Assert.Contains("\"unseen\":1", await bell.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(Secret, page.Text, StringComparison.Ordinal);
        Assert.Contains("Đăng xuất", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Contains("Đã gửi tin nhắn", replied.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visit.GetAsync($"/console/ho-so/{ordinary.CaseId}")).Status);
        var status = await InAsync<ReporterDesk, CaseStatus?>(bot, desk => desk.StatusAsync(behind.MailboxId, CancellationToken.None));
        Assert.Equal("Việc xảy ra hôm nào?", Assert.Single(status!.NewMessages).Text);
        Assert.Contains(behind.Number, (await visit.GetAsync("/console/luu-tru")).Text + page.Text, StringComparison.Ordinal);
        Assert.IsType<AuditFinding.Whole>(await InAsync<AuditChain, AuditFinding>(bot, chain => chain.VerifyAsync(CancellationToken.None)));
    }

    [Fact]
    public async Task Neither_numbers_nor_log_nor_bells_nor_counts_of_the_ward_have_a_gap_where_a_complaint_was_filed()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var inspector = await StaffVisit.SignedInAsync(bot, "thanh.tra", StaffRoles.Inspector);
        using var head = await StaffVisit.SignedInAsync(bot, "hung", StaffRoles.Commander);
        var first = await StaffVisit.FileAsync(bot);
        var behind = await StaffVisit.FileAsync(bot, Complaint());
        var second = await StaffVisit.FileAsync(bot);
        await bot.App.Services.GetRequiredService<DutyTimer>().LookAsync(CancellationToken.None);

        Assert.Equal(int.Parse(first.Number[^6..], System.Globalization.CultureInfo.InvariantCulture) + 1, int.Parse(second.Number[^6..], System.Globalization.CultureInfo.InvariantCulture));
        var (ward, rungBehind) = await InAsync<CasesDb, (List<long>, string?)>(bot, async db => (
            await db.Events.Where(line => line.WardId != Ward.InspectorateId).OrderBy(line => line.Sequence).Select(line => line.Sequence).ToListAsync(),
            await db.Cases.Where(file => file.Id == behind.CaseId).Select(file => file.RungForName).SingleAsync()));
        Assert.Equal(Enumerable.Range(1, ward.Count).Select(number => (long)number), ward);
        Assert.Equal("Cán bộ thanh.tra", rungBehind);
        Assert.Matches("2\\s+Mới", (await head.GetAsync("/console")).Text);
        await InAsync<CasesDb, int>(bot, async db =>
        {
            db.LookAs(CaseSight.Ward);
            Assert.Empty(await db.Wards.Where(row => row.Id == Ward.InspectorateId).ToListAsync());
            Assert.Equal(0, await db.Cases.Where(file => file.Id == behind.CaseId).ExecuteDeleteAsync());
            db.Add(new Note { WardId = Ward.InspectorateId, CaseId = behind.CaseId, OfficerId = "x", OfficerName = "x", Text = "x", WrittenAt = DateTimeOffset.UnixEpoch });
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
            return 0;
        });
    }

    [Fact]
    public async Task An_account_with_two_hats_is_of_the_ward()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var first = await StaffVisit.SignedInAsync(bot, "thanh.tra", StaffRoles.Inspector);
        await InAsync<Microsoft.AspNetCore.Identity.UserManager<Staff>, int>(bot, async users =>
        {
            await InAsync<StaffAccounts, NewAccount>(bot, accounts => accounts.AddAsync("xx-yy", StaffRoles.Administrator));
            await users.AddToRoleAsync((await users.FindByNameAsync("thanh.tra"))!, StaffRoles.Administrator);
            return 0;
        });
        var behind = await StaffVisit.FileAsync(bot, Complaint());
        using var visit = new StaffVisit(bot);
        await visit.SignInAsync("thanh.tra", StaffVisit.Password);
        Assert.Equal("/console", (await visit.SendCodeAsync(first.NextCode())).Path);

        Assert.Equal(HttpStatusCode.NotFound, (await visit.GetAsync($"/console/ho-so/{behind.CaseId}")).Status);
        Assert.Contains("0 hồ sơ", (await visit.GetAsync("/console/ho-so")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_administrator_makes_accounts_of_inspectors_but_gets_in_by_none()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var admin = await StaffVisit.SignedInAsync(bot, "quan", StaffRoles.Administrator);
        using var first = await StaffVisit.SignedInAsync(bot, "thanh.mot", StaffRoles.Inspector);
        var behind = await StaffVisit.FileAsync(bot, Complaint());
        var path = $"/console/ho-so/{behind.CaseId}";

        var page = await admin.GetAsync("/console/tai-khoan");
        Assert.Contains("không phải của phường", page.Text, StringComparison.Ordinal);
        var only = await admin.PostAsync("/console/tai-khoan?handler=Reset", new() { ["account"] = "thanh.mot" });
        Assert.Contains("tài khoản duy nhất", only.Text, StringComparison.Ordinal);

        var made = await admin.PostAsync("/console/tai-khoan", new() { ["UserName"] = "thanh.hai", ["DisplayName"] = "Thanh tra Hai", ["Role"] = StaffRoles.Inspector });
        var password = OneTime().Match(made.Text).Value;
        using var second = new StaffVisit(bot);
        await second.SignInAsync("thanh.hai", password);
        await second.ChangePasswordAsync(password, StaffVisit.Password);
        Assert.Contains("đang chờ", (await second.GetAsync("/console")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await second.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.GetAsync("/console/thanh-tra")).Status);

        Assert.Contains("Cán bộ quan: lập tài khoản thanh.hai", (await first.GetAsync("/console")).Text, StringComparison.Ordinal);
        await first.SendAsync("/console/thanh-tra", "thanh-tra", []);
        await second.SignInAsync("thanh.hai", StaffVisit.Password);
        Assert.Equal(HttpStatusCode.OK, (await second.GetAsync(path)).Status);

        var reset = await admin.PostAsync("/console/tai-khoan?handler=Reset", new() { ["account"] = "thanh.hai" });
        using var thief = new StaffVisit(bot);
        await thief.SignInAsync("thanh.hai", OneTime().Match(reset.Text).Value);
        await thief.ChangePasswordAsync(OneTime().Match(reset.Text).Value, "lối vào của kẻ trộm nhà");
        Assert.Equal(HttpStatusCode.Forbidden, (await thief.GetAsync(path)).Status);
        Assert.Contains("đặt lại mật khẩu của thanh.hai", (await first.GetAsync("/console")).Text, StringComparison.Ordinal);
    }

    [GeneratedRegex("[a-z2-9]{4}(-[a-z2-9]{4}){3}")]
    private static partial Regex OneTime();
}
