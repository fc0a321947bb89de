using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Documents;

namespace AnTT.Knowledge.Answers.Units;

/// <summary>What a quotable piece of a document is; decides how well it fits a kind of question.</summary>
internal enum UnitKind
{
    Sentence,

    /// <summary>One item of a list, quoted with the line that introduces the list.</summary>
    Entry,

    /// <summary>A complete list with its lead.</summary>
    List,

    /// <summary>Everything under one heading.</summary>
    Section,

    /// <summary>The headings right under one heading.</summary>
    Outline,

    /// <summary>One cell of a table with what its row and column say.</summary>
    Cell,

    /// <summary>A whole question-and-answer article (hoi-dap).</summary>
    Article,
}

/// <summary>Words around the units of one section, shared by all of them.</summary>
/// <param name="Heading">Its own heading.</param>
/// <param name="Path">Headings above it.</param>
/// <param name="Title">Title and other names of the document.</param>
internal sealed record Surroundings(Phrase Heading, Phrase Path, Phrase Title);

/// <summary>The smallest piece that can answer: quoted whole or not at all.</summary>
internal sealed class Unit
{
    public required UnitKind Kind { get; init; }

    public required Passage Passage { get; init; }

    /// <summary>All passages it quotes, where it is more than one.</summary>
    public IReadOnlyList<Passage> Passages { get => field ?? [Passage]; init; }

    /// <summary>Label of the section where it is not that of its first passage.</summary>
    public string? SectionLabel { get; init; }

    /// <summary>Its own text, as it is quoted.</summary>
    public required string Text { get; init; }

    /// <summary>Line that introduces it: the lead of a list, the sentence before.</summary>
    public string? Lead { get; init; }

    /// <summary>Items of a list, section or outline, complete and in order.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    public required Surroundings Around { get; init; }

    public required Phrase Own { get; init; }

    public Phrase LeadWords { get; init; } = Phrase.Empty;

    /// <summary>Words of the sentences next to it in the same passage.</summary>
    public Phrase Near { get; init; } = Phrase.Empty;

    /// <summary>Other ways of asking for it; hoi-dap only. The first is the title.</summary>
    public IReadOnlyList<Phrase> Questions { get; init; } = [];

    /// <summary>What the title of an article asks for.</summary>
    public AskedKinds QuestionKinds { get; init; }

    /// <summary>Places it speaks of: named in it, else by its headings, else by its document.</summary>
    public IReadOnlyCollection<string> Places { get; set; } = [];

    /// <summary>It speaks for more than its first passage, so it is weighed whichever passage was found.</summary>
    public bool IsWide => Kind is UnitKind.Section or UnitKind.Outline || IsSeries || IsTitle || Part is not null;

    public bool IsSeries { get; init; }

    /// <summary>Its place in a series; such a unit answers only what asks for that place.</summary>
    public Part? Part { get; init; }

    /// <summary>The title of the document, quoted to say what it is about.</summary>
    public bool IsTitle { get; init; }

    /// <summary>What follows in the same passage, sentence by sentence, as far as a reader may want it.</summary>
    public IReadOnlyList<string> Following { get; set; } = [];

    /// <summary>A section with headings of its own below it; they say it in short.</summary>
    public bool HasParts { get; init; }

    /// <summary>It says something of its document as a whole ("Nghị quyết của phường … ban hành ngày …"), so the title is its subject.</summary>
    public bool SpeaksOfDocument { get; init; }

    /// <summary>Finds its values and documents now, so that no question waits for them.</summary>
    public void Prepare() => _ = (Values, References, LeadReferences);

    public TextValue[] Values => field ??= TextValues.FindAll(Text);

    public List<DocumentReference> References => field ??= DocumentReference.FindAll(Text);

    /// <summary>Marks that part the items of a list within a sentence.</summary>
    public int Separators => (_separators ??= Text.Count(letter => letter is ',' or ';' or '“' or '"'));

    /// <summary>Most of its items name a law, decree or resolution.</summary>
    public bool ListsDocuments => _listsDocuments ??= Items.Count(item => DocumentReference.FindAll(item).Count > 0) * 2 > Items.Count;

    private int? _separators;
    private bool? _listsDocuments;

    public List<DocumentReference> LeadReferences => field ??= Lead is null ? [] : DocumentReference.FindAll(Lead);
}
