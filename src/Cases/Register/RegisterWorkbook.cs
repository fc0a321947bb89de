using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace AnTT.Cases.Register;

/// <summary>
/// Writes the register as XLSX while the rows come: parts of the file go out in order and nothing is kept. (The usual library keeps whole sheets
/// in memory as long as the file can still be changed.)
/// </summary>
internal static class RegisterWorkbook
{
    private const int FlushAt = 64 * 1024;
    private const int LongestCell = 32_767;
    private const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private static readonly DateOnly SerialZero = new(1899, 12, 30);

    // Characters of Excel's default font, in the order of the columns.
    private static readonly int[] Widths = [13, 22, 22, 12, 30, 60, 16, 16, 12, 24, 24, 12, 12, 22, 18, 20, 18, 12, 12, 18, 24];

    /// <param name="mark">Who takes it, when, which line of the log: on a sheet of its own and at the foot of each printed page.</param>
    public static async Task WriteAsync(Stream to, IAsyncEnumerable<RegisterLine> lines, IReadOnlyList<string> mark, CancellationToken ct)
    {
        await using var held = new DrainedBuffer();
        using (var file = new ZipArchive(held, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in Fixed(mark)) Put(file, name, text);
            using (var sheet = file.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open())
            {
                var xml = new StringBuilder(Head).Append(CultureInfo.InvariantCulture, $"<worksheet xmlns=\"{Main}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>");
                for (var i = 0; i < Widths.Length; i++) xml.Append(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{Widths[i]}\" customWidth=\"1\"/>");
                xml.Append("</cols><sheetData>");
                AppendRow(xml, 1, RegisterColumn.All.Select(column => (column.Heading, Style: 1)));
                var row = 1;
                await foreach (var line in lines.WithCancellation(ct))
                {
                    AppendLine(xml, ++row, line);
                    if (xml.Length < FlushAt) continue;
                    Put(sheet, xml);
                    await held.DrainAsync(to, ct);
                }
                xml.Append(CultureInfo.InvariantCulture, $"</sheetData><autoFilter ref=\"A1:U{row}\"/><pageSetup paperSize=\"8\" orientation=\"landscape\"/><headerFooter><oddFooter>{Safe("&L" + mark[0].Replace("&", "&&", StringComparison.Ordinal) + "&R&P/&N")}</oddFooter></headerFooter></worksheet>");
                Put(sheet, xml);
            }
        }
        await held.DrainAsync(to, ct);
    }

    private static void AppendLine(StringBuilder xml, int row, RegisterLine line)
    {
        xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{row}\">");
        for (var i = 0; i < RegisterColumn.All.Count; i++)
        {
            var (column, text) = (RegisterColumn.All[i], line[RegisterColumn.All[i]]);
            if (text.Length == 0) continue;
            var cell = string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + i)}{row}");
            if (column.IsDate && RegisterDay.Read(text) is { } day && RegisterDay.Write(day) == text)
                xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{cell}\" s=\"2\"><v>{day.DayNumber - SerialZero.DayNumber}</v></c>");
            else
                AppendText(xml, cell, text, LooksLikeFormula(text) ? 4 : 3);
        }
        xml.Append("</row>");
    }

    /// <summary>A text is a text in this file; but edited by hand it would be read anew, unless it is marked as quoted.</summary>
    internal static bool LooksLikeFormula(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r';

    private static void AppendRow(StringBuilder xml, int row, IEnumerable<(string Text, int Style)> cells)
    {
        xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{row}\">");
        var column = 'A';
        foreach (var (text, style) in cells) AppendText(xml, string.Create(CultureInfo.InvariantCulture, $"{column++}{row}"), text, style);
        xml.Append("</row>");
    }

    private static void AppendText(StringBuilder xml, string cell, string text, int style) => xml.Append(
        CultureInfo.InvariantCulture, $"<c r=\"{cell}\" t=\"inlineStr\" s=\"{style}\"><is><t xml:space=\"preserve\">{Safe(text.Length > LongestCell ? text[..LongestCell] : text)}</t></is></c>");

    /// <summary>What XML can hold, escaped; half a letter or a control character is left out.</summary>
    private static string Safe(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is < 0x20 and not ('\t' or '\n') or 0xFFFD or 0xFFFE or 0xFFFF) continue;
            safe.Append(rune.Value switch { '<' => "&lt;", '>' => "&gt;", '&' => "&amp;", '"' => "&quot;", _ => rune.ToString() });
        }
        return safe.ToString();
    }

    private static void Put(Stream part, StringBuilder xml)
    {
        part.Write(Encoding.UTF8.GetBytes(xml.ToString()));
        xml.Clear();
    }

    private static void Put(ZipArchive file, string name, string text)
    {
        using var part = file.CreateEntry(name, CompressionLevel.Fastest).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }

    private static IEnumerable<(string Name, string Text)> Fixed(IReadOnlyList<string> mark)
    {
        const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        yield return ("[Content_Types].xml", $"""{Head}<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Kind}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="{Kind}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="{Kind}.styles+xml"/></Types>""");
        yield return ("_rels/.rels", $"""{Head}<Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        yield return ("xl/workbook.xml", $"""{Head}<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="Sổ theo dõi" sheetId="1" r:id="r1"/><sheet name="Nơi xuất" sheetId="2" r:id="r2"/></sheets></workbook>""");
        yield return ("xl/_rels/workbook.xml.rels", $"""{Head}<Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{Relations}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="r3" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""");
        // 1 heading, 2 day, 3 text, 4 text that looks like a formula.
        yield return ("xl/styles.xml", $"""{Head}<styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="2"><font><sz val="12"/><name val="Times New Roman"/></font><font><b/><sz val="12"/><name val="Times New Roman"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>""");
        var about = new StringBuilder(Head).Append(CultureInfo.InvariantCulture, $"<worksheet xmlns=\"{Main}\"><sheetData>");
        for (var i = 0; i < mark.Count; i++) AppendRow(about, i + 1, [(mark[i], 0)]);
        yield return ("xl/worksheets/sheet2.xml", about.Append("</sheetData></worksheet>").ToString());
    }
}
