using System.Text.Json;
using AnTT.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AnTT.Browser.Tests.Desk;

[Collection(InChromium.Name)]
public sealed class DeskQualityTests(Chromium chromium)
{
    private readonly List<string> _faults = [];

    [Theory]
    [InlineData(360, 640)]
    [InlineData(1024, 768)]
    [InlineData(1366, 768)]
    public async Task Every_page_of_the_desk_is_free_of_accessibility_faults_and_stays_within_its_width(int width, int height)
    {
        await using var bot = await WardBot.StartAsync();
        var cases = await Officer.FileAsync(bot);
        await using var officer = await Officer.SignInAsync(chromium, bot, width, height);
        var page = officer.Page;
        foreach (var path in new[] { "/console", "/console/doi-mat-khau", "/console/xac-thuc-hai-buoc" }) await LookAsync(page, path, width);
        await officer.TurnOnSecondStepAsync();
        await CheckAsync(page, "ma-du-phong", width);
        var one = $"/console/ho-so/{cases[1].CaseId}";
        foreach (var path in new[]
        {
            "/console/xac-thuc-hai-buoc", "/console/tai-khoan", "/console/ho-so", "/console/ho-so?Text=karaoke&Urgency=Normal", one, $"{one}/gom-vu", $"{one}/chuyen/NeedMore", $"{one}/chuyen/Transferred", "/console/so-theo-doi",
            "/console/so-theo-doi/nhap", "/console/thong-ke", "/console/phan-tuyen", "/console/thoi-han", "/console/luu-tru", "/console/nhap-tin", "/console/bieu-mau", "/console/bieu-mau/tu", "/console/bieu-mau/sua", "/console/bieu-mau/1", "/console/tin-gac-lai", "/console/giao-ca", "/console/nhat-ky-xem", "/console/dau-man-hinh",
        }) await LookAsync(page, path, width);
        await HandOverAsync(page, width);
        await AddAgencyAsync(page);
        await CheckAsync(page, "co-quan-ngoai", width);
        await page.GotoAsync(one);
        await page.GetByRole(AriaRole.Button, new() { Name = $"Gom cùng vụ với hồ sơ {cases[0].Number}" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã gom cùng vụ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Nhận xử lý" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã đổi trạng thái");
        await CheckAsync(page, "cung-vu", width);
        await LookAsync(page, $"{one}/gom-vu", width);
        await LookAsync(page, $"{one}/gom-vu/ket-thuc", width);
        await page.GetByRole(AriaRole.Button, new() { Name = "Kết thúc các hồ sơ đã đánh dấu" }).ClickAsync();
        await page.GotoAsync("/console/ho-so?Text=karaoke");
        await page.GetByLabel("Tên", new() { Exact = true }).FillAsync("Karaoke đêm");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu bộ lọc" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Bộ lọc đã lưu" })).ToContainTextAsync("Karaoke đêm");
        await CheckAsync(page, "bo-loc", width);
        await LookAsync(page, "/console/dien-tap", width);
        await page.GetByRole(AriaRole.Button, new() { Name = "Mở buổi diễn tập" }).ClickAsync();
        await CheckAsync(page, "dien-tap-mo", width);
        await page.GetByRole(AriaRole.Button, new() { Name = "Vào diễn tập" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Diễn tập" })).ToContainTextAsync("đây không phải hồ sơ thật");
        await CheckAsync(page, "trong-dien-tap", width);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ra khỏi diễn tập" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Diễn tập" })).ToHaveCountAsync(0);
        Assert.Empty(_faults);
    }

    [Fact]
    public async Task With_scripts_off_a_filter_is_kept_cases_are_taken_together_and_assigned()
    {
        await using var bot = await WardBot.StartAsync();
        var cases = await Officer.FileAsync(bot);
        await using var officer = await Officer.SignInAsync(chromium, bot, scripts: false);
        var page = officer.Page;
        await officer.TurnOnSecondStepAsync();

        await page.GotoAsync("/console/ho-so");
        await page.GetByLabel("Tìm (không cần dấu)").FillAsync("hoa mai");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lọc", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("2 hồ sơ");
        await page.GetByLabel("Tên", new() { Exact = true }).FillAsync("Hoa Mai");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu bộ lọc" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Hoa Mai", Exact = true })).ToBeVisibleAsync();

        await page.GotoAsync($"/console/ho-so/{cases[0].CaseId}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Phân công", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã phân công");
        await Expect(page.Locator(".six-clears")).ToContainTextAsync("Thẩm quyền");
        await page.GetByRole(AriaRole.Link, new() { Name = "Gom với hồ sơ khác" }).ClickAsync();
        await page.GetByLabel("Số hồ sơ kia").FillAsync(cases[1].Number);
        await page.GetByLabel("Vì sao là cùng một vụ").FillAsync("cùng một quán");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gom cùng vụ" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã gom cùng vụ");
    }

    [Fact]
    public async Task The_keyboard_alone_takes_cases_together_and_keeps_a_filter()
    {
        await using var bot = await WardBot.StartAsync();
        var cases = await Officer.FileAsync(bot);
        await using var officer = await Officer.SignInAsync(chromium, bot);
        var page = officer.Page;

        await page.GotoAsync($"/console/ho-so/{cases[1].CaseId}");
        await TabToAsync(page, "Gom cùng vụ với hồ sơ");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã gom cùng vụ");

        await page.GotoAsync("/console/ho-so?Text=karaoke");
        await TabToAsync(page, "Tên");
        await page.Keyboard.TypeAsync("Karaoke");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Bộ lọc đã lưu" })).ToContainTextAsync("Karaoke");
    }

    private async Task HandOverAsync(IPage page, int width)
    {
        await page.GotoAsync("/console/giao-ca");
        await page.GetByLabel("Lời dặn cho người nhận ca (không bắt buộc)").FillAsync("Cổng sau khoá lúc 22 giờ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi thẻ giao ca" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Đã ghi thẻ giao ca");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Quản trị viên, " }).First.ClickAsync();
        await Expect(page.GetByText("Cổng sau khoá lúc 22 giờ")).ToBeVisibleAsync();
        await CheckAsync(page, "the-giao-ca", width);
    }

    private static async Task AddAgencyAsync(IPage page)
    {
        await page.GotoAsync("/console/phan-tuyen");
        await page.GetByText("Thêm cơ quan ngoài").First.ClickAsync();
        await page.GetByLabel("Tên cơ quan").FillAsync("Đội Cảnh sát giao thông số 3");
        await page.GetByLabel("Cách liên hệ (điện thoại, địa chỉ, giờ làm việc)").FillAsync("024 3939 1234, 12 phố Thử, giờ hành chính");
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm cơ quan ngoài" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã lưu");
    }

    /// <summary>Tabs on until what has the focus is called so.</summary>
    private static async Task TabToAsync(IPage page, string name)
    {
        for (var press = 0; press < 150; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            var called = await page.EvaluateAsync<string>("(document.activeElement.getAttribute('aria-label') || document.activeElement.labels?.[0]?.textContent || document.activeElement.textContent).trim()");
            if (called.StartsWith(name, StringComparison.Ordinal) && (name != "Tên" || called == name)) return;
        }
        Assert.Fail($"The keyboard does not reach “{name}”.");
    }

    private async Task LookAsync(IPage page, string path, int width)
    {
        var answer = await page.GotoAsync(path);
        Assert.True(answer!.Ok, $"{path}: {answer.Status}");
        await CheckAsync(page, path, width);
    }

    private async Task CheckAsync(IPage page, string what, int width)
    {
        await page.WaitForLoadStateAsync();
        // What is folded away is part of the page.
        await page.EvaluateAsync("document.querySelectorAll('main details').forEach(part => part.open = true)");
        // Pictures to look at, for whoever asks for them.
        if (Environment.GetEnvironmentVariable("ANTT_PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{width}-{string.Concat(what.Select(letter => char.IsLetterOrDigit(letter) ? letter : '-'))}.png"), FullPage = true });
        await page.EvaluateAsync(await File.ReadAllTextAsync(Repository.Library("axe-core/axe.min.js")));
        var found = await page.EvaluateAsync<JsonElement>("axe.run().then(result => result.violations.map(one => `${one.id}: ${one.nodes.map(node => node.html + ' ' + node.failureSummary).join('\\n')}`))");
        if (found.GetArrayLength() > 0) _faults.Add($"{what} at {width}: {found}");
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (wide != width) _faults.Add($"{what} at {width}: {wide} pixels wide");
    }
}
