using System.Security.Cryptography;
using AnTT.Cases.Register;

namespace AnTT.Bot.StaffConsole;

/// <summary>
/// Previews of registers that wait for a yes. In memory alone and not for long: they name people who reported, and nothing of them may lie about before somebody has decided.
/// </summary>
public sealed class ImportShelf(TimeProvider clock)
{
    private const int Most = 4;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private readonly Lock _lock = new();
    private readonly List<Waiting> _waiting = [];

    private sealed record Waiting(string Key, string OfficerId, DateTimeOffset Since, ImportPlan Plan);

    /// <summary>Puts a preview away; an officer has one at a time, and the oldest gives way.</summary>
    /// <returns>The key to take it with.</returns>
    public string Put(string officerId, ImportPlan plan)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        lock (_lock)
        {
            Clean();
            _waiting.RemoveAll(one => one.OfficerId == officerId);
            if (_waiting.Count >= Most) _waiting.RemoveAt(0);
            _waiting.Add(new Waiting(key, officerId, clock.GetUtcNow(), plan));
        }
        return key;
    }

    /// <summary>Takes it away, once, by the officer who put it there. Null: not there any more.</summary>
    public ImportPlan? Take(string? key, string officerId)
    {
        lock (_lock)
        {
            Clean();
            var found = _waiting.Find(one => one.Key == key && one.OfficerId == officerId);
            if (found is not null) _waiting.Remove(found);
            return found?.Plan;
        }
    }

    private void Clean()
    {
        var oldest = clock.GetUtcNow() - Lifetime;
        _waiting.RemoveAll(one => one.Since < oldest);
    }
}
