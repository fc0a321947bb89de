using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace AnTT.Knowledge;

/// <summary>Keeps what was made lately, for as long as it is asked for. Thread-safe; two threads may make the same thing at once.</summary>
/// <param name="most">Things kept: at least half of them are the latest.</param>
public sealed class Recent<TKey, TValue>(int most)
    where TKey : notnull
{
    private volatile ConcurrentDictionary<TKey, TValue> _now = new();
    private volatile ConcurrentDictionary<TKey, TValue> _before = new();

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (_now.TryGetValue(key, out value)) return true;
        if (!_before.TryGetValue(key, out value)) return false;
        Add(key, value);
        return true;
    }

    public void Add(TKey key, TValue value)
    {
        if (!_now.TryAdd(key, value) || _now.Count <= most / 2) return;
        // What was not asked for since the last change of shifts is forgotten with the next.
        (_before, _now) = (_now, new ConcurrentDictionary<TKey, TValue>());
    }
}
