using AnTT.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AnTT.Browser.Tests.Chat;

[Collection(InChromium.Name)]
public sealed class FilesTests(Chromium chromium)
{
    [Fact]
    public async Task Photos_go_out_with_their_words_and_only_their_names_stay_on_the_device()
    {
        await using var resident = await Resident.ArriveAsync(chromium);
        await resident.ChooseFilesAsync(Photos.Png("xe.png"), Photos.Png("biển số.png"));
        await Expect(resident.Page.GetByLabel("Tệp sắp gửi").Locator("li")).ToHaveCountAsync(2);

        await resident.SayAsync("xe này đỗ chắn ngõ");

        await Expect(resident.Own).ToHaveCountAsync(2);
        await Expect(resident.Own.First.Locator(".state")).ToContainTextAsync("Đã gửi");
        await Expect(resident.Own.Last.Locator(".state")).ToContainTextAsync("Đã gửi");
        await Expect(resident.Page.GetByLabel("Tệp sắp gửi")).ToBeHiddenAsync();
        await Expect(resident.Own.Locator("img")).ToHaveCountAsync(2);
        await resident.Page.ReloadAsync();
        await Expect(resident.Own.First.Locator(".words")).ToHaveTextAsync("xe này đỗ chắn ngõ");
        await Expect(resident.Own.Locator(".file")).ToHaveTextAsync(["xe.png", "biển số.png"]);
        await Expect(resident.Own.Locator("img")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Upload_shows_how_far_it_is_and_can_be_cancelled_giving_the_words_back()
    {
        await using var resident = await Resident.ArriveAsync(chromium);
        var network = await resident.Page.Context.NewCDPSessionAsync(resident.Page);
        await network.SendAsync("Network.enable");
        await network.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 0, ["downloadThroughput"] = -1, ["uploadThroughput"] = 200_000 });
        await resident.ChooseFilesAsync(Photos.Png("lớn.png", 4_000_000));
        await resident.SayAsync("ảnh nặng");
        await Expect(resident.Own.Locator(".state")).ToContainTextAsync("%");

        await resident.Own.GetByRole(AriaRole.Button, new() { Name = "Huỷ" }).ClickAsync();

        await Expect(resident.Own).ToHaveCountAsync(0);
        await Expect(resident.Composer).ToHaveValueAsync("ảnh nặng");
    }

    [Fact]
    public async Task Words_do_not_wait_behind_a_slow_photo()
    {
        var release = new TaskCompletionSource();
        await using var resident = await Resident.ArriveAsync(chromium, prepare: page => page.RouteAsync("**/upload**", async route =>
        {
            await release.Task;
            await route.ContinueAsync();
        }));
        await resident.ChooseFilesAsync(Photos.Png("chậm.png"));
        await resident.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi tin nhắn" }).ClickAsync();

        await resident.SayAsync("có người cầm dao");

        await Expect(resident.Page.Locator(".message.own:not(.outgoing) .words")).ToHaveTextAsync("có người cầm dao");
        release.SetResult();
        await Expect(resident.Page.Locator(".outgoing")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Upload_that_fails_is_tried_again_and_stands_once()
    {
        var tries = 0;
        await using var resident = await Resident.ArriveAsync(chromium, prepare: page => page.RouteAsync("**/upload**", async route =>
        {
            if (tries++ > 0)
            {
                await route.ContinueAsync();
                return;
            }
            await route.FetchAsync();
            await route.AbortAsync();
        }));
        await resident.ChooseFilesAsync(Photos.Png("một.png"));
        await resident.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi tin nhắn" }).ClickAsync();

        await Expect(resident.Own.Locator(".state")).ToContainTextAsync("Đã gửi");
        await resident.Page.ReloadAsync();
        await Expect(resident.Replies).Not.ToHaveCountAsync(1);
        await Expect(resident.Own).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task File_too_large_or_of_a_wrong_kind_is_refused_here_with_words()
    {
        await using var bot = await WardBot.StartAsync(new() { ["Cases:MaxFileBytes"] = "2048" });
        await using var resident = await Resident.ArriveAsync(chromium, bot);

        await resident.ChooseFilesAsync(
            Photos.Png("to.png", 4096),
            new() { Name = "virus.exe", MimeType = "application/x-msdownload", Buffer = [1, 2, 3] },
            new() { Name = "rỗng.png", MimeType = "image/png", Buffer = [] },
            Photos.Png("vừa.png"));

        var problem = resident.Page.GetByRole(AriaRole.Alert);
        await Expect(problem).ToContainTextAsync("“to.png” nặng 4 KB, quá giới hạn 2 KB");
        await Expect(problem).ToContainTextAsync("“virus.exe”");
        await Expect(problem).ToContainTextAsync("“rỗng.png” trống");
        await Expect(resident.Page.GetByLabel("Tệp sắp gửi").Locator("li")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task File_that_lies_about_its_kind_is_refused_by_the_server_with_words()
    {
        await using var resident = await Resident.ArriveAsync(chromium);
        await resident.ChooseFilesAsync(new FilePayload { Name = "ảnh.png", MimeType = "image/png", Buffer = "MZ this is no picture"u8.ToArray() });
        await resident.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi tin nhắn" }).ClickAsync();

        await Expect(resident.Own.Locator(".state")).ToContainTextAsync("Chưa gửi được");
        await Expect(resident.Own.Locator(".reason")).Not.ToBeEmptyAsync();
    }
}
