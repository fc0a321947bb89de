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
        return part.Length == 0 || all.Length == 0 ? null : new Composition([Counted(part), Counted(all)], [part, all], Operation.Share);
    }

    /// <summary>"Số vụ ma túy" → "bao nhiêu vụ ma túy".</summary>
    private static string Counted(string text)
    {
        foreach (var opening in new[] { "tổng số ", "số lượng ", "số " })
        {
            if (text.StartsWith(opening, StringComparison.Ordinal)) return $"{(opening.StartsWith("tổng", StringComparison.Ordinal) ? "tổng cộng " : string.Empty)}bao nhiêu {text[opening.Length..]}";
        }
        return $"{text} là bao nhiêu";
    }
}
