using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace AnTT.Cases.Register;

/// <param name="Number">As Excel counts, from 1.</param>
internal sealed record SheetRow(int Number, string[] Cells);

/// <param name="Top">First row, from 1.</param>
/// <param name="Left">First column, from 0.</param>
internal readonly record struct Merged(int Top, int Bottom, int Left, int Right);

internal sealed record Sheet(string Name, IReadOnlyList<SheetRow> Rows, IReadOnlyList<Merged> Merges);

/// <summary>The file cannot be taken in at all; the message tells the officer what to do.</summary>
public sealed class RegisterFileException(string message) : Exception(message);

/// <summary>Reads the visible sheets of an XLSX file of unknown origin, cell by cell, within limits.</summary>
internal sealed class SheetReader
{
    public const int MostRows = 50_000;
    private const int MostColumns = 100;
    private const int MostParts = 2_000;
    private const long MostUnpackedBytes = 150L * 1024 * 1024;
    private const int MostLetters = 60_000_000;

    private readonly List<string> _shared = [];
    private readonly HashSet<uint> _dateStyles = [];
    private int _letters;
    private int _rows;
    private int _daysOff;

    private SheetReader()
    {
    }

    /// <exception cref="RegisterFileException">Not such a file, or too large.</exception>
    public static IReadOnlyList<Sheet> Read(Stream file)
    {
        try
        {
            CheckPackage(file);
            file.Position = 0;
            using var document = SpreadsheetDocument.Open(file, isEditable: false, new OpenSettings { MaxCharactersInPart = MostUnpackedBytes });
            return new SheetReader().Read(document.WorkbookPart ?? throw new InvalidDataException());
        }
        catch (Exception error) when (error is InvalidDataException or OpenXmlPackageException or IOException or FormatException or OverflowException or System.Xml.XmlException or ArgumentException or InvalidOperationException or NotSupportedException or KeyNotFoundException)
        {
            throw new RegisterFileException("Không đọc được tệp này. Hãy mở bằng Excel, chọn Lưu thành (Save As) loại .xlsx, không đặt mật khẩu, rồi chọn lại.");
        }
    }

