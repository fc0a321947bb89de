using System.Globalization;
using System.Text.RegularExpressions;

namespace AnTT.Knowledge.Documents.Formats;

/// <summary>Takes footnotes out of the flow, so that the sentence they interrupt can be joined again.</summary>
internal static partial class Footnotes
{
    public static List<SourceNote> Take(List<TextLine> lines)
    {
        var notes = new List<SourceNote>();
        var expected = 1;
        var marks = FirstMarks(lines);
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0 && !lines[i - 1].IsBlank) continue;
            var label = Label(lines[i].Trimmed, expected, marks, i);
            if (label is null) continue;
            if (label != "*") expected++;
            var text = lines[i].Trimmed[label.Length..].Trim();
            var line = lines[i].Number;
            lines[i] = new TextLine("", line);
            for (var j = i + 1; j < lines.Count && !lines[j].IsBlank && label != "*"; j++)
            {
                text += " " + lines[j].Trimmed;
                lines[j] = new TextLine("", lines[j].Number);
            }
            notes.Add(new SourceNote(line, label, text));
        }
        return notes;
    }

    /// <summary>Removes the raised numbers that point to the notes: "tiến độ2." → "tiến độ.".</summary>
    public static string DropMarks(string text, IReadOnlyList<SourceNote> notes)
    {
        foreach (var note in notes)
        {
            if (note.Label == "*") continue;
            foreach (var mark in Mark().Matches(text).Cast<Match>())
            {
                if (mark.Value != note.Label) continue;
                text = text.Remove(mark.Index, mark.Length);
                break;
            }
        }
        return text;
    }

    /// <summary>Raised number → first line that has it.</summary>
    private static Dictionary<string, int> FirstMarks(List<TextLine> lines)
    {
        var marks = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Count; i++)
            foreach (var mark in Mark().EnumerateMatches(lines[i].Text))
                marks.TryAdd(lines[i].Text.Substring(mark.Index, mark.Length), i);
        return marks;
    }

    private static string? Label(string line, int expected, Dictionary<string, int> marks, int index)
    {
        if (AuthorNote().IsMatch(line)) return "*";
        var number = expected.ToString(CultureInfo.InvariantCulture);
        if (NumberedNote().Match(line) is not { Success: true } match || match.Groups["n"].Value != number) return null;
        return marks.TryGetValue(number, out var first) && first < index ? number : null;
    }

    /// <summary>A line about the author: * TS., Học viện …</summary>
    [GeneratedRegex(@"^\*+\s*(?:TS|ThS|PGS|GS|NCS|CN|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|Học viện|Trường|Viện|Email)\b", RegexOptions.None, Patterns.TimeoutMs)]
    private static partial Regex AuthorNote();

    [GeneratedRegex(@"^(?<n>\d{1,3})\s+[\p{Lu}“]", RegexOptions.ExplicitCapture, Patterns.TimeoutMs)]
    private static partial Regex NumberedNote();

    /// <summary>A number glued to the end of a word or quotation.</summary>
    [GeneratedRegex(@"(?<=[\p{Ll}”’\)])\d{1,3}(?=[\s.,;:]|$)", RegexOptions.None, Patterns.TimeoutMs)]
    private static partial Regex Mark();
}
