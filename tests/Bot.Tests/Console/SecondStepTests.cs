using System.Net;
using System.Text.RegularExpressions;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Bot.StaffConsole.Accounts.SecondStep;
using AnTT.Cases;
using AnTT.Cases.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.StaffConsole;

public sealed class SecondStepTests
{
    private const string Page = "/console/xac-thuc-hai-buoc";

    /// <summary>Appendix B of RFC 6238, last six digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long time, string code)
    {
        var secret = "12345678901234567890"u8.ToArray();

        Assert.Equal(code, AuthenticatorCode.At(secret, AuthenticatorCode.StepAt(DateTimeOffset.FromUnixTimeSeconds(time))));
        Assert.Equal(secret, AuthenticatorCode.Decode(AuthenticatorCode.Letters(secret)));
    }

    [Fact]
    public async Task An_administrator_has_no_rights_of_one_until_the_second_step_is_on_and_then_signs_in_with_it()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var visit = await StaffVisit.SignedInAsync(bot, "quan", StaffRoles.Administrator, secondStep: false);

        var before = await visit.GetAsync("/console/tai-khoan");
        var notice = await visit.GetAsync("/console");
        var wrong = await visit.SendAsync(Page, Page, new() { ["Code"] = "000 00x" });
        var on = await visit.TurnOnSecondStepAsync();
        var after = await visit.GetAsync("/console/tai-khoan");
        using var next = new StaffVisit(bot);
        var half = await next.SignInAsync("quan", StaffVisit.Password);
        var unfinished = await next.GetAsync("/console/tai-khoan");
        var whole = await next.SendCodeAsync(visit.NextCode());

        Assert.Equal(HttpStatusCode.Forbidden, before.Status);
        Assert.Contains("Bật xác thực hai bước", notice.Text, StringComparison.Ordinal);
        Assert.Contains("Mã chưa đúng", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("<svg class=\"qr\"", wrong.Html, StringComparison.Ordinal);
        Assert.Contains("Mã dự phòng: chép lại ngay", on.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, after.Status);
        Assert.StartsWith("/console/ma-xac-nhan", half.Path, StringComparison.Ordinal);
        Assert.StartsWith("/console/dang-nhap", unfinished.Path, StringComparison.Ordinal);
        Assert.Equal("/console", whole.Path);
    }

    [Fact]
    public async Task A_code_opens_once_and_none_before_it_opens_any_more()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var visit = await StaffVisit.SignedInAsync(bot, "quan", StaffRoles.Administrator);
        using var thief = new StaffVisit(bot);
        using var owner = new StaffVisit(bot);
        await owner.SignInAsync("quan", StaffVisit.Password);
        await thief.SignInAsync("quan", StaffVisit.Password);
        var code = visit.NextCode();

        var first = await owner.SendCodeAsync(code);
        var second = await thief.SendCodeAsync(code);
        var older = await thief.SendCodeAsync(visit.Codes[0]);

