using System.Text.RegularExpressions;
using AnTT.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AnTT.Browser.Tests.Chat;

[Collection(InChromium.Name)]
public sealed class TalkTests(Chromium chromium)
{
    [Fact]
    public async Task Page_greets_says_it_is_automatic_and_shows_the_emergency_numbers()
    {
        await using var resident = await Resident.ArriveAsync(chromium);

        await Expect(resident.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Công an phường Thạch Khôi");
        await Expect(resident.Page.Locator("header")).ToContainTextAsync("Trợ lý tự động");
        await Expect(resident.Replies.First).ToContainTextAsync("trợ lý tự động");
        foreach (var number in new[] { "113", "114", "115", "111" })
            await Expect(resident.Page.Locator($"header a[href='tel:{number}']")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Duty_line_of_the_ward_stands_beside_the_emergency_numbers_once_it_is_configured()
    {
        await using var bot = await WardBot.StartAsync(new() { ["Ward:DutyLine"] = "0220 3 861 113", ["Ward:Name"] = "Phường Tân Hưng" });
        await using var resident = await Resident.ArriveAsync(chromium, bot, width: 360, height: 640);

        await Expect(resident.Page.Locator("header a[href='tel:02203861113']")).ToContainTextAsync("0220 3 861 113");
        await Expect(resident.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Công an phường Tân Hưng");
    }

    [Fact]
    public async Task Numbers_to_call_stand_without_scripts()
    {
        await using var resident = await Resident.ArriveAsync(chromium, scripts: false);

        await Expect(resident.Page.Locator("header a[href='tel:113']")).ToBeVisibleAsync();
        await Expect(resident.Page.GetByText("Đang mở cuộc trò chuyện")).ToContainTextAsync("hãy gọi số ở trên");
        Assert.Matches("(?s)<noscript>.*JavaScript.*tel:113.*</noscript>", await resident.Page.ContentAsync());
    }

    [Fact]
    public async Task Message_is_shown_at_once_then_as_sent_and_answered()
    {
        await using var resident = await Resident.ArriveAsync(chromium);

        await resident.SayAsync("xin chào");

        await Expect(resident.Own).ToHaveCountAsync(1);
        await Expect(resident.Own.Locator(".words")).ToHaveTextAsync("xin chào");
        await Expect(resident.Own.Locator(".state")).ToContainTextAsync("Đã gửi");
        await Expect(resident.Replies).Not.ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Question_gets_an_answer_with_its_source()
    {
        await using var resident = await Resident.ArriveAsync(chromium);

        await resident.SayAsync("Nghị quyết về an ninh trật tự ở phường Thạch Khôi đặt chỉ tiêu gì?");

        await Expect(resident.Replies.Nth(1)).ToContainTextAsync("Nguồn");
    }

    [Theory]
    [InlineData("cháy nhà rồi cứu với", "114")]
    [InlineData("co nguoi cam dao duoi danh toi", "113")]
    public async Task Danger_is_answered_with_the_number_first_and_a_link_to_call_it(string said, string number)
    {
        await using var resident = await Resident.ArriveAsync(chromium, width: 360, height: 640);

        await resident.SayAsync(said);

        var answer = resident.Replies.Nth(1);
        await Expect(answer.Locator(".words")).ToHaveTextAsync(new Regex($"^[^\n]*{number}"));
        await Expect(answer.Locator($"a.call[href='tel:{number}']")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Quick_reply_says_its_words_and_cannot_be_used_twice()
    {
        await using var resident = await Resident.ArriveAsync(chromium);
        var chosen = resident.Choices.First;
        await chosen.ClickAsync();

        await Expect(resident.Own).ToHaveCountAsync(1);
        await Expect(resident.Replies).Not.ToHaveCountAsync(1);
        await Expect(resident.Replies.First.Locator("button:enabled")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Reload_shows_the_same_talk_once()
    {
        await using var resident = await Resident.ArriveAsync(chromium);
        await resident.SayAsync("câu thứ nhất");
        await Expect(resident.Replies).Not.ToHaveCountAsync(1);
        var before = await resident.Page.Locator(".message .words").AllInnerTextsAsync();

        await resident.Page.ReloadAsync();

        await Expect(resident.Own.Locator(".words")).ToHaveTextAsync("câu thứ nhất");
        await Expect(resident.Page.Locator(".message .words")).ToHaveTextAsync([.. before]);
    }

    [Fact]
    public async Task Two_tabs_show_one_talk()
    {
        await using var resident = await Resident.ArriveAsync(chromium);
        var other = await resident.Page.Context.NewPageAsync();
        await other.GotoAsync("/");

        await resident.SayAsync("gửi từ thẻ thứ nhất");

        await Expect(other.Locator(".message.own .words")).ToHaveTextAsync("gửi từ thẻ thứ nhất");
    }

    [Fact]
    public async Task Shift_enter_makes_a_line_and_an_input_method_keeps_its_enter()
    {
        await using var resident = await Resident.ArriveAsync(chromium);
        await resident.Composer.PressSequentiallyAsync("dòng một");
        await resident.Composer.PressAsync("Shift+Enter");
        await resident.Composer.PressSequentiallyAsync("dòng hai");
        await resident.Composer.EvaluateAsync("box => box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }))");

        await Expect(resident.Own).ToHaveCountAsync(0);
        await Expect(resident.Composer).ToHaveValueAsync("dòng một\ndòng hai");
    }

    [Fact]
    public async Task Text_past_the_limit_is_refused_with_words_and_stays_in_the_box()
    {
        await using var resident = await Resident.ArriveAsync(chromium);
        var text = new string('ă', 20_001);

        await resident.SayAsync(text);

        await Expect(resident.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("dài quá 20.000 ký tự");
        await Expect(resident.Page.Locator("#counter")).ToHaveTextAsync("Dài quá 1 ký tự");
        await Expect(resident.Composer).ToHaveValueAsync(text);
        await Expect(resident.Own).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Web_address_the_resident_wrote_is_no_link()
    {
        await using var resident = await Resident.ArriveAsync(chromium);

        await resident.SayAsync("xem https://vi-du.example/a");

        await Expect(resident.Own.Locator(".words")).ToHaveTextAsync("xem https://vi-du.example/a");
        await Expect(resident.Own.Locator("a")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Words_that_look_like_markup_stay_words()
    {
        await using var resident = await Resident.ArriveAsync(chromium);

        await resident.SayAsync("<img src=x onerror=alert(1)><b>đậm</b>");

        await Expect(resident.Own.Locator(".words")).ToHaveTextAsync("<img src=x onerror=alert(1)><b>đậm</b>");
        await Expect(resident.Page.Locator("#messages img, #messages b")).ToHaveCountAsync(0);
        Assert.Empty(resident.Complaints);
    }
}
