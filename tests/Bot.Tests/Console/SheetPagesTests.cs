using System.Net;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Bot.StaffConsole.Sheets;
using AnTT.Bot.Understanding;
using AnTT.Cases;
using AnTT.Cases.Audit;
using AnTT.Cases.Intake;
using AnTT.Cases.Mailboxes;
using AnTT.Cases.Reporters;
using AnTT.Cases.Tests.Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.StaffConsole;

public sealed class SheetPagesTests
{
    private const string Name = "Vũ Thị Hạnh Nguyên";

    private static FiledTip Fraud() => StaffVisit.Tip() with
    {
        Category = "lua-dao", CategoryName = "Lừa đảo qua mạng", What = "Nó giả làm shipper rồi bảo tôi chuyển tiền, nội dung chuyển khoản: PHI SHIP 123, mã giao dịch FT26326112233",
        Reporter = new NamedReporter(Name, "0912 000 111"),
        Answers =
        [
            new TipAnswer("sent", "Lúc chuyển tiền", "Trong 1 giờ qua"), new TipAnswer("money", "Số tiền, ngân hàng của bạn", "15 triệu, từ Agribank"),
            new TipAnswer("account", "Tài khoản nhận tiền", "0123456789 (VIETCOMBANK)"), new TipAnswer("bank", "Đã gọi ngân hàng", "Chưa gọi được"),
        ],
    };

    private static async Task<(List<CaseEvent> Printed, string Pseudonym)> LogAsync(RunningBot bot, Guid caseId)
    {
        await using var scope = bot.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CasesDb>();
        return (
            await db.Events.AsNoTracking().Where(line => line.CaseId == caseId && line.Kind == CaseEventKind.Printed).OrderBy(line => line.Sequence).ToListAsync(),
            await db.Mailboxes.Where(mailbox => mailbox.CaseId == caseId).Select(mailbox => mailbox.Pseudonym).SingleAsync());
    }

