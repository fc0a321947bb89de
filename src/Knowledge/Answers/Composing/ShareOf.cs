namespace AnTT.Knowledge.Answers.Composing;

/// <summary>"Số vụ ma túy chiếm bao nhiêu phần trăm tổng số vụ": the part stands before, the whole behind.</summary>
internal static class ShareOf
{
    private static readonly HashSet<string> Links = new(["trong", "của", "trên", "so", "với", "ở", "tại"], StringComparer.Ordinal);

    /// <param name="rest">The question without words of comparing.</param>
    /// <param name="cut">Word at which "chiếm bao nhiêu phần trăm" stood.</param>
    internal static Composition? Of(string rest, int cut)
    {
        var text = new WordText(rest);
        if (cut <= 0 || cut >= text.Length) return null;
        var second = cut;
        while (second < text.Length && Links.Contains(text.Words[second].Text)) second++;
        var (part, all) = (text.Slice(0, cut), text.Slice(second, text.Length));
        return part.Length == 0 || all.Length == 0 ? null : new Composition([$"{part} là bao nhiêu", $"{all} là bao nhiêu"], [part, all], Operation.Share);
    }
}
