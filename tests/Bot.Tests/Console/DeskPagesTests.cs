using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using AnTT.Bot.StaffConsole;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.StaffConsole;

public sealed class DeskPagesTests
{
    private static async Task<T> ReadAsync<T>(RunningBot bot, Func<CasesDb, Task<T>> read)
    {
        await using var scope = bot.App.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<CasesDb>());
    }

    private static async Task<string> OfficerIdAsync(RunningBot bot, string name)
    {
        await using var scope = bot.App.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<StaffDirectory>().OnHandAsync(CancellationToken.None)).Single(one => one.Name == $"Cán bộ {name}").Id;
    }

    private static Task LookAsync(RunningBot bot) => bot.App.Services.GetRequiredService<DutyTimer>().LookAsync(CancellationToken.None);

    private static async Task<JsonElement> BellAsync(StaffVisit visit)
    {
        using var response = await visit.RawAsync("/console/chuong");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    [Fact]
    public async Task The_case_page_says_what_is_due_when_and_a_deadline_is_paused_extended_and_goes_on()
    {
        await using var bot = await StaffVisit.StartAsync();
        var filed = await StaffVisit.FileAsync(bot);
        using var visit = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);
        var path = $"/console/ho-so/{filed.CaseId}";

        var page = await visit.GetAsync(path);
        Assert.Contains("Kiểm tra, xác minh và ra quyết định (20 ngày): Còn", page.Text, StringComparison.Ordinal);
        Assert.Contains("Xem lần đầu (2 giờ làm việc): Xong đúng hạn", page.Text, StringComparison.Ordinal);
        var refused = await visit.SendAsync(path, "handler=Clock", new() { ["reason"] = " ", ["act"] = "dung" });
        Assert.Contains("Hãy ghi lý do.", refused.Text, StringComparison.Ordinal);
        var paused = await visit.SendAsync(path, "handler=Clock", new() { ["reason"] = "chờ giám định", ["act"] = "dung" });
        Assert.Contains("Tạm dừng từ", paused.Text, StringComparison.Ordinal);
        Assert.Contains("tạm dừng thời hạn", paused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_overdue_is_counted_on_the_task_page_and_found_in_the_list()
    {
        await using var bot = await StaffVisit.StartAsync();
        var filed = await StaffVisit.FileAsync(bot);
        using var visit = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);
        await visit.GetAsync($"/console/ho-so/{filed.CaseId}");
        Assert.DoesNotContain(filed.Number, (await visit.GetAsync("/console/ho-so?Pile=Overdue")).Text, StringComparison.Ordinal);
        var past = bot.App.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddHours(-1);
        await ReadAsync(bot, db => db.Clocks.Where(clock => clock.Kind == "tra-loi").ExecuteUpdateAsync(set => set.SetProperty(clock => clock.DueAt, past)));

        await LookAsync(bot);

        Assert.Contains(filed.Number, (await visit.GetAsync("/console/ho-so?Pile=Overdue")).Text, StringComparison.Ordinal);
        Assert.Matches("1\\s+Quá hạn", (await visit.GetAsync("/console")).Text);
        Assert.Contains("quá thời hạn “Trả lời người báo lần đầu”", (await visit.GetAsync($"/console/ho-so/{filed.CaseId}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deadline_is_switched_on_only_with_somebody_answering_for_it_and_the_change_is_listed()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var visit = await StaffVisit.SignedInAsync(bot, "hung", StaffRoles.Commander);
        var page = await visit.GetAsync("/console/thoi-han");
        Assert.Contains("Cần xác nhận", page.Text, StringComparison.Ordinal);
        var kind = await ReadAsync(bot, db => db.ClockKinds.AsNoTracking().SingleAsync(row => row.Code == "T-24H"));
        Dictionary<string, string> Fields(params (string Name, string Value)[] more) => new[]
        {
            ("Id", kind.Id.ToString()), ("Version", "0"), ("Name", kind.Name), ("Amount", "1440"), ("Unit", "Minutes"), ("WarnMinutes", "60"), ("Source", kind.Source), ("CheckedOn", "2026-11-22"),
            ("On", "true"), ("Reason", "đã hỏi cấp trên"),
        }.Concat(more).ToDictionary(pair => pair.Item1, pair => pair.Item2);

        var refused = await visit.SendAsync("/console/thoi-han", "handler=Kind", Fields());
        var saved = await visit.SendAsync("/console/thoi-han", "handler=Kind", Fields(("Confirm", "true")));

        Assert.Contains("cần xác nhận: đánh dấu", refused.Text, StringComparison.Ordinal);
        Assert.Contains("đã hỏi cấp trên", WebUtility.HtmlDecode(refused.Html), StringComparison.Ordinal);
        Assert.Contains("Cán bộ hung đã xác nhận", saved.Text, StringComparison.Ordinal);
        Assert.True((await ReadAsync(bot, db => db.ClockKinds.AsNoTracking().SingleAsync(row => row.Code == "T-24H"))).On);
        var calendar = await visit.SendAsync("/console/thoi-han", "handler=Calendar", new() { ["text"] = "Thứ Hai: sáng" });
        Assert.Contains("Dòng 1", calendar.Text, StringComparison.Ordinal);
        Assert.Contains("Thứ Hai: sáng", calendar.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_roster_page_names_who_is_rung_and_the_holes_until_a_shift_fills_them()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var admin = await StaffVisit.SignedInAsync(bot, "quan", StaffRoles.Administrator);
        // The first account of an installation is in command too.
        Assert.Contains("chỉ còn chỉ huy", (await admin.GetAsync("/console/phan-tuyen")).Text, StringComparison.Ordinal);
        using var head = await StaffVisit.SignedInAsync(bot, "hung", StaffRoles.Commander);
        using var lan = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);
        Assert.Contains("chỉ còn chỉ huy", (await head.GetAsync("/console/phan-tuyen")).Text, StringComparison.Ordinal);
        var unit = await ReadAsync(bot, db => db.Units.OrderBy(row => row.Position).Select(row => row.Id).FirstAsync());
        var shift = new Dictionary<string, string>
        {
            ["UnitId"] = unit.ToString(), ["OfficerId"] = await OfficerIdAsync(bot, "lan"), ["Rank"] = "1", ["From"] = "07:00", ["Until"] = "07:00", ["Days"] = "Any", ["ValidFrom"] = "2026-01-01",
        };

        Assert.Contains("ít nhất một thứ", (await head.SendAsync("/console/phan-tuyen", "handler=Shift", new(shift))).Text, StringComparison.Ordinal);
        var page = await head.GetAsync("/console/phan-tuyen");
        foreach (var day in Enumerable.Range(0, 7)) page = await head.SendAsync("/console/phan-tuyen", "handler=Shift", new(shift) { ["Week"] = $"{day}" });

        Assert.Contains("đều có người trực", page.Text, StringComparison.Ordinal);
        Assert.Contains("Cán bộ lan, rồi Cán bộ hung", page.Text, StringComparison.Ordinal);
        Assert.Contains("luôn có", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tip_not_opened_in_time_rings_the_next_officer_only_and_opening_it_ends_that()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var hung = await StaffVisit.SignedInAsync(bot, "hung", StaffRoles.Commander);
        using var other = await StaffVisit.SignedInAsync(bot, "long", StaffRoles.Commander);
        using var lan = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);
        var filed = await StaffVisit.FileAsync(bot);

        await LookAsync(bot);
        Assert.Equal(0, (await BellAsync(hung)).GetProperty("unseen").GetInt32());
        await ReadAsync(bot, db => db.Cases.ExecuteUpdateAsync(set => set.SetProperty(file => file.RungAt, (DateTimeOffset?)DateTimeOffset.UnixEpoch)));
        await LookAsync(bot);

        Assert.Equal(0, (await BellAsync(hung)).GetProperty("unseen").GetInt32());
        var bell = await BellAsync(other);
        Assert.Equal((1, false), (bell.GetProperty("unseen").GetInt32(), bell.GetProperty("urgent").GetBoolean()));
        Assert.Equal(0, (await BellAsync(lan)).GetProperty("unseen").GetInt32());
        await lan.GetAsync($"/console/ho-so/{filed.CaseId}");
        Assert.Equal(0, (await BellAsync(other)).GetProperty("unseen").GetInt32());
    }

    [Fact]
    public async Task Each_page_draws_exactly_the_moves_its_reader_may_make_and_a_made_up_one_is_refused()
    {
        await using var bot = await StaffVisit.StartAsync();
        var filed = await StaffVisit.FileAsync(bot);
        using var lan = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);
        using var hung = await StaffVisit.SignedInAsync(bot, "hung", StaffRoles.Commander);
        await lan.GetAsync($"/console/ho-so/{filed.CaseId}");
        foreach (var state in Enum.GetValues<CaseState>().Where(state => state is not CaseState.Received and not CaseState.Purged))
        {
            await ReadAsync(bot, db => db.Cases.ExecuteUpdateAsync(set => set.SetProperty(file => file.State, state)));
            foreach (var (visit, commands) in new[] { (lan, false), (hung, true) })
            {
                var html = (await visit.GetAsync($"/console/ho-so/{filed.CaseId}")).Html;
                var drawn = Regex.Matches(html, "/chuyen/(?<to>\\w+)\"|name=\"to\" value=\"(?<to>\\w+)\"").Select(match => match.Groups["to"].Value).Order();
                Assert.Equal(StateTable.From(state, Mover.Officer).Where(move => commands || !move.Commands).Select(move => move.To.ToString()).Order(), drawn);
            }
        }
        await ReadAsync(bot, db => db.Cases.ExecuteUpdateAsync(set => set.SetProperty(file => file.State, CaseState.Closed).SetProperty(file => file.ClosedAt, (DateTimeOffset?)DateTimeOffset.UnixEpoch)));
        var refused = await lan.SendAsync($"/console/ho-so/{filed.CaseId}/chuyen/Reopened", "/chuyen/", new() { ["Reason"] = "thử" });
        Assert.Contains("Chỉ chỉ huy", refused.Text, StringComparison.Ordinal);
    }

    public static TheoryData<string> Roles => [.. StaffRoles.Names.Keys];

    /// <summary>Roles × pages from the route table itself: a page somebody adds and forgets here fails.</summary>
    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Every_page_opens_for_the_roles_that_may_and_for_no_other(string role)
    {
        await using var bot = await StaffVisit.StartAsync();
        var filed = await StaffVisit.FileAsync(bot);
        using var visit = await StaffVisit.SignedInAsync(bot, "nguoi-thu", role);
        var (ward, inspector) = (StaffRoles.CaseWorkers.Contains(role), role == StaffRoles.Inspector);
        var (worker, head, admin) = (ward || inspector, role == StaffRoles.Commander, role == StaffRoles.Administrator);
        var may = new Dictionary<string, bool>
        {
            ["console"] = true, ["console/doi-mat-khau"] = true, ["console/xac-thuc-hai-buoc"] = true, ["console/ho-so"] = worker, ["console/ho-so/{id:guid}"] = worker,
            ["console/ho-so/{id:guid}/chuyen/{to}"] = worker, ["console/ho-so/{id:guid}/in/{sheet}"] = worker, ["console/ho-so/{id:guid}/gom-vu"] = worker, ["console/ho-so/{id:guid}/gom-vu/ket-thuc"] = worker, ["console/nhap-tin"] = worker, ["console/tin-gac-lai"] = ward, ["console/chuong"] = worker,
            ["console/so-theo-doi"] = worker, ["console/so-theo-doi/nhap"] = head, ["console/thong-ke"] = worker, ["console/dien-tap"] = worker, ["console/giao-ca"] = worker, ["console/giao-ca/{id:guid}"] = worker,
            ["console/nhat-ky-xem"] = head || inspector, ["console/dau-man-hinh"] = head || inspector,
            ["console/luu-tru"] = head || inspector, ["console/thoi-han"] = head || admin || inspector, ["console/phan-tuyen"] = head || admin,
            ["console/ho-so/{id:guid}/bang-chung/{evidenceId:guid}"] = worker || role == StaffRoles.Custodian, ["console/ho-so/{id:guid}/nguoi-bao"] = head || inspector || role == StaffRoles.Custodian,
            ["console/tai-khoan"] = admin, ["console/thanh-tra"] = inspector, ["console/bieu-mau"] = admin, ["console/bieu-mau/sua"] = admin, ["console/bieu-mau/tu"] = admin,
        };
        var seen = new List<string>();
        foreach (var endpoint in bot.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var pattern = endpoint.RoutePattern.RawText!.Trim('/');
            if (!pattern.StartsWith("console", StringComparison.Ordinal) || seen.Contains(pattern) || endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null && pattern != "console/chuong") continue;
            if (pattern is "console/dang-nhap" or "console/ma-xac-nhan" or "console/dang-xuat" or "console/loi/{code:int}" or "console/bieu-mau/{version:int}") continue;
            seen.Add(pattern);
            var path = "/" + Regex.Replace(Regex.Replace(pattern, "\\{\\w+:guid\\}", filed.CaseId.ToString()), "\\{to\\}", "NeedMore").Replace("{sheet}", "vu-viec", StringComparison.Ordinal);
            Assert.True(may.TryGetValue(pattern, out var allowed), $"Nobody said who may open {pattern}");
            using var response = await visit.RawAsync(path);
            Assert.True(allowed == (response.StatusCode != HttpStatusCode.Forbidden), $"{role} {path}: {response.StatusCode}");
        }
        Assert.Equal(may.Keys.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }
}
