using System.Text.RegularExpressions;
using AnTT.Bot.StaffConsole.Accounts.SecondStep;
using AnTT.Browser.Tests.Running;
using AnTT.Cases.Intake;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace AnTT.Browser.Tests.Desk;

/// <summary>The first account of a new ward in a browser: administrator and commander at once, so that every page opens.</summary>
internal sealed partial class Officer : IAsyncDisposable
{
    private Officer(IPage page) => Page = page;

    public IPage Page { get; }

    public static async Task<Officer> SignInAsync(Chromium chromium, WardBot bot, int width = 1366, int height = 768, bool scripts = true)
    {
        var context = await chromium.Browser.NewContextAsync(new() { BaseURL = bot.Address, Locale = "vi-VN", JavaScriptEnabled = scripts, ViewportSize = new() { Width = width, Height = height } });
        var page = await context.NewPageAsync();
        var oneTime = OneTimePassword().Match(bot.FirstRunOutput).Groups[1].Value;
        await page.GotoAsync("/console");
        await page.GetByLabel("Tên đăng nhập").FillAsync("admin");
        await page.GetByLabel("Mật khẩu").FillAsync(oneTime);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        await page.GetByLabel("Mật khẩu hiện tại").FillAsync(oneTime);
        await page.GetByLabel("Mật khẩu mới", new() { Exact = true }).FillAsync("một câu chỉ mình tôi nhớ");
        await page.GetByLabel("Nhập lại mật khẩu mới").FillAsync("một câu chỉ mình tôi nhớ");
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Đổi mật khẩu" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã đổi mật khẩu");
        return new Officer(page);
    }

    /// <summary>Turns the second step on, as the notice on every page asks.</summary>
    public async Task TurnOnSecondStepAsync()
    {
        await Page.GotoAsync("/console/xac-thuc-hai-buoc");
        var secret = AuthenticatorCode.Decode(await Page.Locator(".secret-letters").InnerTextAsync());
        await Page.GetByLabel("Mã 6 chữ số").FillAsync(AuthenticatorCode.At(secret, AuthenticatorCode.StepAt(TimeProvider.System.GetUtcNow())));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Bật xác thực hai bước" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Mã dự phòng: chép lại ngay" })).ToBeVisibleAsync();
    }

    /// <summary>Two tips of one matter.</summary>
    public static async Task<IReadOnlyList<Filed>> FileAsync(WardBot bot)
    {
        var filed = new List<Filed>();
        foreach (var story in new[] { "Quán karaoke Hoa Mai mở nhạc to quá nửa đêm", "Karaoke Hoa Mai hát ầm ĩ nửa đêm, cả ngõ không ngủ được" })
        {
            await using var scope = bot.Services.CreateAsyncScope();
            filed.Add(await scope.ServiceProvider.GetRequiredService<TipFiling>().FileAsync(
                new FiledTip
                {
                    DraftKey = Guid.NewGuid().ToString("N"), Category = "gay-roi", CategoryName = "Gây rối, tiếng ồn", What = story, PlaceText = "ngõ 5 chợ Đông", OccurredText = "tối qua",
                    Answers = [new TipAnswer("what", "Chuyện gì", story)], FormId = "tin-bao", FormVersion = 1, ChannelKind = "web",
                },
                CancellationToken.None));
        }
        return filed;
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    [GeneratedRegex(@"Mật khẩu dùng một lần:\s*(\S+)")]
    private static partial Regex OneTimePassword();
}
