namespace AnTT.Knowledge.Documents;

/// <summary>What became of one file: <see cref="ParsedDocument"/> or <see cref="Unreadable"/>.</summary>
public abstract record ReadResult;

/// <summary>A file that cannot go in, and what to do about it.</summary>
/// <param name="Reason">In Vietnamese, for an editor; says what to do.</param>
/// <param name="Line">Line in the file, from 1; null where none is to blame.</param>
public sealed record Unreadable(string Reason, int? Line = null) : ReadResult;

/// <summary>A file understood: its header, its legal structure and the passages cut from it.</summary>
/// <param name="Body">The whole document as a tree; its own heading is empty.</param>
/// <param name="Warnings">What an editor should look at; the document is usable all the same.</param>
public sealed record ParsedDocument(
    DocumentHeader Header,
    Section Body,
    IReadOnlyList<Passage> Passages,
    IReadOnlyList<DocumentWarning> Warnings) : ReadResult;

public sealed record DocumentWarning(string Message, int? Line = null);

/// <summary>One numbered or titled part of a document: Phần, Chương, Mục, Điều, Khoản, or a heading of an article.</summary>
/// <param name="Label">Number as the document writes it: <c>Phần thứ ba</c>, <c>II</c>, <c>2.4</c>, <c>Điều 8</c>, <c>Khoản 1</c>; empty for an unnumbered heading.</param>
/// <param name="Heading">Its title without the number; empty where the text follows the number directly.</param>
/// <param name="Blocks">Its own text, without that of its children.</param>
public sealed record Section(
    string Label,
    string Heading,
    IReadOnlyList<Block> Blocks,
    IReadOnlyList<Section> Children,
    int Line = 0)
{
    /// <summary>Kind of number, which decides how <see cref="Label"/> joins into a citation.</summary>
    internal Structure.LabelKind Kind { get; init; }

    /// <summary>Number and title as one line.</summary>
    public string Caption => (Label, Heading) switch
    {
        ("", _) => Heading,
        (_, "") => Label,
        _ => $"{Label}. {Heading}",
    };
}
