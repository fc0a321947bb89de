using System.Text;
using AnTT.Cases.Audit;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Lists;
using AnTT.Cases.Register;
using AnTT.Cases.Reporters;
using AnTT.Cases.Routing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Tests.Register;

public sealed class RegisterRoundTripTests
{
    private static readonly CategoryPlace[] Categories = [new("trom-cap", "Trộm cắp, cướp giật"), new("trat-tu", "Trật tự, tiếng ồn"), new("khac", "Việc khác")];

    private static readonly object?[] Heads = ["STT", "Điều luật", "Tên nguồn tin", "Ngày xảy ra", "Nơi xảy ra", "Nội dung nguồn tin", "Kết quả giải quyết", "Số QĐ", "Ngày ra QĐ", "Điều tra viên", "Đơn vị", "Ghi chú", "Bị can"];

    private static MemoryStream OldRegister() => new MessyWorkbook().Sheet("2024", [
        Heads,
        ["17", "Trộm cắp tài sản", "Nguyễn Thị Hạnh Nguyên, ĐT 0912 000 111", "03/02/2024", "Tổ dân phố 2", "Chị Nguyễn Thị Hạnh Nguyên (0912000111) báo mất xe máy.\nXe Wave đỏ", "Khởi tố", "12/QĐ", "20/02/2024", "Đỗ Văn Bốn", "Tổ hình sự", "=1+1 & <b>", "Lò Văn Tối"],
        ["18", "Gây rối trật tự công cộng", "Quần chúng", "05/02/2024", "chợ", "Đánh nhau ở chợ lúc tan buổi", "Đang xác minh", null, null, null, null, null],
        ["19", "Xây dựng trái phép", null, "07/02/2024", null, "Xây nhà không phép ở cuối ngõ 5", "Chuyển UBND phường", null, null, null, null, null],
    ]).Save();

    private static async Task<ImportPlan> PlanAsync(WardFixture ward, Stream file)
    {
        var view = await ward.InScopeAsync<WardDirectory, WardView>(wards => wards.GetAsync(null, CancellationToken.None));
        return await ward.InScopeAsync<RegisterImport, ImportPlan>(import => import.PlanAsync(view.Id, RegisterReader.Read(file, new DateOnly(2026, 11, 22)), CancellationToken.None));
    }

    private static async Task<int> ImportAsync(WardFixture ward, ImportPlan plan)
    {
        var view = await ward.InScopeAsync<WardDirectory, WardView>(wards => wards.GetAsync(null, CancellationToken.None));
        return await ward.InScopeAsync<RegisterImport, int>(import => import.WriteAsync(view, plan.New, import.Prepare(plan.New), Categories, WardFixture.Head, CancellationToken.None));
    }

    private static async Task<(MemoryStream File, RegisterRequest Request)> ExportAsync(WardFixture ward, bool csv = false, Func<CaseFilter, CaseFilter>? filter = null)
    {
        var view = await ward.InScopeAsync<WardDirectory, WardView>(wards => wards.GetAsync(null, CancellationToken.None));
        return await ward.InScopeAsync<RegisterExport, (MemoryStream, RegisterRequest)>(async export =>
        {
            var wanted = new CaseFilter(view.Id);
            var request = await export.NoteAsync(filter?.Invoke(wanted) ?? wanted, csv ? "csv" : "xlsx", "Tất cả", WardFixture.Head, CancellationToken.None);
            var file = new MemoryStream();
            await (csv ? export.WriteCsvAsync(request, file, CancellationToken.None) : export.WriteWorkbookAsync(request, file, CancellationToken.None));
            file.Position = 0;
            return (file, request);
        });
    }

    /// <summary>All cells of the first sheet, as the usual library reads them.</summary>
    private static List<string[]> Cells(Stream file)
    {
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        var book = document.WorkbookPart!;
        var first = (WorksheetPart)book.GetPartById(book.Workbook!.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().First().Id!);
        var rows = first.Worksheet!.GetFirstChild<SheetData>()!.Elements<Row>().Select(row =>
        {
            var cells = Enumerable.Repeat("", 21).ToArray();
            foreach (var cell in row.Elements<Cell>()) cells[cell.CellReference!.Value![0] - 'A'] = cell.InlineString?.InnerText ?? cell.CellValue!.Text;
            return cells;
        }).ToList();
        file.Position = 0;
        return rows;
    }

