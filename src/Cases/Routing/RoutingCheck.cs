using AnTT.Cases.Intake;

namespace AnTT.Cases.Routing;

/// <summary>How bad a hole is.</summary>
public enum HoleKind
{
    /// <summary>Nobody at all would be rung.</summary>
    Nobody,

    /// <summary>Nobody is on duty; only the heads are left.</summary>
    OnlyHeads,
}

/// <summary>A time in which tips that go to a unit find nobody.</summary>
/// <param name="Routes">What goes there: "Trộm cắp · Tổ dân phố 1".</param>
public sealed record RoutingHole(HoleKind Kind, string UnitName, IReadOnlyList<string> Routes, DateTimeOffset From, DateTimeOffset Until);

/// <param name="Combinations">Area × category × urgency.</param>
/// <param name="Minutes">Minutes of the span, all proven.</param>
/// <param name="HandedOn">Of the combinations those that go on to an outside agency; a unit of the ward takes them in first, and is proven like any other.</param>
public sealed record RoutingProof(int Combinations, long Minutes, IReadOnlyList<RoutingHole> Holes, int HandedOn = 0)
{
    /// <summary>Every combination has a living recipient in every minute.</summary>
    public bool Holds => Holes.All(hole => hole.Kind != HoleKind.Nobody);
}

/// <summary>Proves that every area × category × urgency has a living recipient at every minute, or names when not.</summary>
public static class RoutingCheck
{
    /// <remarks>
    /// Not minute by minute: between two turns of the roster nothing changes, and combinations that go to the same unit have the same answer. So it is
    /// (turns × units) and covers all minutes all the same.
    /// </remarks>
    public static RoutingProof Prove(DutyBook book, IReadOnlyList<CategoryPlace> categories, IReadOnlyList<AreaView> areas, DateTimeOffset from, DateTimeOffset until)
    {
        var routes = new Dictionary<Guid, List<string>>();
        var (combinations, handedOn) = (0, 0);
        foreach (var category in categories)
        {
            foreach (var area in areas.Select(area => ((Guid?)area.Id, area.Name)).Append((null, "chưa rõ địa bàn")))
            {
                foreach (var urgency in Enum.GetValues<Urgency>())
                {
                    combinations++;
                    if (book.AgencyFor(category.Code, area.Item1, urgency) is not null) handedOn++;
                    var unit = book.UnitFor(category.Code, area.Item1, urgency);
                    if (!routes.TryGetValue(unit.Id, out var names)) routes[unit.Id] = names = [];
                    var name = $"{category.Name} · {area.Name}";
                    if (!names.Contains(name)) names.Add(name);
                }
            }
        }
        var turns = book.Turns(from, until);
        var holes = book.Units.Where(unit => routes.ContainsKey(unit.Id)).SelectMany(unit => HolesOf(book, unit, routes[unit.Id], turns, until));
        return new RoutingProof(combinations, (long)(until - from).TotalMinutes, [.. holes.OrderBy(hole => hole.Kind).ThenBy(hole => hole.From)], handedOn);
    }

    private static List<RoutingHole> HolesOf(DutyBook book, Unit unit, List<string> routes, IReadOnlyList<DateTimeOffset> turns, DateTimeOffset until)
    {
        var holes = new List<RoutingHole>();
        for (var turn = 0; turn < turns.Count; turn++)
        {
            var call = book.At(unit, turns[turn]);
            if (call.OnDuty > 0) continue;
            var kind = call.Order.Count == 0 ? HoleKind.Nobody : HoleKind.OnlyHeads;
            var end = turn + 1 < turns.Count ? turns[turn + 1] : until;
            if (holes.Count > 0 && holes[^1].Kind == kind && holes[^1].Until == turns[turn]) holes[^1] = holes[^1] with { Until = end };
            else holes.Add(new RoutingHole(kind, unit.Name, routes, turns[turn], end));
        }
        return holes;
    }
}

/// <summary>A kind of case by its machine name and what people read.</summary>
public sealed record CategoryPlace(string Code, string Name);
