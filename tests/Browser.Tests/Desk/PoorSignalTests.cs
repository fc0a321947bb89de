using AnTT.Browser.Tests.Running;
using AnTT.Cases;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AnTT.Browser.Tests.Desk;

/// <summary>A phone in airplane mode: what an officer sends waits, is shown as not sent, and is sent once.</summary>
[Collection(InChromium.Name)]
public sealed class PoorSignalTests(Chromium chromium)
{
    private const string Note = "đã gọi cho tổ trưởng, chưa bắt máy";

    private static readonly AnTT.Cases.Lifecycle.Officer Minh = new("minh", "Trần Văn Minh");

    private static ILocator Queue(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "Việc chưa gửi" });

    private static Task<string> StoredAsync(IPage page) => page.EvaluateAsync<string>("JSON.stringify(Object.entries(sessionStorage)) + JSON.stringify(Object.entries(localStorage))");

    private static async Task<int> NotesAsync(WardBot bot, Guid caseId)
    {
        await using var scope = bot.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CasesDb>().Notes.CountAsync(note => note.CaseId == caseId && note.Text == Note);
    }

    private async Task<Officer> OnPhoneAsync(WardBot bot, Filed filed)
    {
        var officer = await Officer.SignInAsync(chromium, bot, 360, 640);
        await officer.Page.GotoAsync($"/console/ho-so/{filed.CaseId}");
        return officer;
    }

    private static async Task WriteOfflineAsync(IPage page)
    {
        await page.Context.SetOfflineAsync(true);
        await WriteNoteAsync(page);
        await Expect(Queue(page)).ToContainTextAsync("CHƯA GỬI: đang chờ có mạng");
    }

    private static async Task WriteNoteAsync(IPage page)
    {
        await page.GetByLabel("Ghi chú mới").FillAsync(Note);
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu ghi chú" }).ClickAsync();
    }

    [Fact]
    public async Task What_is_sent_in_airplane_mode_waits_unreadable_and_arrives_once()
    {
        await using var bot = await WardBot.StartAsync();
        var filed = (await Officer.FileAsync(bot))[0];
        await using var officer = await OnPhoneAsync(bot, filed);
        var page = officer.Page;

        await WriteOfflineAsync(page);
        await Expect(Queue(page)).ToContainTextAsync(Note);
        await Expect(page.GetByLabel("Ghi chú mới")).ToHaveValueAsync("");
        var stored = await StoredAsync(page);
        Assert.Contains("antt-queue", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("tổ trưởng", stored, StringComparison.Ordinal);
        Assert.DoesNotContain(filed.Number, stored, StringComparison.Ordinal);
        Assert.Equal(0, await NotesAsync(bot, filed.CaseId));

        await page.Context.SetOfflineAsync(false);
        await Expect(Queue(page)).ToContainTextAsync($"Đã gửi: Ghi chú vào hồ sơ {filed.Number}");
        Assert.Equal(1, await NotesAsync(bot, filed.CaseId));
        Assert.DoesNotContain("antt-queue", await StoredAsync(page), StringComparison.Ordinal);

        // The answer is lost on the way back: the server has it, the page does not know, and sends it again.
        await page.ReloadAsync();
        await page.RouteAsync("**/*handler=Note*", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await WriteNoteAsync(page);
        await Expect(Queue(page)).ToContainTextAsync("CHƯA GỬI");
        Assert.Equal(2, await NotesAsync(bot, filed.CaseId));
        await page.UnrouteAsync("**/*handler=Note*");
        // It tries again by itself.
        await Expect(Queue(page)).ToContainTextAsync("Đã gửi");
        Assert.Equal(2, await NotesAsync(bot, filed.CaseId));
    }

    [Fact]
    public async Task When_somebody_else_changed_the_case_meanwhile_the_officer_is_told_and_decides()
    {
        await using var bot = await WardBot.StartAsync();
        var filed = (await Officer.FileAsync(bot))[0];
        await using var officer = await OnPhoneAsync(bot, filed);
        var page = officer.Page;
        await WriteOfflineAsync(page);
        await using (var scope = bot.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<CaseDesk>().AddNoteAsync(filed.CaseId, "đã xong rồi", NoteVisibility.Internal, Minh, CancellationToken.None);

        await page.Context.SetOfflineAsync(false);
        await Expect(Queue(page)).ToContainTextAsync("hồ sơ đã thay đổi trong lúc bạn mất mạng");
        await Expect(Queue(page)).ToContainTextAsync("Trần Văn Minh: thêm ghi chú");
        Assert.Equal(0, await NotesAsync(bot, filed.CaseId));
        // It is still there, and still not readable, on another page of the desk.
        await page.GotoAsync("/console");
        await Queue(page).GetByRole(AriaRole.Button, new() { Name = "Vẫn gửi" }).ClickAsync();
        await Expect(Queue(page)).ToContainTextAsync("Đã gửi");
        Assert.Equal(1, await NotesAsync(bot, filed.CaseId));
    }

    [Fact]
    public async Task Signing_out_asks_and_leaves_nothing_in_the_browser()
    {
        await using var bot = await WardBot.StartAsync();
        var filed = (await Officer.FileAsync(bot))[0];
        await using var officer = await OnPhoneAsync(bot, filed);
        var page = officer.Page;
        await page.RouteAsync("**/*handler=Note*", route => route.AbortAsync());
        await WriteNoteAsync(page);
        await Expect(Queue(page)).ToContainTextAsync("CHƯA GỬI");
        var asked = "";
        page.Dialog += async (_, dialog) =>
        {
            asked = dialog.Message;
            await dialog.AcceptAsync();
        };

        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất" }).ClickAsync();

        await Expect(page.GetByLabel("Tên đăng nhập")).ToBeVisibleAsync();
        Assert.Contains("Còn 1 việc chưa gửi", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("antt-queue", await StoredAsync(page), StringComparison.Ordinal);
        Assert.Equal(0, await NotesAsync(bot, filed.CaseId));
    }
}
