using AnTT.Browser.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AnTT.Browser.Tests.Conformance;

/// <summary>The unmodified Bot Framework Web Chat 4.18.1, on a page of its own, against our Direct Line.</summary>
[Collection(InChromium.Name)]
public sealed class WebChatTests(Chromium chromium)
{
    private const string Policy = "default-src 'none'; base-uri 'none'; connect-src 'self' blob: ws:; img-src 'self' blob: data:; script-src 'self' 'nonce-X' 'strict-dynamic'; style-src 'nonce-X'";

    private const string Html = """
        <!DOCTYPE html><html lang="vi"><head><title>Web Chat</title></head><body><div id="chat"></div>
        <script nonce="X" src="/webchat.js"></script>
        <script nonce="X">
          (async () => {
            const resumed = JSON.parse(sessionStorage.getItem('talk') || 'null');
            const talk = resumed || await (await fetch('/chat/session', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' })).json();
            sessionStorage.setItem('talk', JSON.stringify(talk));
            const options = { domain: location.origin + '/v3/directline', token: talk.token };
            if (resumed) Object.assign(options, { conversationId: talk.conversationId, watermark: '0' });
            WebChat.renderWebChat({ directLine: WebChat.createDirectLine(options), locale: 'vi-VN', nonce: 'X', sendTypingIndicator: true }, document.getElementById('chat'));
          })();
        </script></body></html>
        """;

    [Fact]
    public async Task Text_is_sent_echoed_and_answered_and_comes_back_after_a_reload()
    {
        await using var visit = await OpenAsync();
        var page = visit.Page;
        await SayAsync(page, "Xin chào từ Web Chat");

        await Expect(page.Locator(".webchat__bubble--from-user")).ToContainTextAsync("Xin chào từ Web Chat");
        await Expect(BotBubbles(page)).Not.ToHaveCountAsync(1);
        await Expect(page.GetByText("Đang gửi")).ToHaveCountAsync(0);
        var said = await BotBubbles(page).CountAsync();
        await page.ReloadAsync();
        await Expect(page.Locator(".webchat__bubble--from-user")).ToHaveCountAsync(1);
        await Expect(BotBubbles(page)).ToHaveCountAsync(said);
    }

    [Fact]
    public async Task Suggested_action_says_its_words()
    {
        await using var visit = await OpenAsync();
        var page = visit.Page;
        var chip = page.Locator(".webchat__suggested-action").First;
        await chip.ClickAsync();

        await Expect(page.Locator(".webchat__bubble--from-user")).ToHaveCountAsync(1);
        await Expect(BotBubbles(page)).Not.ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Photos_are_uploaded()
    {
        await using var visit = await OpenAsync();
        var page = visit.Page;
        await page.Locator("input[type=file]").SetInputFilesAsync([Photos.Png("một.png"), Photos.Png("hai.png")]);
        await Expect(page.Locator(".webchat__attachment-icon--checked")).ToBeVisibleAsync();
        await SayAsync(page, "hai ảnh");

        await Expect(BotBubbles(page)).Not.ToHaveCountAsync(1);
        await Expect(page.GetByText("Đang gửi")).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Expect(page.Locator(".webchat__bubble--from-user")).ToContainTextAsync(["hai ảnh", "một.png", "hai.png"]);
    }

    private static ILocator BotBubbles(IPage page) => page.Locator(".webchat__bubble:not(.webchat__bubble--from-user) .webchat__bubble__content");

    private static async Task SayAsync(IPage page, string text)
    {
        await page.Locator("[data-id='webchat-sendbox-input']").FillAsync(text);
        await page.Locator("[data-id='webchat-sendbox-input']").PressAsync("Enter");
    }

    private static void AddWebChat(WebApplication app)
    {
        app.MapGet("/webchat.js", () => Results.File(Repository.Library("botframework-webchat/dist/webchat.js"), "text/javascript"));
        app.MapGet("/webchat", (HttpContext context) =>
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            return Results.Text(Html, "text/html", System.Text.Encoding.UTF8);
        });
    }

    private async Task<Visit> OpenAsync()
    {
        var bot = await WardBot.StartAsync(addPages: AddWebChat);
        var context = await chromium.Browser.NewContextAsync(new() { BaseURL = bot.Address, Locale = "vi-VN" });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/webchat");
        await Expect(BotBubbles(page)).ToHaveCountAsync(1, new() { Timeout = 60_000 });
        return new Visit(bot, context, page);
    }

    private sealed record Visit(WardBot Bot, IBrowserContext Context, IPage Page) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Context.DisposeAsync();
            await Bot.DisposeAsync();
        }
    }
}
