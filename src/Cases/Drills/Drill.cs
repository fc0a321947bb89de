using AnTT.Cases.Routing;

namespace AnTT.Cases.Drills;

/// <summary>An exercise (buổi diễn tập): tips that never happened, told, rung and worked like real ones in a house of their own.</summary>
public sealed class Drill
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid WardId { get; init; } = Ward.DrillId;

    /// <summary>Four digits: who says "diễn tập" and these is in the exercise. No secret: nothing real is behind it.</summary>
    public required string Code { get; init; }

    public required string StartedBy { get; init; }
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Over then, whoever forgets to end it; earlier when it is ended.</summary>
    public required DateTimeOffset EndsAt { get; set; }

    public int Version { get; set; }
}
