using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Routing;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.Tests.StaffConsole;

/// <summary>Outside agencies and transfers between units, as officers press them.</summary>
public sealed class AgencyPagesTests
{
    [Fact]
    public async Task A_commander_sets_an_agency_and_a_route_and_an_officer_hands_the_case_over_with_one_form()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var head = await StaffVisit.SignedInAsync(bot, "hung", StaffRoles.Commander);
        await head.PostAsync("/console/phan-tuyen?handler=Agency", new() { ["name"] = "Đội cảnh sát giao thông", ["contact"] = "024 3939 1234", ["explanation"] = "Lỗi trên đường do đội xử lý." });
        var (agency, unit) = await RouteWalk.InAsync<CasesDb, (OutsideAgency, Unit)>(bot, async db => (await db.Agencies.AsNoTracking().SingleAsync(), await db.Units.AsNoTracking().OrderBy(row => row.Position).FirstAsync()));
        var tip = StaffVisit.Tip();
        var saved = await head.PostAsync("/console/phan-tuyen?handler=Rule", new() { ["category"] = tip.Category, ["unitId"] = unit.Id.ToString(), ["agencyId"] = agency.Id.ToString() });
        Assert.Contains("rồi chuyển Đội cảnh sát giao thông", saved.Text, StringComparison.Ordinal);
        Assert.Contains("được chuyển tiếp cho cơ quan ngoài", saved.Text, StringComparison.Ordinal);

        var filed = await StaffVisit.FileAsync(bot, tip);
        using var lan = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);
        Assert.Contains("Theo quy tắc phân tuyến, việc này chuyển cho", (await lan.GetAsync($"/console/ho-so/{filed.CaseId}")).Text, StringComparison.Ordinal);
        var form = await lan.GetAsync($"/console/ho-so/{filed.CaseId}/chuyen/Transferred");
        Assert.Contains($"value=\"{agency.Id}\" selected", form.Html, StringComparison.Ordinal);
        var done = await lan.SendAsync($"/console/ho-so/{filed.CaseId}/chuyen/Transferred", "chuyen/Transferred", new() { ["Receiver"] = agency.Id.ToString(), ["Reason"] = "không thuộc phường" });

        Assert.Contains("Đội cảnh sát giao thông. Chưa ai nhận", done.Text, StringComparison.Ordinal);
        Assert.Contains("Cần liên hệ trực tiếp: 024 3939 1234.", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_asked_unit_presses_a_button_and_has_the_case()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var head = await StaffVisit.SignedInAsync(bot, "hung", StaffRoles.Commander);
        await head.PostAsync("/console/phan-tuyen?handler=Unit", new() { ["name"] = "Tổ hình sự" });
        var unit = await RouteWalk.InAsync<CasesDb, Unit>(bot, db => db.Units.AsNoTracking().SingleAsync(row => row.Name == "Tổ hình sự"));
        var filed = await StaffVisit.FileAsync(bot, StaffVisit.Tip());
        using var lan = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);
        await lan.GetAsync($"/console/ho-so/{filed.CaseId}");
        var both = await lan.SendAsync($"/console/ho-so/{filed.CaseId}/chuyen/Transferred", "chuyen/Transferred", new() { ["Receiver"] = unit.Id.ToString(), ["Destination"] = "nơi khác", ["Reason"] = "đúng việc của tổ" });
        Assert.Contains("không cả hai", both.Text, StringComparison.Ordinal);
        await lan.SendAsync($"/console/ho-so/{filed.CaseId}/chuyen/Transferred", "chuyen/Transferred", new() { ["Receiver"] = unit.Id.ToString(), ["Reason"] = "đúng việc của tổ" });

        using var minh = await StaffVisit.SignedInAsync(bot, "minh", StaffRoles.Handler);
        Assert.Contains("1 hồ sơ", (await minh.GetAsync("/console/ho-so?Pile=ToAccept")).Text, StringComparison.Ordinal);
        var done = await minh.SendAsync($"/console/ho-so/{filed.CaseId}", "handler=TakeOver", []);

        Assert.Contains("Đã nhận hồ sơ; bạn đang phụ trách.", done.Text, StringComparison.Ordinal);
        var file = await RouteWalk.InAsync<CasesDb, CaseFile>(bot, db => db.Cases.AsNoTracking().SingleAsync(row => row.Id == filed.CaseId));
        Assert.Equal((CaseState.InProgress, unit.Id, "Cán bộ minh"), (file.State, file.UnitId, file.OfficerName));
    }
}
