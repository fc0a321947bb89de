using AnTT.Knowledge.Documents.Structure;

namespace AnTT.Knowledge.Documents.Formats;

/// <summary>Plain text, perhaps extracted from a PDF → parts: page furniture dropped, footnotes kept apart, broken lines mended, tables found.</summary>
internal static class TextFormat
{
    public static List<SourcePart> Read(string text)
    {
        var lines = PageFurniture.Drop(Lines(text));
        var notes = Footnotes.Take(lines);
        var mended = LineMender.Mend(lines);
        foreach (var line in mended) line.Text = Footnotes.DropMarks(line.Text, notes);
        var parts = PlainTables.Find(mended);
        parts.AddRange(notes);
        return parts;
    }

    private static List<TextLine> Lines(string text)
    {
        var lines = new List<TextLine>();
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var pages = raw.Split('\f');
            for (var i = 0; i < pages.Length; i++)
                lines.Add(new TextLine(Inline.Strip(pages[i].TrimEnd()), number) { StartsPage = i > 0 });
        }
        return lines;
    }
}

/// <summary>One line of a text file.</summary>
internal sealed class TextLine(string text, int number)
{
    /// <summary>Without trailing white space; leading white space kept.</summary>
    public string Text { get; set; } = text;

    public int Number { get; } = number;

    public bool StartsPage { get; init; }

    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    public string Trimmed => Text.Trim();

    /// <summary>Columns of white space before the text.</summary>
    public int Indent => Text.Length - Text.AsSpan().TrimStart().Length;
}
