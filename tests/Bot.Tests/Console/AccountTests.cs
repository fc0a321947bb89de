using System.Net;
using System.Text.RegularExpressions;
using AnTT.Bot.StaffConsole;
using AnTT.Bot.StaffConsole.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.StaffConsole;

public sealed class AccountTests
{
    private static string OneTimePassword(RunningBot bot) => Regex.Match(bot.FirstRunOutput, "[a-z2-9]{4}(-[a-z2-9]{4}){3}").Value;

    [Fact]
    public async Task The_first_start_prints_a_password_once_and_the_first_sign_in_asks_for_another()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var visit = new StaffVisit(bot);

        var first = await visit.SignInAsync("admin", OneTimePassword(bot));
        var elsewhere = await visit.GetAsync("/console/ho-so");
        var changed = await visit.ChangePasswordAsync(OneTimePassword(bot), StaffVisit.Password);
        var tasks = await visit.GetAsync("/console");

        Assert.Equal("/console/doi-mat-khau", first.Path);
        Assert.Equal("/console/doi-mat-khau", elsewhere.Path);
        Assert.Contains("Đã đổi mật khẩu", changed.Text, StringComparison.Ordinal);
        Assert.Contains("Việc cần làm", tasks.Text, StringComparison.Ordinal);
        var again = new StringWriter();
        await bot.App.Services.MakeFirstAccountAsync(again, CancellationToken.None);
        Assert.DoesNotContain("Mật khẩu", again.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drawn_password_is_good_whatever_letters_fall()
    {
        await using var bot = await StaffVisit.StartAsync();
        await using var scope = bot.App.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Staff>>();
        users.PasswordValidators.Clear();
        users.PasswordValidators.Add(new NothingPleases());

        var made = await scope.ServiceProvider.GetRequiredService<StaffAccounts>().AddAsync("tran.ha", StaffRoles.Handler);

        var password = Assert.IsType<NewAccount.Made>(made).OneTimePassword;
        using var visit = new StaffVisit(bot);
        Assert.Equal("/console/doi-mat-khau", (await visit.SignInAsync("tran.ha", password)).Path);
    }

    /// <summary>What a rule says of a draw of mostly digits, only always.</summary>
    private sealed class NothingPleases : IPasswordValidator<Staff>
    {
        public Task<IdentityResult> ValidateAsync(UserManager<Staff> manager, Staff user, string? password) =>
            Task.FromResult(IdentityResult.Failed(new IdentityError { Code = "No" }));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_even_for_the_right_one_and_read_like_any_other_failure()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var visit = new StaffVisit(bot);

        for (var guess = 0; guess < 4; guess++) Assert.Contains("chưa đúng", (await visit.SignInAsync("admin", "sai mật khẩu rồi")).Text, StringComparison.Ordinal);
        var fifth = await visit.SignInAsync("admin", "sai mật khẩu rồi");
        var right = await visit.SignInAsync("admin", OneTimePassword(bot));
        var unknown = await visit.SignInAsync("admin2", "sai mật khẩu rồi");
        Assert.Equal(fifth.Text, right.Text);
        Assert.Equal(fifth.Text, unknown.Text.Replace("admin2", "admin", StringComparison.Ordinal));
        Assert.Equal("/console/dang-nhap?ve=%2Fconsole", (await visit.GetAsync("/console")).Path);
    }

    [Fact]
    public async Task An_unknown_name_reads_like_a_wrong_password_and_is_not_kept()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var visit = new StaffVisit(bot);

        var seen = await visit.SignInAsync("matkhaucuatoi", "x");

        Assert.Contains("Tên đăng nhập hoặc mật khẩu chưa đúng", seen.Text, StringComparison.Ordinal);
        await using var scope = bot.App.Services.CreateAsyncScope();
        var entry = await scope.ServiceProvider.GetRequiredService<StaffDb>().SignIns.SingleAsync();
        Assert.Equal((SignInOutcome.UnknownName, (Guid?)null), (entry.Outcome, entry.StaffId));
    }

