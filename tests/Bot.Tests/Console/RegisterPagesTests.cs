using System.IO.Compression;
using System.Net;
using System.Text;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases;
using AnTT.Cases.Audit;
using AnTT.Cases.Conflict;
using AnTT.Cases.Intake;
using AnTT.Cases.Reporters;
using AnTT.Cases.Routing;
using AnTT.Cases.Tests.Register;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.StaffConsole;

/// <summary>The register taken away and taken over, figures and reports, as an officer's browser does it.</summary>
public sealed class RegisterPagesTests
{
    private const string Page = "/console/so-theo-doi";
    private const string Secret = "vòi vĩnh ở bàn tiếp dân";

    private static byte[] OldRegister() => new MessyWorkbook().Sheet("2024", [
        ["STT", "Ngày tiếp nhận", "Nội dung", "Người báo tin", "Tội danh", "Kết quả"],
        [1, "05/02/2024", "Ông Phạm Văn Thảo báo mất xe máy trước nhà", "Phạm Văn Thảo", "Trộm cắp tài sản", "Khởi tố"],
        [2, "41/02/2024", "Gây gổ ở quán nước", null, "Gây rối", null],
        ["Tổng cộng: 2"],
    ]).Save().ToArray();

    private static async Task<T> ReadAsync<T>(RunningBot bot, Func<CasesDb, Task<T>> read)
    {
        await using var scope = bot.App.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<CasesDb>());
    }

    /// <summary>Everything a file of the office kind says.</summary>
    private static string Unpack(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        var all = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            all.AppendLine(WebUtility.HtmlDecode(reader.ReadToEnd()));
        }
        return all.ToString();
    }

    [Fact]
    public async Task The_register_is_downloaded_as_the_page_counts_it_with_the_officers_mark_and_a_line_of_the_log()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var lan = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);
        await StaffVisit.FileAsync(bot, StaffVisit.Tip() with { Reporter = new NamedReporter("Vũ Thị Kín", "0988 111 222") });
        await StaffVisit.FileAsync(bot, StaffVisit.Tip() with { Category = "co-bac", CategoryName = "Cờ bạc", What = "=1+1 đánh bạc sau chợ" });

        var page = await lan.GetAsync(Page);
        var some = await lan.GetAsync($"{Page}?Category=co-bac&Tu=hôm-qua");
        var (response, file) = await lan.DownloadAsync(Page, new() { ["loai"] = "xlsx", ["Category"] = "co-bac" });
        var (_, csv) = await lan.DownloadAsync(Page, new() { ["loai"] = "csv" });

        Assert.Contains("2 hồ sơ sẽ có trong tệp", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 hồ sơ sẽ có trong tệp", some.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nhập sổ cũ", page.Text, StringComparison.Ordinal);
        Assert.StartsWith("attachment", response.Content.Headers.GetValues("Content-Disposition").Single(), StringComparison.Ordinal);
        using (var workbook = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false)) Assert.Empty(new OpenXmlValidator().Validate(workbook).Select(error => error.Description));
        var text = Unpack(file);
        Assert.Contains("=1+1 đánh bạc sau chợ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Wave", text, StringComparison.Ordinal);
        Assert.Contains("Xuất bởi Cán bộ lan", text, StringComparison.Ordinal);
        Assert.Contains("Lọc: loại việc Cờ bạc", text, StringComparison.Ordinal);
        Assert.Contains("\"'=1+1 đánh bạc sau chợ\"", Encoding.UTF8.GetString(csv), StringComparison.Ordinal);
        Assert.DoesNotContain("Kín", Encoding.UTF8.GetString(csv), StringComparison.Ordinal);
        var lines = await ReadAsync(bot, db => db.Events.AsNoTracking().Where(line => line.Kind == CaseEventKind.Exported).OrderBy(line => line.Sequence).Select(line => $"{line.ActorName}|{line.To}|{line.Reason}").ToListAsync());
        Assert.Equal(["Cán bộ lan|sổ theo dõi (xlsx): 1 dòng|Lọc: loại việc Cờ bạc", "Cán bộ lan|sổ theo dõi (csv): 2 dòng|Tất cả hồ sơ"], lines);
    }

    [Fact]
    public async Task An_old_register_is_shown_first_then_taken_over_once_and_who_reported_is_nowhere()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var head = await StaffVisit.SignedInAsync(bot, "hung", StaffRoles.Commander);

        var preview = await head.UploadAsync($"{Page}/nhap", "tep", OldRegister(), "so.xlsx");
        var before = await ReadAsync(bot, db => db.Cases.CountAsync());
        var key = System.Text.RegularExpressions.Regex.Match(preview.Html, "name=\"key\" value=\"(?<key>[^\"]+)\"").Groups["key"].Value;
        var done = await head.PostAsync($"{Page}/nhap?handler=Write", new() { ["key"] = key });
        var twice = await head.PostAsync($"{Page}/nhap?handler=Write", new() { ["key"] = key });
        var again = await head.UploadAsync($"{Page}/nhap", "tep", OldRegister(), "so.xlsx");
        var file = await ReadAsync(bot, db => db.Cases.AsNoTracking().SingleAsync());
        var open = await head.GetAsync($"/console/ho-so/{file.Id}");

        Assert.Equal(0, before);
        Assert.Matches("1 +dòng sẽ nhập, +0 +dòng đã có, +1 +lỗi", preview.Text);
        foreach (var part in new[] { "Nhập 1 dòng", "41/02/2024", "bỏ qua 1 dòng tổng cộng" }) Assert.Contains(part, preview.Text, StringComparison.Ordinal);
        Assert.Contains("Đã nhập 1 hồ sơ", done.Text, StringComparison.Ordinal);
        Assert.Contains("đã hết hạn hoặc đã ghi rồi", twice.Text, StringComparison.Ordinal);
        Assert.Contains("đã có: hồ sơ SO2024-000001", again.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, open.Status);
        Assert.Contains("nhập từ sổ theo dõi", open.Text, StringComparison.Ordinal);
        foreach (var page in new[] { preview, again, open }) Assert.DoesNotContain("Thảo", page.Text, StringComparison.Ordinal);
        Assert.Equal(1, await ReadAsync(bot, db => db.ReporterIdentities.CountAsync()));
        Assert.Equal(0, await ReadAsync(bot, db => db.Clocks.CountAsync()));
    }

    [Fact]
    public async Task A_preview_is_taken_only_by_who_made_it_and_a_wrong_file_is_refused_in_words()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var head = await StaffVisit.SignedInAsync(bot, "hung", StaffRoles.Commander);
        using var other = await StaffVisit.SignedInAsync(bot, "khac", StaffRoles.Commander);
        using var lan = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);
        var preview = await head.UploadAsync($"{Page}/nhap", "tep", OldRegister(), "so.xlsx");
        var key = System.Text.RegularExpressions.Regex.Match(preview.Html, "name=\"key\" value=\"(?<key>[^\"]+)\"").Groups["key"].Value;

        var stolen = await other.PostAsync($"{Page}/nhap?handler=Write", new() { ["key"] = key });
        var wrong = await head.UploadAsync($"{Page}/nhap", "tep", "không phải bảng tính"u8.ToArray(), "so.xlsx");
        var forbidden = await lan.PostAsync($"{Page}/nhap?handler=Write", new() { ["key"] = key });

        Assert.Contains("đã hết hạn", stolen.Text, StringComparison.Ordinal);
        Assert.Contains("Không đọc được tệp này", wrong.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.Status);
        Assert.Equal(0, await ReadAsync(bot, db => db.Cases.CountAsync()));
    }

    [Theory]
    [InlineData(StaffRoles.Handler)]
    [InlineData(StaffRoles.Commander)]
    [InlineData(StaffRoles.Intake)]
    public async Task No_file_or_figure_of_the_ward_holds_a_complaint_and_the_inspectors_hold_nothing_of_the_ward(string role)
    {
        await using var bot = await StaffVisit.StartAsync();
        using var officer = await StaffVisit.SignedInAsync(bot, "lan", role);
        using var inspector = await StaffVisit.SignedInAsync(bot, "thanh.tra", StaffRoles.Inspector);
        var behind = await StaffVisit.FileAsync(bot, StaffVisit.Tip() with { WardId = Ward.InspectorateId, Category = "can-bo", CategoryName = "Tố cáo cán bộ", What = $"Cán bộ {Secret}" });
        var ordinary = await StaffVisit.FileAsync(bot);
        // Filed long ago, so that their period is over.
        await ReadAsync(bot, db => db.Cases.ExecuteUpdateAsync(set => set.SetProperty(file => file.FiledWeek, file => file.FiledWeek - 8)));
        var old = AnTT.Cases.Statistics.Period.LastEnded(AnTT.Cases.Statistics.PeriodKind.Month, bot.App.Services.GetRequiredService<TimeProvider>().GetUtcNow()).Before.Code;

        var files = new List<string>();
        foreach (var loai in new[] { "xlsx", "csv" })
        {
            var (_, mine) = await officer.DownloadAsync(Page, new() { ["loai"] = loai });
            var (_, theirs) = await inspector.DownloadAsync(Page, new() { ["loai"] = loai });
            var (ward, house) = loai == "csv" ? (Encoding.UTF8.GetString(mine), Encoding.UTF8.GetString(theirs)) : (Unpack(mine), Unpack(theirs));
            Assert.Contains(ordinary.Number, ward, StringComparison.Ordinal);
            Assert.Contains(behind.Number, house, StringComparison.Ordinal);
            Assert.Contains(Secret, house, StringComparison.Ordinal);
            Assert.DoesNotContain("Wave", house, StringComparison.Ordinal);
            files.Add(ward);
        }
        var (_, report) = await officer.DownloadAsync("/console/thong-ke", new() { ["Ky"] = old });
        files.Add(Unpack(report));
        files.Add((await officer.GetAsync(Page)).Text);
        files.Add((await officer.GetAsync($"/console/thong-ke?Ky={old}")).Text);
        var byCategory = await officer.GetAsync($"{Page}?Category=can-bo");
        var figures = (await inspector.GetAsync($"/console/thong-ke?Ky={old}")).Text;

        foreach (var text in files)
            foreach (var trace in new[] { Secret, behind.Number, "can-bo", "Tố cáo cán bộ" }) Assert.DoesNotContain(trace, text, StringComparison.Ordinal);
        Assert.Contains("0 hồ sơ sẽ có trong tệp", byCategory.Text, StringComparison.Ordinal);
        Assert.Contains("Tố cáo cán bộ", figures, StringComparison.Ordinal);
        Assert.DoesNotContain("bắt đầu viết", figures, StringComparison.Ordinal);
        Assert.IsType<AuditFinding.Whole>(await VerifyAsync(bot));
    }

    private static async Task<AuditFinding> VerifyAsync(RunningBot bot)
    {
        await using var scope = bot.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AuditChain>().VerifyAsync(CancellationToken.None);
    }

    [Fact]
    public async Task The_report_of_a_period_is_a_word_file_and_a_running_period_has_none()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var lan = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);
        var running = AnTT.Cases.Statistics.Period.LastEnded(AnTT.Cases.Statistics.PeriodKind.Year, bot.App.Services.GetRequiredService<TimeProvider>().GetUtcNow());

        var page = await lan.GetAsync($"/console/thong-ke?Ky={running.Year + 1}");
        var (response, file) = await lan.DownloadAsync("/console/thong-ke", new() { ["Ky"] = running.Code });

        Assert.DoesNotContain($"<option value=\"{running.Year + 1}\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("Tháng", page.Text, StringComparison.Ordinal);
        Assert.Equal($"bao-cao-{running.Code}.docx", response.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => error.Description));
        Assert.Contains($"năm {running.Year}", document.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
        Assert.Contains("Lập bởi Cán bộ lan", document.MainDocumentPart.FooterParts.Single().Footer!.InnerText, StringComparison.Ordinal);
    }
}
