using AnTT.Browser.Tests.Running;
using AnTT.Cases.Marks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AnTT.Browser.Tests.Desk;

/// <summary>A picture of a screen names whose screen it was.</summary>
[Collection(InChromium.Name)]
public sealed class ScreenMarkTests(Chromium chromium)
{
    private static readonly (string Id, string Name)[] Others = [.. Enumerable.Range(0, 40).Select(number => ($"{new Guid(number, 0, 0, new byte[8])}", $"Người khác {number}"))];

    private static async Task<(string Id, string Name)> ViewerAsync(WardBot bot)
    {
        await using var scope = bot.Services.CreateAsyncScope();
        var admin = Assert.Single(scope.ServiceProvider.GetRequiredService<AnTT.Bot.StaffConsole.Accounts.StaffDb>().Users.ToList());
        return ($"{admin.Id}", admin.DisplayName);
    }

    private static MarkFinding Read(WardBot bot, byte[] png, params (string Id, string Name)[] officers) =>
        bot.Services.GetRequiredService<ScreenMarks>().Read(new MemoryStream(png), officers, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddHours(7).DateTime));

    [Theory]
    [InlineData(1366, 768, 1f)]
    [InlineData(1024, 768, 1.25f)]
    [InlineData(360, 640, 3f)]
    [InlineData(412, 732, 2.625f)]
    public async Task A_picture_of_a_case_page_names_its_viewer_and_the_day(int width, int height, float scale)
    {
        await using var bot = await WardBot.StartAsync();
        var cases = await Officer.FileAsync(bot);
        await using var officer = await Officer.SignInAsync(chromium, bot);
        var viewer = await ViewerAsync(bot);
        var state = await officer.Page.Context.StorageStateAsync();
        await using var context = await chromium.Browser.NewContextAsync(new() { BaseURL = bot.Address, ViewportSize = new() { Width = width, Height = height }, DeviceScaleFactor = scale, StorageState = state });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/console/ho-so/{cases[0].CaseId}");

        var png = await page.ScreenshotAsync();

        var found = Assert.IsType<MarkFinding.Viewer>(Read(bot, png, [.. Others, viewer]));
        Assert.Equal(viewer.Id, found.OfficerId);
        Assert.InRange(found.WrongBits, 0, 4);
        Assert.IsType<MarkFinding.Nobody>(Read(bot, png, Others));
        await context.ClearCookiesAsync();
        await page.GotoAsync("/console/dang-nhap");
        Assert.IsType<MarkFinding.NoMark>(Read(bot, await page.ScreenshotAsync(), [.. Others, viewer]));
    }

    [Fact]
    public async Task A_cut_out_part_and_a_JPEG_are_read_on_the_page_too()
    {
        await using var bot = await WardBot.StartAsync();
        var cases = await Officer.FileAsync(bot);
        await using var officer = await Officer.SignInAsync(chromium, bot);
        var viewer = await ViewerAsync(bot);
        var page = officer.Page;
        await officer.TurnOnSecondStepAsync();
        await page.GotoAsync($"/console/ho-so/{cases[0].CaseId}");
        var part = await page.ScreenshotAsync(new() { Clip = new() { X = 37, Y = 101, Width = 700, Height = 500 } });
        Assert.Equal(viewer.Id, Assert.IsType<MarkFinding.Viewer>(Read(bot, part, [.. Others, viewer])).OfficerId);
        var jpeg = await page.ScreenshotAsync(new() { Type = ScreenshotType.Jpeg, Quality = 80 });

        await page.GotoAsync("/console/dau-man-hinh");
        await page.GetByLabel("Ảnh chụp màn hình").SetInputFilesAsync(new FilePayload { Name = "man-hinh.jpg", MimeType = "image/jpeg", Buffer = jpeg });
        await page.GetByRole(AriaRole.Button, new() { Name = "Đọc dấu" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync($"Màn hình của {viewer.Name}, ngày ");
    }
}
