using System.Net;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases;
using AnTT.Cases.Audit;
using AnTT.Cases.Lifecycle;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.StaffConsole;

public sealed class ClusterPagesTests
{
    private static async Task<T> ReadAsync<T>(RunningBot bot, Func<CasesDb, Task<T>> read)
    {
        await using var scope = bot.App.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<CasesDb>());
    }

    [Fact]
    public async Task A_suggested_case_is_taken_together_with_one_press_and_apart_again_with_a_reason()
    {
        await using var bot = await StaffVisit.StartAsync();
        var (first, second) = (await StaffVisit.FileAsync(bot), await StaffVisit.FileAsync(bot));
        using var lan = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);
        var path = $"/console/ho-so/{second.CaseId}";

        var suggested = await lan.GetAsync(path);
        var joined = await lan.SendAsync(path, "handler=Cluster", []);
        var silent = await lan.SendAsync($"{path}/gom-vu", "handler=Leave", new() { ["Reason"] = " " });
        var apart = await lan.SendAsync($"{path}/gom-vu", "handler=Leave", new() { ["Reason"] = "Hai xe khác nhau" });

        Assert.Contains("Hồ sơ có thể cùng vụ", suggested.Text, StringComparison.Ordinal);
        Assert.Contains("Đã gom cùng vụ", joined.Text, StringComparison.Ordinal);
        Assert.Contains($"gom cùng vụ với hồ sơ {first.Number}", joined.Text, StringComparison.Ordinal);
        Assert.Contains("Hãy ghi lý do", silent.Text, StringComparison.Ordinal);
        Assert.Contains("Đã tách hồ sơ này khỏi vụ", apart.Text, StringComparison.Ordinal);
        Assert.Contains("tách khỏi vụ. Hai xe khác nhau", apart.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_cases_that_were_ticked_are_closed_and_each_sender_gets_the_words_for_them()
    {
        await using var bot = await StaffVisit.StartAsync();
        var cases = new List<AnTT.Cases.Intake.Filed>();
        for (var tip = 0; tip < 3; tip++) cases.Add(await StaffVisit.FileAsync(bot));
        using var lan = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);
        var path = $"/console/ho-so/{cases[0].CaseId}";
        foreach (var one in cases) await lan.GetAsync($"/console/ho-so/{one.CaseId}");
        foreach (var other in cases.Skip(1)) await lan.SendAsync($"{path}/gom-vu", "gom-vu", new() { ["Voi"] = other.Number, ["Reason"] = "cùng một vụ" });
        foreach (var one in cases) await lan.SendAsync($"/console/ho-so/{one.CaseId}", "handler=Move", []);

        var nothing = await lan.SendAsync($"{path}/gom-vu/ket-thuc", "ket-thuc", new() { ["Reason"] = "xong" });
        var half = await lan.SendAsync($"{path}/gom-vu/ket-thuc", "ket-thuc", new()
        {
            ["Reason"] = "xong", ["Rows[0].Chosen"] = "true", ["Rows[0].Outcome"] = "Solved", ["Rows[0].PublicSentence"] = "Đã thu hồi xe của bạn.", ["Rows[1].Chosen"] = "true", ["Rows[1].Outcome"] = "Solved",
        });
        var openStill = await ReadAsync(bot, db => db.Cases.CountAsync(file => file.State == CaseState.Closed));
        var done = await lan.SendAsync($"{path}/gom-vu/ket-thuc", "ket-thuc", new()
        {
            ["Reason"] = "xong", ["Rows[0].Chosen"] = "true", ["Rows[0].Outcome"] = "Solved", ["Rows[0].PublicSentence"] = "Đã thu hồi xe của bạn.",
            ["Rows[1].Chosen"] = "true", ["Rows[1].Outcome"] = "ActedWatching", ["Rows[1].PublicSentence"] = "Đã nhắc nhở chủ quán.",
        });

        Assert.Contains("Hãy đánh dấu những hồ sơ", nothing.Text, StringComparison.Ordinal);
        Assert.Contains("Hãy ghi một câu dễ hiểu", half.Text, StringComparison.Ordinal);
        Assert.Contains("Đã thu hồi xe của bạn.", half.Text, StringComparison.Ordinal);
        Assert.Equal(0, openStill);
        Assert.Contains("Đã kết thúc các hồ sơ bạn đánh dấu", done.Text, StringComparison.Ordinal);
        var told = await ReadAsync(bot, db => db.Messages.Select(message => new { message.CaseId, message.Text }).ToListAsync());
        Assert.Equal(["Đã nhắc nhở chủ quán.", "Đã thu hồi xe của bạn."], told.Select(message => message.Text).Order(StringComparer.Ordinal));
        Assert.Equal(1, await ReadAsync(bot, db => db.Cases.CountAsync(file => file.State == CaseState.InProgress)));
    }

    [Fact]
    public async Task An_assignment_shows_the_six_clears()
    {
        await using var bot = await StaffVisit.StartAsync();
        var filed = await StaffVisit.FileAsync(bot);
        using var lan = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);
        var path = $"/console/ho-so/{filed.CaseId}";
        var id = await ReadIdAsync(bot, "lan");

        var late = await lan.SendAsync(path, "handler=Assign", new() { ["OfficerId"] = id, ["DueOn"] = "2020-01-01", ["Task"] = "Xem camera ngõ 12" });
        var done = await lan.SendAsync(path, "handler=Assign", new() { ["OfficerId"] = id, ["Task"] = "Xem camera ngõ 12" });

        Assert.Contains("không được trước hôm nay", late.Text, StringComparison.Ordinal);
        Assert.Contains("Xem camera ngõ 12", late.Text, StringComparison.Ordinal);
        foreach (var clear in new[] { "Người", "Việc", "Thời gian", "Trách nhiệm", "Thẩm quyền", "Kết quả" }) Assert.Contains($"<dt>{clear}</dt>", WebUtility.HtmlDecode(done.Html), StringComparison.Ordinal);
        Assert.Contains("Xem camera ngõ 12", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_keeps_its_name_and_goes_with_the_export_into_the_log()
    {
        await using var bot = await StaffVisit.StartAsync();
        await StaffVisit.FileAsync(bot);
        await StaffVisit.FileAsync(bot, StaffVisit.Tip() with { What = "Đánh bạc ăn tiền", Category = "co-bac", CategoryName = "Đánh bạc", Answers = [] });
        using var lan = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);
        using var minh = await StaffVisit.SignedInAsync(bot, "minh", StaffRoles.Handler);
        const string Filter = "/console/ho-so?Text=danh+bac&Urgency=Normal";

        var nameless = await lan.SendAsync(Filter, "handler=Keep", new() { ["name"] = " " });
        var kept = await lan.SendAsync(Filter, "handler=Keep", new() { ["name"] = "Đánh bạc" });
        var (file, bytes) = await lan.DownloadAsync("/console/so-theo-doi?Text=danh+bac&Urgency=Normal", new() { ["loai"] = "csv" });
        var others = await minh.GetAsync("/console/ho-so");
        var dropped = await lan.SendAsync(Filter, "handler=Drop", []);

        Assert.Contains("Hãy đặt tên cho bộ lọc", nameless.Text, StringComparison.Ordinal);
        Assert.Contains("saved-view", kept.Html, StringComparison.Ordinal);
        Assert.Contains("1 hồ sơ", kept.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("saved-view", others.Html + dropped.Html, StringComparison.Ordinal);
        using (file) Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        var text = System.Text.Encoding.UTF8.GetString(bytes);
        Assert.Contains("Đánh bạc ăn tiền", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Wave", text, StringComparison.Ordinal);
        var line = await ReadAsync(bot, db => db.Events.SingleAsync(row => row.Kind == CaseEventKind.Exported));
        Assert.Contains("mức độ", line.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("danh bac", line.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Units_are_added_and_renamed_on_the_page_of_duty_and_the_log_tells_of_it()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var head = await StaffVisit.SignedInAsync(bot, "chihuy", StaffRoles.Commander);
        const string Page = "/console/phan-tuyen";
        var first = await ReadAsync(bot, db => db.Units.Select(unit => unit.Id).SingleAsync());

        var same = await head.PostAsync($"{Page}?handler=Unit", new() { ["name"] = "Trực ban Công an phường" });
        var added = await head.PostAsync($"{Page}?handler=Unit", new() { ["name"] = "Tổ Cảnh sát khu vực" });
        var renamed = await head.PostAsync($"{Page}?handler=Unit", new() { ["id"] = first.ToString(), ["name"] = "Tổ trực ban" });

        Assert.Contains("Đã có đơn vị", same.Text, StringComparison.Ordinal);
        Assert.Contains("Tổ Cảnh sát khu vực", WebUtility.HtmlDecode(added.Html), StringComparison.Ordinal);
        Assert.Contains("Tổ trực ban", WebUtility.HtmlDecode(renamed.Html), StringComparison.Ordinal);
        var lines = await ReadAsync(bot, db => db.Events.Where(line => line.Kind == CaseEventKind.SettingChanged).OrderBy(line => line.Sequence).Select(line => line.To).ToListAsync());
        Assert.Equal(["Thêm đơn vị: Tổ Cảnh sát khu vực", "Đổi tên đơn vị: Tổ trực ban"], lines);
    }

    private static async Task<string> ReadIdAsync(RunningBot bot, string userName)
    {
        await using var scope = bot.App.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<StaffDb>().Users.SingleAsync(row => row.UserName == userName)).Id.ToString();
    }
}
