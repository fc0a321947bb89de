using AnTT.Cases.Intake;

namespace AnTT.Cases.Lifecycle;

/// <summary>What officers work on (hồ sơ vụ việc). Says what happened, never who reported it.</summary>
public sealed class CaseFile
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WardId { get; init; }

    /// <summary>Year and running number within the ward: <c>2026-000123</c>.</summary>
    public required string Number { get; init; }

    public CaseState State { get; internal set; }
    public DateTimeOffset StateSince { get; internal set; }
    public Urgency Urgency { get; internal set; }
    public required string Category { get; set; }
    public required string CategoryName { get; set; }
    public Guid? AreaId { get; set; }
    public string? PlaceText { get; set; }
    public string? OccurredText { get; set; }
    public DateTimeOffset? OccurredAt { get; set; }
    public bool? StillHappening { get; internal set; }

    /// <summary>The first words of the story, for lists.</summary>
    public required string Summary { get; set; }

    /// <summary>Number, category, place and story, folded, for search without marks.</summary>
    public required string SearchText { get; set; }

    public Guid UnitId { get; internal set; }
    public string? OfficerId { get; internal set; }
    public string? OfficerName { get; internal set; }
    public required DateTimeOffset FiledAt { get; init; }

    /// <summary>The week of the month it was filed in, as <see cref="Statistics.Period"/> numbers it. Figures are grouped by it.</summary>
    public int FiledWeek { get; init; }

    /// <summary>The hour it was filed in, 0–23, Vietnamese time; null: only the day is known.</summary>
    public int? FiledHour { get; init; }

    /// <summary>Kind of channel of the first report; null: older than this column and without one.</summary>
    public string? Channel { get; init; }

    public DateTimeOffset? FirstSeenAt { get; internal set; }
    public DateTimeOffset? ClosedAt { get; internal set; }
    public Outcome? Outcome { get; internal set; }

    /// <summary>What the sender is told about the end, in one plain sentence.</summary>
    public string? PublicSentence { get; internal set; }

    public DateTimeOffset? HeldUntil { get; internal set; }

    /// <summary>Who first called this tip spam; another person must confirm.</summary>
    public string? SpamProposedBy { get; internal set; }

    /// <summary>Messages of senders that no officer has opened yet.</summary>
    public int UnreadFromReporter { get; internal set; }

    /// <summary>Officers rung while nobody had opened it, in order.</summary>
    public List<string> RungFor { get; internal set; } = [];

    /// <summary>Whose bell sounds for it; null: nobody's but, if it is urgent, everybody's.</summary>
    public string? RungForId { get; internal set; }

    /// <summary>Who was told last.</summary>
    public string? RungForName { get; internal set; }

    public DateTimeOffset? RungAt { get; internal set; }

    /// <summary>Unit or agency asked to take it over; null: none.</summary>
    public string? TransferredTo { get; internal set; }

    /// <summary>The unit of the ward that is asked; null: somebody outside.</summary>
    public Guid? TransferredUnitId { get; internal set; }

    /// <summary>The outside agency that was asked; null: a unit, or somebody with no entry.</summary>
    public Guid? TransferredAgencyId { get; internal set; }

    /// <summary>Whom it is to be handed over to by the routes; an officer decides. Null: it stays here.</summary>
    public Guid? AgencyId { get; internal set; }

    /// <summary>When the transfer comes back if it was not accepted.</summary>
    public DateTimeOffset? AcceptBy { get; internal set; }

    public int Version { get; internal set; }

    /// <summary>What is left after shredding: number, kind, dates, how it ended.</summary>
    internal void Empty(string gone, DateTimeOffset now)
    {
        (State, StateSince) = (CaseState.Purged, now);
        (Summary, SearchText, PlaceText, OccurredText, OccurredAt) = (gone, Number, null, null, null);
        (PublicSentence, HeldUntil, UnreadFromReporter, SpamProposedBy) = (null, null, 0, null);
    }

    /// <summary>The time it was held for is over.</summary>
    internal void EndHold(DateTimeOffset now) => (State, StateSince, HeldUntil, ClosedAt) = (CaseState.Closed, now, null, ClosedAt ?? now);
}

/// <summary>A member of staff as the case log names them.</summary>
public sealed record Officer(string Id, string Name)
{
    /// <summary>Chỉ huy: may make the moves the table keeps for them.</summary>
    public bool Commands { get; init; }

    /// <summary>The unit whose copy of a case's key opens evidence for them. Null: the whole ward's, whichever copy there is.</summary>
    public Guid? UnitId { get; init; }
}
