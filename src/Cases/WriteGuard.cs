using AnTT.Cases.Audit;
using AnTT.Cases.Conflict;
using AnTT.Cases.Intake;
using AnTT.Cases.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace AnTT.Cases;

/// <summary>What may not be saved, whoever asks; and the version that goes up with every change.</summary>
internal static class WriteGuard
{
    public static void Check(ChangeTracker tracker, CaseSight sight)
    {
        if (sight != CaseSight.Program && tracker.Entries().Any(entry => entry.State != EntityState.Unchanged && IsOfOtherSide(entry, sight)))
            throw new InvalidOperationException("Nothing is written to the other side of the conflict door, or across the border of an exercise.");
        foreach (var entry in tracker.Entries().Where(entry => entry.State is EntityState.Modified or EntityState.Deleted))
        {
            if (entry.Entity is CaseEvent or Report)
                throw new InvalidOperationException($"{entry.Entity.GetType().Name} is written once and never changed.");
            if (entry.Entity is RouteRule rule && LosesCatchAll(entry, rule))
                throw new InvalidOperationException("The catch-all route of a ward cannot be removed or narrowed.");
            if (entry.State == EntityState.Modified && entry.Metadata.FindProperty("Version") is not null)
                entry.Property("Version").CurrentValue = (int)entry.Property("Version").OriginalValue! + 1;
        }
    }

    private static bool IsOfOtherSide(EntityEntry entry, CaseSight sight)
    {
        var ward = entry.Property(entry.Entity is Ward ? nameof(Ward.Id) : ConflictFilter.WardId).CurrentValue;
        return (Ward.InspectorateId.Equals(ward) ? CaseSight.Inspectorate : Ward.DrillId.Equals(ward) ? CaseSight.Drill : CaseSight.Ward) != sight;
    }

    private static bool LosesCatchAll(EntityEntry entry, RouteRule rule)
    {
        var wasCatchAll = entry.OriginalValues[nameof(RouteRule.Category)] is null
            && entry.OriginalValues[nameof(RouteRule.AreaId)] is null
            && entry.OriginalValues[nameof(RouteRule.AtLeast)] is null;
        return wasCatchAll && (entry.State == EntityState.Deleted || !rule.IsCatchAll);
    }
}
