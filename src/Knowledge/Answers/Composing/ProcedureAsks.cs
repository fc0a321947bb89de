using AnTT.Knowledge.Answers.Asking;

namespace AnTT.Knowledge.Answers.Composing;

/// <summary>"Đăng ký tạm trú ở đâu, giấy tờ gì, bao nhiêu tiền, mấy ngày": several things asked of one procedure.</summary>
internal static class ProcedureAsks
{
    /// <summary>Ways to ask for one thing of a procedure, longer ones before those they hold, and the way it is asked for alone.</summary>
    private static readonly (string Label, string Alone, string[] Phrases)[] Asks =
    [
        ("nơi làm", "ở đâu", ["làm ở đâu", "nộp ở đâu", "ở đâu", "tại đâu", "chỗ nào", "nơi nào", "ra đâu", "đến đâu"]),
        ("giấy tờ", "cần giấy tờ gì", ["cần những giấy tờ gì", "cần giấy tờ gì", "giấy tờ gồm gì", "những giấy tờ gì", "giấy tờ gì", "giấy tờ nào", "hồ sơ gồm gì", "hồ sơ gì", "mang theo gì", "mang gì"]),
        ("lệ phí", "lệ phí bao nhiêu tiền", ["lệ phí bao nhiêu tiền", "lệ phí bao nhiêu", "hết bao nhiêu tiền", "mất bao nhiêu tiền", "tốn bao nhiêu tiền", "bao nhiêu tiền", "mấy tiền", "phí bao nhiêu", "lệ phí"]),
        ("thời hạn", "mất bao nhiêu ngày", ["mất bao nhiêu ngày", "trong bao nhiêu ngày", "bao nhiêu ngày", "mất mấy ngày", "trong mấy ngày", "mấy ngày", "mất bao lâu", "bao lâu", "khi nào lấy được"]),
    ];

    private static readonly HashSet<string> Leftovers = new(["và", "rồi", "có", "thì", "được", "với", "là", "hết", "xong", "mất", "cần", "gì", "thế", "nào", "bao", "nhiêu", "lấy", "thẻ", "nhận"], StringComparer.Ordinal);

    internal static Composition? Of(string question)
    {
        var text = question;
        var asked = new List<(int At, string Label, string Alone)>();
        foreach (var (label, alone, phrases) in Asks)
        {
            foreach (var phrase in phrases)
            {
                var words = new WordText(text);
                var at = words.Find(phrase.Split(' '));
                if (at < 0) continue;
                asked.Add((question.IndexOf(phrase, StringComparison.Ordinal), label, alone));
                text = words.With(at, at + phrase.Split(' ').Length, Mark);
                break;
            }
        }
        if (asked.Count < 2) return null;
        var subject = Subject(new WordText(text));
        if (subject.Length == 0 || IsPenalty(subject)) return null;
        var ordered = asked.OrderBy(ask => ask.At).ToList();
        return new Composition([.. ordered.Select(ask => $"{subject} {ask.Alone}")], [.. ordered.Select(ask => ask.Label)], Operation.None);
    }

    /// <summary>What stands before the first thing asked, or behind the last where nothing does.</summary>
    private static string Subject(WordText text)
    {
        var first = text.Find([Mark]);
        var last = first;
        for (var at = first; at >= 0; at = text.Find([Mark], at + 1)) last = at;
        return Trimmed(text, 0, first) is { Length: > 0 } before ? before : Trimmed(text, last + 1, text.Length);
    }

    private static string Trimmed(WordText text, int first, int end)
    {
        while (end > first && Leftovers.Contains(text.Words[end - 1].Text)) end--;
        while (first < end && Leftovers.Contains(text.Words[first].Text)) first++;
        return text.Slice(first, end);
    }

    private static bool IsPenalty(string subject) => $" {subject} ".Contains(" phạt ", StringComparison.Ordinal) || $" {subject} ".Contains(" tù ", StringComparison.Ordinal);

    /// <summary>Stands where something asked was.</summary>
    private const string Mark = "hỏihỏi";
}
