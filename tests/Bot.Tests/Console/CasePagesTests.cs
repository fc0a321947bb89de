using System.Net;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Mailboxes;
using AnTT.Cases.Tests.Evidence;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.StaffConsole;

public sealed class CasePagesTests
{
    private static async Task<CaseStatus> StatusAsync(RunningBot bot, Guid mailboxId)
    {
        await using var scope = bot.App.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ReporterDesk>().StatusAsync(mailboxId, CancellationToken.None))!;
    }

    private static async Task<string> FileLinkAsync(StaffVisit visit, Guid caseId)
    {
        var page = await visit.GetAsync($"/console/ho-so/{caseId}");
        return System.Text.RegularExpressions.Regex.Match(page.Html, "/console/ho-so/[^/\"]*/bang-chung/[^/\"]*").Value + "/tep";
    }

    [Fact]
    public async Task An_officer_finds_the_tip_reads_it_and_answers_and_the_sender_sees_the_answer()
    {
        await using var bot = await StaffVisit.StartAsync();
        var filed = await StaffVisit.FileAsync(bot);
        using var visit = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);

        Assert.Contains(filed.Number, (await visit.GetAsync("/console/ho-so?Text=xe+may&Pile=New")).Text, StringComparison.Ordinal);
        var page = await visit.GetAsync($"/console/ho-so/{filed.CaseId}");
        Assert.Contains("Mất xe máy <b>Wave</b> đỏ", WebUtility.HtmlDecode(page.Html), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Wave</b>", page.Html, StringComparison.Ordinal);
        var replied = await visit.SendAsync($"/console/ho-so/{filed.CaseId}", "Reply", new() { ["text"] = "Xe mang biển số nào?" });

        Assert.Contains("Đã gửi tin nhắn", replied.Text, StringComparison.Ordinal);
        var status = await StatusAsync(bot, filed.MailboxId);
        Assert.Equal("Xe mang biển số nào?", Assert.Single(status.NewMessages).Text);
        Assert.Equal(CaseState.Screening, status.State);
    }

    [Fact]
    public async Task A_case_is_taken_and_closed_through_its_forms_and_history_tells_it()
    {
        await using var bot = await StaffVisit.StartAsync();
        var filed = await StaffVisit.FileAsync(bot);
        using var visit = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);
        var path = $"/console/ho-so/{filed.CaseId}";

        await visit.SendAsync(path, "handler=Move", []);
        var refused = await visit.SendAsync($"{path}/chuyen/Closed", "/chuyen/", new() { ["Reason"] = "đã xác minh" });
        var closed = await visit.SendAsync($"{path}/chuyen/Closed", "/chuyen/", new()
        {
            ["Reason"] = "đã xác minh", ["Outcome"] = "Solved", ["PublicSentence"] = "Đã tìm thấy xe.",
        });

        Assert.Contains("Hãy chọn kết quả", refused.Text, StringComparison.Ordinal);
        Assert.Contains("đã xác minh", refused.Text, StringComparison.Ordinal);
        Assert.Contains("chuyển từ “Đang xử lý” sang “Đã kết thúc: Đã giải quyết”. đã xác minh", closed.Text, StringComparison.Ordinal);
        Assert.Contains("Đã tìm thấy xe.", (await StatusAsync(bot, filed.MailboxId)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_officers_at_once_are_both_told_and_nothing_typed_is_lost()
    {
        await using var bot = await StaffVisit.StartAsync();
        var filed = await StaffVisit.FileAsync(bot);
        using var lan = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);
        using var minh = await StaffVisit.SignedInAsync(bot, "minh", StaffRoles.Handler);
        var path = $"/console/ho-so/{filed.CaseId}";
        await lan.SendAsync(path, "handler=Move", []);

        var late = await minh.SendAsync($"{path}/chuyen/Closed", "/chuyen/", new()
        {
            ["Version"] = "1", ["Reason"] = "câu của Minh", ["Outcome"] = "Solved", ["PublicSentence"] = "Xong.",
        });

        Assert.Contains("Người khác vừa thay đổi", late.Text, StringComparison.Ordinal);
        Assert.Contains("câu của Minh", late.Text, StringComparison.Ordinal);
        Assert.Equal(CaseState.InProgress, (await StatusAsync(bot, filed.MailboxId)).State);
    }

    [Fact]
    public async Task A_photo_shows_as_a_sandboxed_picture_and_nothing_else_does()
    {
        await using var bot = await StaffVisit.StartAsync();
        var (one, two) = (await StaffVisit.FileAsync(bot, photo: HiddenCorpus.Jpeg()), await StaffVisit.FileAsync(bot, photo: HiddenCorpus.Docx()));
        using var visit = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);

        using var picture = await visit.RawAsync(await FileLinkAsync(visit, one.CaseId));
        using var paper = await visit.RawAsync(await FileLinkAsync(visit, two.CaseId));

        var shown = await picture.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xFF, 0xD8], shown[..2]);
        Assert.True(shown.AsSpan().IndexOf("BIMAT"u8) < 0);
        Assert.Equal("image/jpeg", picture.Content.Headers.ContentType?.MediaType);
        Assert.Equal("inline", picture.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("attachment", paper.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("application/octet-stream", paper.Content.Headers.ContentType?.MediaType);
        foreach (var response in new[] { picture, paper })
        {
            Assert.Equal("sandbox; default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single());
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        }
        Assert.Contains("mở tệp bằng chứng", (await visit.GetAsync($"/console/ho-so/{one.CaseId}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Small_pictures_stand_beside_photos_are_noted_once_and_never_shown_where_children_may_be_seen()
    {
        await using var bot = await StaffVisit.StartAsync();
        var (photo, paper) = (await StaffVisit.FileAsync(bot, photo: HiddenCorpus.Jpeg()), await StaffVisit.FileAsync(bot, photo: HiddenCorpus.Docx()));
        var child = await StaffVisit.FileAsync(bot, StaffVisit.Tip() with { Category = "tre-em", CategoryName = "Trẻ em gặp nguy cơ" }, HiddenCorpus.Jpeg());
        using var visit = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);
        var links = new List<string>();
        foreach (var filed in new[] { photo, paper, child })
        {
            var link = await FileLinkAsync(visit, filed.CaseId);
            // Looked at once, so that the clean copy is there whatever the background has done so far.
            using (await visit.RawAsync(link)) links.Add(link[..^"tep".Length] + "thu-nho");
        }

        Assert.Contains($"src=\"{links[0]}\" loading=\"lazy\"", (await visit.GetAsync($"/console/ho-so/{photo.CaseId}")).Html, StringComparison.Ordinal);
        foreach (var filed in new[] { paper, child }) Assert.DoesNotContain("thu-nho", (await visit.GetAsync($"/console/ho-so/{filed.CaseId}")).Html, StringComparison.Ordinal);
        using var small = await visit.RawAsync(links[0]);
        using var again = await visit.RawAsync(links[0]);
        Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (small.StatusCode, small.Content.Headers.ContentType?.MediaType));
        Assert.Equal("sandbox; default-src 'none'", small.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("no-store", small.Headers.CacheControl?.ToString());
        Assert.InRange((await small.Content.ReadAsByteArrayAsync()).Length, 100, 40_000);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches((await visit.GetAsync($"/console/ho-so/{photo.CaseId}")).Text, "thấy ảnh thu nhỏ"));
        foreach (var link in links[1..])
        {
            using var none = await visit.RawAsync(link);
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        }
    }

    [Theory]
    [InlineData("/console/ho-so/00000000-0000-0000-0000-000000000001")]
    [InlineData("/console/ho-so/khong-phai-ma")]
    [InlineData("/console/ho-so/00000000-0000-0000-0000-000000000001/chuyen/Closed")]
    [InlineData("/console/khong-co")]
    public async Task What_does_not_exist_says_so_in_Vietnamese(string path)
    {
        await using var bot = await StaffVisit.StartAsync();
        using var visit = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);

        var seen = await visit.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, seen.Status);
        Assert.Contains("Không tìm thấy trang", seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_mistyped_in_the_address_are_ignored()
    {
        await using var bot = await StaffVisit.StartAsync();
        var filed = await StaffVisit.FileAsync(bot);
        using var visit = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);

        var seen = await visit.GetAsync("/console/ho-so?Pile=abc&State=12x&Trang=-5&Area=zz&Sort=%00");

        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.Contains(filed.Number, seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_holds_inline_script_or_style()
    {
        await using var bot = await StaffVisit.StartAsync();
        var filed = await StaffVisit.FileAsync(bot);
        using var visit = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);

        foreach (var path in new[] { "/console", "/console/ho-so", $"/console/ho-so/{filed.CaseId}", $"/console/ho-so/{filed.CaseId}/chuyen/NeedMore", "/console/doi-mat-khau", "/console/dang-nhap" })
        {
            var seen = await visit.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, seen.Status);
            Assert.DoesNotMatch("(?i)<script(?![^>]* src=)|<style| style=| on[a-z]+=\"|href=\"javascript:", seen.Html);
        }
    }
}
