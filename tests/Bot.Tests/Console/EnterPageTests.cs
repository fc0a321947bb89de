using System.Net;
using System.Text.RegularExpressions;
using AnTT.Bot.StaffConsole.Accounts;

namespace AnTT.Bot.Tests.StaffConsole;

public sealed partial class EnterPageTests
{
    private const string Theft = "/console/nhap-tin?loai=trom-cap";

    [Fact]
    public async Task A_tip_told_on_the_telephone_becomes_a_case_with_a_receipt_that_works_in_the_chat()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var lan = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Intake);

        var given = await lan.SendAsync(Theft, "nhap-tin", new()
        {
            ["Way"] = "dien-thoai", ["Answers[what]"] = "Bà cụ báo mất xe đạp", ["Answers[where]"] = "chợ", ["Answers[taken]"] = "Xe đạp xanh", ["Answers[provenance]"] = "Xảy ra với tôi",
            ["Contact"] = "cụ Mười, 0912 345 678", ["Agreed"] = "true",
        });
        var code = WebUtility.HtmlDecode(Code().Match(given.Html).Groups[1].Value);
        var talk = await bot.TalkAsync();
        var found = await talk.SayAsync($"Tra cứu {code}");
        var page = await lan.GetAsync(Link().Match(given.Html).Value);

        Assert.Contains("đang chờ cán bộ mở xem", found, StringComparison.Ordinal);
        Assert.Contains("Bà cụ báo mất xe đạp", page.Text, StringComparison.Ordinal);
        Assert.Contains("Xe đạp xanh", page.Text, StringComparison.Ordinal);
        Assert.Contains("Xảy ra với chính người báo", page.Text, StringComparison.Ordinal);
        Assert.Contains("Cán bộ lan: gửi tin. Ghi hộ", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("cụ Mười", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_told_and_what_was_typed_stays()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var lan = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Intake);

        var refused = await lan.SendAsync(Theft, "nhap-tin", new() { ["Answers[where]"] = "chợ Mới", ["Contact"] = "cụ Mười" });

        Assert.Contains("Sự việc: hãy ghi lời người báo", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Chọn tin đến bằng cách nào", refused.Text, StringComparison.Ordinal);
        Assert.Contains("chỉ ghi tên, liên hệ khi họ đồng ý", refused.Text, StringComparison.Ordinal);
        Assert.Contains("chợ Mới", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Editors_enter_no_tips()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var editor = await StaffVisit.SignedInAsync(bot, "minh", StaffRoles.Editor);

        Assert.Equal(HttpStatusCode.Forbidden, (await editor.GetAsync("/console/nhap-tin")).Status);
    }

    [GeneratedRegex("<p class=\"receipt-code\">(.+?)</p>")]
    private static partial Regex Code();

    [GeneratedRegex("/console/ho-so/[0-9a-f-]{36}")]
    private static partial Regex Link();
}
