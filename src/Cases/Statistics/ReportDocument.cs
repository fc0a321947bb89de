using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AnTT.Cases.Statistics;

/// <summary>What a report says.</summary>
/// <param name="Talk">Completion figures, a sentence each.</param>
/// <param name="Mark">Who drew it, when, which line of the log.</param>
public sealed record PeriodReport(string Office, PeriodFigures Figures, IReadOnlyList<NamedTable> Tables, IReadOnlyList<string> Talk, string Mark);

/// <summary>The report of a period as a Word file in the form of an administrative document (NĐ 30/2020, Phụ lục I). What is not known is left blank.</summary>
public static class ReportDocument
{
    private const string Blank = "..............................";

    public static MemoryStream Write(PeriodReport report)
    {
        var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            var body = new Body();
            main.Document = new Document(body);
            AddStyles(main);
            Head(body, report.Office);
            Figures(body, report);
            if (ReportChart.Add(main, report.Tables.FirstOrDefault(table => table.Code == "category")) is { } chart) body.Append(chart);
            foreach (var table in report.Tables.Where(table => table.Rows.Count > 0))
            {
                body.Append(Heading(table.Title));
                body.Append(TableOf([table.Head, "Kỳ này", "Kỳ trước", "So sánh"], table.Rows.Select(row => new[] { row.Name, StatisticsWords.Of(row.Now), StatisticsWords.Of(row.Before), StatisticsWords.Change(row.Now, row.Before) })));
            }
            body.Append(Line(StatisticsWords.Legend, italic: true));
            body.Append(Heading("Đánh giá, kiến nghị"));
            for (var i = 0; i < 3; i++) body.Append(Line(Blank + Blank + Blank));
            Foot(body);
            body.Append(PageOf(main, report.Mark));
        }
        file.Position = 0;
        return file;
    }

    private static void Head(Body body, string office)
    {
        body.Append(Columns(
            [Line("CƠ QUAN CẤP TRÊN: " + Blank[..14], JustificationValues.Center), Line(office.ToUpperInvariant(), JustificationValues.Center, bold: true), Line("Số: ......../BC-........", JustificationValues.Center)],
            [Line("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", JustificationValues.Center, bold: true), Line("Độc lập – Tự do – Hạnh phúc", JustificationValues.Center, bold: true), Line("................, ngày ...... tháng ...... năm ........", JustificationValues.Center, italic: true)],
            41, 59));
    }

    private static void Figures(Body body, PeriodReport report)
    {
        var (figures, period) = (report.Figures, report.Figures.Period);
        body.Append(Line("", JustificationValues.Center), Line("BÁO CÁO", JustificationValues.Center, bold: true));
        body.Append(Line($"Tình hình tiếp nhận, giải quyết tin báo {char.ToLowerInvariant(period.Name[0])}{period.Name[1..]}", JustificationValues.Center, bold: true), Line($"({period.Dates})", JustificationValues.Center));
        body.Append(Line($"Kính gửi: {Blank}", JustificationValues.Center), Line(""));
        body.Append(Heading("Số liệu chung"));
        body.Append(TableOf(["Chỉ tiêu", "Kỳ này", "Kỳ trước", "So sánh"], [["Tin báo tiếp nhận", StatisticsWords.Of(figures.Total), StatisticsWords.Of(figures.TotalBefore), StatisticsWords.Change(figures.Total, figures.TotalBefore)]]));
        body.Append(Line($"Kỳ trước: {period.Before.Name} ({period.Before.Dates})."));
        foreach (var sentence in report.Talk) body.Append(Line("- " + sentence));
        body.Append(Heading("Tỷ lệ đúng hạn"));
        if (figures.OnTime.Count == 0) body.Append(Line("Không có thời hạn nào kết thúc trong kỳ."));
        else body.Append(TableOf(["Thời hạn", "Kỳ này", "Kỳ trước"], figures.OnTime.Select(rate => new[] { rate.Kind, StatisticsWords.Percent(rate.Percent), StatisticsWords.Percent(rate.PercentBefore) })));
    }

    private static void Foot(Body body)
    {
        body.Append(Line(""));
        body.Append(Columns(
            [Line("Nơi nhận:", bold: true, italic: true), Line("- Như trên;"), Line("- " + Blank[..14] + ";"), Line("- Lưu: ........")],
            [Line("CHỈ HUY ĐƠN VỊ", JustificationValues.Center, bold: true), Line("(Ký, ghi rõ họ tên, đóng dấu)", JustificationValues.Center, italic: true), Line(""), Line("")],
            50, 50));
    }

    private static Paragraph Heading(string text)
    {
        var heading = Line(text, bold: true);
        heading.ParagraphProperties!.PrependChild(new KeepNext());
        return heading;
    }

    private static Paragraph Line(string text, JustificationValues? at = null, bool bold = false, bool italic = false)
    {
        var look = new RunProperties();
        if (bold) look.Append(new Bold());
        if (italic) look.Append(new Italic());
        return new Paragraph(new ParagraphProperties(new Justification { Val = at ?? JustificationValues.Left }), new Run(look, new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
    }

    private static Table Columns(IEnumerable<Paragraph> left, IEnumerable<Paragraph> right, int leftShare, int rightShare) => new(
        new TableProperties(new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" }, new TableLayout { Type = TableLayoutValues.Fixed }),
        new TableGrid(new GridColumn { Width = $"{leftShare * 94}" }, new GridColumn { Width = $"{rightShare * 94}" }),
        new TableRow(CellOf(left, leftShare * 50), CellOf(right, rightShare * 50)));

    private static TableCell CellOf(IEnumerable<OpenXmlElement> content, int share)
    {
        var cell = new TableCell(new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Pct, Width = $"{share}" }));
        cell.Append(content);
        return cell;
    }

    private static Table TableOf(string[] heads, IEnumerable<string[]> rows)
    {
        TableBorders borders = new(
            new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 }, new BottomBorder { Val = BorderValues.Single, Size = 4 },
            new RightBorder { Val = BorderValues.Single, Size = 4 }, new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 });
        var (first, other) = (46, 54 / (heads.Length - 1));
        var table = new Table(
            new TableProperties(new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" }, borders, new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(heads.Select((_, i) => new GridColumn { Width = $"{(i == 0 ? first : other) * 94}" })));
        TableRow Row(string[] cells, bool head)
        {
            var row = new TableRow(cells.Select((text, i) => CellOf([Line(text, i == 0 ? JustificationValues.Left : JustificationValues.Right, bold: head)], (i == 0 ? first : other) * 50)));
            if (head) row.PrependChild(new TableRowProperties(new TableHeader()));
            return row;
        }
        table.Append(Row(heads, head: true));
        foreach (var row in rows) table.Append(Row(row, head: false));
        return table;
    }

    private static void AddStyles(MainDocumentPart main) => main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(new DocDefaults(
        new RunPropertiesDefault(new RunPropertiesBaseStyle(
            new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", ComplexScript = "Times New Roman" }, new FontSize { Val = "26" }, new FontSizeComplexScript { Val = "26" }, new Languages { Val = "vi-VN" })),
        new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { Before = "40", After = "40" }))));

    /// <summary>A4; margins in twentieths of a point: 20 mm above and below, 30 left, 15 right.</summary>
    private static SectionProperties PageOf(MainDocumentPart main, string mark)
    {
        var foot = main.AddNewPart<FooterPart>();
        var small = new RunProperties(new FontSize { Val = "18" });
        foot.Footer = new Footer(new Paragraph(new Run(small, new Text(mark + " · trang ") { Space = SpaceProcessingModeValues.Preserve }), new SimpleField(new Run(small.CloneNode(true), new Text("1"))) { Instruction = "PAGE" }));
        return new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(foot) }, new PageSize { Width = 11906, Height = 16838 },
            new PageMargin { Top = 1134, Bottom = 1134, Left = 1701, Right = 851, Header = 567, Footer = 567, Gutter = 0 });
    }
}
