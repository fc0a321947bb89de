using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Matching;

namespace AnTT.Knowledge.Answers.Composing;

/// <summary>"Xe máy vượt đèn đỏ và không đội mũ bảo hiểm phạt bao nhiêu": two or three acts under one frame of asking.</summary>
internal static class ActPairs
{
    private static readonly HashSet<string> Links = new(["và", "với", "cộng", "hoặc", "hay", "rồi", "lẫn", "kèm", "cùng"], StringComparer.Ordinal);

    /// <summary>Words that open what is asked of an act.</summary>
    private static readonly string[] Asking =
    [
        "bị phạt", "phạt", "bị xử phạt", "xử phạt", "mức phạt", "bị xử lý", "xử lý", "bị gì", "có bị", "có sao", "bị trừ", "trừ", "đi tù", "bị tù", "thì bị", "thì sao", "sẽ bị", "bị tội", "tội gì", "là bao", "hết bao", "mất bao", "bao nhiêu", "lệ phí", "tổng",
    ];

    /// <summary>Words of penalties and fees, of which one must stand in the message.</summary>
    private static readonly HashSet<string> Sanctions = new(["phạt", "tù", "tội", "xử", "phí", "tiền", "điểm"], StringComparer.Ordinal);

    /// <summary>Frames that may stand before the acts they ask of.</summary>
    private static readonly string[] Openings = ["mức xử phạt", "mức phạt", "phạt bao nhiêu nếu", "phạt bao nhiêu khi", "lệ phí", "tội"];

    /// <summary>Words at the end of the last act that the acts before it may share: "sử dụng và tàng trữ ma túy".</summary>
    private const int MostShared = 4;

    /// <summary>Words of an act that may lack its object.</summary>
    private const int Short = 4;

    /// <summary>Ways to read the message as several questions, likeliest first.</summary>
    /// <param name="pieces">The message with its marks, cut at its commas.</param>
    internal static IEnumerable<Composition> Of(IReadOnlyList<string> pieces, Operation operation)
    {
        if (!pieces.Any(piece => piece.Contains("bị gì", StringComparison.Ordinal) || Word.Split(piece).Any(word => Sanctions.Contains(word.Text)))) yield break;
        var acts = pieces.SelectMany(Cut).Where(act => act.Length > 0).ToList();
        if (acts.Count is < 2 or > Composition.Most) yield break;
        var opening = Array.Find(Openings, frame => acts[0].StartsWith(frame + " ", StringComparison.Ordinal)) ?? string.Empty;
        if (opening.Length > 0) acts[0] = acts[0][(opening.Length + 1)..];
        var last = new WordText(acts[^1]);
        var ask = AskAt(last);
        if (ask < 0 && opening.Length == 0) yield break;
        if (ask < 0) ask = last.Length;
        if (opening is "mức phạt" or "mức xử phạt" && ask == last.Length)
        {
            (opening, last) = (string.Empty, new WordText($"{last.Text} phạt bao nhiêu"));
            acts[^1] = last.Text;
        }
        if (ask == 0)
        {
            // "…, tổng cộng phạt bao nhiêu": the frame stands alone.
            if (acts.Count < 3) yield break;
            var frame = acts[^1];
            acts.RemoveAt(acts.Count - 1);
            yield return Made(acts, acts, opening, frame, operation);
            yield break;
        }
        var tail = last.Slice(ask, last.Length);
        acts[^1] = last.Slice(0, ask);
        yield return Made(acts, acts, opening, tail, operation);
        // "Sử dụng và tàng trữ ma túy": only an act without words of its own behind it shares those of the last.
        var longest = acts.SkipLast(1).Max(act => new WordText(act).Length);
        for (var shared = 1; longest <= Short && shared <= MostShared && shared < ask; shared++)
        {
            var common = last.Slice(ask - shared, ask);
            yield return Made([.. acts.SkipLast(1).Select(act => $"{act} {common}"), acts[^1]], acts, opening, tail, operation);
        }
    }

    private static Composition Made(List<string> acts, List<string> labels, string opening, string tail, Operation operation)
    {
        var vehicle = SiblingBook.VehiclesIn(acts[0]) is [var named] && acts.Skip(1).All(act => SiblingBook.VehiclesIn(act).Count == 0) ? named : null;
        var questions = acts.Select((act, at) => WordText.Joined(opening, at > 0 && vehicle is not null ? vehicle : string.Empty, act, tail));
        return new Composition([.. questions], [.. labels.Select(label => label.Trim())], operation);
    }

    private static IEnumerable<string> Cut(string piece)
    {
        var text = new WordText(piece);
        var first = 0;
        for (var at = 1; at < text.Length; at++)
        {
            if (!Links.Contains(text.Words[at].Text) || at == text.Length - 1) continue;
            yield return text.Slice(first, at);
            first = at + 1;
            while (first < text.Length - 1 && Links.Contains(text.Words[first].Text)) first++;
            at = first;
        }
        yield return text.Slice(first, text.Length);
    }

    /// <summary>First word of what is asked; −1 where nothing is.</summary>
    private static int AskAt(WordText text) => Asking.Select(frame => text.Find(frame.Split(' '))).Where(at => at >= 0).DefaultIfEmpty(-1).Min();
}
