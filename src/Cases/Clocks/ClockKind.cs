using AnTT.Cases.Intake;

namespace AnTT.Cases.Clocks;

/// <summary>A deadline cases of a ward are held to: how long, from when, until what, and which text says so. Changed on a page of the console.</summary>
public sealed class ClockKind
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WardId { get; init; }

    /// <summary>Order in lists.</summary>
    public int Position { get; set; }

    public required string Code { get; init; }
    public required string Name { get; set; }
    public required int Amount { get; set; }
    public required ClockUnit Unit { get; set; }
    public required ClockStart Starts { get; init; }
    public required ClockEnd Ends { get; init; }
    public string Calendar { get; set; } = WorkCalendar.Office;

    /// <summary>Null: cases of any urgency.</summary>
    public Urgency? AtLeast { get; set; }

    /// <summary>Codes of categories; empty: any.</summary>
    public List<string> Categories { get; set; } = [];

    /// <summary>How long before the end officers are warned.</summary>
    public required int WarnMinutes { get; set; }

    /// <summary>Stands still while the sender is asked something.</summary>
    public bool PausesWhileAsking { get; set; }

    /// <summary>Code of the clock an officer may put in its place, with a reason; null: it cannot be extended.</summary>
    public string? ExtendsTo { get; init; }

    /// <summary>Law and article, or whose promise it is.</summary>
    public required string Source { get; set; }

    /// <summary>When somebody last compared it with its source.</summary>
    public required DateOnly CheckedOn { get; set; }

    public required SourceConfidence Confidence { get; init; }

    /// <summary>Who of the ward answers for a source that is not certain; null: nobody yet ("cần xác nhận").</summary>
    public string? ConfirmedBy { get; set; }

    public bool On { get; set; }
    public int Version { get; set; }

    public bool NeedsConfirming => Confidence is SourceConfidence.Low or SourceConfidence.Medium && ConfirmedBy is null;

    internal bool Fits(string category, Urgency urgency) =>
        On && !NeedsConfirming && (AtLeast is null || urgency >= AtLeast) && (Categories.Count == 0 || Categories.Contains(category));
}

/// <summary>A working calendar as it was written; see <see cref="WorkCalendar"/>.</summary>
public sealed class CalendarText
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WardId { get; init; }
    public required string Name { get; init; }
    public required string Text { get; set; }
    public int Version { get; set; }
}
