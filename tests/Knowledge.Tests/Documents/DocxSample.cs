using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AnTT.Knowledge.Tests.Documents;

/// <summary>Word documents made for a test.</summary>
internal static class DocxSample
{
    private const int ClauseList = 1;

    /// <param name="automatic">Whether "1.", "2." and "a)", "b)" are automatic numbers instead of text.</param>
    public static byte[] Write(IEnumerable<string> lines, bool automatic = false)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = Numbering();
            var body = new Body();
            main.Document = new Document(body);
            var list = ClauseList;
            foreach (var line in lines)
            {
                if (line.StartsWith("Điều", StringComparison.Ordinal)) list++;
                body.Append(automatic && !line.StartsWith('“') ? Numbered(line, list) : Plain(line));
            }
        }
        return stream.ToArray();
    }

    private static Paragraph Plain(string line) => new(new Run(new DocumentFormat.OpenXml.Wordprocessing.Text(line) { Space = SpaceProcessingModeValues.Preserve }));

    private static Paragraph Numbered(string line, int list)
    {
        var depth = line is [>= '0' and <= '9', '.', ..] ? 0 : line is [>= 'a' and <= 'c', ')', ..] ? 1 : -1;
        if (depth < 0) return Plain(line);
        var paragraph = Plain(line[2..].Trim());
        paragraph.ParagraphProperties = new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = depth }, new NumberingId { Val = list }));
        return paragraph;
    }

    /// <summary>One list for each article, so that clauses start again at 1.</summary>
    private static Numbering Numbering()
    {
        var numbering = new Numbering();
        for (var list = ClauseList; list <= 8; list++)
            numbering.Append(new AbstractNum(
                new Level(new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = NumberFormatValues.Decimal }, new LevelText { Val = "%1." }) { LevelIndex = 0 },
                new Level(new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = NumberFormatValues.LowerLetter }, new LevelText { Val = "%2)" }) { LevelIndex = 1 }) { AbstractNumberId = list });
        for (var list = ClauseList; list <= 8; list++)
            numbering.Append(new NumberingInstance(new AbstractNumId { Val = list }) { NumberID = list });
        return numbering;
    }
}
