using Microsoft.Playwright;

namespace AnTT.Browser.Tests.Running;

/// <summary>A resident at the chat page, on a device of their own.</summary>
public sealed class Resident : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    private Resident(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>Errors the browser reported: uncaught exceptions, refused loads, policy violations.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Addresses asked for, in order.</summary>
    public List<string> Requests { get; } = [];

    public ILocator Messages => Page.Locator(".message");

    public ILocator Own => Page.Locator(".message.own");

    public ILocator Replies => Page.Locator(".message.bot");

    public ILocator Choices => Page.Locator(".choices button");

    public ILocator Composer => Page.GetByLabel("Tin nhắn của bạn");

    public static async Task<Resident> ArriveAsync(Chromium chromium, WardBot? bot = null, int width = 390, int height = 780, Func<IPage, Task>? prepare = null, bool scripts = true)
    {
        var context = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = (bot ?? chromium.Bot).Address,
            ViewportSize = new() { Width = width, Height = height },
            Locale = "vi-VN",
            JavaScriptEnabled = scripts,
        });
        var resident = new Resident(context, await context.NewPageAsync());
        resident.Page.PageError += (_, error) => resident.Complaints.Add(error);
        resident.Page.Console += (_, message) =>
        {
            if (message.Type == "error") resident.Complaints.Add(message.Text);
        };
        resident.Page.Request += (_, request) => resident.Requests.Add(request.Url);
        if (prepare is not null) await prepare(resident.Page);
        await resident.Page.GotoAsync("/");
        if (scripts) await Assertions.Expect(resident.Replies).Not.ToHaveCountAsync(0);
        return resident;
    }

    public async Task SayAsync(string text)
    {
        await Composer.FillAsync(text);
        await Composer.PressAsync("Enter");
    }

    public Task ChooseFilesAsync(params FilePayload[] files) => Page.Locator("#files").SetInputFilesAsync(files);

    public Task GoOfflineAsync(bool offline = true) => _context.SetOfflineAsync(offline);

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
