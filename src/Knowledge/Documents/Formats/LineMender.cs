using System.Text;
using AnTT.Knowledge.Documents.Structure;

namespace AnTT.Knowledge.Documents.Formats;

/// <summary>Joins lines that a page layout has broken into the paragraphs they were.</summary>
internal static class LineMender
{
    /// <summary>Longest line, in characters, of text that was broken to a width.</summary>
    private const int WidestColumn = 130;
    private const double FullShare = 0.9;

    /// <summary>Fewest columns by which the first line of a paragraph stands in.</summary>
    private const int ParagraphIndent = 3;

    /// <summary>Words that never end a phrase: the next line goes on.</summary>
    private static readonly HashSet<string> Dangling = new(StringComparer.OrdinalIgnoreCase)
    {
        "ở", "và", "của", "về", "trong", "cho", "với", "theo", "đến", "từ", "các", "những", "là", "tại", "bởi", "để", "do", "hoặc", "nhằm", "trên",
        "cùng", "một", "bằng", "vào", "ra", "khi", "nếu", "được", "bị", "có", "không", "hay", "giữa", "dưới", "như",
    };

    /// <summary>Words that go on if a number follows.</summary>
    private static readonly HashSet<string> BeforeNumber = new(StringComparer.OrdinalIgnoreCase) { "khoản", "điểm", "điều", "số", "mục", "ngày", "tháng", "năm", "chương", "phần" };

    public static List<TextLine> Mend(List<TextLine> lines)
    {
        var width = Width(lines);
        var mended = new List<TextLine>();
        var paragraph = new StringBuilder();
        var last = "";
        var indent = 0;
        var number = 0;
        var blanks = 0;
        foreach (var line in lines)
        {
            if (line.IsBlank)
            {
                blanks++;
                continue;
            }
            var next = line.Trimmed;
            var indented = width > 0 && line.Indent >= indent + ParagraphIndent && !char.IsLower(next[0]);
            if (last.Length == 0 || indented || !Continues(last, next, blanks, width))
            {
                Flush();
                number = line.Number;
            }
            else if (!IsOneWord(last, next)) paragraph.Append(' ');
            paragraph.Append(next);
            (last, indent, blanks) = (next, line.Indent, 0);
        }
        Flush();
        return mended;

        void Flush()
        {
            var text = paragraph.ToString();
            if (text.Any(char.IsLetterOrDigit)) mended.Add(new TextLine(text, number));
            paragraph.Clear();
        }
    }

    /// <summary>Width to which the text was broken; 0 where every line is a paragraph.</summary>
    private static int Width(List<TextLine> lines)
    {
        var lengths = lines.Where(line => !line.IsBlank).Select(line => line.Trimmed.Length).Order().ToList();
        if (lengths.Count < 4 || lengths[lengths.Count * 97 / 100] > WidestColumn) return 0;
        return lengths[lengths.Count * 9 / 10];
    }

    /// <param name="before">The line before, not the whole paragraph.</param>
    private static bool Continues(string before, string next, int blanks, int width)
    {
        if (PlainTables.IsRow(before) || PlainTables.IsRow(next)) return false;
        var ended = Wording.EndsSentence(before) || before[^1] is ':';
        var dangling = Dangling.Contains(LastWord(before)) || before[^1] is '(' or '-' or '–' or '/' || char.IsDigit(next[0]) && BeforeNumber.Contains(LastWord(before));
        var full = width > 0 && IsFull(before.Length, next, width);
        if (LabelReader.Read(next) is { } label)
        {
            if (label.Kind is LabelKind.Bullet) return full && blanks == 0 && !ended && before[^1] != ',' && char.IsLower(label.Rest[0]);
            return label.Kind != LabelKind.Star && dangling && blanks == 0;
        }
        if (IsCapitals(before) != IsCapitals(next) && Wording.Syllables(before) > 1) return false;
        if (char.IsLower(next[0])) return before[^1] is ';' || !ended || (width > 0 && blanks == 0 && before[^1] is not ':');
        if (ended) return full && blanks == 0 && before[^1] is not ':';
        if (dangling || before[^1] is ',') return true;
        return full;
    }

    /// <summary>A line of two or more words in capitals: a title.</summary>
    private static bool IsCapitals(string text) => Wording.Syllables(text) > 1 && Wording.IsCapitals(text);

    /// <summary>Whether the first word of the next line would not have fitted on the line before.</summary>
    private static bool IsFull(int length, string next, int width) => length + 1 + FirstWord(next).Length > width * FullShare;

    /// <summary>"97/2019/" + "QH14" and "20-" + "30%" were one word; a dash between spaces was not.</summary>
    private static bool IsOneWord(string before, string next) =>
        (before[^1] == '/' && char.IsLetterOrDigit(next[0])) ||
        (before.Length > 1 && before[^1] is '-' or '–' && char.IsDigit(before[^2]) && char.IsDigit(next[0]));

    private static string LastWord(string text) => text[(text.LastIndexOf(' ') + 1)..];

    private static string FirstWord(string text) => text.IndexOf(' ', StringComparison.Ordinal) is var space and > 0 ? text[..space] : text;
}
