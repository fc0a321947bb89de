namespace AnTT.Cases.Routing;

/// <summary>A ward (phường) and the office that answers for it. Owns everything else in this database.</summary>
public sealed class Ward
{
    /// <summary>The house of complaints about the ward's own staff; see <see cref="Conflict.Inspectorate"/>. Sorts behind every ward.</summary>
    public static readonly Guid InspectorateId = new("ffffffff-0000-7000-8000-000000000001");

    /// <summary>The house of exercises; see <see cref="Drills.DrillHouse"/>. Sorts behind every ward.</summary>
    public static readonly Guid DrillId = new("ffffffff-0000-7000-8000-000000000002");

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Name { get; set; }
    public List<string> Aliases { get; set; } = [];

    /// <summary>Duty telephone of the ward police, as it is shown; null until the ward has confirmed it.</summary>
    public string? DutyLine { get; set; }

    public int Version { get; set; }
}

/// <summary>A residential group (tổ dân phố) or other part of the ward a place can lie in.</summary>
public sealed class Area
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WardId { get; init; }

    /// <summary>Order in lists.</summary>
    public int Position { get; set; }

    public required string Name { get; set; }
    public List<string> Aliases { get; set; } = [];

    /// <summary>Corners of its border, "latitude, longitude"; empty: not drawn. See <see cref="AreaOutline"/>.</summary>
    public List<string> Outline { get; set; } = [];

    public int Version { get; set; }
}

/// <summary>Who takes a case in: a team of the ward police (tổ, đội).</summary>
public sealed class Unit
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WardId { get; init; }

    /// <summary>Order in lists; the first unit takes what no rule sends anywhere.</summary>
    public int Position { get; set; }

    public required string Name { get; set; }
    public int Version { get; set; }
}

/// <summary>Category × area × urgency → unit. A null condition means "any"; the rule with none is the catch-all that always stands.</summary>
public sealed class RouteRule
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WardId { get; init; }
    public string? Category { get; set; }
    public Guid? AreaId { get; set; }
    public Intake.Urgency? AtLeast { get; set; }
    public required Guid UnitId { get; set; }

    /// <summary>Whom the unit hands it over to; null: it stays with the ward.</summary>
    public Guid? AgencyId { get; set; }

    public int Version { get; set; }

    public bool IsCatchAll => Category is null && AreaId is null && AtLeast is null;
}
