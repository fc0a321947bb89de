using AnTT.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AnTT.Browser.Tests.Chat;

[Collection(InChromium.Name)]
public sealed class LeavingTests(Chromium chromium)
{
    [Fact]
    public async Task Quick_exit_leaves_for_a_neutral_page_and_the_next_visitor_sees_nothing()
    {
        await using var resident = await Resident.ArriveAsync(chromium, prepare: page =>
            page.RouteAsync("https://www.google.com/**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<title>neutral</title>" })));
        await resident.SayAsync("chồng tôi đánh tôi");
        await Expect(resident.Own.Locator(".state")).ToContainTextAsync("Đã gửi");

        await resident.Page.GetByRole(AriaRole.Button, new() { Name = "Thoát nhanh" }).ClickAsync();

        await resident.Page.WaitForURLAsync("https://www.google.com/");
        await resident.Page.GotoAsync("/");
        await Expect(resident.Replies).ToHaveCountAsync(1);
        await Expect(resident.Own).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task New_conversation_asks_first_and_then_forgets_the_old_one_on_this_device()
    {
        await using var resident = await Resident.ArriveAsync(chromium);
        await resident.SayAsync("chuyện cũ");
        await Expect(resident.Own.Locator(".state")).ToContainTextAsync("Đã gửi");
        await resident.Page.GetByRole(AriaRole.Button, new() { Name = "Tuỳ chọn" }).ClickAsync();
        await resident.Page.GetByRole(AriaRole.Button, new() { Name = "Cuộc trò chuyện mới" }).ClickAsync();
        await Expect(resident.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("mã tra cứu");

        await resident.Page.GetByRole(AriaRole.Button, new() { Name = "Bắt đầu mới" }).ClickAsync();

        await Expect(resident.Own).ToHaveCountAsync(0);
        await Expect(resident.Replies).ToHaveCountAsync(1);
        await resident.Page.ReloadAsync();
        await Expect(resident.Replies).ToHaveCountAsync(1);
        await Expect(resident.Own).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Device_keeps_nothing_but_one_cookie_scripts_cannot_read()
    {
        await using var resident = await Resident.ArriveAsync(chromium);
        await resident.SayAsync("điều riêng tư");
        await Expect(resident.Own.Locator(".state")).ToContainTextAsync("Đã gửi");

        Assert.Equal(0, await resident.Page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));
        Assert.Equal("", await resident.Page.EvaluateAsync<string>("document.cookie"));
        var cookie = Assert.Single(await resident.Page.Context.CookiesAsync());
        Assert.True(cookie.HttpOnly);
        Assert.Equal(SameSiteAttribute.Strict, cookie.SameSite);
    }
}
