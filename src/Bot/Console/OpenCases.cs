using System.Collections.Concurrent;
using AnTT.Cases.Lifecycle;

namespace AnTT.Bot.StaffConsole;

/// <param name="Since">When they opened the page.</param>
public sealed record OpenedBy(string Name, DateTimeOffset Since);

/// <summary>Who has the page of which case open, of this process, in memory alone. It tells and never locks; who is not heard of for a minute has left.</summary>
public sealed class OpenCases(TimeProvider clock)
{
    /// <summary>Three times as long as pages wait between two signs of life.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(Guid CaseId, string OfficerId), (string Name, DateTimeOffset Since, DateTimeOffset Seen)> _open = new();

    /// <summary>The officer looks at the case now.</summary>
    /// <returns>Who else does, the first to come first.</returns>
    public IReadOnlyList<OpenedBy> Look(Guid caseId, Officer officer)
    {
        var now = clock.GetUtcNow();
        foreach (var (key, entry) in _open)
            if (entry.Seen < now - Stale) _open.TryRemove(new(key, entry));
        _open.AddOrUpdate((caseId, officer.Id), _ => (officer.Name, now, now), (_, entry) => (officer.Name, entry.Since, now));
        return [.. _open.Where(pair => pair.Key.CaseId == caseId && pair.Key.OfficerId != officer.Id).Select(pair => new OpenedBy(pair.Value.Name, pair.Value.Since)).OrderBy(one => one.Since).ThenBy(one => one.Name, StringComparer.Ordinal)];
    }

    public void Leave(Guid caseId, string officerId) => _open.TryRemove((caseId, officerId), out _);
}
