using AnTT.Cases.Lifecycle;

namespace AnTT.Cases.Mailboxes;

/// <summary>What a sender finds behind a receipt code.</summary>
public abstract record LookUpResult
{
    public sealed record Found(CaseStatus Status) : LookUpResult;

    /// <summary>Looks like a code with a slip, <paramref name="Why"/> says which; an ordinary sentence can look so too, unless a code was asked for.</summary>
    public sealed record Misread(string Why) : LookUpResult;

    /// <summary>The text is no receipt code.</summary>
    public sealed record NotACode : LookUpResult;

    /// <summary>A well-formed code nobody was given.</summary>
    public sealed record NoSuchCode : LookUpResult;

    public sealed record TooManyTries(TimeSpan Wait) : LookUpResult;
}

/// <summary>For the sender: nothing operational, no officer's name.</summary>
/// <param name="Sentence">Where the case stands, in plain words.</param>
/// <param name="Messages">The whole thread, oldest first.</param>
public sealed record CaseStatus(
    Guid MailboxId,
    string Number,
    CaseState State,
    string StateName,
    string Sentence,
    DateTimeOffset FiledAt,
    IReadOnlyList<ThreadMessage> Messages)
{
    /// <summary>The officer's messages the sender had not seen before this look.</summary>
    public IEnumerable<ThreadMessage> NewMessages => Messages.Where(message => message is { FromOfficer: true, WasRead: false });
}

public sealed record ThreadMessage(Guid Id, bool FromOfficer, string Text, DateTimeOffset SentAt, bool WasRead);

/// <summary>How a message from a sender was taken.</summary>
public abstract record ReporterResult
{
    public sealed record Taken(CaseState State) : ReporterResult;

    /// <summary>The case is too old to reopen by itself; a new tip is the way.</summary>
    public sealed record TooLate : ReporterResult;

    public sealed record UnknownMailbox : ReporterResult;

    public sealed record Refused(string Why) : ReporterResult;
}
