using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.LanguageModel;

/// <summary>Which words are said with "không", "phải", "được", "trừ" and their like: the places where one syllable turns a rule round.</summary>
internal static class Polarity
{
    private static readonly HashSet<string> Turning = Set("không chưa chẳng chả đừng cấm trừ miễn phải buộc được chỉ cần nên thể hoặc hay mọi luôn");

    /// <summary>Of these, the ones that may not be dropped from what is repeated.</summary>
    private static readonly HashSet<string> Kept = Set("không chưa chẳng chả đừng cấm trừ miễn chỉ thể hoặc hay");

    /// <summary>Syllables from the turning word to the one it turns.</summary>
    private const int Reach = 5;

    /// <summary>Whether <paramref name="draft"/> says neither more nor less than <paramref name="sources"/> allow, demand or deny.</summary>
    public static bool Agrees(GroundingSentence draft, IReadOnlyCollection<GroundingSentence> sources)
    {
        var said = Anchors(draft).ToHashSet();
        var allowed = sources.SelectMany(Anchors).ToHashSet();
        if (!said.IsSubsetOf(allowed)) return false;
        return allowed.All(anchor => !Kept.Contains(anchor.Turning) || anchor.Turned.Length == 0 || said.Contains(anchor) || !draft.Has(anchor.Turned));
    }

    /// <summary>Turning words of a text that a shorter wording must still have: exceptions and conditions.</summary>
    public static bool KeepsConditions(GroundingSentence draft, GroundingSentence source) =>
        Conditions.All(condition => !source.Has(condition) || draft.Has(condition));

    private static readonly string[] Conditions = [.. "trừ|chỉ|nếu|với điều kiện|cho đến khi|tối đa|tối thiểu|ít nhất|không quá".Split('|').Select(VietnameseText.Normalize)];

    private static IEnumerable<(string Turning, string Turned)> Anchors(GroundingSentence sentence)
    {
        var words = sentence.Words;
        for (var at = 0; at < words.Length; at++)
        {
            if (!Turning.Contains(words[at]) || (words[at] == "thể" && (at == 0 || words[at - 1] != "có"))) continue;
            var turned = "";
            for (var next = at + 1; next < Math.Min(words.Length, at + Reach) && turned.Length == 0; next++)
                if (!Turning.Contains(words[next]) && !PlainWords.Joining.Contains(words[next])) turned = words[next];
            yield return (words[at], turned);
        }
    }

    private static HashSet<string> Set(string words) => words.Split(' ').Select(VietnameseText.Normalize).ToHashSet(StringComparer.Ordinal);
}

/// <summary>Words a sentence needs and that claim nothing.</summary>
internal static class PlainWords
{
    public static readonly HashSet<string> Joining =
        ("là của và thì mà ở tại trong trên cho với về để do theo từ này đó các những sẽ cũng khi như thế vì vậy gồm bao sau đây dưới cụ trường hợp bạn anh chị dạ ạ nhé mình " +
         "vâng việc quy định căn cứ thông tin câu trả lời đoạn có bị nhằm bằng đối").Split(' ').Select(VietnameseText.Normalize).ToHashSet(StringComparer.Ordinal);
}
