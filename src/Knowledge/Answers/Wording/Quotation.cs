using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Answers.Units;

namespace AnTT.Knowledge.Answers.Wording;

/// <summary>Puts a unit into words a resident can read alone: whole sentences, whole items, never half a list.</summary>
internal static class Quotation
{
    /// <summary>Characters one quotation may have before only whole items that fit are kept.</summary>
    private const int Longest = 1250;

    /// <summary>Characters of a sentence beyond which only its clauses that answer are quoted.</summary>
    private const int LongSentence = 520;

    /// <summary>Characters an answer should have at most where nothing whole is lost by it.</summary>
    private const int Comfortable = 600;

    private static readonly string[] LeaningOpenings =
    [
        "Trong đó", "Điều này", "Điều đó", "Việc này", "Việc đó", "Các mô hình này", "Vai trò này", "Đây là", "Những khu vực này", "Theo đó", "Nhiệm vụ này", "Kết quả này",
        "Kế hoạch đó", "Mục đích của việc đó", "Các đơn vị này", "Các văn bản này", "Qua đó", "Do đó", "Vì vậy", "Vì thế", "Tuy nhiên", "Đồng thời", "Cùng với đó", "Bên cạnh đó", "Các vụ việc này",
        "Mức này", "Quy định này", "Thực tế đó", "Cụ thể", "Ngoài ra", "Các yếu tố này", "Với những lợi thế đó", "Như vậy",
    ];

    /// <param name="explain">The question wants more than one value: what follows may be quoted too.</param>
    internal static string Of(Candidate candidate, bool explain)
    {
        var unit = candidate.Unit;
        return unit.Kind switch
        {
            UnitKind.Sentence => Explained(Sentence(unit), explain ? unit.Following : []),
            UnitKind.Entry => Entry(unit),
            UnitKind.List => WithItems(Counted(candidate, Opening(unit)), unit.Items),
            UnitKind.Outline => WithItems(Counted(candidate, $"{Caption(unit.Lead)} gồm:"), unit.Items),
            UnitKind.Section => WithItems($"{Caption(unit.Lead)}:", unit.Items),
            UnitKind.Cell => Ended(unit.Lead is null ? unit.Text : $"{unit.Text} ({Caption(unit.Lead)})"),
            _ => Article(unit),
        };
    }

    /// <summary>Who does it may stand in the heading alone: "5. Ủy ban Kiểm tra Đảng ủy" above "Chủ trì tham mưu …".</summary>
    internal static string WithOrgan(Unit unit, string text)
    {
        if (unit.Kind is not (UnitKind.Sentence or UnitKind.Entry) || unit.Passage.Path.Count == 0) return text;
        var heading = Caption(unit.Passage.Path[^1]);
        return TypeFit.IsOrgan(unit.Around.Heading) && !text.Contains(heading, StringComparison.OrdinalIgnoreCase) ? $"{text}\n(Thuộc mục: {heading}.)" : text;
    }

    private static string Sentence(Unit unit)
    {
        var text = unit.Text.Length > LongSentence ? Clauses(unit.Text) : unit.Text;
        var leans = Array.Exists(LeaningOpenings, opening => unit.Text.StartsWith(opening, StringComparison.Ordinal))
                    || char.IsLower(unit.Text[0]);
        return leans && unit.Lead is { } before && before.Length + text.Length < Longest ? $"{before} {text}" : text;
    }

    private static string Explained(string text, IReadOnlyList<string> following)
    {
        foreach (var next in following)
        {
            if (text.Length + next.Length > Comfortable) break;
            text += next[0] == '\n' ? next : " " + next;
        }
        return text;
    }

    /// <summary>Of a very long sentence, whole clauses as far as they fit.</summary>
    private static string Clauses(string text)
    {
        var clauses = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (clauses.Length < 2 || text.Length <= Longest) return text;
        var kept = string.Empty;
        foreach (var clause in clauses)
        {
            if (kept.Length + clause.Length > Longest) break;
            kept += (kept.Length == 0 ? string.Empty : "; ") + clause;
        }
        return kept.Length == 0 ? clauses[0] : kept + "…";
    }

    private static string Entry(Unit unit)
    {
        var text = Ended(Capitalised(unit.Text));
        if (unit.Lead is null) return text;
        var lead = WithoutIntroduction(LastSentence(unit.Lead));
        return lead.Length is 0 or > 260 || lead is "Trong đó" or "Cụ thể" ? WithFacts(unit, text) : $"{text}\n(Thuộc phần: {lead}.)";
    }

    /// <summary>For a list whose own lead says nothing ("Trong đó:"), the sentence before it.</summary>
    private static string WithFacts(Unit unit, string text)
    {
        var before = Sentences.Split(unit.Lead!);
        return before.Count > 1 && before[^2].Length < 300 ? $"{text}\n({Ended(before[^2])})" : text;
    }

    /// <summary>The whole list where it fits; else every item by its first clause; else whole items as far as they go.</summary>
    private static string WithItems(string opening, IReadOnlyList<string> items)
    {
        var whole = Joined(opening, items);
        if (whole.Length <= Longest) return whole;
        if (Joined(opening, [.. items.Select(FirstClause)]).Length <= Longest) return Joined(opening, Shortened(opening, items)) + "\n(Đã lược bớt phần chi tiết của từng mục.)";
        var room = (Longest - opening.Length) / items.Count - ItemMarks;
        if (room >= ShortestItem) return Joined(opening, [.. items.Select(item => UpToWord(item, room))]) + "\n(Đã lược bớt phần chi tiết của từng mục.)";
        var text = opening;
        for (var at = 0; at < items.Count; at++)
        {
            var line = Bulleted(items[at]);
            if (text.Length + line.Length + 1 > Longest && at > 0) return text + "\n(Còn tiếp: xem đầy đủ trong văn bản.)";
            text += "\n" + line;
        }
        return text;
    }

