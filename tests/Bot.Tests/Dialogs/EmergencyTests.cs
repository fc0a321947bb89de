using System.Net.Http.Json;
using System.Text.Json;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Bot.Tests.StaffConsole;
using AnTT.Cases;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.Dialogs;

/// <summary>Words, a tap or a picture's caption: the numbers first, a case that remains, a console that rings.</summary>
public sealed class EmergencyTests
{
    private const string Cry = "cứu với có người đang cầm dao đuổi chém nhau ở tổ dân phố 3";
    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[200]];

    [Fact]
    public async Task The_console_rings_within_five_seconds_and_leads_to_the_case()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var officer = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Intake);
        var quiet = await StateAsync(await officer.RawAsync("/console/chuong"));
        var talk = await bot.TalkAsync();

        var waiting = officer.RawAsync("/console/chuong?biet=");
        var reply = await talk.SayAsync(Cry);
        var rung = await StateAsync(await waiting.WaitAsync(TimeSpan.FromSeconds(5)));

        Assert.Equal(0, quiet.GetProperty("unseen").GetInt32());
        Assert.StartsWith("Gọi ngay 113", reply, StringComparison.Ordinal);
        Assert.Equal(1, rung.GetProperty("unseen").GetInt32());
        var page = await officer.GetAsync($"/console/ho-so/{rung.GetProperty("newest").GetString()}");
        Assert.Contains(Cry, page.Text, StringComparison.Ordinal);
        Assert.Contains("Khẩn", page.Text, StringComparison.Ordinal);
        Assert.Equal(0, (await StateAsync(await officer.RawAsync("/console/chuong"))).GetProperty("unseen").GetInt32());
    }

    [Fact]
    public async Task The_bell_is_for_those_who_work_cases()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var editor = await StaffVisit.SignedInAsync(bot, "minh", StaffRoles.Editor);
        using var stranger = new StaffVisit(bot);

        Assert.DoesNotContain("unseen", (await editor.GetAsync("/console/chuong")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("unseen", (await stranger.GetAsync("/console/chuong")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_emergency_is_one_case_and_the_tip_told_afterwards_names_it()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var talk = await bot.TalkAsync();
        await talk.SayAsync(Cry);
        await talk.SayAsync("nó đang chém người ta cứu với");

        var stub = Assert.Single(await CasesAsync(bot));
        Assert.Equal(Urgency.Critical, stub.Urgency);
        Assert.StartsWith("KHẨN", stub.CategoryName, StringComparison.Ordinal);
        Assert.Equal(1, stub.UnreadFromReporter);

        var reply = await talk.SayAsync("Gửi tin báo này");
        for (var step = 0; step < 10 && !reply.Contains("đúng chưa", StringComparison.Ordinal); step++) reply = await talk.SayAsync(reply.Contains("thế nào", StringComparison.Ordinal) ? "Ẩn danh" : "Bỏ qua");
        await talk.SayAsync("Gửi");
        await using var scope = bot.App.Services.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<CasesDb>().Reports.AsNoTracking().OrderBy(row => row.FiledAt).LastAsync();
        Assert.Contains(report.Answers, answer => answer.Label == "Nối với tin khẩn" && answer.Text == stub.Number);
    }

    [Fact]
    public async Task A_photo_with_a_cry_for_help_as_its_caption_goes_with_the_case()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var talk = await bot.TalkAsync();
        using (await talk.UploadAsync(Photo, "chay.jpg", "image/jpeg", "cháy nhà rồi cứu với")) Assert.StartsWith("Gọi ngay 114", await talk.RepliesAsync(1), StringComparison.Ordinal);

        var stub = Assert.Single(await CasesAsync(bot));
        await using var scope = bot.App.Services.CreateAsyncScope();
        Assert.Equal(stub.Id, (await scope.ServiceProvider.GetRequiredService<CasesDb>().EvidenceVaults.AsNoTracking().SingleAsync()).CaseId);
    }

    [Fact]
    public async Task A_tap_stops_the_form_and_what_was_told_is_still_there()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var talk = await bot.TalkAsync();
        await talk.SayAsync("Tối qua ở tổ dân phố 3 có người trộm xe máy của tôi");

        var reply = await talk.SayAsync("Có, đang nguy hiểm");

        Assert.StartsWith("Gọi ngay 113", reply, StringComparison.Ordinal);
        Assert.Contains("Đồ bị lấy có đặc điểm", reply, StringComparison.Ordinal);
        Assert.Contains("trộm xe máy của tôi", Assert.Single(await CasesAsync(bot)).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_said_after_a_cry_reaches_the_duty_officer_the_address_first()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var talk = await bot.TalkAsync();
        Assert.Contains("Nhắn ngay địa chỉ", await talk.SayAsync("nha em dang chay"), StringComparison.Ordinal);

        Assert.Contains("Nhắn ngay địa chỉ", await talk.SayAsync("có 2 đứa con nhỏ ở trong phòng"), StringComparison.Ordinal);
        Assert.StartsWith("Đã chuyển trực ban địa chỉ: ở ngõ 5 tổ dân phố 3", await talk.SayAsync("ở ngõ 5 tổ dân phố 3"), StringComparison.Ordinal);
        Assert.Contains("không thấy được họ đã lên đường chưa", await talk.SayAsync("bao giờ cứu hoả tới"), StringComparison.Ordinal);
        Assert.Contains("không thu lại được", await talk.SayAsync("xin đừng báo ai"), StringComparison.Ordinal);
        Assert.DoesNotContain("không gửi gì cả", await talk.SayAsync("không"), StringComparison.Ordinal);
        Assert.StartsWith("Tốt rồi", await talk.SayAsync("ổn rồi, an toàn rồi"), StringComparison.Ordinal);
        Assert.StartsWith("Tốt rồi", await talk.SayAsync("ổn rồi, cảm ơn"), StringComparison.Ordinal);
        using (await talk.UploadAsync(Photo, "khoi.jpg", "image/jpeg")) Assert.Contains("đã chuyển trực ban", await talk.RepliesAsync(1), StringComparison.Ordinal);
        Assert.StartsWith("Gọi ngay 113", await talk.SayAsync("cứu với có cướp nó đang cầm dao đuổi chém"), StringComparison.Ordinal);
        Assert.Contains("Bạn cần gì", await talk.SayAsync("Tôi muốn hỏi việc khác"), StringComparison.Ordinal);
        await talk.SayAsync("con mèo nhà tôi màu vàng");

        var stub = Assert.Single(await CasesAsync(bot));
        Assert.Equal("ở ngõ 5 tổ dân phố 3", stub.PlaceText);
        await using var scope = bot.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CasesDb>();
        var told = await db.Messages.AsNoTracking().Select(message => message.Text).ToListAsync();
        Assert.Contains("có 2 đứa con nhỏ ở trong phòng", told);
        Assert.Contains("xin đừng báo ai", told);
        Assert.Contains("ổn rồi, an toàn rồi", told);
        Assert.DoesNotContain("con mèo nhà tôi màu vàng", told);
        Assert.Equal(stub.Id, (await db.EvidenceVaults.AsNoTracking().SingleAsync()).CaseId);
        Assert.True((await db.Mailboxes.AsNoTracking().SingleAsync()).Stopped);
    }

    [Fact]
    public async Task After_a_tap_the_address_is_asked_first_and_what_the_form_is_told_reaches_the_case_before_it_is_sent()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var talk = await bot.TalkAsync();
        await talk.SayAsync("Tôi muốn báo tin");

        Assert.Contains("ở đâu", await talk.SayAsync("Có, đang nguy hiểm"), StringComparison.Ordinal);
        await talk.SayAsync("số 12 ngõ 5 tổ dân phố 3");
        await talk.SayAsync("có người lạ trèo qua tường sang nhà tôi");

        var stub = Assert.Single(await CasesAsync(bot));
        Assert.Equal("số 12 ngõ 5 tổ dân phố 3", stub.PlaceText);
        Assert.Equal(2, stub.UnreadFromReporter);
    }

    [Fact]
    public async Task A_child_who_writes_is_spoken_to_and_given_its_own_number()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var talk = await bot.TalkAsync();

        var card = await talk.SayAsync("em 13 tuổi bị chú hàng xóm sờ, em sợ lắm cứu em");

        Assert.Contains("người lớn em tin", card, StringComparison.Ordinal);
        Assert.DoesNotContain("Đưa cháu", card, StringComparison.Ordinal);
        Assert.Contains("chưa an toàn", await talk.SayAsync("Không an toàn"), StringComparison.Ordinal);
    }

    private static async Task<List<CaseFile>> CasesAsync(RunningBot bot)
    {
        await using var scope = bot.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CasesDb>().Cases.AsNoTracking().OrderBy(row => row.Number).ToListAsync();
    }

    private static async Task<JsonElement> StateAsync(HttpResponseMessage response)
    {
        using (response) return await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
    }
}
