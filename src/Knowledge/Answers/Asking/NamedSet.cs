using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Answers.Units;

namespace AnTT.Knowledge.Answers.Asking;

/// <summary>A set that people know by its number and by what its members share: "sáu rõ", "bốn cái tự", "bốn tại chỗ", "bốn chữ gì".</summary>
/// <param name="Shared">The word each member begins with, and the word behind it where there is one: the two may end each member instead. Empty where single words are counted.</param>
internal sealed record NamedSet(int Count, IReadOnlyList<string> Shared)
{
    /// <summary>It can be nothing else: "bảy cái dám là những gì".</summary>
    internal bool IsSure { get; private init; }

    private const int Fewest = 3;
    private const int Most = 9;

    private static readonly HashSet<string> Counters = new(["cái", "chữ", "điều", "từ", "tiếng"], StringComparer.Ordinal);
    private static readonly HashSet<string> SingleWords = new(["chữ", "từ", "tiếng"], StringComparer.Ordinal);

    /// <summary>What goes on behind "bốn chữ" where the words themselves are asked for.</summary>
    private static readonly HashSet<string> Behind = new(["gì", "nào", "về", "là", "trong", "của", "ở", "cho", "được", "mà"], StringComparer.Ordinal);

    /// <summary>What numbers count in any question.</summary>
    private static readonly HashSet<string> Measures = new(["năm", "tháng", "tuần", "ngày", "giờ", "phút", "lần", "tuổi", "người", "vụ", "triệu", "nghìn", "tỷ", "trăm", "đồng", "%", "gì", "nào"], StringComparer.Ordinal);

    /// <summary>What may be the set a question names: "đề án 06, bốn chữ gì" has two numbers.</summary>
    internal static List<NamedSet> In(QuestionReading question)
    {
        var words = question.Words;
        var sets = new List<NamedSet>();
        for (var at = 0; at + 1 < words.Count; at++)
        {
            if (!words[at].IsNumber || !int.TryParse(words[at].Text, out var count) || count is < Fewest or > Most) continue;
            var next = at + 1;
            while (next < words.Count && Counters.Contains(words[next].Text)) next++;
            var singles = next > at + 1 && SingleWords.Contains(words[next - 1].Text);
            if (singles && (next >= words.Count || Behind.Contains(words[next].Text))) sets.Add(new NamedSet(count, []));
            else if (next < words.Count && !words[next].IsNumber && !Measures.Contains(words[next].Text))
                sets.Add(new NamedSet(count, next + 1 < words.Count ? [words[next].Text, words[next + 1].Text] : [words[next].Text]) { IsSure = next > at + 1 && question.Wants(AskedKinds.List | AskedKinds.Definition) && !question.Wants(AskedKinds.Money | AskedKinds.How) });
        }
        return sets;
    }

    /// <summary>Whether the unit names just so many members.</summary>
    internal bool IsIn(Unit unit)
    {
        if (unit.Kind is not (UnitKind.Sentence or UnitKind.Entry or UnitKind.List)) return false;
        // Of a list the items themselves are the members; a set within one of them is quoted with that item.
        if (unit.Items.Count >= 2 && unit.Items.Count != Count) return false;
        if (Shared.Count == 0) return LongestRunOfSingles(unit) == Count;
        return Opening(unit) == Count || (Shared.Count == 2 && Closing(unit) == Count);
    }

    /// <summary>Members that begin with the first shared word; one of them may have words of the sentence before it.</summary>
    private int Opening(Unit unit)
    {
        var (open, held) = (0, 0);
        for (var at = 0; at < unit.Own.Length; at++)
        {
            if (unit.Own.Words[at].Text != Shared[0] || IsCounted(unit, at)) continue;
            held++;
            if (at == 0 || StartsMember(unit, at)) open++;
        }
        return open >= Count ? open : open == Count - 1 && held > open ? Count : 0;
    }

    private int Closing(Unit unit)
    {
        var held = 0;
        for (var at = 0; at + 1 < unit.Own.Length; at++)
        {
            if (unit.Own.Words[at].Text == Shared[0] && unit.Own.Words[at + 1].Text == Shared[1] && !IsCounted(unit, at)) held++;
        }
        return held;
    }

    private static bool IsCounted(Unit unit, int at) => at > 0 && unit.Own.Words[at].Joined && (unit.Own.Words[at - 1].IsNumber || unit.Own.Words[at - 1].Text == "năm");

    /// <summary>Whether a mark that parts members stands before the character.</summary>
    private static bool IsMark(string text, int start)
    {
        var before = Math.Min(start, text.Length) - 1;
        while (before > 0 && text[before] == ' ') before--;
        return before >= 0 && text[before] is ',' or ';' or ':' or '“' or '"' or '-' or '–' or '\n';
    }

    /// <summary>Single words in a row between quotation marks.</summary>
    private static int LongestRunOfSingles(Unit unit)
    {
        var (most, run) = (0, 0);
        for (var at = 0; at < unit.Own.Length;)
        {
            var end = at + 1;
            while (end < unit.Own.Length && !StartsMember(unit, end)) end++;
            run = end > at + 1 ? 0 : IsQuote(unit.Text, unit.Own.Words[at].Start) ? 1 : run > 0 ? run + 1 : 0;
            most = Math.Max(most, run);
            at = end;
        }
        return most;
    }

    private static bool StartsMember(Unit unit, int at) =>
        !unit.Own.Words[at].Joined || unit.Own.Words[at - 1].Text == "và" || IsMark(unit.Text, unit.Own.Words[at].Start);

    private static bool IsQuote(string text, int start) => start > 0 && text[Math.Min(start, text.Length) - 1] is '“' or '"';
}
