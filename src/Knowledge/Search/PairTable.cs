namespace AnTT.Knowledge.Search;

/// <summary>Numbers for pairs of neighbouring syllables: an open-addressing table of 12 bytes a slot, at most 70 % full.</summary>
internal sealed class PairTable
{
    private ulong[] _keys = new ulong[1 << 12];
    private int[] _values = new int[1 << 12];

    public int Count { get; private set; }

    /// <summary>The number of the pair, −1 where it was never added.</summary>
    public int Find(int first, int second)
    {
        var key = Key(first, second);
        var mask = _keys.Length - 1;
        for (var slot = Hash(key) & mask; ; slot = (slot + 1) & mask)
        {
            if (_keys[slot] == key) return _values[slot];
            if (_keys[slot] == 0) return -1;
        }
    }

    public int Add(int first, int second)
    {
        if (Count * 10 >= _keys.Length * 7) Enlarge();
        var key = Key(first, second);
        var mask = _keys.Length - 1;
        for (var slot = Hash(key) & mask; ; slot = (slot + 1) & mask)
        {
            if (_keys[slot] == key) return _values[slot];
            if (_keys[slot] != 0) continue;
            _keys[slot] = key;
            return _values[slot] = Count++;
        }
    }

    /// <summary>Never 0, which marks an empty slot.</summary>
    private static ulong Key(int first, int second) => ((ulong)(uint)(first + 1) << 32) | (uint)second;

    private static int Hash(ulong key) => (int)((key * 0x9E3779B97F4A7C15UL) >> 32) & int.MaxValue;

    private void Enlarge()
    {
        var (keys, values) = (_keys, _values);
        _keys = new ulong[keys.Length * 2];
        _values = new int[keys.Length * 2];
        var mask = _keys.Length - 1;
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] == 0) continue;
            var slot = Hash(keys[i]) & mask;
            while (_keys[slot] != 0) slot = (slot + 1) & mask;
            (_keys[slot], _values[slot]) = (keys[i], values[i]);
        }
    }
}
