using AnTT.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace AnTT.Browser.Tests.Chat;

[Collection(InChromium.Name)]
public sealed class BrokenNetworkTests(Chromium chromium)
{
    [Fact]
    public async Task Message_written_offline_waits_and_goes_out_once_when_the_network_is_back()
    {
        await using var resident = await Resident.ArriveAsync(chromium);
        await resident.GoOfflineAsync();
        await resident.SayAsync("viết khi mất mạng");
        await Expect(resident.Own.Locator(".state")).ToContainTextAsync("sẽ tự gửi lại");
        await Expect(resident.Page.Locator("#notice")).ToContainTextAsync("Mất kết nối mạng");

        await resident.GoOfflineAsync(false);

        await Expect(resident.Own.Locator(".state")).ToContainTextAsync("Đã gửi");
        await Expect(resident.Page.Locator("#notice")).ToBeHiddenAsync();
        await resident.Page.ReloadAsync();
        await Expect(resident.Replies).ToHaveCountAsync(2);
        await Expect(resident.Own).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Server_that_was_away_gets_what_was_written_meanwhile_in_order_and_once()
    {
        await using var bot = await WardBot.StartAsync();
        await using var resident = await Resident.ArriveAsync(chromium, bot);
        await resident.SayAsync("trước khi dừng");
        await Expect(resident.Own.Locator(".state")).ToContainTextAsync("Đã gửi");
        await bot.StopAsync();
        await resident.SayAsync("lúc máy chủ dừng, câu một");
        await resident.SayAsync("lúc máy chủ dừng, câu hai");
        await Expect(resident.Own.Last.Locator(".state")).ToContainTextAsync("sẽ tự gửi lại");

        await bot.StartAgainAsync();

        await Expect(resident.Page.Locator(".outgoing")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await resident.Page.ReloadAsync();
        await Expect(resident.Own.Locator(".words")).ToHaveTextAsync(["trước khi dừng", "lúc máy chủ dừng, câu một", "lúc máy chủ dừng, câu hai"]);
    }

    [Fact]
    public async Task Answer_that_got_lost_does_not_double_the_message()
    {
        var lost = 0;
        await using var resident = await Resident.ArriveAsync(chromium, prepare: page => page.RouteAsync("**/activities", async route =>
        {
            if (lost++ > 0)
            {
                await route.ContinueAsync();
                return;
            }
            await route.FetchAsync();
            await route.AbortAsync();
        }));

        await resident.SayAsync("chỉ một lần");

        await Expect(resident.Own.Locator(".state")).ToContainTextAsync("Đã gửi");
        await Expect(resident.Replies).ToHaveCountAsync(2);
        await resident.Page.ReloadAsync();
        await Expect(resident.Replies).ToHaveCountAsync(2);
        await Expect(resident.Own).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Token_that_ran_out_is_renewed_and_the_message_goes_out()
    {
        var refused = 0;
        await using var resident = await Resident.ArriveAsync(chromium, prepare: page => page.RouteAsync("**/activities", route => refused++ == 0
            ? route.FulfillAsync(new() { Status = 403, ContentType = "application/json", Body = """{"error":{"code":"TokenExpired","message":""}}""" })
            : route.ContinueAsync()));

        await resident.SayAsync("sau khi hết hạn");

        await Expect(resident.Own.Locator(".state")).ToContainTextAsync("Đã gửi", new() { Timeout = 60_000 });
        await Expect(resident.Replies).ToHaveCountAsync(2);
        Assert.Equal(2, resident.Requests.Count(address => address.EndsWith("/chat/session", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Refused_message_says_why_and_can_be_taken_back_or_sent_again()
    {
        var refused = 0;
        await using var resident = await Resident.ArriveAsync(chromium, prepare: page => page.RouteAsync("**/activities", route => refused++ == 0
            ? route.FulfillAsync(new() { Status = 400, ContentType = "application/json", Body = """{"error":{"code":"BadArgument","message":"Nội dung này không nhận được."}}""" })
            : route.ContinueAsync()));
        await resident.SayAsync("bị từ chối");
        await Expect(resident.Own.Locator(".reason")).ToHaveTextAsync("Nội dung này không nhận được.");

        await resident.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Gửi lại" }).ClickAsync();

        await Expect(resident.Own.Locator(".state")).ToContainTextAsync("Đã gửi");
        await Expect(resident.Replies).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Where_sockets_do_not_get_through_the_page_asks_instead()
    {
        await using var resident = await Resident.ArriveAsync(chromium, prepare: page => page.RouteWebSocketAsync("**/stream**", socket => _ = socket.CloseAsync()));

        await resident.SayAsync("không có WebSocket");

        await Expect(resident.Replies).ToHaveCountAsync(2, new() { Timeout = 60_000 });
        await Expect(resident.Page.Locator("#notice")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Too_many_conversations_from_one_address_is_said_in_words_with_the_number_to_call()
    {
        await using var bot = await WardBot.StartAsync(new() { ["DirectLine:SessionsPerHour"] = "1" });
        await using var first = await Resident.ArriveAsync(chromium, bot);
        var context = await chromium.Browser.NewContextAsync(new() { BaseURL = bot.Address });
        var page = await context.NewPageAsync();

        await page.GotoAsync("/");

        await Expect(page.Locator("#notice")).ToContainTextAsync("113");
        await context.DisposeAsync();
    }
}