    /// <summary>A small file that unpacks to a huge one is refused before it is unpacked; what lies about its size runs into the limit of each part.</summary>
    private static void CheckPackage(Stream file)
    {
        Span<byte> head = stackalloc byte[8];
        if (file.ReadAtLeast(head, 8, throwOnEndOfStream: false) == 8 && head is [0xD0, 0xCF, 0x11, 0xE0, ..])
            throw new RegisterFileException("Đây là tệp .xls kiểu cũ hoặc có mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu, lưu thành .xlsx rồi chọn lại.");
        file.Position = 0;
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > MostParts || zip.Entries.Sum(entry => entry.Length) > MostUnpackedBytes)
            throw new RegisterFileException("Tệp quá lớn khi mở ra. Hãy xoá ảnh, trang không cần, hoặc tách thành nhiều tệp.");
    }

    private List<Sheet> Read(WorkbookPart book)
    {
        ReadShared(book);
        ReadStyles(book);
        var sheets = new List<(string Name, string Id)>();
        using (var reader = OpenXmlReader.Create(book))
        {
            while (reader.Read())
            {
                if (!reader.IsStartElement) continue;
                if (reader.ElementType == typeof(WorkbookProperties) && Attribute(reader, "date1904") is "1" or "true") _daysOff = 1462;
                if (reader.ElementType == typeof(DocumentFormat.OpenXml.Spreadsheet.Sheet) && Attribute(reader, "state") is null or "visible" && Attribute(reader, "name") is { } name && Attribute(reader, "id") is { } id) sheets.Add((name, id));
            }
        }
        return [.. sheets.Where(sheet => book.GetPartById(sheet.Id) is WorksheetPart).Select(sheet => ReadSheet(sheet.Name, (WorksheetPart)book.GetPartById(sheet.Id)))];
    }

    private void ReadShared(WorkbookPart book)
    {
        if (book.SharedStringTablePart is not { } table) return;
        using var reader = OpenXmlReader.Create(table);
        while (reader.Read())
        {
            if (!reader.IsStartElement || reader.ElementType != typeof(SharedStringItem)) continue;
            _shared.Add(Count(TextOf(reader, typeof(SharedStringItem))));
        }
    }

    /// <summary>All text of an element, hints of pronunciation left out. Ends on its end.</summary>
    private static string TextOf(OpenXmlReader reader, Type element)
    {
        var (text, hints) = (new StringBuilder(), 0);
        while (reader.Read() && !(reader.IsEndElement && reader.ElementType == element))
        {
            if (reader.ElementType == typeof(PhoneticRun)) hints += reader.IsStartElement ? 1 : -1;
            else if (reader.IsStartElement && reader.ElementType == typeof(Text) && hints == 0) text.Append(reader.GetText());
        }
        return text.ToString();
    }

    private string Count(string text) => (_letters += text.Length) <= MostLetters ? text : throw new RegisterFileException("Tệp có quá nhiều chữ. Hãy tách thành nhiều tệp, ví dụ mỗi năm một tệp.");

    private void ReadStyles(WorkbookPart book)
    {
        if (book.WorkbookStylesPart is not { } styles) return;
        var (dates, style, inFormats) = (new HashSet<uint>([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 54, 57, 58]), 0u, false);
        using var reader = OpenXmlReader.Create(styles);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(CellFormats)) inFormats = reader.IsStartElement;
            if (!reader.IsStartElement) continue;
            if (reader.ElementType == typeof(NumberingFormat) && Attribute(reader, "formatCode") is { } code && code.Contains('y', StringComparison.OrdinalIgnoreCase) && code.Contains('d', StringComparison.OrdinalIgnoreCase)) dates.Add(uint.Parse(Attribute(reader, "numFmtId")!, CultureInfo.InvariantCulture));
            if (!inFormats || reader.ElementType != typeof(CellFormat)) continue;
            if (dates.Contains(uint.Parse(Attribute(reader, "numFmtId") ?? "0", CultureInfo.InvariantCulture))) _dateStyles.Add(style);
            style++;
        }
    }

    private Sheet ReadSheet(string name, WorksheetPart part)
    {
        var (rows, merges, number) = (new List<SheetRow>(), new List<Merged>(), 0);
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (!reader.IsStartElement) continue;
            if (reader.ElementType == typeof(Row))
            {
                number = Attribute(reader, "r") is { } at ? int.Parse(at, CultureInfo.InvariantCulture) : number + 1;
                var cells = ReadRow(reader);
                if (cells.Length == 0) continue;
                if (++_rows > MostRows + 1000) throw new RegisterFileException("Tệp có hơn 50.000 dòng. Hãy tách thành nhiều tệp, ví dụ mỗi năm một tệp.");
                rows.Add(new SheetRow(number, cells));
            }
            else if (reader.ElementType == typeof(MergeCell) && ReadMerge(Attribute(reader, "ref")) is { } merged)
            {
                merges.Add(merged);
            }
        }
        return new Sheet(name, rows, merges);
    }

    private string[] ReadRow(OpenXmlReader reader)
    {
        var (cells, column) = (new List<string>(), -1);
        while (reader.Read() && !(reader.IsEndElement && reader.ElementType == typeof(Row)))
        {
            if (!reader.IsStartElement || reader.ElementType != typeof(Cell)) continue;
            column = Attribute(reader, "r") is { } at ? ColumnOf(at) : column + 1;
            var text = ReadCell(reader);
            if (text.Length == 0 || column >= MostColumns) continue;
            while (cells.Count <= column) cells.Add("");
            cells[column] = Count(text);
        }
        return [.. cells];
    }

    private string ReadCell(OpenXmlReader reader)
    {
        var (type, style, value, inline) = (Attribute(reader, "t"), uint.Parse(Attribute(reader, "s") ?? "0", CultureInfo.InvariantCulture), "", "");
        while (reader.Read() && !(reader.IsEndElement && reader.ElementType == typeof(Cell)))
        {
            if (reader.IsStartElement && reader.ElementType == typeof(CellValue)) value = reader.GetText();
            if (reader.IsStartElement && reader.ElementType == typeof(InlineString)) inline = TextOf(reader, typeof(InlineString));
        }
        return RegisterText.Clean(type switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < _shared.Count ? _shared[at] : "",
            "inlineStr" => inline,
            "str" => value,
            "e" => "",
            "b" => value == "1" ? "Có" : "Không",
            "d" => value,
            _ => NumberText(value, _dateStyles.Contains(style)),
        });
    }

    private string NumberText(string value, bool isDate)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return value;
        if (isDate && RegisterDay.Read((number + _daysOff).ToString("R", CultureInfo.InvariantCulture)) is { } day) return RegisterDay.Write(day);
        return number == Math.Floor(number) && Math.Abs(number) < 1e15 ? ((long)number).ToString(CultureInfo.InvariantCulture) : number.ToString("G15", CultureInfo.InvariantCulture);
    }

    private static string? Attribute(OpenXmlReader reader, string name)
    {
        foreach (var attribute in reader.Attributes)
        {
            if (attribute.LocalName == name) return attribute.Value;
        }
        return null;
    }

    internal static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetter)) column = Math.Min(100_000, column * 26 + char.ToUpperInvariant(letter) - 'A' + 1);
        return column - 1;
    }

    private static Merged? ReadMerge(string? reference)
    {
        var ends = (reference ?? "").Split(':');
        return ends.Length == 2 && int.TryParse(ends[0].TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ".ToCharArray()), out var top) && int.TryParse(ends[1].TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ".ToCharArray()), out var bottom)
            ? new Merged(top, bottom, ColumnOf(ends[0]), ColumnOf(ends[1]))
            : null;
    }
}
