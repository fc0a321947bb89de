using System.Net;
using AnTT.Bot.StaffConsole;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases;
using AnTT.Cases.Audit;
using AnTT.Cases.Conflict;
using AnTT.Cases.Intake;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.StaffConsole;

/// <summary>Reading outside one's area is told to those in command, once.</summary>
public sealed class ReadingAlarmTests
{
    /// <summary>A unit of their own that no case goes to.</summary>
    private static async Task PutInOtherUnitAsync(RunningBot bot, string name)
    {
        var unit = new AnTT.Cases.Routing.Unit { WardId = await RouteWalk.InAsync<CasesDb, Guid>(bot, db => db.Wards.Where(ward => ward.Id != AnTT.Cases.Routing.Ward.InspectorateId && ward.Id != AnTT.Cases.Routing.Ward.DrillId).Select(ward => ward.Id).SingleAsync()), Name = "Tổ khác", Position = 90 };
        await RouteWalk.InAsync<CasesDb, int>(bot, db =>
        {
            db.Add(unit);
            return db.SaveChangesAsync();
        });
        await RouteWalk.InAsync<UserManager<Staff>, int>(bot, async users =>
        {
            var one = (await users.FindByNameAsync(name))!;
            await users.AddClaimAsync(one, new System.Security.Claims.Claim("unit", $"{unit.Id}"));
            return 0;
        });
    }

    private static Task LookAsync(RunningBot bot) => bot.App.Services.GetRequiredService<DutyTimer>().LookAsync(CancellationToken.None);

    [Fact]
    public async Task Many_cases_of_another_unit_raise_one_alarm_that_shows_no_case_its_reader_may_not_see()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync("--Cases:Reading:OutsideUnit", "3", "--Cases:Reading:Many", "0");
        var filed = new List<Filed>();
        for (var i = 0; i < 4; i++) filed.Add(await StaffVisit.FileAsync(bot));
        using var head = await StaffVisit.SignedInAsync(bot, "hung", StaffRoles.Commander);
        await head.SendAsync($"/console/ho-so/{filed[0].CaseId}", "handler=Recuse", new() { ["ground"] = RecusalDesk.Grounds[0] });
        using (var lan = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler))
        {
            await PutInOtherUnitAsync(bot, "lan");
            foreach (var one in filed.Take(3)) Assert.Contains("Mỗi lần xem hồ sơ", (await lan.GetAsync($"/console/ho-so/{one.CaseId}")).Text, StringComparison.Ordinal);
            await LookAsync(bot);
            await lan.GetAsync($"/console/ho-so/{filed[3].CaseId}");
            await LookAsync(bot);
            await LookAsync(bot);
            Assert.DoesNotContain("Xem hồ sơ bất thường", (await lan.GetAsync("/console")).Text, StringComparison.Ordinal);
            Assert.NotEqual(HttpStatusCode.OK, (await lan.GetAsync("/console/nhat-ky-xem")).Status);
        }

        var alarm = await RouteWalk.InAsync<CasesDb, ReadingAlarm>(bot, db => db.ReadingAlarms.SingleAsync());
        Assert.Equal((4, ReadingPattern.OutsideUnit, "Cán bộ lan"), (alarm.Cases, alarm.Pattern, alarm.OfficerName));
        Assert.Contains("Xem hồ sơ bất thường: Cán bộ lan", (await head.GetAsync("/console")).Text, StringComparison.Ordinal);
        var log = await head.GetAsync($"/console/nhat-ky-xem?id={alarm.Id}");
        Assert.Contains(filed[1].Number, log.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(filed[0].Number, log.Html, StringComparison.Ordinal);
        await head.SendAsync($"/console/nhat-ky-xem?id={alarm.Id}", "nhat-ky-xem", []);
        Assert.DoesNotContain("Xem hồ sơ bất thường", (await head.GetAsync("/console")).Text, StringComparison.Ordinal);
        await LookAsync(bot);
        Assert.Equal(1, await RouteWalk.InAsync<CasesDb, int>(bot, db => db.ReadingAlarms.CountAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync($"/console/nhat-ky-xem?id={Guid.NewGuid()}")).Status);
    }

    [Fact]
    public async Task Nobody_lays_an_alarm_about_themselves_aside()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync("--Cases:Reading:Many", "2");
        var (one, two) = (await StaffVisit.FileAsync(bot), await StaffVisit.FileAsync(bot));
        using var head = await StaffVisit.SignedInAsync(bot, "hung", StaffRoles.Commander);
        foreach (var filed in new[] { one, two }) await head.GetAsync($"/console/ho-so/{filed.CaseId}");
        await LookAsync(bot);

        var alarm = await RouteWalk.InAsync<CasesDb, ReadingAlarm>(bot, db => db.ReadingAlarms.SingleAsync());
        var refused = await head.PostAsync($"/console/nhat-ky-xem?id={alarm.Id}", []);
        Assert.Contains("nói về chính bạn", refused.Text, StringComparison.Ordinal);
        using var other = await StaffVisit.SignedInAsync(bot, "long", StaffRoles.Commander);
        await other.PostAsync($"/console/nhat-ky-xem?id={alarm.Id}", []);
        Assert.Equal("Cán bộ long", (await RouteWalk.InAsync<CasesDb, ReadingAlarm>(bot, db => db.ReadingAlarms.SingleAsync())).SeenByName);
    }
}
