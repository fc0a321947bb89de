namespace AnTT.Knowledge.Documents;

/// <summary>One piece of a file, in reading order, before its legal structure is known. Every format is brought to these.</summary>
/// <param name="Line">Line in the file, from 1; 0 where the format has no lines.</param>
internal abstract record SourcePart(int Line);

/// <summary>A heading the author marked as one.</summary>
/// <param name="Level">1 is the outermost.</param>
internal sealed record SourceHeading(int Line, int Level, string Text) : SourcePart(Line);

/// <summary>A whole paragraph, or a line that stands alone.</summary>
internal sealed record SourceText(int Line, string Text) : SourcePart(Line);

/// <summary>An item of a list the author marked as one.</summary>
/// <param name="Depth">0 is the outermost.</param>
internal sealed record SourceItem(int Line, int Depth, string Label, string Text) : SourcePart(Line);

internal sealed record SourceTable(int Line, TableBlock Table) : SourcePart(Line);

/// <summary>Text taken out of the flow: a footnote, the author's line, an editor's remark.</summary>
internal sealed record SourceNote(int Line, string Label, string Text) : SourcePart(Line);
