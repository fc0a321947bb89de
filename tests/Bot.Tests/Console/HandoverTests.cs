using System.Net;
using AnTT.Bot.StaffConsole;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases;
using AnTT.Cases.Audit;
using AnTT.Cases.Conflict;
using AnTT.Cases.Intake;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.Tests.StaffConsole;

/// <summary>The card an officer leaves at the end of a shift, and the one who takes it.</summary>
public sealed class HandoverTests
{
    private static Dictionary<string, string> Fields(string words) => new()
    {
        ["words"] = words, ["from"] = LocalTime.Write(TimeProvider.System.GetUtcNow().AddHours(-8)), ["until"] = LocalTime.Write(TimeProvider.System.GetUtcNow().AddHours(8)),
    };

    private static Task<Guid> CardAsync(RunningBot bot) => RouteWalk.InAsync<CasesDb, Guid>(bot, db => db.Handovers.OrderByDescending(card => card.WrittenAt).Select(card => card.Id).FirstAsync());

    [Fact]
    public async Task A_card_stands_first_until_the_next_officer_takes_it_and_the_log_names_both()
    {
        await using var bot = await StaffVisit.StartAsync();
        var filed = await StaffVisit.FileAsync(bot);
        using var lan = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);
        using var minh = await StaffVisit.SignedInAsync(bot, "minh", StaffRoles.Handler);
        var mailbox = filed.MailboxId;
        await lan.SendAsync($"/console/ho-so/{filed.CaseId}", "handler=Reply", new() { ["mailboxId"] = $"{mailbox}", ["text"] = "Chúng tôi đã nhận. Công an phường sẽ trả lời trước 17 giờ mai." });

        var page = await lan.GetAsync("/console/giao-ca");
        Assert.Contains(filed.Number, page.Text, StringComparison.Ordinal);
        Assert.Contains("Công an phường sẽ trả lời trước 17 giờ mai.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Chúng tôi đã nhận", page.Text, StringComparison.Ordinal);
        var done = await lan.SendAsync("/console/giao-ca", "giao-ca", Fields($"Gọi lại quán ở {filed.Number}\nCổng sau khoá lúc 22 giờ"));
        Assert.Contains("Đã ghi thẻ giao ca", done.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Giao ca: Cán bộ lan", (await lan.GetAsync("/console")).Text, StringComparison.Ordinal);

        var tasks = await minh.GetAsync("/console");
        Assert.Contains("Giao ca: Cán bộ lan", tasks.Text, StringComparison.Ordinal);
        Assert.True(tasks.Html.IndexOf("Giao ca: C", StringComparison.Ordinal) < tasks.Html.IndexOf("Pile=UnseenTooLong", StringComparison.Ordinal));
        var path = $"/console/giao-ca/{await CardAsync(bot)}";
        Assert.DoesNotContain(">Đã nhận ca</button>", WebUtility.HtmlDecode((await lan.GetAsync(path)).Html), StringComparison.Ordinal);
        Assert.Contains("không tự nhận ca của mình", (await lan.PostAsync(path, [])).Text, StringComparison.Ordinal);
        var card = await minh.GetAsync(path);
        Assert.Contains("Cổng sau khoá lúc 22 giờ", card.Text, StringComparison.Ordinal);
        Assert.Contains("nhắn cho người báo", card.Text, StringComparison.Ordinal);
        Assert.Contains("Đã nhận ca. Tên bạn", (await minh.SendAsync(path, "giao-ca/", [])).Text, StringComparison.Ordinal);

        Assert.DoesNotContain("Giao ca: Cán bộ lan", (await minh.GetAsync("/console")).Text, StringComparison.Ordinal);
        Assert.Contains("Cán bộ minh, lúc", (await lan.GetAsync(path)).Text, StringComparison.Ordinal);
        using var third = await StaffVisit.SignedInAsync(bot, "long", StaffRoles.Handler);
        Assert.Contains("Cán bộ minh đã nhận ca này rồi", (await third.PostAsync(path, [])).Text, StringComparison.Ordinal);
        var lines = await RouteWalk.InAsync<CasesDb, List<CaseEvent>>(bot, db => db.Events.Where(line => line.Kind == CaseEventKind.ShiftHandedOver || line.Kind == CaseEventKind.ShiftTaken).OrderBy(line => line.Sequence).ToListAsync());
        Assert.Equal(["Cán bộ lan", "Cán bộ minh"], lines.Select(line => line.ActorName));
        Assert.Equal("Cán bộ lan", lines[1].From);
    }

