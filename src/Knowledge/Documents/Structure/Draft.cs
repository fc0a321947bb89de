namespace AnTT.Knowledge.Documents.Structure;

/// <summary>A section while the document is being read.</summary>
internal sealed class Draft(LabelKind kind, int number, string label, string rest, int line)
{
    public LabelKind Kind { get; } = kind;

    public int Number { get; } = number;

    public string Label { get; } = label;

    /// <summary>What followed the number on its line; becomes the heading or the first paragraph.</summary>
    public string Rest { get; set; } = rest;

    public int Line { get; } = line;

    /// <summary>Heading level where the author gave one; 0: none.</summary>
    public int Level { get; init; }

    public bool HeadingIsGiven { get; init; }

    public List<SourcePart> Own { get; } = [];

    public List<Draft> Children { get; } = [];

    public Draft? LastOf(LabelKind kind)
    {
        for (var i = Children.Count - 1; i >= 0; i--)
            if (Children[i].Kind == kind)
                return Children[i];
        return null;
    }

    /// <summary>The text just before the next line: decides whether what follows is a list.</summary>
    public string LastText => Own.LastOrDefault() switch
    {
        SourceText text => text.Text,
        null => Rest,
        _ => "",
    };
}
