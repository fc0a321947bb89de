using AnTT.Knowledge.Answers.Matching;

namespace AnTT.Knowledge.Answers.Asking;

/// <summary>One member of a series asked for by its number: "nhiệm vụ thứ ba", "giai đoạn 2", "kiến nghị cuối cùng".</summary>
/// <param name="Noun">Words before the number, as many as may name the series; the last ones count.</param>
/// <param name="Number">From 1; 0 for the last.</param>
/// <param name="From">First word of the number in the question.</param>
/// <param name="To">Word after it.</param>
internal sealed record AskedPart(string[] Noun, int Number, int From, int To)
{
    private const int LongestNoun = 3;

    /// <summary>Nouns whose number follows without "thứ".</summary>
    private static readonly HashSet<string> Numbered = new(["đoạn", "phần", "chương", "mục", "nhóm", "vụ", "pháp"], StringComparer.Ordinal);

    /// <summary>What is counted in the world and not in a document: lần thứ 4, ngày thứ hai, khóa thứ 14.</summary>
    private static readonly HashSet<string> NoSeries = new(["lần", "ngày", "khóa", "hội", "hạng", "con", "tuổi", "sáng", "chiều", "tối", "hôm", "vào", "từ", "đến"], StringComparer.Ordinal);

    internal static AskedPart? In(QuestionReading reading)
    {
        var words = reading.Words;
        for (var at = 1; at < words.Count; at++)
        {
            if (NumberAt(reading, at) is not { } found || NoSeries.Contains(words[at - 1].Text)) continue;
            var first = at;
            while (first > 0 && at - first < LongestNoun && reading.IsContent[first - 1] && !words[first - 1].IsNumber) first--;
            if (first < at) return new AskedPart([.. words.Skip(first).Take(at - first).Select(word => word.Text)], found.Number, at, at + found.Length);
        }
        return null;
    }

    /// <summary>How surely the series is the one asked for: the whole noun, or its last two words, name it.</summary>
    internal double Strength(Units.Part part)
    {
        var most = 0.0;
        for (var from = 0; from < Noun.Length && (from == 0 || Noun.Length - from >= 2); from++) most = Math.Max(most, part.Strength(Noun.AsSpan(from)));
        return most;
    }

    internal bool Is(Units.Part part) => part.Number == (Number == 0 ? part.Count : Number);

    /// <summary>"Nhiệm vụ 5 năm": what follows is counted by the number.</summary>
    private static bool IsCount(QuestionReading reading, int number) => number + 1 < reading.Words.Count && reading.IsContent[number + 1] && reading.Words[number + 1].Joined;

    private static (int Number, int Length)? NumberAt(QuestionReading reading, int at)
    {
        var words = reading.Words;
        var next = at + 1 < words.Count ? words[at + 1].Text : string.Empty;
        return words[at].Text switch
        {
            "thứ" when Ordinal(next) is > 0 and var number => (number, 2),
            "đầu" when next == "tiên" => (1, 2),
            "cuối" => (0, next == "cùng" ? 2 : 1),
            var digits when digits.Length <= 2 && int.TryParse(digits, out var number) && number > 0 && Numbered.Contains(words[at - 1].Text) && words[at].Joined && !IsCount(reading, at) => (number, 1),
            _ => null,
        };
    }

    /// <summary>Number of "ba" in "thứ ba", of "2" and "nhất"; 0 where it is none.</summary>
    internal static int Ordinal(string word) => word switch
    {
        "nhất" => 1,
        "nhì" => 2,
        "tư" => 4,
        "năm" => 5,
        _ => word.Length <= 2 && int.TryParse(word, out var number) ? number : 0,
    };
}