    [Fact]
    public async Task A_card_is_drawn_by_the_rights_of_its_reader_and_not_of_its_writer()
    {
        await using var bot = await StaffVisit.StartAsync();
        var (hidden, other) = (await StaffVisit.FileAsync(bot), await StaffVisit.FileAsync(bot));
        using var lan = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);
        using var minh = await StaffVisit.SignedInAsync(bot, "minh", StaffRoles.Handler);
        await lan.GetAsync($"/console/ho-so/{hidden.CaseId}");
        await minh.SendAsync($"/console/ho-so/{hidden.CaseId}", "handler=Recuse", new() { ["ground"] = RecusalDesk.Grounds[0] });
        await lan.SendAsync("/console/giao-ca", "giao-ca", Fields(
            $"Hẹn gặp nhà bên ở {hidden.Number} sáng mai\nGọi lại {other.Number}\nChị nhà bên, hs{hidden.Number}\nAnh nhà bên, HS {hidden.Number.Replace("-", " – ", StringComparison.Ordinal)}"));
        var path = $"/console/giao-ca/{await CardAsync(bot)}";

        var read = await minh.GetAsync(path);
        Assert.DoesNotContain(hidden.Number, read.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("nhà bên", read.Text, StringComparison.Ordinal);
        Assert.Contains("Một dòng nói về hồ sơ bạn không xem được", read.Text, StringComparison.Ordinal);
        Assert.Contains($"Gọi lại {other.Number}", read.Text, StringComparison.Ordinal);
        Assert.Contains("Hẹn gặp nhà bên", (await lan.GetAsync(path)).Text, StringComparison.Ordinal);

        // And the other way about: what its writer may not see is on it for who may.
        await minh.SendAsync("/console/giao-ca", "giao-ca", Fields("Không có gì thêm"));
        Assert.Contains(hidden.Number, (await lan.GetAsync($"/console/giao-ca/{await CardAsync(bot)}")).Html, StringComparison.Ordinal);
        var refused = await minh.SendAsync("/console/giao-ca", "giao-ca", Fields($"xem {hidden.Number}"));
        Assert.Contains($"Không có hồ sơ {hidden.Number}", refused.Text, StringComparison.Ordinal);
        Assert.Contains($"xem {hidden.Number}", WebUtility.HtmlDecode(refused.Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_outside_the_desk_opens_a_card_and_a_newer_one_takes_the_place_of_an_older()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var lan = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);
        await lan.SendAsync("/console/giao-ca", "giao-ca", Fields("x"));
        var path = $"/console/giao-ca/{await CardAsync(bot)}";

        foreach (var role in (string[])[StaffRoles.Editor, StaffRoles.Administrator])
        {
            using var visit = await StaffVisit.SignedInAsync(bot, "nguoi-" + role, role);
            Assert.NotEqual(HttpStatusCode.OK, (await visit.GetAsync(path)).Status);
        }
        await lan.SendAsync("/console/giao-ca", "giao-ca", Fields("mới hơn"));
        using var minh = await StaffVisit.SignedInAsync(bot, "minh", StaffRoles.Handler);
        Assert.Contains("đã viết thẻ mới thay thẻ này", (await minh.PostAsync(path, [])).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await minh.PostAsync($"/console/giao-ca/{Guid.NewGuid()}", [])).Status);
    }
}
