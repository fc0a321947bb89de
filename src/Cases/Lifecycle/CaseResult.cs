namespace AnTT.Cases.Lifecycle;

/// <summary>How an officer's act on a case ended.</summary>
public abstract record CaseResult
{
    /// <param name="Version">The version to send with the next change.</param>
    public sealed record Done(int Version) : CaseResult;

    /// <summary>Someone else changed the case since the page was opened; nothing was written.</summary>
    public sealed record Stale(CaseState State, int Version) : CaseResult;

    /// <summary>Noted, and waiting for another officer to do the same.</summary>
    public sealed record NeedsSecondPerson(int Version) : CaseResult;

    public sealed record Unknown : CaseResult;

    /// <param name="Field">The input it is about: Reason, PublicSentence, Outcome, Until, Destination, Text, To.</param>
    /// <param name="Why">What to do, for the officer.</param>
    public sealed record Refused(string Field, string Why) : CaseResult;
}

/// <summary>A wanted move with what it needs by <see cref="StateTable"/>.</summary>
/// <param name="Version">The version of the case the officer was looking at.</param>
public sealed record StateChange(CaseState To, int Version)
{
    public string? Reason { get; init; }
    public string? PublicSentence { get; init; }
    public Outcome? Outcome { get; init; }
    public DateTimeOffset? Until { get; init; }

    /// <summary>Who a transfer goes to, where it is neither of the next two.</summary>
    public string? Destination { get; init; }

    /// <summary>The unit of the ward a transfer goes to.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>The outside agency a transfer goes to; the sender is told who it is and how to reach it.</summary>
    public Guid? AgencyId { get; init; }
}
