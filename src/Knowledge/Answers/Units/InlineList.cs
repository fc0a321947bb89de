using System.Text.RegularExpressions;
using AnTT.Knowledge.Documents;

namespace AnTT.Knowledge.Answers.Units;

/// <summary>Finds lists written inside a paragraph: "… cụ thể: (1) …; (2) …; (3) …".</summary>
internal static partial class InlineList
{
    private const int Fewest = 2;

    internal static ListBlock? Find(string text)
    {
        var marks = Mark().Matches(text);
        var expected = 1;
        var starts = new List<Match>();
        foreach (Match mark in marks)
        {
            if (int.Parse(mark.Groups["number"].ValueSpan) != expected) continue;
            starts.Add(mark);
            expected++;
        }
        if (starts.Count < Fewest) return null;
        var lead = text[..starts[0].Index].Trim(' ', '*');
        var entries = starts.Select((start, at) => EntryOf(text, start, at + 1 < starts.Count ? starts[at + 1].Index : text.Length)).ToList();
        return new ListBlock(lead.Length == 0 ? null : lead, entries, Ordered: true);
    }

    private static ListEntry EntryOf(string text, Match start, int end) =>
        new(start.Value.Trim(' ', '*'), text[(start.Index + start.Length)..end].Trim(' ', '*'), []);

    [GeneratedRegex(@"\*{0,2}\((?<number>[1-9]\d?)\)\*{0,2}\s+", RegexOptions.CultureInvariant, Documents.Patterns.TimeoutMs)]
    private static partial Regex Mark();
}
