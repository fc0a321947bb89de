using System.CommandLine;
using System.Globalization;
using AnTT.Cases;
using AnTT.Cases.Conflict;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Lists;
using AnTT.Cases.Routing;
using CsvHelper;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace AnTT.Bot.Commands;

/// <summary><c>cases list</c> and <c>cases export --format csv|xlsx</c>: for officers without the console. Nothing of a sender is in them.</summary>
internal static class CasesCommand
{
    private static readonly string[] Headings = ["Số", "Gửi lúc", "Tình trạng", "Mức độ", "Loại việc", "Khu vực", "Địa điểm", "Nội dung", "Cán bộ"];

    public static Command Create()
    {
        var format = new Option<string>("--format") { Description = "csv hoặc xlsx.", Required = true };
        format.AcceptOnlyFromAmong("csv", "xlsx");
        var output = new Option<string?>("--output") { Description = "Tệp sẽ tạo. Với csv, không có: in ra màn hình." };
        var list = new Command("list", "Các tin báo, mới nhất trước.");
        list.SetAction((_, ct) => CommandLine.GuardAsync(() => ListAsync(ct)));
        var export = new Command("export", "Xuất danh sách tin báo.") { format, output };
        export.SetAction((parsed, ct) => CommandLine.GuardAsync(() => ExportAsync(parsed.GetValue(format)!, parsed.GetValue(output), ct)));
        return new Command("cases", "Tin báo.") { list, export };
    }

    private static async Task<int> ListAsync(CancellationToken ct)
    {
        var count = 0;
        await foreach (var row in RowsAsync(ct))
        {
            // A sender's control characters must not steer the officer's terminal.
            Console.WriteLine(string.Concat(string.Join("  ", row).Select(letter => char.IsControl(letter) ? ' ' : letter)));
            count++;
        }
        Console.WriteLine($"{count} tin báo.");
        return ExitCodes.Done;
    }

    private static async Task<int> ExportAsync(string format, string? output, CancellationToken ct)
    {
        if (format == "xlsx" && output is null)
        {
            await Console.Error.WriteLineAsync("Với xlsx hãy cho biết tệp: --output tin-bao.xlsx");
            return ExitCodes.WrongUsage;
        }
        if (format == "xlsx") await WriteSheetAsync(output!, ct);
        else await WriteCsvAsync(output, ct);
        if (output is not null) Console.WriteLine($"Đã xuất ra {output}");
        return ExitCodes.Done;
    }

    private static async Task WriteCsvAsync(string? output, CancellationToken ct)
    {
        // The byte order mark makes Excel read Vietnamese; a spreadsheet must not take a sender's words for a formula.
        await using var writer = output is null ? Console.Out : new StreamWriter(output, append: false, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        using var csv = CsvWriter.Create(writer, new CsvWriterOptions { Injection = CsvInjection.Escape }, leaveOpen: output is null);
        Write(csv, Headings);
        await foreach (var row in RowsAsync(ct)) Write(csv, row);
    }

    private static void Write(CsvWriter csv, IEnumerable<string> row)
    {
        foreach (var field in row) csv.WriteField(field);
        csv.EndRecord();
    }

    private static async Task WriteSheetAsync(string output, CancellationToken ct)
    {
        using var document = SpreadsheetDocument.Create(output, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        var sheet = workbook.AddNewPart<WorksheetPart>();
        var data = new SheetData(RowOf(Headings));
        await foreach (var row in RowsAsync(ct)) data.Append(RowOf(row));
        sheet.Worksheet = new Worksheet(data);
        workbook.Workbook = new Workbook(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = "Tin báo" }));
    }

    private static Row RowOf(IEnumerable<string> fields) => new(fields.Select(field =>
        new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(XmlSafe(field))) }));

    private static string XmlSafe(string field) => string.Concat(field.Where(letter => letter is '\t' or '\n' or >= ' ' && letter is not ('\uFFFE' or '\uFFFF') && !char.IsSurrogate(letter)));

    private static async IAsyncEnumerable<string[]> RowsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await using var app = BotApplication.Build(BotApplication.CreateBuilder([]));
        await FirstRun.MigrateAsync(app.Services, ct);
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CasesDb>().LookAs(CaseSight.Ward);
        var ward = await scope.ServiceProvider.GetRequiredService<WardDirectory>().GetAsync(wardId: null, ct);
        var lists = scope.ServiceProvider.GetRequiredService<CaseLists>();
        for (var page = 1; ; page++)
        {
            var listing = await lists.ListAsync(new CaseFilter(ward.Id) { Page = page }, ct);
            foreach (var row in listing.Rows)
            {
                yield return
                [
                    row.Number, row.FiledAt.ToOffset(TimeSpan.FromHours(7)).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture),
                    CaseWords.Of(row.State), CaseWords.Of(row.Urgency), row.CategoryName, row.AreaName ?? "", row.PlaceText ?? "", row.Summary, row.OfficerName ?? "",
                ];
            }
            if (page >= listing.Pages) yield break;
        }
    }
}
