using AnTT.Cases.Lifecycle;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace AnTT.Cases.Statistics;

/// <summary>Adds every change of a case to the sums of its week, in the transaction of the change: a million cases are not counted again for a page.</summary>
internal static class CaseSums
{
    public const string Area = "area";
    public const string Category = "category";
    public const string Hour = "hour";
    public const string Channel = "channel";
    public const string Outcome = "outcome";
    public const string Unit = "unit";

    /// <summary>In the order figures are shown.</summary>
    public static IReadOnlyList<string> Tables { get; } = [Area, Category, Hour, Channel, Outcome, Unit];

    private sealed record Place(Guid WardId, int Week, string Table, string Key);

    /// <summary>Takes note of what is about to be saved.</summary>
    public static async Task FollowAsync(CasesDb db, CancellationToken ct)
    {
        var changes = new Dictionary<Place, int>();
        foreach (var entry in db.ChangeTracker.Entries<CaseFile>())
        {
            if (entry.State is EntityState.Modified or EntityState.Deleted) Count(entry.OriginalValues, -1, changes);
            if (entry.State is EntityState.Modified or EntityState.Added) Count(entry.CurrentValues, 1, changes);
        }
        foreach (var (place, by) in changes.Where(change => change.Value != 0).OrderBy(change => change.Key.Table, StringComparer.Ordinal).ThenBy(change => change.Key.Key, StringComparer.Ordinal))
        {
            // One statement, so that two who add at the same moment lose nothing; SQLite and PostgreSQL read it alike.
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "case_sums" ("WardId", "Week", "Table", "Key", "Cases") VALUES ({place.WardId}, {place.Week}, {place.Table}, {place.Key}, {by})
                ON CONFLICT ("WardId", "Table", "Key", "Week") DO UPDATE SET "Cases" = "case_sums"."Cases" + excluded."Cases"
                """,
                ct);
        }
    }

    private static void Count(PropertyValues of, int by, Dictionary<Place, int> changes)
    {
        T Value<T>(string name) => of.GetValue<T>(name);
        void Add(string table, string? key)
        {
            var place = new Place(Value<Guid>(nameof(CaseFile.WardId)), Value<int>(nameof(CaseFile.FiledWeek)), table, key ?? "");
            changes[place] = changes.GetValueOrDefault(place) + by;
        }
        Add(Area, Value<Guid?>(nameof(CaseFile.AreaId))?.ToString());
        Add(Category, Value<string>(nameof(CaseFile.Category)));
        Add(Hour, Value<int?>(nameof(CaseFile.FiledHour))?.ToString("00"));
        Add(Channel, Value<string?>(nameof(CaseFile.Channel)));
        Add(Outcome, Ending(Value<CaseState>(nameof(CaseFile.State)), Value<Outcome?>(nameof(CaseFile.Outcome))));
        Add(Unit, Value<Guid>(nameof(CaseFile.UnitId)).ToString());
    }

    /// <summary>How it ended, as far as it has: an outcome, "OutOfScope", "Ended" without a word for it, or "Open".</summary>
    private static string Ending(CaseState state, Outcome? outcome) =>
        outcome?.ToString() ?? (state == CaseState.OutOfScope ? nameof(CaseState.OutOfScope) : StateTable.IsEnd(state) ? "Ended" : "Open");
}
