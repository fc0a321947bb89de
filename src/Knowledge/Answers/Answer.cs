namespace AnTT.Knowledge.Answers;

/// <summary>How a question ended. Closed: every end a resident can see is one of the records below.</summary>
/// <param name="Text">What the resident reads, in Vietnamese, ready to send.</param>
/// <param name="Citations">Where it stands; empty for every end that does not answer.</param>
/// <param name="Confidence">0–1; comparable between questions over the same corpus only.</param>
public abstract record Answer(string Text, IReadOnlyList<Citation> Citations, double Confidence)
{
    /// <summary>True only where the knowledge base supports the answer.</summary>
    public bool IsAnswered => this is Answered;
}

/// <param name="Short">The answer without its source lines, for a screen reader or another wording.</param>
/// <param name="Passages">Ids of the passages quoted, best first; every number of the answer stands in them, but for the results of <see cref="Answered.Computed"/>.</param>
public sealed record Answered(
    string Text,
    IReadOnlyList<Citation> Citations,
    double Confidence,
    string Short,
    IReadOnlyList<string> Passages) : Answer(Text, Citations, Confidence)
{
    /// <summary>What was reckoned from the figures quoted; null where nothing was. Its results stand in no passage.</summary>
    public Computation? Computed { get; init; }
}

/// <summary>A difference or a sum of figures that are all cited.</summary>
/// <param name="Text">The reckoning as the resident reads it, with the figures it starts from.</param>
/// <param name="Results">The numbers it came to, in Vietnamese writing: the only ones of an answer that no passage has to hold.</param>
public sealed record Computation(string Text, IReadOnlyList<string> Results);

/// <summary>Several documents answer about equally well; the resident picks.</summary>
/// <param name="Choices">Two to four complete questions that can be sent as they stand.</param>
public sealed record Clarify(string Text, IReadOnlyList<string> Choices, double Confidence)
    : Answer(Text, [], Confidence);

public sealed record Refused(string Text, RefusalReason Reason, double Confidence = 0) : Answer(Text, [], Confidence)
{
    /// <summary>The nearest that is there, as complete questions that are answered; most often empty.</summary>
    public IReadOnlyList<string> Nearest { get; init; } = [];
}

/// <summary>The only text that answers is not in force on the day asked for.</summary>
public sealed record OutOfForce(string Text, string DocumentId, double Confidence) : Answer(Text, [], Confidence);

/// <summary>The question names a place of which the knowledge base has no document.</summary>
public sealed record OtherPlace(string Text, string Place) : Answer(Text, [], 0);

/// <summary>The matter is decided elsewhere: marriage, land, taxes, courts…</summary>
/// <param name="Authority">Who decides it, in Vietnamese.</param>
public sealed record OtherAuthority(string Text, string Authority) : Answer(Text, [], 0);

/// <summary>Why a question is not answered; each has its own words for the resident.</summary>
public enum RefusalReason
{
    /// <summary>Nothing in the knowledge base answers it.</summary>
    NotInCorpus,

    /// <summary>The message holds no question that could be looked up.</summary>
    NoQuestion,

    /// <summary>Weather, prices, sport, homework and the like.</summary>
    OffTopic,

    /// <summary>Votes, parties, opinions on people in office.</summary>
    Politics,

    /// <summary>Who reported, or who is behind a report.</summary>
    ReporterIdentity,

    /// <summary>Address, phone, papers or record of a private person.</summary>
    PrivatePerson,

    /// <summary>How to commit an offence or make something forbidden.</summary>
    Harmful,

    /// <summary>Hearsay the knowledge base can neither confirm nor deny.</summary>
    Rumour,

    /// <summary>An attempt to change the rules the answers follow.</summary>
    RuleChange,
}
