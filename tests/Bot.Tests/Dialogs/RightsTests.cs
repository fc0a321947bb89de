using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Bot.Tests.StaffConsole;
using AnTT.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.Dialogs;

/// <summary>What a sender agrees to, and gets back or has erased with the receipt.</summary>
public sealed class RightsTests
{
    private const string Notice = "chỉ dùng để Công an phường liên hệ bạn về tin này";

    [Theory]
    [InlineData("Để lại tên, số điện thoại", "Lan, 0912 345 678")]
    [InlineData("Lan, 0912 345 678", null)]
    public async Task The_notice_stands_before_a_contact_is_sent_and_the_consent_with_the_tip(string rung, string? contact)
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var talk = await bot.TalkAsync();
        await ReachIdentityAsync(talk);

        var told = await talk.SayAsync(rung);
        if (contact is not null) await talk.SayAsync(contact);
        await talk.SayAsync("Gửi");

        Assert.Contains(Notice, told, StringComparison.Ordinal);
        await using var scope = bot.App.Services.CreateAsyncScope();
        Assert.Equal("contact", (await scope.ServiceProvider.GetRequiredService<CasesDb>().Consents.AsNoTracking().SingleAsync()).Purpose);
    }

    [Fact]
    public async Task Who_thinks_better_of_it_at_the_read_back_leaves_no_contact_and_no_consent()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var talk = await bot.TalkAsync();
        await ReachIdentityAsync(talk);
        await talk.SayAsync("Lan, 0912 345 678");

        Assert.Contains("Người báo tin: Ẩn danh", await talk.SayAsync("ẩn danh"), StringComparison.Ordinal);
        await talk.SayAsync("Gửi");

        await using var scope = bot.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CasesDb>();
        Assert.Empty(await db.Consents.AsNoTracking().ToListAsync());
        Assert.Null((await db.ReporterIdentities.AsNoTracking().SingleAsync()).SealedReporter);
    }

    [Fact]
    public async Task A_rung_named_at_the_read_back_is_the_rung_taken()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var talk = await bot.TalkAsync();
        await ReachIdentityAsync(talk);
        await talk.SayAsync("Ẩn danh");

        Assert.Contains("Người báo tin: Không để lại dấu vết", await talk.SayAsync("không để lại dấu vết"), StringComparison.Ordinal);
        await talk.SayAsync("Gửi");

        await using var scope = bot.App.Services.CreateAsyncScope();
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<CasesDb>().ReporterIdentities.AsNoTracking().ToListAsync());
    }

    [Fact]
    public async Task Whoever_holds_the_receipt_gets_a_copy_without_the_contact()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var receipt = await FileAsync(await bot.TalkAsync());
        var later = await bot.TalkAsync();
        await later.SayAsync($"tra cứu {receipt}");

        var copy = await later.SayAsync("Xuất dữ liệu");

        Assert.Contains("có người trộm xe máy", copy, StringComparison.Ordinal);
        Assert.Contains("Sự đồng ý đã ghi:\n- Để lại tên", copy, StringComparison.Ordinal);
        Assert.DoesNotContain("0912", copy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slip_taken_in_the_chat_is_genuine_on_the_open_page_and_a_changed_one_is_not()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var receipt = await FileAsync(await bot.TalkAsync());
        var later = await bot.TalkAsync();
        await later.SayAsync($"tra cứu {receipt}");
        using var http = new HttpClient { BaseAddress = new Uri(bot.Address) };
        async Task<string> PasteAsync(string slip)
        {
            using var answer = await http.PostAsync("/phieu", new FormUrlEncodedContent([new("slip", slip)]));
            return System.Net.WebUtility.HtmlDecode(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        }

        Assert.Contains("phiếu xác nhận", await later.SayAsync("Dữ liệu của tôi"), StringComparison.Ordinal);
        var slip = await later.SayAsync("lay phieu");

        Assert.DoesNotContain(receipt.Split('-')[0] + "-", slip, StringComparison.Ordinal);
        Assert.Contains("Phiếu thật", await PasteAsync(slip), StringComparison.Ordinal);
        Assert.Contains("Không xác nhận được", await PasteAsync(slip.Replace("Số tin báo: 2", "Số tin báo: 3", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("Không xác nhận được", await PasteAsync("<script>alert(1)</script>"), StringComparison.Ordinal);
        var page = await http.GetStringAsync("/phieu");
        Assert.Contains("BEGIN PUBLIC KEY", page, StringComparison.Ordinal);
        using var huge = await http.PostAsync("/phieu", new StringContent("slip=" + new string('x', 100_000), System.Text.Encoding.UTF8, "application/x-www-form-urlencoded"));
        Assert.InRange((int)huge.StatusCode, 400, 499);
    }

    [Fact]
    public async Task Erasing_is_asked_twice_and_reaches_the_commander()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var commander = await StaffVisit.SignedInAsync(bot, "minh", StaffRoles.Commander);
        var talk = await bot.TalkAsync();
        var receipt = await FileAsync(talk);
        await using var scope = bot.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CasesDb>();

        Assert.Contains("chắc chắn muốn xoá", await talk.SayAsync("Xoá dữ liệu"), StringComparison.Ordinal);
        Assert.Contains("không xoá gì", await talk.SayAsync("Không xoá"), StringComparison.Ordinal);
        Assert.Single(await db.ReporterIdentities.AsNoTracking().ToListAsync());
        await talk.SayAsync("Xoá dữ liệu");
        Assert.Contains("Đã xoá ngay tên", await talk.SayAsync("đồng ý"), StringComparison.Ordinal);

        Assert.Empty(await db.ReporterIdentities.AsNoTracking().ToListAsync());
        Assert.Contains("yêu cầu xoá (1)", (await commander.GetAsync("/console/luu-tru")).Text, StringComparison.Ordinal);
        Assert.Contains("Bạn nhắn mã tra cứu", await talk.SayAsync("Nhắn cho cán bộ"), StringComparison.Ordinal);
        Assert.Contains("Tình trạng", await talk.SayAsync(receipt), StringComparison.Ordinal);
    }

    private static async Task ReachIdentityAsync(Talk talk)
    {
        var reply = await talk.SayAsync("Tối qua ở tổ dân phố 3 có người trộm xe máy của tôi");
        for (var step = 0; step < 10 && !reply.Contains("báo tin thế nào", StringComparison.Ordinal); step++) reply = await talk.SayAsync("Bỏ qua");
    }

    private static async Task<string> FileAsync(Talk talk)
    {
        await ReachIdentityAsync(talk);
        await talk.SayAsync("Lan, 0912 345 678");
        return (await talk.SayAsync("Gửi")).Split("\n\n")[1];
    }
}
