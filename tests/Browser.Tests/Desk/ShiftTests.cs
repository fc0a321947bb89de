using AnTT.Browser.Tests.Running;
using AnTT.Cases.Handover;
using AnTT.Cases.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AnTT.Browser.Tests.Desk;

/// <summary>A shift is taken and handed on with a phone in the hand.</summary>
[Collection(InChromium.Name)]
public sealed class ShiftTests(Chromium chromium)
{
    private static readonly AnTT.Cases.Lifecycle.Officer Minh = new("minh", "Trần Văn Minh");

    private static async Task LeaveAsync(WardBot bot)
    {
        await using var scope = bot.Services.CreateAsyncScope();
        var ward = await scope.ServiceProvider.GetRequiredService<WardDirectory>().GetAsync(null, CancellationToken.None);
        var now = TimeProvider.System.GetUtcNow();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<HandoverDesk>().WriteAsync(ward.Id, now.AddHours(-8), now.AddHours(8), "Cổng sau khoá lúc 22 giờ", Minh, CancellationToken.None));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_card_is_taken_and_the_next_one_written_with_and_without_scripts(bool scripts)
    {
        await using var bot = await WardBot.StartAsync();
        await Officer.FileAsync(bot);
        await LeaveAsync(bot);
        await using var officer = await Officer.SignInAsync(chromium, bot, 360, 640, scripts);
        var page = officer.Page;
        await officer.TurnOnSecondStepAsync();

        await page.GotoAsync("/console");
        await page.GetByRole(AriaRole.Link, new() { Name = "Giao ca: Trần Văn Minh" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Cổng sau khoá lúc 22 giờ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đã nhận ca" }).ClickAsync();
        await Expect(page.Locator("main").GetByRole(AriaRole.Status)).ToContainTextAsync("Đã nhận ca");
        await Expect(page.Locator("main")).ToContainTextAsync("Quản trị viên, lúc");

        await page.GotoAsync("/console/giao-ca");
        await page.GetByLabel("Lời dặn cho người nhận ca (không bắt buộc)").FillAsync("Gọi lại quán lúc 9 giờ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi thẻ giao ca" }).ClickAsync();
        await Expect(page.Locator("main").GetByRole(AriaRole.Status)).ToContainTextAsync("Đã ghi thẻ giao ca");
    }

    [Fact]
    public async Task The_keyboard_alone_takes_a_card()
    {
        await using var bot = await WardBot.StartAsync();
        await LeaveAsync(bot);
        await using var officer = await Officer.SignInAsync(chromium, bot);
        var page = officer.Page;
        await officer.TurnOnSecondStepAsync();
        await page.GotoAsync("/console");

        await TabToAsync(page, "Giao ca: Trần Văn Minh");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Thẻ giao ca" })).ToBeVisibleAsync();
        await TabToAsync(page, "Đã nhận ca");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("main").GetByRole(AriaRole.Status)).ToContainTextAsync("Đã nhận ca");
    }

    private static async Task TabToAsync(IPage page, string words)
    {
        for (var press = 0; press < 100; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            if ((await page.EvaluateAsync<string>("document.activeElement.textContent")).Contains(words, StringComparison.Ordinal)) return;
        }
        Assert.Fail($"The keyboard does not reach “{words}”.");
    }
}
