using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace AnTT.Bot.Conversations;

/// <summary>
/// Keeps in memory alone what would join a person to a case if it stood in the conversation's row: the mailbox a receipt opened, a receipt to be shown
/// once more. The row gets a handle that says nothing; a restart, or an hour without use, forgets.
/// </summary>
/// <remarks>Thread-safe.</remarks>
public sealed class ForNow(TimeProvider clock)
{
    private const string Prefix = "now:";
    private const int Most = 20_000;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, (string Words, DateTimeOffset Until)> _held = new(StringComparer.Ordinal);

    public static bool IsHandle(string? stored) => stored?.StartsWith(Prefix, StringComparison.Ordinal) == true;

    public string Hold(string words)
    {
        var now = clock.GetUtcNow();
        if (_held.Count >= Most)
        {
            foreach (var (handle, held) in _held.Where(pair => pair.Value.Until < now)) _held.TryRemove(handle, out _);
        }
        var made = Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        _held[made] = (words, now + Kept);
        return made;
    }

    /// <returns>Null: forgotten.</returns>
    public string? Find(string handle)
    {
        var now = clock.GetUtcNow();
        if (!_held.TryGetValue(handle, out var held)) return null;
        if (held.Until < now)
        {
            _held.TryRemove(handle, out _);
            return null;
        }
        _held[handle] = (held.Words, now + Kept);
        return held.Words;
    }
}