    [Fact]
    public async Task Export_then_import_then_export_is_the_same_register()
    {
        await using var ward = await WardFixture.StartAsync();
        await ImportAsync(ward, await PlanAsync(ward, OldRegister()));
        await ward.FileAsync();
        await ward.FileAsync(WardFixture.Tip() with { What = "=HYPERLINK(\"http://x\") & <xe>\nhai dòng\u0001 😀", PlaceText = "+84 đường số 5" });
        var closed = await ward.InProgressAsync();
        await ward.MoveAsync(closed.CaseId, CaseState.Closed);
        var (first, _) = await ExportAsync(ward);
        var before = Cells(first);

        await using var other = await WardFixture.StartAsync();
        var plan = await PlanAsync(other, first);
        Assert.Empty(plan.Faults);
        Assert.Empty(plan.Known);
        await ImportAsync(other, plan);
        var after = Cells((await ExportAsync(other)).File);

        Assert.Equal(7, before.Count);
        Assert.Equal(RegisterColumn.All.Select(column => column.Heading), before[0]);
        Assert.Equal(before.Select(row => string.Join('|', row)).Order(StringComparer.Ordinal), after.Select(row => string.Join('|', row)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_file_is_valid_has_the_mark_and_text_that_looks_like_a_formula_stays_text()
    {
        await using var ward = await WardFixture.StartAsync();
        await ImportAsync(ward, await PlanAsync(ward, OldRegister()));
        var (file, request) = await ExportAsync(ward);

        using (var document = SpreadsheetDocument.Open(file, isEditable: false))
        {
            Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => error.Description));
            var sheets = document.WorkbookPart!.WorksheetParts.Select(part => part.Worksheet!).ToList();
            Assert.Contains(sheets, sheet => sheet.InnerText.Contains($"Xuất bởi Lê Mạnh Hùng lúc 22/11/2026 10:00, nhật ký số {request.LogLine}", StringComparison.Ordinal) && sheet.InnerText.Contains("3 dòng", StringComparison.Ordinal));
            Assert.Contains(sheets, sheet => sheet.Descendants<Cell>().Any(cell => cell.InnerText == "=1+1 & <b>" && cell.CellFormula is null && cell.DataType! == CellValues.InlineString));
            Assert.Contains(sheets, sheet => sheet.Descendants<OddFooter>().Any(foot => foot.Text.Contains("Lê Mạnh Hùng", StringComparison.Ordinal)));
        }
        var csv = (await ExportAsync(ward, csv: true)).File.ToArray();
        Assert.Equal([0xEF, 0xBB, 0xBF], csv[..3]);
        var text = Encoding.UTF8.GetString(csv);
        Assert.Contains("\"'=1+1 & <b>\"", text, StringComparison.Ordinal);
        Assert.Contains("Xuất bởi Lê Mạnh Hùng", text, StringComparison.Ordinal);
        var line = await ward.ReadAsync(db => db.Events.AsNoTracking().Where(row => row.Kind == CaseEventKind.Exported).OrderBy(row => row.Sequence).FirstAsync());
        Assert.Equal(("hung", "sổ theo dõi (xlsx): 3 dòng", "Tất cả"), (line.ActorId, line.To, line.Reason));
        Assert.IsType<AuditFinding.Whole>(await ward.InScopeAsync<AuditChain, AuditFinding>(chain => chain.VerifyAsync(CancellationToken.None)));
    }

    [Fact]
    public async Task Who_reported_is_sealed_and_nowhere_in_what_officers_read_or_take_away()
    {
        await using var ward = await WardFixture.StartAsync();
        await ImportAsync(ward, await PlanAsync(ward, OldRegister()));
        await ward.FileAsync(WardFixture.Tip() with { Reporter = new NamedReporter("Vũ Thị Kín", "0988 111 222") });

        var exported = string.Join('\n', Cells((await ExportAsync(ward)).File).Select(row => string.Join('|', row))) + Encoding.UTF8.GetString((await ExportAsync(ward, csv: true)).File.ToArray());
        var readable = await ward.ReadAsync(async db => string.Join('\n', await db.Cases.Select(file => file.SearchText + file.Summary).ToListAsync()) + string.Join('\n', await db.Reports.Select(report => report.AnswersJson + report.What).ToListAsync()));

        Assert.DoesNotContain("Lò Văn Tối", exported, StringComparison.Ordinal);
        Assert.Contains("Xem hồ sơ", exported, StringComparison.Ordinal);
        foreach (var text in new[] { exported, readable })
            foreach (var secret in new[] { "Hạnh Nguyên", "hanh nguyen", "0912", "Vũ Thị Kín", "0988" }) Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Người báo tin", exported, StringComparison.Ordinal);
        Assert.Contains("Chị người báo tin ((số điện thoại)) báo mất xe máy.", exported, StringComparison.Ordinal);
        Assert.Equal(3, await ward.ReadAsync(db => db.ReporterIdentities.CountAsync(row => row.SealedReporter != null)));
    }

    [Fact]
    public async Task The_same_file_row_or_own_case_twice_is_known_and_not_doubled()
    {
        await using var ward = await WardFixture.StartAsync();
        await ward.FileAsync();
        var plan = await PlanAsync(ward, OldRegister());
        Assert.Equal(3, await ImportAsync(ward, plan));
        Assert.Equal(0, await ImportAsync(ward, plan));

        var again = await PlanAsync(ward, OldRegister());
        var back = await PlanAsync(ward, (await ExportAsync(ward)).File);
        var twice = await PlanAsync(ward, new MessyWorkbook().Sheet("a", [Heads, ["1", "x", null, "01/01/2025", "y", "Một việc đủ dài để nhận ra"], ["2", "X", "ai đó", "1-1-25", "Y", "một việc đủ dài để nhận ra."]]).Save());

        Assert.Equal((0, 3), (again.New.Count, again.Known.Count));
        Assert.Equal((0, 4), (back.New.Count, back.Known.Count));
        Assert.Equal((1, "trùng trang “a”, dòng 2"), (twice.New.Count, Assert.Single(twice.Known).Why));
        Assert.Equal(4, await ward.ReadAsync(db => db.Cases.CountAsync()));
    }

    [Fact]
    public async Task Imported_cases_start_no_clock_ring_nobody_send_nothing_and_leave_the_years_numbers_alone()
    {
        await using var ward = await WardFixture.StartAsync();
        await ImportAsync(ward, await PlanAsync(ward, OldRegister()));
        var cases = await ward.ReadAsync(db => db.Cases.AsNoTracking().OrderBy(file => file.Number).ToListAsync());

        Assert.Equal(["SO2024-000001", "SO2024-000002", "SO2024-000003"], cases.Select(file => file.Number));
        Assert.Equal([(CaseState.Closed, (Outcome?)Outcome.MovedToInvestigation), (CaseState.Screening, null), (CaseState.OutOfScope, null)], cases.Select(file => (file.State, file.Outcome)));
        Assert.Equal(["trom-cap", "trat-tu", "khac"], cases.Select(file => file.Category));
        Assert.All(cases, file => Assert.True(file is { Channel: RegisterImport.Channel, FiledHour: null, FirstSeenAt: not null, RungAt: null }));
        Assert.Equal(0, await ward.ReadAsync(db => db.Clocks.CountAsync()));
        Assert.Equal(0, await ward.ReadAsync(db => db.Messages.CountAsync()));
        Assert.Empty(ward.Notified.Posted);
        Assert.Equal(0, await ward.InScopeAsync<DutyRinging, int>(ringing => ringing.SweepAsync([new OnHand("hung", "Hùng", true)], CancellationToken.None)));
        Assert.Equal("2026-000001", (await ward.FileAsync()).Number);
        Assert.Equal(3, await ward.ReadAsync(db => db.Events.CountAsync(line => line.Kind == CaseEventKind.Imported && line.ActorId == "hung")));
    }

    [Fact]
    public async Task A_fault_while_writing_leaves_nothing_behind()
    {
        await using var ward = await WardFixture.StartAsync();
        var rows = Enumerable.Range(1, 700).Select(i => new object?[] { $"{i}", "Trộm", null, "01/02/2025", "ngõ 1", $"Việc thứ {i} trong năm, đủ dài" }).Prepend(Heads).ToArray();
        var plan = await PlanAsync(ward, new MessyWorkbook().Sheet("a", rows).Save());
        var view = await ward.InScopeAsync<WardDirectory, WardView>(wards => wards.GetAsync(null, CancellationToken.None));

        // The last line, in the second batch, has no id prepared for it.
        await Assert.ThrowsAsync<KeyNotFoundException>(() => ward.InScopeAsync<RegisterImport, int>(import => import.WriteAsync(view, plan.New, import.Prepare([.. plan.New.Take(699)]), Categories, WardFixture.Head, CancellationToken.None)));

        Assert.Equal(0, await ward.ReadAsync(db => db.Cases.CountAsync()));
        Assert.Equal(0, await ward.ReadAsync(db => db.Events.CountAsync(line => line.Kind == CaseEventKind.Imported)));
        Assert.Equal(700, await ImportAsync(ward, plan));
    }

    [Fact]
    public async Task An_export_holds_what_the_filter_says_and_what_is_worked_on_here_shows()
    {
        await using var ward = await WardFixture.StartAsync();
        await ImportAsync(ward, await PlanAsync(ward, OldRegister()));
        await ward.FileAsync();
        var open = await ward.ReadAsync(db => db.Cases.AsNoTracking().SingleAsync(file => file.Number == "SO2024-000002"));
        await ward.MoveAsync(open.Id, CaseState.InProgress);

        var old = Cells((await ExportAsync(ward, filter: filter => filter with { FiledUntil = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero) })).File);
        var thefts = Cells((await ExportAsync(ward, filter: filter => filter with { Category = "trom-cap" })).File);

        Assert.Equal(4, old.Count);
        Assert.Equal(3, thefts.Count);
        Assert.Equal(["Đang xử lý", "Nguyễn Thị Lan"], new[] { old[2][19], old[2][13] });
        Assert.Equal(["Khởi tố", "12/QĐ", "45342", "Đỗ Văn Bốn"], new[] { old[1][9], old[1][11], old[1][12], old[1][13] });
    }
}