        Assert.Equal("/console", first.Path);
        Assert.Contains("đã dùng rồi", second.Text, StringComparison.Ordinal);
        Assert.Contains("đã dùng rồi", older.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_codes_lock_the_account_and_the_right_password_does_not_wash_them_away()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var visit = await StaffVisit.SignedInAsync(bot, "quan", StaffRoles.Administrator);
        for (var guess = 0; guess < StaffSignIn.FreeTries; guess++)
        {
            using var thief = new StaffVisit(bot);
            await thief.SignInAsync("quan", StaffVisit.Password);
            await thief.SendCodeAsync(visit.WrongCode());
        }
        using var late = new StaffVisit(bot);

        var password = await late.SignInAsync("quan", StaffVisit.Password);

        Assert.StartsWith("/console/dang-nhap", password.Path, StringComparison.Ordinal);
        Assert.Contains("chưa đúng", password.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spare_code_opens_once_in_place_of_the_phone()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var visit = await StaffVisit.SignedInAsync(bot, "quan", StaffRoles.Administrator, secondStep: false);
        var spare = Regex.Match((await visit.TurnOnSecondStepAsync()).Text, "[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}").Value;
        using var first = new StaffVisit(bot);
        using var second = new StaffVisit(bot);
        await first.SignInAsync("quan", StaffVisit.Password);
        await second.SignInAsync("quan", StaffVisit.Password);

        var opened = await first.SendCodeAsync(spare.ToUpperInvariant());
        var again = await second.SendCodeAsync(spare);
        var left = await first.GetAsync(Page);

        Assert.Equal("/console", opened.Path);
        Assert.Contains("chưa đúng", again.Text, StringComparison.Ordinal);
        Assert.Contains("Còn 7 mã dự phòng", left.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_colleague_takes_it_off_a_lost_phone_with_a_reason_that_stands_in_the_log_and_the_rights_wait_again()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var lost = await StaffVisit.SignedInAsync(bot, "mat-may", StaffRoles.Custodian);
        using var admin = await StaffVisit.SignedInAsync(bot, "quan", StaffRoles.Administrator);
        var filed = await StaffVisit.FileAsync(bot);

        var silent = await admin.SendAsync("/console/tai-khoan", "SecondStep", new() { ["account"] = "mat-may", ["reason"] = " " });
        var self = await admin.SendAsync("/console/tai-khoan", "SecondStep", new() { ["account"] = "quan", ["reason"] = "đổi máy" });
        var done = await admin.SendAsync("/console/tai-khoan", "SecondStep", new() { ["account"] = "mat-may", ["reason"] = "Mất điện thoại, đã gặp trực tiếp" });
        using var back = new StaffVisit(bot);
        await back.SignInAsync("mat-may", StaffVisit.Password);
        var rights = await back.GetAsync($"/console/ho-so/{filed.CaseId}/nguoi-bao");

        Assert.Contains("Hãy ghi lý do", silent.Text, StringComparison.Ordinal);
        Assert.Contains("Không tự tắt ở đây được", self.Text, StringComparison.Ordinal);
        Assert.Contains("được ghi vào nhật ký", done.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, rights.Status);
        await using var scope = bot.App.Services.CreateAsyncScope();
        var line = await scope.ServiceProvider.GetRequiredService<CasesDb>().Events.SingleAsync(row => row.Kind == CaseEventKind.SecondStepOff);
        Assert.Equal(("Cán bộ quan", "mat-may", "Mất điện thoại, đã gặp trực tiếp"), (line.ActorName, line.To, line.Reason));
        Assert.IsType<AuditFinding.Whole>(await scope.ServiceProvider.GetRequiredService<AuditChain>().VerifyAsync(CancellationToken.None));
    }

    [Fact]
    public async Task What_is_stored_of_it_cannot_be_read_from_the_database()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var visit = await StaffVisit.SignedInAsync(bot, "quan", StaffRoles.Administrator, secondStep: false);
        var spare = Regex.Match((await visit.TurnOnSecondStepAsync()).Text, "[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}").Value;

        await using var scope = bot.App.Services.CreateAsyncScope();
        var stored = await scope.ServiceProvider.GetRequiredService<StaffDb>().UserTokens.Select(row => row.Value!).ToListAsync();

        Assert.Equal(2, stored.Count);
        Assert.DoesNotContain(stored, text => text.Contains(spare, StringComparison.Ordinal) || text.Contains(visit.SecretLetters.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_commander_opens_no_name_without_the_second_step()
    {
        await using var bot = await StaffVisit.StartAsync();
        var filed = await StaffVisit.FileAsync(bot);
        using var visit = await StaffVisit.SignedInAsync(bot, "chihuy", StaffRoles.Commander, secondStep: false);

        var page = await visit.GetAsync($"/console/ho-so/{filed.CaseId}/nguoi-bao");
        var posted = await visit.PostAsync($"/console/ho-so/{filed.CaseId}/nguoi-bao?handler=Open", []);

        Assert.Equal(Page, page.Path);
        Assert.Equal(Page, posted.Path);
    }
}
