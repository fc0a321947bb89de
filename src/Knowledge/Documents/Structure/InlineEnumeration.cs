using System.Text.RegularExpressions;

namespace AnTT.Knowledge.Documents.Structure;

/// <summary>A list written inside one paragraph: "…, cụ thể: (1) …; (2) …".</summary>
internal sealed partial record InlineEnumeration(string Before, ListBlock List, string After)
{
    /// <summary>Farthest the colon may stand before the first mark, in characters.</summary>
    private const int LeadGap = 40;

    public static InlineEnumeration? Split(string text)
    {
        var marks = Sequence(text);
        if (marks.Count < 2) return null;
        var head = text[..marks[0].Index].TrimEnd();
        var colon = head.LastIndexOf(':');
        if (head.Length > 0 && (colon < 0 || head.Length - colon > LeadGap)) return null;
        var entries = new List<ListEntry>();
        for (var i = 0; i < marks.Count; i++)
        {
            var from = marks[i].Index + marks[i].Length;
            var to = i + 1 < marks.Count ? marks[i + 1].Index : text.Length;
            entries.Add(new ListEntry(marks[i].Value.Trim(), text[from..to].Trim(), []));
        }
        var after = SplitAfter(entries);
        var (before, lead) = head.Length == 0 ? ("", null) : ListReader.SplitLead(head);
        return new InlineEnumeration(before, new ListBlock(lead, entries, Ordered: true), after);
    }

    /// <summary>What follows the list in the same paragraph; only recognisable when no item holds two sentences.</summary>
    private static string SplitAfter(List<ListEntry> entries)
    {
        if (entries.Take(entries.Count - 1).Any(entry => Wording.Sentences(entry.Text).Count > 1)) return "";
        var sentences = Wording.Sentences(entries[^1].Text);
        if (sentences.Count < 2) return "";
        entries[^1] = entries[^1] with { Text = sentences[0] };
        return string.Join(' ', sentences.Skip(1));
    }

    private static List<Match> Sequence(string text)
    {
        var marks = new List<Match>();
        foreach (var mark in Mark().Matches(text).Cast<Match>())
        {
            var letter = mark.Groups["n"].Value;
            if (marks.Count > 0 && char.IsAsciiDigit(letter[0]) != char.IsAsciiDigit(marks[0].Groups["n"].Value[0])) continue;
            if (LabelReader.Enumerated(letter) == marks.Count + 1) marks.Add(mark);
        }
        return marks;
    }

    [GeneratedRegex(@"(?<=^|[\s;:,.])\((?<n>\d{1,2}|[ivx]{1,4}|[a-hđ])\)\s*(?=\S)", RegexOptions.ExplicitCapture, Patterns.TimeoutMs)]
    private static partial Regex Mark();
}
