using System.Text.Json;
using System.Text.RegularExpressions;
using AnTT.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AnTT.Browser.Tests.Chat;

[Collection(InChromium.Name)]
public sealed partial class QualityTests(Chromium chromium)
{
    private const int FirstLoadBytes = 150 * 1024;

    [Theory]
    [InlineData(360, 640)]
    [InlineData(1366, 768)]
    public async Task Every_state_of_the_page_is_free_of_accessibility_faults(int width, int height)
    {
        await using var resident = await Resident.ArriveAsync(chromium, width: width, height: height);
        await AssertAccessibleAsync(resident.Page, "greeting");
        await resident.Choices.First.ClickAsync();
        await Expect(resident.Replies).Not.ToHaveCountAsync(1);
        await resident.ChooseFilesAsync(Photos.Png("ảnh.png"));
        await AssertAccessibleAsync(resident.Page, "talk with a chosen file");
        await resident.GoOfflineAsync();
        await resident.SayAsync(new string('a', 19_500));
        await Expect(resident.Page.Locator("#notice")).ToBeVisibleAsync();
        await AssertAccessibleAsync(resident.Page, "offline with a message waiting");
        await resident.Page.GetByRole(AriaRole.Button, new() { Name = "Tuỳ chọn" }).ClickAsync();
        await AssertAccessibleAsync(resident.Page, "menu");
    }

    [Theory]
    [InlineData(360, 640)]
    [InlineData(360, 300)]
    [InlineData(1366, 768)]
    public async Task Nothing_runs_off_the_side_and_the_numbers_stay_in_sight(int width, int height)
    {
        await using var resident = await Resident.ArriveAsync(chromium, width: width, height: height);
        await resident.SayAsync(string.Concat(Enumerable.Repeat("dàikhôngngắt", 40)));
        await resident.SayAsync(string.Join('\n', Enumerable.Range(1, 60).Select(line => $"dòng {line}")));
        await Expect(resident.Replies).ToHaveCountAsync(3);

        Assert.Equal(width, await resident.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.True(await resident.Page.EvaluateAsync<bool>("document.getElementById('log').scrollWidth <= document.getElementById('log').clientWidth"));
        await Expect(resident.Page.Locator("header a[href='tel:113']")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(resident.Composer).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [Fact]
    public async Task Every_target_is_large_enough_for_a_thumb()
    {
        await using var resident = await Resident.ArriveAsync(chromium, width: 360, height: 640);
        await resident.ChooseFilesAsync(Photos.Png("ảnh.png"));

        var small = await resident.Page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('a[href], button, textarea')]
              .filter(target => target.offsetParent !== null && !target.classList.contains('skip'))
              .filter(target => { const box = target.getBoundingClientRect(); return box.width < 44 || box.height < 44; })
              .map(target => target.outerHTML)
            """);

        Assert.Empty(small);
    }

    [Fact]
    public async Task First_load_fits_a_weak_network_and_asks_nobody_else()
    {
        long bytes = 0;
        var bodies = new List<Task>();
        await using var resident = await Resident.ArriveAsync(chromium, prepare: page =>
        {
            page.RequestFinished += (_, request) => bodies.Add(Task.Run(async () => Interlocked.Add(ref bytes, (await request.SizesAsync()).ResponseBodySize)));
            return Task.CompletedTask;
        });
        await Task.WhenAll(bodies);

        Assert.InRange(bytes, 60 * 1024, FirstLoadBytes);
        Assert.All(resident.Requests, address => Assert.StartsWith(chromium.Bot.Address, address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whole_talk_breaks_no_page_policy()
    {
        await using var resident = await Resident.ArriveAsync(chromium, prepare: page => page.AddInitScriptAsync("addEventListener('securitypolicyviolation', event => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`))"));
        await resident.ChooseFilesAsync(Photos.Png("ảnh.png"));
        await resident.SayAsync("có ảnh");
        await Expect(resident.Own.Locator(".state")).ToContainTextAsync("Đã gửi");
        await resident.Page.GetByRole(AriaRole.Button, new() { Name = "Tuỳ chọn" }).ClickAsync();
        await resident.Page.ReloadAsync();
        await Expect(resident.Own).ToHaveCountAsync(1);

        Assert.Empty(resident.Complaints);
    }

    [Fact]
    public async Task Keyboard_alone_reaches_everything()
    {
        await using var resident = await Resident.ArriveAsync(chromium);
        var reached = new List<string>();
        for (var step = 0; step < 30; step++)
        {
            await resident.Page.Keyboard.PressAsync("Tab");
            reached.Add(await resident.Page.EvaluateAsync<string>("document.activeElement.id || document.activeElement.getAttribute('href') || document.activeElement.textContent"));
        }

        var choice = await resident.Choices.First.InnerTextAsync();
        foreach (var target in new[] { "#message", "exit", "menu", "tel:113", "tel:114", "tel:115", "tel:111", "log", choice, "attach", "message", "send" })
            Assert.Contains(target, reached);
    }

    [Fact]
    public async Task Scripts_are_no_newer_than_ES2020_and_styles_than_Chrome_109()
    {
        var web = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        var scripts = Directory.GetFiles(web, "*.js", SearchOption.AllDirectories);
        var styles = Directory.GetFiles(web, "*.css", SearchOption.AllDirectories);
        Assert.NotEmpty(scripts);
        Assert.NotEmpty(styles);

        foreach (var style in styles) Assert.DoesNotMatch(TooNewForChrome109(), await File.ReadAllTextAsync(style));
        await Node.RunAsync("parse-es2020.mjs", scripts);
    }

    [Fact]
    public async Task Files_the_page_names_exist_and_carry_the_version_that_was_restored()
    {
        var web = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        var html = await File.ReadAllTextAsync(Path.Combine(web, "index.html"));
        var named = Reference().Matches(html).Select(match => match.Groups[1].Value).ToList();

        Assert.All(named, path => Assert.True(File.Exists(Path.Combine(web, path.Split('?')[0].TrimStart('/'))), path));
        var modules = Directory.GetFiles(Path.Combine(web, "chat-page"), "*.js").Select(path => "/chat-page/" + Path.GetFileName(path));
        Assert.All(modules, module => Assert.Contains(module, named));
        using var package = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src", "Bot", "package.json")));
        var version = package.RootElement.GetProperty("dependencies").GetProperty("botframework-directlinejs").GetString();
        Assert.Contains($"/lib/directline.js?v={version}", named);
    }

    private static async Task AssertAccessibleAsync(IPage page, string state)
    {
        // Through the debugger, which the page's own policy does not bind.
        await page.EvaluateAsync(await File.ReadAllTextAsync(Repository.Library("axe-core/axe.min.js")));
        var found = await page.EvaluateAsync<JsonElement>("axe.run().then(result => result.violations.map(one => `${one.id}: ${one.nodes.map(node => node.html + ' ' + node.failureSummary).join('\\n')}`))");
        Assert.True(found.GetArrayLength() == 0, $"{state}: {found}");
    }

    [GeneratedRegex(@"color-mix\(|oklch\(|light-dark\(|:has\(|@layer|@container|@scope|&[ :.>\[]|\btext-wrap:|\banimation-timeline")]
    private static partial Regex TooNewForChrome109();

    [GeneratedRegex("(?:src|href)=\"(/[^\"]*[^/\"])\"")]
    private static partial Regex Reference();
}