    [Fact]
    public async Task Tries_at_the_same_moment_are_all_counted()
    {
        await using var bot = await StaffVisit.StartAsync();
        var guesses = Enumerable.Range(0, 12).Select(async _ =>
        {
            using var visit = new StaffVisit(bot);
            await visit.SignInAsync("admin", "sai mật khẩu rồi");
        });
        await Task.WhenAll(guesses);

        await using var scope = bot.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StaffDb>();
        Assert.Equal(StaffSignIn.FreeTries, await db.SignIns.CountAsync(entry => entry.Outcome == SignInOutcome.WrongPassword));
        Assert.Equal(StaffSignIn.FreeTries, (await db.Users.SingleAsync()).WrongInRow);
    }

    [Fact]
    public async Task Many_names_tried_from_one_address_make_it_wait()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var visit = new StaffVisit(bot);
        for (var guess = 0; guess < 30; guess++) await visit.SignInAsync($"nguoi-{guess}", "x");

        Assert.Contains("từ mạng này", (await visit.SignInAsync("admin", OneTimePassword(bot))).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("matkhau12345678")]
    [InlineData("Mật khẩu của tôi 123")]
    [InlineData("congan113113113")]
    [InlineData("adminadmin123")]
    [InlineData("qwertyuiop123456")]
    [InlineData("0912345678901")]
    public async Task A_password_guessers_try_first_is_refused(string password)
    {
        await using var bot = await StaffVisit.StartAsync();
        using var visit = new StaffVisit(bot);
        await visit.SignInAsync("admin", OneTimePassword(bot));

        Assert.Contains("quá quen thuộc", (await visit.ChangePasswordAsync(OneTimePassword(bot), password)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_nothing_is_stored_by_the_browser()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var visit = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);

        var tasks = await visit.GetAsync("/console");
        await visit.SendAsync("/console", "dang-xuat", []);
        var after = await visit.GetAsync("/console");

        Assert.Equal("no-store", tasks.Response.Headers.CacheControl?.ToString());
        Assert.StartsWith("/console/dang-nhap", after.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StaffRoles.Intake, true)]
    [InlineData(StaffRoles.Handler, true)]
    [InlineData(StaffRoles.Commander, true)]
    [InlineData(StaffRoles.Editor, false)]
    [InlineData(StaffRoles.Administrator, false)]
    public async Task Only_roles_that_work_cases_reach_them(string role, bool allowed)
    {
        await using var bot = await StaffVisit.StartAsync();
        var filed = await StaffVisit.FileAsync(bot, photo: [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]);
        using var visit = await StaffVisit.SignedInAsync(bot, "ai-do", role);

        foreach (var path in new[] { "/console/ho-so", $"/console/ho-so/{filed.CaseId}" })
            Assert.Equal(allowed ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await visit.GetAsync(path)).Status);
        Assert.Equal(allowed ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden, (await visit.GetAsync($"/console/ho-so/{filed.CaseId}/bang-chung/{Guid.NewGuid()}/tep")).Status);
    }

    [Fact]
    public async Task Without_a_session_every_page_of_cases_leads_to_signing_in()
    {
        await using var bot = await StaffVisit.StartAsync();
        var filed = await StaffVisit.FileAsync(bot);
        using var visit = new StaffVisit(bot);

        foreach (var path in new[] { "/console", "/console/ho-so", $"/console/ho-so/{filed.CaseId}", $"/console/ho-so/{filed.CaseId}/chuyen/Closed", "/console/doi-mat-khau", $"/console/ho-so/{filed.CaseId}/bang-chung/{filed.CaseId}/tep" })
            Assert.StartsWith("/console/dang-nhap", (await visit.GetAsync(path)).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var visit = new StaffVisit(bot);

        using var response = await bot.Http.PostAsync("/console/dang-nhap", new FormUrlEncodedContent(new Dictionary<string, string> { ["UserName"] = "admin", ["Password"] = "x" }));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("chưa hợp lệ", WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a", "quan-tri", "3–40")]
    [InlineData("admin", "quan-tri", "Đã có")]
    [InlineData("lan", "sep", "vai trò")]
    public async Task An_account_that_cannot_be_made_says_what_to_do(string name, string role, string says)
    {
        await using var bot = await StaffVisit.StartAsync();
        await using var scope = bot.App.Services.CreateAsyncScope();

        var refused = Assert.IsType<NewAccount.Refused>(await scope.ServiceProvider.GetRequiredService<StaffAccounts>().AddAsync(name, role));

        Assert.Contains(says, refused.Why, StringComparison.Ordinal);
    }
}
