using AnTT.Cases.Intake;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Routing;

/// <summary>Picks the unit for a case: the rule with the most conditions that hold, else the catch-all, else the ward's first unit.</summary>
internal static class Router
{
    public static async Task<Unit> PickAsync(CasesDb db, Guid wardId, string category, Guid? areaId, Urgency urgency, CancellationToken ct)
    {
        var rules = await db.RouteRules.AsNoTracking().Where(rule => rule.WardId == wardId).ToListAsync(ct);
        var units = await db.Units.AsNoTracking().Where(unit => unit.WardId == wardId).OrderBy(unit => unit.Position).ToListAsync(ct);
        return Pick(rules, units, category, areaId, urgency);
    }

    /// <param name="units">The ward's units in their order; never empty: <see cref="WardSeed"/> makes one and units are not deleted.</param>
    internal static Unit Pick(IReadOnlyList<RouteRule> rules, IReadOnlyList<Unit> units, string category, Guid? areaId, Urgency urgency)
    {
        var best = rules
            .Where(rule => Holds(rule, category, areaId, urgency))
            .OrderByDescending(Weight)
            .ThenBy(rule => rule.Id)
            .Select(rule => units.FirstOrDefault(unit => unit.Id == rule.UnitId))
            .FirstOrDefault(unit => unit is not null);
        return best ?? units[0];
    }

    private static bool Holds(RouteRule rule, string category, Guid? areaId, Urgency urgency) =>
        (rule.Category is null || rule.Category == category)
        && (rule.AreaId is null || rule.AreaId == areaId)
        && (rule.AtLeast is null || urgency >= rule.AtLeast);

    // Urgency outweighs what it is about, which outweighs where: an urgent theft goes to whoever is awake.
    private static int Weight(RouteRule rule) =>
        (rule.AtLeast is null ? 0 : 4 + (int)rule.AtLeast * 4) + (rule.Category is null ? 0 : 2) + (rule.AreaId is null ? 0 : 1);
}
