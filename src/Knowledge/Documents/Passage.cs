namespace AnTT.Knowledge.Documents;

/// <summary>The smallest part of a document that is found and cited: the own text of one numbered section, or a clause-sized cut of it.</summary>
/// <param name="Id">Stable across imports of the same text: <c>documentId#section/ordinal</c>.</param>
/// <param name="Document">The document it belongs to.</param>
/// <param name="Section">Label a reader finds it by: <c>III.2</c>, <c>Điều 8 khoản 1 điểm a</c>; empty for unnumbered text.</param>
/// <param name="Path">Headings from the outermost to its own, without the document's title.</param>
/// <param name="Blocks">Its text, in order.</param>
public sealed record Passage(
    string Id,
    DocumentHeader Document,
    string Section,
    IReadOnlyList<string> Path,
    IReadOnlyList<Block> Blocks)
{
    /// <summary>All blocks as plain text, one line per paragraph, list item or table row.</summary>
    public string Text { get; } = string.Join('\n', Blocks.SelectMany(block => block.Lines));

    /// <summary>What kind of text it holds.</summary>
    public PassageRole Role { get; init; }

    /// <summary>Questions it answers, written by an editor; hoi-dap only.</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];

    /// <summary>The line that introduces this clause and its neighbours (câu dẫn của điều, khoản); null where there is none.</summary>
    public string? Chapeau { get; init; }
}

public enum PassageRole
{
    /// <summary>Text of the document.</summary>
    Text,

    /// <summary>The titles of a section's parts, as a list.</summary>
    Outline,

    /// <summary>What the document says of itself: number, dates, issuer, signer, recipients.</summary>
    About,

    /// <summary>Footnote or author's line.</summary>
    Note,
}

/// <summary>One paragraph, list or table.</summary>
public abstract record Block
{
    public abstract IEnumerable<string> Lines { get; }
}

public sealed record Paragraph(string Text) : Block
{
    public override IEnumerable<string> Lines => [Text];
}

/// <summary>A complete list with the line that introduces it (câu dẫn); it is quoted whole or not at all.</summary>
/// <param name="Lead">The introducing line, ending in a colon; null where the source has none.</param>
/// <param name="Ordered">Whether the source numbers the items.</param>
public sealed record ListBlock(string? Lead, IReadOnlyList<ListEntry> Entries, bool Ordered = false) : Block
{
    public override IEnumerable<string> Lines =>
        (Lead is null ? [] : new[] { Lead }).Concat(Entries.SelectMany(entry => entry.Lines));
}

/// <param name="Label">Mark as the source has it: <c>1.</c>, <c>a)</c>, <c>(1)</c>, <c>-</c>.</param>
public sealed record ListEntry(string Label, string Text, IReadOnlyList<ListEntry> Children)
{
    public IEnumerable<string> Lines =>
        new[] { $"{Label} {Text}" }.Concat(Children.SelectMany(child => child.Lines.Select(line => "  " + line)));
}

/// <param name="Caption">What the table shows, with unit; null where the source has none.</param>
public sealed record TableBlock(string? Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : Block
{
    public override IEnumerable<string> Lines =>
        (Caption is null ? [] : new[] { Caption })
            .Append(string.Join(" | ", Columns))
            .Concat(Rows.Select(row => string.Join(" | ", row)));
}
