using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AnTT.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AnTT.Browser.Tests.Conformance;

/// <summary>The unmodified Microsoft 365 Agents Playground, which plays a Bot Framework channel with its connector, against our <c>/api/messages</c>.</summary>
[Collection(InChromium.Name)]
public sealed class AgentsPlaygroundTests(Chromium chromium)
{
    [Fact]
    public async Task A_talk_goes_from_the_welcome_over_a_cited_answer_to_a_filed_tip()
    {
        await using var bot = await WardBot.StartAsync(WardBot.WithKnowledge);
        using var playground = await Playground.StartAsync($"{bot.Address}/api/messages");
        await using var context = await chromium.Browser.NewContextAsync(new() { BaseURL = playground.Address, Locale = "vi-VN" });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await Expect(page.GetByText("Tôi là trợ lý tự động").First).ToBeVisibleAsync();

        await SayAsync(page, "vượt đèn đỏ xe máy phạt bao nhiêu");
        await Expect(page.GetByText("Căn cứ: Nghị định 168").First).ToBeVisibleAsync();

        await SayAsync(page, "Tối qua có kẻ trộm xe máy trước nhà ở tổ dân phố 3");
        await FileAsync(page);
    }

    /// <summary>Presses what is offered until the receipt is there.</summary>
    private static async Task FileAsync(IPage page)
    {
        var receipt = page.GetByText("Mã tra cứu của bạn").First;
        for (var step = 0; step < 20; step++)
        {
            var offered = Buttons(page).Or(receipt);
            await Expect(offered.Last).ToBeVisibleAsync();
            if (await receipt.CountAsync() > 0) return;
            var replies = page.GetByLabel("Message author");
            var said = await replies.CountAsync();
            await Buttons(page).Last.ClickAsync();
            await Expect(replies).Not.ToHaveCountAsync(said);
        }
        await Expect(receipt).ToBeVisibleAsync();
    }

    private static ILocator Buttons(IPage page) => page.GetByRole(AriaRole.Button, new() { NameRegex = Words() });

    private static System.Text.RegularExpressions.Regex Words() => new("^(?:Đã kết thúc|Bỏ qua|Không có|Ẩn danh|Gửi tin báo|Không)$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

    private static async Task SayAsync(IPage page, string text)
    {
        var box = page.Locator("[contenteditable=true][role=textbox]");
        await box.ClickAsync();
        await page.Keyboard.InsertTextAsync(text);
        await box.PressAsync("Enter");
        await Expect(page.GetByText(text).First).ToBeVisibleAsync();
    }

    private sealed class Playground : IDisposable
    {
        private readonly Process _process;

        private Playground(Process process, string address) => (_process, Address) = (process, address);

        public string Address { get; }

        public static async Task<Playground> StartAsync(string bot)
        {
            var port = FreePort();
            var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            foreach (var argument in new[] { Repository.Library("@microsoft/m365agentsplayground/cli.js"), "-e", bot, "-c", "emulator", "-p", $"{port}", "--dt" }) start.ArgumentList.Add(argument);
            var process = Process.Start(start)!;
            var up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            process.OutputDataReceived += (_, line) =>
            {
                if (line.Data is null) up.TrySetException(new InvalidOperationException("The playground ended before it was up."));
                else if (line.Data.Contains("Listening", StringComparison.Ordinal)) up.TrySetResult();
            };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            await up.Task;
            return new Playground(process, $"http://127.0.0.1:{port}");
        }

        public void Dispose()
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
            _process.Dispose();
        }

        private static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
    }
}
