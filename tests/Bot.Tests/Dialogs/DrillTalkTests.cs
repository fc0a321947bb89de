using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Bot.Tests.StaffConsole;
using AnTT.Cases;
using AnTT.Cases.Drills;
using AnTT.Cases.Intake;
using AnTT.Cases.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.Dialogs;

/// <summary>An exercise from the console to the talk and back, and its borders.</summary>
public sealed class DrillTalkTests
{
    private const string Cry = "cứu với có người cầm dao đuổi chém ở chợ";

    private static async Task<T> ReadAsync<T>(RunningBot bot, Func<CasesDb, Task<T>> read)
    {
        await using var scope = bot.App.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<CasesDb>());
    }

    private static async Task<Drill?> RunningAsync(RunningBot bot)
    {
        await using var scope = bot.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DrillHouse>().CurrentAsync(CancellationToken.None);
    }

    private static async Task<string> CodeAsync(RunningBot bot) => (await RunningAsync(bot))!.Code;

    [Fact]
    public async Task What_is_told_in_an_exercise_is_marked_works_like_a_real_tip_and_reaches_no_real_page()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var head = await StaffVisit.SignedInAsync(bot, "hung", StaffRoles.Commander);
        await head.SendAsync("/console/dien-tap", "handler=Start", new() { ["hours"] = "2" });
        var code = await CodeAsync(bot);
        var talk = await bot.TalkAsync();

        var entered = await talk.SayAsync($"Diễn tập {code}");
        var alarm = await talk.SayAsync(Cry);
        var left = await talk.SayAsync("thoát diễn tập");
        var after = await talk.SayAsync("xin chào");

        Assert.StartsWith("[DIỄN TẬP] ", entered, StringComparison.Ordinal);
        Assert.StartsWith("[DIỄN TẬP: không gọi các số dưới đây", alarm, StringComparison.Ordinal);
        Assert.Contains("việc thật", left, StringComparison.Ordinal);
        Assert.DoesNotContain("DIỄN TẬP", after, StringComparison.Ordinal);
        var file = await ReadAsync(bot, db => db.Cases.AsNoTracking().SingleAsync());
        Assert.Equal((Ward.DrillId, Urgency.Critical), (file.WardId, file.Urgency));
        Assert.Contains("0 hồ sơ", (await head.GetAsync("/console/ho-so")).Text, StringComparison.Ordinal);
        Assert.Contains("\"unseen\":0", (await head.GetAsync("/console/chuong")).Html, StringComparison.Ordinal);

        var joined = await head.SendAsync("/console/dien-tap", "handler=Join", []);
        Assert.Contains("DIỄN TẬP: đây không phải hồ sơ thật", joined.Text, StringComparison.Ordinal);
        Assert.Contains("\"unseen\":1", (await head.GetAsync("/console/chuong")).Html, StringComparison.Ordinal);
        Assert.Contains(file.Number, (await head.GetAsync("/console/ho-so")).Text, StringComparison.Ordinal);
        await head.GetAsync($"/console/ho-so/{file.Id}");
        var answered = await head.SendAsync($"/console/ho-so/{file.Id}", "Reply", new() { ["text"] = "Tổ tuần tra đang tới" });
        Assert.Contains("Tổ tuần tra đang tới", answered.Text, StringComparison.Ordinal);
        Assert.StartsWith("[DIỄN TẬP] ", await talk.RepliesAsync(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_real_alarm_rings_through_an_exercise()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var head = await StaffVisit.SignedInAsync(bot, "hung", StaffRoles.Commander);
        await head.SendAsync("/console/dien-tap", "handler=Start", new() { ["hours"] = "1" });
        await head.SendAsync("/console/dien-tap", "handler=Join", []);

        await (await bot.TalkAsync()).SayAsync(Cry);

        Assert.Contains("VIỆC THẬT, không phải diễn tập", System.Text.RegularExpressions.Regex.Unescape((await head.GetAsync("/console/chuong")).Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_end_words_of_danger_are_answered_as_real_ones()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var head = await StaffVisit.SignedInAsync(bot, "hung", StaffRoles.Commander);
        await head.SendAsync("/console/dien-tap", "handler=Start", new() { ["hours"] = "1" });
        var talk = await bot.TalkAsync();
        await talk.SayAsync($"diễn tập {await CodeAsync(bot)}");
        await head.SendAsync("/console/dien-tap", "handler=End", []);

        var said = await talk.SayAsync(Cry);

        Assert.Contains("Buổi diễn tập đã kết thúc", said, StringComparison.Ordinal);
        Assert.Contains("113", said, StringComparison.Ordinal);
        Assert.DoesNotContain("[DIỄN TẬP", said, StringComparison.Ordinal);
        Assert.NotEqual(Ward.DrillId, (await ReadAsync(bot, db => db.Cases.AsNoTracking().SingleAsync())).WardId);
    }

    [Fact]
    public async Task A_code_that_is_not_open_a_real_draft_and_officers_who_do_not_command_start_nothing()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var lan = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);
        var talk = await bot.TalkAsync();

        Assert.DoesNotContain("Mở buổi diễn tập", (await lan.GetAsync("/console/dien-tap")).Text, StringComparison.Ordinal);
        await lan.PostAsync("/console/dien-tap?handler=Start", new() { ["hours"] = "1" });
        Assert.Null(await RunningAsync(bot));
        var wrong = await talk.SayAsync("diễn tập 1234");
        using var head = await StaffVisit.SignedInAsync(bot, "hung", StaffRoles.Commander);
        await head.SendAsync("/console/dien-tap", "handler=Start", new() { ["hours"] = "1" });
        await talk.SayAsync("Tôi muốn báo tin");
        var busy = await talk.SayAsync($"diễn tập {await CodeAsync(bot)}");

        Assert.Contains("Không có buổi diễn tập nào đang mở với mã này", wrong, StringComparison.Ordinal);
        Assert.Contains("tin báo thật làm dở", busy, StringComparison.Ordinal);
        Assert.DoesNotContain("[DIỄN TẬP", busy, StringComparison.Ordinal);
    }
}
