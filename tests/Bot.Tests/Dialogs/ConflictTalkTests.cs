using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Forms;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Bot.Tests.StaffConsole;
using AnTT.Cases;
using AnTT.Cases.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.Dialogs;

/// <summary>A complaint about the ward's staff on its way behind the conflict door.</summary>
public sealed class ConflictTalkTests
{
    private const string Complaint = "Công an phường vòi tiền tôi 500 nghìn khi làm căn cước ở trụ sở hôm qua";

    private static async Task<T> ReadAsync<T>(RunningBot bot, Func<CasesDb, Task<T>> read)
    {
        await using var scope = bot.App.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<CasesDb>());
    }

    private static async Task<string> SendAsync(Talk talk, string rung)
    {
        for (var question = 0; question < 10; question++)
        {
            var asked = await talk.SayAsync(question == 0 ? "Gửi cơ quan cấp trên" : "Bỏ qua");
            if (!asked.Contains("Bạn muốn báo tin thế nào?", StringComparison.Ordinal)) continue;
            var summary = await talk.SayAsync(rung);
            return summary + await talk.SayAsync("Gửi");
        }
        throw new InvalidOperationException("The form never asked who reports.");
    }

    [Fact]
    public async Task With_an_inspector_here_the_complaint_is_offered_told_honestly_filed_and_answered()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync("--Ward:Inspectorate", "Thanh tra Công an thành phố");
        using var inspector = await StaffVisit.SignedInAsync(bot, "thanh.tra", StaffRoles.Inspector);
        using var head = await StaffVisit.SignedInAsync(bot, "hung", StaffRoles.Commander);
        var talk = await bot.TalkAsync();

        var offer = await talk.SayAsync(Complaint);
        Assert.Contains("Thanh tra Công an thành phố", offer, StringComparison.Ordinal);
        Assert.Contains("Không tài khoản nào của phường", offer, StringComparison.Ordinal);
        Assert.Contains("người giữ khoá máy chủ", offer, StringComparison.Ordinal);
        var sent = await SendAsync(talk, "Ẩn danh");
        Assert.Contains("Người nhận: Thanh tra Công an thành phố. Tài khoản của phường không đọc được.", sent, StringComparison.Ordinal);
        Assert.Contains("Mã tra cứu của bạn là", sent, StringComparison.Ordinal);
        Assert.Contains("Thanh tra Công an thành phố xem tin, phường không đọc được", sent, StringComparison.Ordinal);

        var file = await ReadAsync(bot, db => db.Cases.AsNoTracking().SingleAsync());
        Assert.Equal((Ward.InspectorateId, "can-bo"), (file.WardId, file.Category));
        Assert.Contains("0 hồ sơ", (await head.GetAsync("/console/ho-so")).Text, StringComparison.Ordinal);
        await inspector.SendAsync($"/console/ho-so/{file.Id}", "Reply", new() { ["text"] = "Cán bộ ấy mang số hiệu nào?" });
        Assert.Contains("số hiệu nào", await talk.RepliesAsync(1), StringComparison.Ordinal);
        // To an inspector one may go on about the ward's staff.
        Assert.Contains("Đã chuyển tới cán bộ", await talk.SayAsync("công an phường nhận tiền đó mang số hiệu 123"), StringComparison.Ordinal);
        Assert.Equal(1, await ReadAsync(bot, db => db.Messages.CountAsync(message => !message.FromOfficer)));

        await using var scope = bot.App.Services.CreateAsyncScope();
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<DialogsDb>().Counts.AsNoTracking().ToListAsync());
    }

    [Fact]
    public async Task Danger_in_the_middle_gets_the_numbers_and_rings_nobody_of_the_ward()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        using var inspector = await StaffVisit.SignedInAsync(bot, "thanh.tra", StaffRoles.Inspector);
        var talk = await bot.TalkAsync();
        await talk.SayAsync(Complaint);
        await talk.SayAsync("Gửi cơ quan cấp trên");

        var card = await talk.SayAsync("cứu tôi với, nó đang cầm dao đuổi chém tôi");

        Assert.StartsWith("Gọi", card, StringComparison.Ordinal);
        Assert.Contains("113", card, StringComparison.Ordinal);
        Assert.Contains("không báo máy trực của phường", card, StringComparison.Ordinal);
        Assert.Equal(0, await ReadAsync(bot, db => db.Cases.CountAsync()));
    }

    [Fact]
    public async Task Violence_by_the_wards_own_staff_gets_the_numbers_and_no_case_of_the_ward()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync("--Ward:DutyLine", "0220 000 000");
        using var inspector = await StaffVisit.SignedInAsync(bot, "thanh.tra", StaffRoles.Inspector);
        foreach (var told in new[] { "công an phường đánh con trai tôi", "công an phường đang đánh em trai tôi ở trụ sở", "cong an phuong dang danh em trai toi o tru so" })
        {
            var talk = await bot.TalkAsync();
            var card = await talk.SayAsync(told);
            Assert.StartsWith("Gọi ngay 113", card, StringComparison.Ordinal);
            Assert.DoesNotContain("0220 000 000", card, StringComparison.Ordinal);
            Assert.Contains("chưa ai đọc", await talk.SayAsync("họ lấy cả điện thoại của nó"), StringComparison.Ordinal);
            Assert.Contains("không qua phường", await talk.SayAsync("Gửi cơ quan cấp trên"), StringComparison.Ordinal);
        }
        Assert.Equal(0, await ReadAsync(bot, db => db.Cases.CountAsync()));

        // Who calls the ward's police for help is no complaint.
        Assert.Contains("rung chuông", await (await bot.TalkAsync()).SayAsync("công an phường ơi cứu em với nó đánh em"), StringComparison.Ordinal);
        Assert.Equal(1, await ReadAsync(bot, db => db.Cases.CountAsync()));
    }

    [Fact]
    public async Task Inside_another_tip_it_is_kept_apart_and_can_be_sent_after()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        using var inspector = await StaffVisit.SignedInAsync(bot, "thanh.tra", StaffRoles.Inspector);
        var talk = await bot.TalkAsync();
        await talk.SayAsync("Tối qua ở tổ dân phố 1 có người đổ trộm rác");
        await talk.SayAsync("Không");

        var aside = await talk.SayAsync("cán bộ phường nhận tiền của họ nên không xử lý gì");
        var refused = await talk.SayAsync("Gửi cơ quan cấp trên");
        await talk.SayAsync("Xoá nháp");
        var begun = await talk.SayAsync("Gửi cơ quan cấp trên");

        Assert.Contains("phường không đọc được", aside, StringComparison.Ordinal);
        Assert.Contains("giữ riêng", refused, StringComparison.Ordinal);
        Assert.Contains("không qua phường", begun, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_nobody_has_taken_up_opens_no_door()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        await using (var scope = bot.App.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<StaffAccounts>().AddAsync("thanh.tra", StaffRoles.Inspector);
        var talk = await bot.TalkAsync();

        Assert.Contains("tôi không nhận và không giữ ở đây", await talk.SayAsync(Complaint), StringComparison.Ordinal);
        Assert.Contains("tôi không nhận và không giữ ở đây", await talk.SayAsync("Gửi cơ quan cấp trên"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_failed_is_not_read_by_the_ward_when_it_is_about_the_ward()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        using var lan = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Intake);
        using var inspector = await StaffVisit.SignedInAsync(bot, "thanh.tra", StaffRoles.Inspector);
        var (about, ordinary) = (await bot.TalkAsync(), await bot.TalkAsync());
        await about.SayAsync(Complaint);
        foreach (var (talk, text) in new[] { (about, "người đó tên là Hùng"), (ordinary, "xe màu đỏ") })
        {
            await using var scope = bot.App.Services.CreateAsyncScope();
            var seal = scope.ServiceProvider.GetRequiredService<TalkSeal>();
            var db = scope.ServiceProvider.GetRequiredService<ConversationDb>();
            db.Inbox.Add(new InboxMessage
            {
                Channel = "directline", MessageId = Guid.NewGuid().ToString("N"), ConversationId = talk.ConversationId, ActivityId = "a",
                Payload = seal.Close($$"""{"type":"message","text":"{{text}}"}""", talk.ConversationId), ReceivedAt = DateTimeOffset.UnixEpoch, Status = InboxStatus.SetAside,
            });
            await db.SaveChangesAsync();
        }

        var page = await lan.GetAsync("/console/tin-gac-lai");

        Assert.DoesNotContain("tên là Hùng", page.Text, StringComparison.Ordinal);
        Assert.Contains("nên không hiện ở đây", page.Text, StringComparison.Ordinal);
        Assert.Contains("xe màu đỏ", page.Text, StringComparison.Ordinal);
    }
}
