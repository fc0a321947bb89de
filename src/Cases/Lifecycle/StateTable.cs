namespace AnTT.Cases.Lifecycle;

/// <summary>Who may make a move.</summary>
public enum Mover
{
    Officer,

    /// <summary>By something the sender does.</summary>
    Reporter,

    /// <summary>By the program itself: first look, keeping time run out.</summary>
    System,
}

/// <summary>What a move takes besides being in the table.</summary>
[Flags]
public enum Needs
{
    None = 0,

    /// <summary>★ A written reason for the log.</summary>
    Reason = 1,

    /// <summary>One plain sentence the sender is shown: a question, a pointer to the right door, how it ended.</summary>
    PublicSentence = 2,

    /// <summary>An outcome class.</summary>
    Outcome = 4,

    /// <summary>An end date.</summary>
    Expiry = 8,

    /// <summary>The unit or agency it goes to.</summary>
    Destination = 16,
}

/// <param name="Commands">Only for those in command (chỉ huy).</param>
public sealed record Move(CaseState From, CaseState To, Mover By, Needs Needs = Needs.None, bool Commands = false)
{
    public bool MayBeMadeBy(Officer officer) => By == Mover.Officer && (!Commands || officer.Commands);
}

/// <summary>All moves there are. Checked on every change; pages draw their choices from it. Nobody returns to <see cref="CaseState.Received"/>.</summary>
public static class StateTable
{
    private const Needs Question = Needs.Reason | Needs.PublicSentence;
    private const Needs Passing = Needs.Reason | Needs.Destination;
    private const Needs Ending = Needs.Reason | Needs.PublicSentence | Needs.Outcome;

    public static IReadOnlyList<Move> Moves { get; } =
    [
        new(CaseState.Received, CaseState.Screening, Mover.System),

        new(CaseState.Screening, CaseState.InProgress, Mover.Officer),
        new(CaseState.Screening, CaseState.NeedMore, Mover.Officer, Question),
        new(CaseState.Screening, CaseState.Transferred, Mover.Officer, Passing),
        new(CaseState.Screening, CaseState.OutOfScope, Mover.Officer, Question),
        new(CaseState.Screening, CaseState.Linked, Mover.Officer),

        new(CaseState.InProgress, CaseState.Planned, Mover.Officer),
        new(CaseState.InProgress, CaseState.NeedMore, Mover.Officer, Question),
        new(CaseState.InProgress, CaseState.Transferred, Mover.Officer, Passing),
        new(CaseState.InProgress, CaseState.Closed, Mover.Officer, Ending),

        new(CaseState.Planned, CaseState.InProgress, Mover.Officer),
        new(CaseState.Planned, CaseState.NeedMore, Mover.Officer, Question),
        new(CaseState.Planned, CaseState.Transferred, Mover.Officer, Passing),
        new(CaseState.Planned, CaseState.Closed, Mover.Officer, Ending),

        new(CaseState.NeedMore, CaseState.InProgress, Mover.Officer),
        new(CaseState.NeedMore, CaseState.Closed, Mover.Officer, Ending),
        new(CaseState.NeedMore, CaseState.InProgress, Mover.Reporter),
        new(CaseState.NeedMore, CaseState.Screening, Mover.Reporter),

        new(CaseState.Transferred, CaseState.InProgress, Mover.Officer, Needs.Reason),
        new(CaseState.Transferred, CaseState.Closed, Mover.Officer, Ending),

        new(CaseState.Transferred, CaseState.InProgress, Mover.System, Needs.Reason),
        new(CaseState.Transferred, CaseState.Screening, Mover.System, Needs.Reason),

        new(CaseState.Linked, CaseState.InProgress, Mover.Officer, Needs.Reason),
        new(CaseState.Linked, CaseState.Closed, Mover.Officer, Ending),

        new(CaseState.OutOfScope, CaseState.Reopened, Mover.Officer, Needs.Reason),
        new(CaseState.OutOfScope, CaseState.Purged, Mover.System, Needs.Reason),

        new(CaseState.Closed, CaseState.Reopened, Mover.Officer, Needs.Reason, Commands: true),
        new(CaseState.Closed, CaseState.Reopened, Mover.Reporter),
        new(CaseState.Closed, CaseState.Held, Mover.Officer, Needs.Reason | Needs.Expiry, Commands: true),
        new(CaseState.Closed, CaseState.Purged, Mover.System, Needs.Reason),

        new(CaseState.Held, CaseState.Closed, Mover.System, Needs.Reason),
        new(CaseState.Held, CaseState.Reopened, Mover.Officer, Needs.Reason, Commands: true),

        new(CaseState.Reopened, CaseState.InProgress, Mover.Officer),
        new(CaseState.Reopened, CaseState.NeedMore, Mover.Officer, Question),
        new(CaseState.Reopened, CaseState.Transferred, Mover.Officer, Passing),
        new(CaseState.Reopened, CaseState.OutOfScope, Mover.Officer, Question),
        new(CaseState.Reopened, CaseState.Closed, Mover.Officer, Ending),
    ];

    public static Move? Find(CaseState from, CaseState to, Mover by) =>
        Moves.FirstOrDefault(move => move.From == from && move.To == to && move.By == by);

    public static IEnumerable<Move> From(CaseState state, Mover by) => Moves.Where(move => move.From == state && move.By == by);

    /// <summary>Nothing more is to be done unless it is reopened.</summary>
    public static bool IsEnd(CaseState state) => state is CaseState.Closed or CaseState.OutOfScope or CaseState.Held or CaseState.Purged;
}
