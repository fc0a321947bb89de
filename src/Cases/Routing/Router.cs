using AnTT.Cases.Intake;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Routing;

/// <param name="Unit">Who takes it in, whoever gets it in the end.</param>
/// <param name="AgencyId">Whom it is to be handed over to; null: nobody.</param>
internal sealed record Route(Unit Unit, Guid? AgencyId);

/// <summary>Picks the unit for a case: the rule with the most conditions that hold, else the catch-all, else the ward's first unit.</summary>
internal static class Router
{
    public static async Task<Route> PickAsync(CasesDb db, Guid wardId, string category, Guid? areaId, Urgency urgency, CancellationToken ct)
    {
        var rules = await db.RouteRules.AsNoTracking().Where(rule => rule.WardId == wardId).ToListAsync(ct);
        var units = await db.Units.AsNoTracking().Where(unit => unit.WardId == wardId).OrderBy(unit => unit.Position).ToListAsync(ct);
        return PickRoute(rules, units, category, areaId, urgency);
    }

    internal static Unit Pick(IReadOnlyList<RouteRule> rules, IReadOnlyList<Unit> units, string category, Guid? areaId, Urgency urgency) => PickRoute(rules, units, category, areaId, urgency).Unit;

    /// <param name="units">The ward's units in their order; never empty: <see cref="WardSeed"/> makes one and units are not deleted.</param>
    internal static Route PickRoute(IReadOnlyList<RouteRule> rules, IReadOnlyList<Unit> units, string category, Guid? areaId, Urgency urgency)
    {
        var best = rules
            .Where(rule => Holds(rule, category, areaId, urgency))
            .OrderByDescending(Weight)
            .ThenBy(rule => rule.Id)
            .Select(rule => units.FirstOrDefault(unit => unit.Id == rule.UnitId) is { } unit ? new Route(unit, rule.AgencyId) : null)
            .FirstOrDefault(route => route is not null);
        return best ?? new Route(units[0], AgencyId: null);
    }

    private static bool Holds(RouteRule rule, string category, Guid? areaId, Urgency urgency) =>
        (rule.Category is null || rule.Category == category)
        && (rule.AreaId is null || rule.AreaId == areaId)
        && (rule.AtLeast is null || urgency >= rule.AtLeast);

    // Urgency outweighs what it is about, which outweighs where: an urgent theft goes to whoever is awake.
    private static int Weight(RouteRule rule) =>
        (rule.AtLeast is null ? 0 : 4 + (int)rule.AtLeast * 4) + (rule.Category is null ? 0 : 2) + (rule.AreaId is null ? 0 : 1);
}