    [Fact]
    public async Task Each_sheet_says_what_the_case_says_who_drew_it_and_never_who_reported()
    {
        await using var bot = await StaffVisit.StartAsync();
        var filed = await StaffVisit.FileAsync(bot, Fraud(), HiddenCorpus.Jpeg());
        await using (var scope = bot.App.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<ReporterDesk>().WriteAsync(filed.MailboxId, "Lời nhắn riêng cho cán bộ", CancellationToken.None);
        using var visit = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);
        var page = await visit.GetAsync($"/console/ho-so/{filed.CaseId}");

        var sheets = new List<Seen>();
        foreach (var sheet in new[] { "tiep-nhan", "vu-viec", "tam-khoa" })
        {
            Assert.Contains($"/console/ho-so/{filed.CaseId}/in/{sheet}", page.Html, StringComparison.Ordinal);
            sheets.Add(await visit.GetAsync($"/console/ho-so/{filed.CaseId}/in/{sheet}"));
        }

        var (printed, pseudonym) = await LogAsync(bot, filed.CaseId);
        Assert.Equal(["Phiếu tiếp nhận", "Phiếu vụ việc", "Phiếu đề nghị tạm khoá, phong toả tài khoản"], printed.Select(line => line.To));
        foreach (var (sheet, line) in sheets.Zip(printed))
        {
            Assert.Equal(HttpStatusCode.OK, sheet.Status);
            Assert.Contains($"Hồ sơ {filed.Number} · in bởi Cán bộ lan lúc", sheet.Text, StringComparison.Ordinal);
            Assert.Contains($"nhật ký số {line.Sequence}", sheet.Text, StringComparison.Ordinal);
            Assert.Equal("no-store", sheet.Response.Headers.CacheControl?.ToString());
            foreach (var secret in new[] { Name, "0912 000 111", pseudonym, "Lời nhắn riêng", filed.ReceiptCode }) Assert.DoesNotContain(secret, sheet.Text, StringComparison.Ordinal);
            Assert.DoesNotMatch("(?i)<script(?![^>]* src=)|<style| style=| on[a-z]+=\"", sheet.Html);
        }
        Assert.Contains("Điều 145", sheets[0].Text, StringComparison.Ordinal);
        Assert.Contains("Nó giả làm shipper", sheets[0].Text + sheets[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nó giả làm shipper", sheets[2].Text, StringComparison.Ordinal);
        foreach (var fact in new[] { "0123456789", "VIETCOMBANK", "15.000.000 đồng", "Trong 1 giờ qua (báo lúc", "PHI SHIP 123", "FT26326112233", "Agribank", "Chưa gọi được", "Căn cứ pháp luật: ...." })
            Assert.Contains(fact, sheets[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fact_nobody_told_stays_a_blank()
    {
        await using var bot = await StaffVisit.StartAsync();
        var filed = await StaffVisit.FileAsync(bot, Fraud() with { What = "Tôi bị lừa", Answers = [new TipAnswer("what", "Sự việc", "Tôi bị lừa")] });
        using var visit = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);

        var sheet = await visit.GetAsync($"/console/ho-so/{filed.CaseId}/in/tam-khoa");

        Assert.Matches(@"Tài khoản nhận tiền\s+\.{10}", sheet.Text);
        Assert.Matches(@"Số tiền\s+\.{10}", sheet.Text);
        Assert.Matches(@"Thời điểm chuyển\s+\.{10}", sheet.Text);
        Assert.Matches(@"Mã giao dịch\s+\.{10}", sheet.Text);
    }

    [Theory]
    [InlineData("tam-khoa")]
    [InlineData("khong-co")]
    public async Task A_sheet_that_does_not_fit_the_case_is_not_found_and_not_noted(string sheet)
    {
        await using var bot = await StaffVisit.StartAsync();
        var filed = await StaffVisit.FileAsync(bot);
        using var visit = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);

        Assert.Equal(HttpStatusCode.NotFound, (await visit.GetAsync($"/console/ho-so/{filed.CaseId}/in/{sheet}")).Status);
        Assert.Empty((await LogAsync(bot, filed.CaseId)).Printed);
    }

    [Fact]
    public async Task What_is_printed_without_being_opened_first_counts_as_seen()
    {
        await using var bot = await StaffVisit.StartAsync();
        var filed = await StaffVisit.FileAsync(bot);
        using var visit = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);

        await visit.GetAsync($"/console/ho-so/{filed.CaseId}/in/tiep-nhan");

        await using var scope = bot.App.Services.CreateAsyncScope();
        Assert.NotNull(await scope.ServiceProvider.GetRequiredService<CasesDb>().Cases.Where(file => file.Id == filed.CaseId).Select(file => file.FirstSeenAt).SingleAsync());
    }

    [Theory]
    [InlineData("chuyển 2tr lúc 14h30 hôm nay vào 19034567890123 techcombank", "19034567890123", "TECHCOMBANK", "2.000.000 đồng")]
    [InlineData("stk 0987654321012 mb, mất 1 tỷ 2", "0987654321012", "MB", "1.200.000.000 đồng")]
    public void What_the_story_alone_tells_fills_the_sheet(string story, string account, string bank, string amount)
    {
        using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton<Microsoft.Extensions.Configuration.IConfiguration>(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build())
            .AddUnderstanding().BuildServiceProvider();
        var report = new Report
        {
            WardId = Guid.Empty, CaseId = Guid.Empty, DraftHash = [], FormId = "tin-bao", FormVersion = 2, What = story, AnswersJson = "[]", ChannelKind = "web", Language = "vi", Provenance = Provenance.NotSaid,
            Anonymous = true, FiledAt = new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero),
        };

        var facts = FreezeFacts.Read(services.GetRequiredService<MessageUnderstanding>(), report);

        Assert.Equal(new FrozenAccount(account, bank), Assert.Single(facts.Accounts));
        Assert.StartsWith(amount, Assert.Single(facts.Amounts), StringComparison.Ordinal);
    }
}
