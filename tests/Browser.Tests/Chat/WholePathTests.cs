using System.Text.RegularExpressions;
using AnTT.Browser.Tests.Desk;
using AnTT.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AnTT.Browser.Tests.Chat;

/// <summary>What the program is for, from the resident's phone to the officer's screen and back.</summary>
[Collection(InChromium.Name)]
public sealed partial class WholePathTests(Chromium chromium)
{
    private const string Story = "Có nhóm đánh bạc ở nhà văn hoá tổ dân phố 3, tối nào cũng tụ tập đông người";

    [Fact]
    public async Task Tip_with_a_photo_reaches_an_officer_whose_answer_reaches_the_sender()
    {
        await using var bot = await WardBot.StartAsync();
        await using var resident = await Resident.ArriveAsync(chromium, bot, width: 360, height: 640);
        var receipt = await SendTipAsync(resident);

        await using var officer = await Officer.SignInAsync(chromium, bot);
        var desk = officer.Page;
        await desk.GotoAsync("/console/ho-so");
        await desk.Locator("main a[href^='/console/ho-so/']").First.ClickAsync();
        await Expect(desk.GetByText(Story).First).ToBeVisibleAsync();
        await Expect(desk.GetByRole(AriaRole.Heading, new() { Name = "Bằng chứng (1)" })).ToBeVisibleAsync();
        await desk.GetByLabel("Nhắn cho người báo").FillAsync("Cảm ơn bạn, tổ tuần tra sẽ đến tối nay.");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Gửi người báo" }).ClickAsync();

        await Expect(resident.Replies.Last).ToContainTextAsync("tổ tuần tra sẽ đến tối nay", new() { Timeout = 60_000 });
        await resident.SayAsync($"Tra cứu {receipt}");
        await Expect(resident.Replies.Last).Not.ToContainTextAsync("Không tìm thấy");
    }

    [Fact]
    public async Task Slip_of_a_tip_is_saved_as_a_file_and_its_signature_checked_on_a_page_without_scripts()
    {
        await using var bot = await WardBot.StartAsync();
        await using var resident = await Resident.ArriveAsync(chromium, bot, width: 360, height: 640);
        await SendTipAsync(resident);
        await resident.SayAsync("Lấy phiếu");
        var keeper = resident.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu thành tệp" });
        await Expect(keeper).ToBeVisibleAsync();

        var saved = await resident.Page.RunAndWaitForDownloadAsync(() => keeper.ClickAsync());
        var slip = await File.ReadAllTextAsync(await saved.PathAsync());

        Assert.Matches(@"^phieu-\d{4}-\d{6}\.txt$", saved.SuggestedFilename);
        await using var anybody = await Resident.ArriveAsync(chromium, bot, width: 360, height: 640, scripts: false);
        await anybody.Page.GotoAsync("/phieu");
        await anybody.Page.GetByLabel("Dán toàn bộ phiếu").FillAsync(slip);
        await anybody.Page.GetByRole(AriaRole.Button, new() { Name = "Kiểm tra" }).ClickAsync();
        await Expect(anybody.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Phiếu thật");
        if (Environment.GetEnvironmentVariable("ANTT_PICTURES") is { Length: > 0 } folder)
        {
            await anybody.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "phieu-360.png"), FullPage = true });
            await resident.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "lay-phieu-360.png") });
        }
        Assert.True(await anybody.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
    }

    /// <returns>The receipt code.</returns>
    private static async Task<string> SendTipAsync(Resident resident)
    {
        await resident.SayAsync(Story);
        var sent = resident.Replies.Filter(new() { HasText = "Mã tra cứu của bạn" });
        for (var step = 0; step < 20 && await sent.CountAsync() == 0; step++)
        {
            var replies = await resident.Replies.CountAsync();
            if (await Button(resident, "Xong").CountAsync() > 0 && await resident.Own.Locator("figure").CountAsync() == 0)
            {
                await resident.ChooseFilesAsync(Photos.Png("sòng bạc.png"));
                await resident.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi tin nhắn" }).ClickAsync();
                await Expect(resident.Own.Last.Locator(".state")).ToContainTextAsync("Đã gửi");
            }
            else if (!await AnswerAsync(resident))
            {
                continue;
            }
            await Expect(resident.Replies).Not.ToHaveCountAsync(replies);
        }
        await Expect(sent).ToHaveCountAsync(1);
        return Receipt().Match(await sent.Locator(".words").InnerTextAsync()).Groups[1].Value;
    }

    /// <returns>False when a newer reply took the button away before it was pressed.</returns>
    private static async Task<bool> AnswerAsync(Resident resident)
    {
        foreach (var name in new[] { "Gửi tin báo", "Ẩn danh", "Xong", "Bỏ qua", "Không", "Không rõ", "Đang diễn ra", "Không nhớ rõ chỗ" })
        {
            if (await Button(resident, name).CountAsync() == 0) continue;
            try
            {
                await Button(resident, name).First.ClickAsync(new() { Timeout = 5_000 });
                return true;
            }
            catch (TimeoutException)
            {
                return false;
            }
        }
        await resident.SayAsync("tối qua");
        return true;
    }

    private static ILocator Button(Resident resident, string name) => resident.Page.Locator(".choices button:enabled").Filter(new() { HasTextRegex = new Regex($"^{name}$") });

    [GeneratedRegex(@"Mã tra cứu của bạn là:\s+(.+)")]
    private static partial Regex Receipt();
}
