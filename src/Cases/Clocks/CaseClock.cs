namespace AnTT.Cases.Clocks;

/// <summary>What a clock of one kind waits for.</summary>
public enum ClockEnd
{
    /// <summary>Mở xem lần đầu.</summary>
    FirstLook,

    /// <summary>Trả lời người báo lần đầu: any word an officer sends them.</summary>
    FirstAnswer,

    /// <summary>Chuyển cho cơ quan có thẩm quyền, or an end that makes it needless.</summary>
    HandOver,

    /// <summary>Kết thúc hồ sơ.</summary>
    Ending,
}

/// <summary>When a clock of one kind begins to run.</summary>
public enum ClockStart
{
    Filing,
    Closing,

    /// <summary>Only in place of another clock, when an officer extends that one.</summary>
    Extension,
}

/// <summary>What a deadline is counted in; see <see cref="Deadline"/>.</summary>
public enum ClockUnit
{
    /// <summary>Phút, day and night.</summary>
    Minutes,

    /// <summary>Phút làm việc.</summary>
    WorkMinutes,

    /// <summary>Ngày.</summary>
    Days,

    /// <summary>Ngày làm việc.</summary>
    WorkDays,

    /// <summary>Tháng.</summary>
    Months,
}

/// <summary>How sure the source of a deadline is. Only <see cref="High"/> runs without somebody of the ward having confirmed it.</summary>
public enum SourceConfidence
{
    Low,
    Medium,
    High,

    /// <summary>No law: the ward's own promise.</summary>
    House,
}

/// <summary>A time a clock stood still (tạm dừng).</summary>
public sealed record ClockPause(DateTimeOffset From, DateTimeOffset Until, string Reason);

/// <summary>One deadline of one case (thời hạn).</summary>
public sealed class CaseClock
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WardId { get; init; }
    public required Guid CaseId { get; init; }

    /// <summary><see cref="ClockKind.Code"/>; name, length and calendar are kept as they were when it began.</summary>
    public required string Kind { get; set; }

    public required string Name { get; set; }
    public required ClockEnd Ends { get; init; }
    public required int Amount { get; set; }
    public required ClockUnit Unit { get; set; }
    public required string Calendar { get; init; }
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>While it is paused: as it stood before.</summary>
    public DateTimeOffset DueAt { get; internal set; }

    public required int WarnMinutes { get; set; }
    public DateTimeOffset WarnAt { get; internal set; }
    public DateTimeOffset? WarnedAt { get; internal set; }
    public DateTimeOffset? MissedAt { get; internal set; }
    public DateTimeOffset? MetAt { get; internal set; }
    public DateTimeOffset? PausedSince { get; internal set; }

    /// <summary>Read by officers and senders.</summary>
    public string? PauseReason { get; internal set; }

    /// <summary>Paused because the sender was asked something; runs again when the case moves on.</summary>
    public bool WaitsForReporter { get; internal set; }

    public required bool PausesWhileAsking { get; init; }

    /// <summary>Times it stood still, oldest first, not overlapping.</summary>
    public List<ClockPause> Pauses { get; internal set; } = [];

    public bool IsRunning => MetAt is null && PausedSince is null;

    internal void Reckon(WorkCalendar calendar)
    {
        DueAt = Deadline.Of(StartedAt, Amount, Unit, calendar, Pauses);
        WarnAt = DueAt.AddMinutes(-WarnMinutes);
    }

    internal void Pause(DateTimeOffset now, string reason, bool waitsForReporter) => (PausedSince, PauseReason, WaitsForReporter) = (now, reason, waitsForReporter);

    internal void Resume(DateTimeOffset now, WorkCalendar calendar)
    {
        if (PausedSince is not { } since) return;
        // A new list: the stored text is compared by content.
        if (now > since) Pauses = [.. Pauses, new ClockPause(since, now, PauseReason ?? "")];
        (PausedSince, PauseReason, WaitsForReporter) = (null, null, false);
        Reckon(calendar);
        if (WarnAt > now) WarnedAt = null;
    }
}
