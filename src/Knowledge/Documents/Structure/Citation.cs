namespace AnTT.Knowledge.Documents.Structure;

/// <summary>The shortest label by which a reader finds a section: "III.2", "Phần thứ ba › II › 2.4", "Điều 8 khoản 1".</summary>
internal static class Citation
{
    private const int LongestTitle = 20;
    private const string Step = " › ";

    public static string For(IReadOnlyList<Section> chain)
    {
        var article = -1;
        for (var i = 0; i < chain.Count; i++)
            if (chain[i].Kind == LabelKind.Article)
                article = i;
        if (article >= 0) return Article(chain, article);
        var label = "";
        Section? last = null;
        foreach (var section in chain)
        {
            var name = Name(section);
            if (name.Length == 0) continue;
            label = label.Length == 0 || Replaces(section, last) ? name + "" : Join(label, name, section, last);
            if (Replaces(section, last)) label = Replace(chain, section, name);
            last = section;
        }
        return label;
    }

    private static bool Replaces(Section section, Section? last) =>
        section.Kind == LabelKind.Dotted && last?.Kind is LabelKind.Dotted or LabelKind.Number;

    /// <summary>2.4 says 2 already.</summary>
    private static string Replace(IReadOnlyList<Section> chain, Section section, string name)
    {
        var outer = chain.TakeWhile(one => one != section && one.Kind is not (LabelKind.Number or LabelKind.Dotted)).ToList();
        var before = For(outer);
        return before.Length == 0 ? name : before + Step + name;
    }

    private static string Join(string label, string name, Section section, Section? last) =>
        last?.Kind is LabelKind.Roman or LabelKind.Letter && section.Kind is LabelKind.Number ? $"{label}.{name}" : label + Step + name;

    private static string Article(IReadOnlyList<Section> chain, int article)
    {
        var annex = chain.FirstOrDefault(section => section.Kind == LabelKind.Annex);
        var label = annex is null ? chain[article].Label : annex.Label + Step + chain[article].Label;
        for (var i = article + 1; i < chain.Count; i++)
            if (chain[i].Kind is LabelKind.Number or LabelKind.Dotted)
                label += " khoản " + chain[i].Label;
        return label;
    }

    private static string Name(Section section) => section.Kind switch
    {
        LabelKind.Title or LabelKind.Star => Wording.Syllables(section.Heading) <= LongestTitle ? section.Heading : "",
        _ => section.Label,
    };
}
