namespace AnTT.Cases.Handover;

/// <summary>What an officer leaves to whoever comes next (thẻ giao ca). Its lists of cases are not kept: they are drawn for each reader, by the reader's own rights.</summary>
public sealed class ShiftHandover
{
    public const int LongestWords = 2000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WardId { get; init; }
    public required string OfficerId { get; init; }
    public required string OfficerName { get; init; }

    /// <summary>The unit of who leaves; null: the whole ward.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>When the shift began.</summary>
    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>When the shift after it ends.</summary>
    public required DateTimeOffset NextUntil { get; init; }

    /// <summary>In the words of who leaves; null: none.</summary>
    public string? Words { get; init; }

    public string? TakenById { get; internal set; }
    public string? TakenByName { get; internal set; }
    public DateTimeOffset? TakenAt { get; internal set; }

    /// <summary>Its writer wrote a newer one before anybody took it.</summary>
    public bool Replaced { get; internal set; }

    public int Version { get; internal set; }
}

/// <summary>Whose work is handed over, and when: what a card is drawn from.</summary>
public sealed record HandoverScope(Guid WardId, string OfficerId, Guid? UnitId, DateTimeOffset From, DateTimeOffset Until, DateTimeOffset NextUntil)
{
    public static HandoverScope Of(ShiftHandover card) => new(card.WardId, card.OfficerId, card.UnitId, card.From, card.WrittenAt, card.NextUntil);
}
