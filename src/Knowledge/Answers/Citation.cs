namespace AnTT.Knowledge.Answers;

/// <summary>Where an answer stands, as a reader would look it up.</summary>
/// <param name="Document">Title of the document.</param>
/// <param name="Number">Document number (số hiệu); null where it has none.</param>
/// <param name="Section">Section label with its heading, or the article of law an everyday answer rests on.</param>
/// <param name="Checked">Day on which a person last compared the text with its source.</param>
/// <param name="MustConfirm">True where the fact comes from a secondary source.</param>
public sealed record Citation(
    string DocumentId,
    string Document,
    string? Number,
    string Section,
    string? Url,
    DateOnly? Checked,
    bool MustConfirm,
    string PassageId);