    /// <summary>Characters an item may be cut to; below it is no item any more.</summary>
    private const int ShortestItem = 70;

    /// <summary>Characters of the bullet, the line end and the ellipsis.</summary>
    private const int ItemMarks = 5;

    /// <summary>The item as far as whole words fit, the last comma preferred.</summary>
    private static string UpToWord(string item, int room)
    {
        if (item.Length <= room) return item;
        var comma = item.LastIndexOfAny([',', ';', '.'], room);
        var end = comma > room * 2 / 3 ? comma : item.LastIndexOf(' ', room);
        return item[..(end > 0 ? end : room)].TrimEnd(',', ';', '.', ' ') + "…";
    }

    private static string Joined(string opening, IReadOnlyList<string> items) => opening + "\n" + string.Join('\n', items.Select(Bulleted));

    /// <summary>Every item by its first clause, and by as many more as there is room for.</summary>
    private static List<string> Shortened(string opening, IReadOnlyList<string> items)
    {
        var kept = items.Select(FirstClause).ToList();
        var room = Longest - Joined(opening, kept).Length;
        // The shortest grows first, so that each tells about as much as the others.
        var growing = Enumerable.Range(0, kept.Count).ToList();
        while (growing.Count > 0)
        {
            var at = growing.MinBy(index => kept[index].Length);
            var longer = UpToClause(items[at], kept[at].TrimEnd('…').Length + 1);
            if (longer.Length == kept[at].Length || longer.Length - kept[at].Length > room)
            {
                growing.Remove(at);
                continue;
            }
            room -= longer.Length - kept[at].Length;
            kept[at] = longer;
        }
        return kept;
    }

    private static string FirstClause(string item) => UpToClause(item, 0);

    /// <summary>The item up to the end of the clause that <paramref name="from"/> lies in.</summary>
    private static string UpToClause(string item, int from)
    {
        var end = from >= item.Length ? -1 : item.IndexOf(';', from);
        var sentence = 0;
        foreach (var piece in Sentences.Split(item))
        {
            sentence = item.IndexOf(piece, sentence, StringComparison.Ordinal) + piece.Length;
            if (sentence > from) break;
        }
        if (end < 0 || (sentence > from && sentence < end)) end = sentence;
        return end >= item.Length - 1 ? item : item[..end].TrimEnd('.', ' ') + "…";
    }

    private static string Article(Unit unit)
    {
        var lines = unit.Text.Split('\n').Where(line => !line.StartsWith("Cần đối chiếu", StringComparison.Ordinal));
        return string.Join('\n', lines);
    }

    private static string Opening(Unit unit) =>
        unit.Lead is { } lead ? (lead.Length > 420 ? LastSentence(lead) : lead) : unit.Passage.Path.Count > 0 ? $"{Caption(unit.Passage.Path[^1])}:" : "Gồm:";

    /// <summary>How many there are, where that was asked: in figures only if the source numbers its items so.</summary>
    private static string Counted(Candidate candidate, string opening)
    {
        var items = candidate.Unit.Items;
        if (!candidate.Fit.ByItems || items.Count >= Spoken.Length) return opening;
        var number = items.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var label = items[^1].AsSpan(0, Math.Min(LongestLabel, items[^1].Length));
        return $"{opening.TrimEnd(':', ' ')} (có {(label.Contains(number, StringComparison.Ordinal) ? number : Spoken[items.Count])} mục):";
    }

    private const int LongestLabel = 6;
    private static readonly string[] Spoken = ["", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"];

    private static string LastSentence(string text) => Sentences.Split(text) is [.., var last] ? last : text;

    /// <summary>"Các mục tiêu cụ thể của phường gồm:" → "Các mục tiêu cụ thể của phường".</summary>
    private static string WithoutIntroduction(string lead)
    {
        var text = lead.TrimEnd(':', ' ', ',');
        foreach (var ending in Introductions)
        {
            if (text.EndsWith(ending, StringComparison.Ordinal)) return text[..^ending.Length].TrimEnd(',', ' ');
        }
        return text;
    }

    private static readonly string[] Introductions =
        [", trong đó có", " trong đó có", " như sau", " sau đây", " bao gồm", " gồm có", " gồm các việc", " gồm các nội dung", " gồm các yêu cầu", " gồm các nguồn", " gồm", " là", " như", " sau"];

    private static string Caption(string? heading) => heading?.TrimEnd('.', ':', ' ') ?? string.Empty;

    private static string Bulleted(string item)
    {
        var text = item.TrimEnd();
        return text.Length > 0 && (text[0] is '-' or '(' or ' ' || char.IsAsciiDigit(text[0])) ? text : "- " + text;
    }

    private static string Capitalised(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Ended(string text)
    {
        var trimmed = text.TrimEnd(';', ',', ' ');
        return trimmed.Length > 0 && trimmed[^1] is '.' or '!' or '?' or '…' or ':' ? trimmed : trimmed + ".";
    }
}
