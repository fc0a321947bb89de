using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace AnTT.Cases.Tests.Register;

/// <summary>Writes workbooks as people's programs do: shared strings, styled days, merged cells, several sheets.</summary>
public sealed class MessyWorkbook : IDisposable
{
    private readonly MemoryStream _file = new();
    private readonly SpreadsheetDocument _document;
    private readonly WorkbookPart _book;
    private readonly Sheets _sheets = new();
    private readonly SharedStringTable _shared = new();

    public MessyWorkbook(bool from1904 = false)
    {
        _document = SpreadsheetDocument.Create(_file, SpreadsheetDocumentType.Workbook);
        _book = _document.AddWorkbookPart();
        _book.Workbook = new Workbook(new WorkbookProperties { Date1904 = from1904 }, _sheets);
        _book.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
            new NumberingFormats(new NumberingFormat { NumberFormatId = 170, FormatCode = "dd\\-mm\\-yy" }), new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()),
            new CellStyleFormats(new CellFormat()), new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14 }, new CellFormat { NumberFormatId = 170 }));
        _book.AddNewPart<SharedStringTablePart>().SharedStringTable = _shared;
    }

    /// <param name="rows">Text, a number, a day (a styled serial number), or null for no cell.</param>
    public MessyWorkbook Sheet(string name, object?[][] rows, string[]? merges = null, int skip = 0, bool hidden = false, bool references = true)
    {
        var part = _book.AddNewPart<WorksheetPart>();
        var data = new SheetData();
        for (var r = 0; r < rows.Length; r++)
        {
            var row = references ? new Row { RowIndex = (uint)(r + 1 + skip) } : new Row();
            for (var c = 0; c < rows[r].Length; c++)
            {
                if (rows[r][c] is null && references) continue;
                var cell = CellOf(rows[r][c]);
                if (references) cell.CellReference = $"{(c < 26 ? "" : "A")}{(char)('A' + c % 26)}{r + 1 + skip}";
                row.Append(cell);
            }
            data.Append(row);
        }
        part.Worksheet = new Worksheet(data);
        if (merges is not null) part.Worksheet.Append(new MergeCells(merges.Select(merge => new MergeCell { Reference = merge })));
        _sheets.Append(new Sheet { Name = name, SheetId = (uint)_sheets.Count() + 1, Id = _book.GetIdOfPart(part), State = hidden ? SheetStateValues.Hidden : SheetStateValues.Visible });
        return this;
    }

    private Cell CellOf(object? value)
    {
        switch (value)
        {
            case null:
                return new Cell();
            case DateOnly day:
                return new Cell { StyleIndex = 2, CellValue = new CellValue((day.DayNumber - new DateOnly(1899, 12, 30).DayNumber + 0.375).ToString(CultureInfo.InvariantCulture)) };
            case string text:
                _shared.Append(new SharedStringItem(new Run(new Text(text[..(text.Length / 2)]) { Space = SpaceProcessingModeValues.Preserve }), new Run(new Text(text[(text.Length / 2)..]) { Space = SpaceProcessingModeValues.Preserve })));
                return new Cell { DataType = CellValues.SharedString, CellValue = new CellValue((_shared.Count() - 1).ToString(CultureInfo.InvariantCulture)) };
            default:
                return new Cell { CellValue = new CellValue(Convert.ToString(value, CultureInfo.InvariantCulture)!) };
        }
    }

    /// <summary>The finished file; nothing more can be added.</summary>
    public MemoryStream Save()
    {
        Dispose();
        return new MemoryStream(_file.ToArray());
    }

    public void Dispose()
    {
        _document.Dispose();
        _file.Dispose();
    }
}
