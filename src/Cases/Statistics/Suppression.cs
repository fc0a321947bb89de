namespace AnTT.Cases.Statistics;

public enum Shown
{
    /// <summary>The figure itself.</summary>
    Whole,

    /// <summary>Dưới 5: nought to four.</summary>
    Few,

    /// <summary>Ẩn: could be any figure; shown, it would let a small one be computed.</summary>
    Withheld,
}

/// <param name="Value">What is published; null: <paramref name="Kind"/> says why not.</param>
public readonly record struct Figure(Shown Kind, int? Value);

/// <summary>
/// Decides which figures of one year are published, so that none of one to four can be worked out: not from totals, not from the other parts of a larger
/// period, not from both together, and not by somebody who kept what was published before. (That there was nothing at all may be worked out; it tells of nobody.)
/// </summary>
/// <remarks>
/// All weeks, months, quarters, the year and every table are one system of sums. Periods are settled in the order they end: what was shown once stays shown, only what
/// comes new is withheld. After each, an attacker is played who knows every sum and that "&lt; 5" is nought to four, and narrows down each figure as far as it goes.
/// </remarks>
public sealed class Suppression
{
    public const int Smallest = 5;

    /// <summary>An attacker must be left with at least this many possible figures.</summary>
    private const int LeastDoubt = 3;

    private const int Weeks = 48;
    private const int Nodes = Weeks + 12 + 4 + 1;
    private const int NoLimit = 1 << 28;

    /// <summary>Bounds of large figures can creep towards each other one by one; what matters is known long before.</summary>
    private const int MostLooks = 10;

    private readonly int _columns;
    private readonly int[] _values;
    private readonly Shown[] _shown;
    private readonly bool[] _isOut;
    private readonly int[] _low;
    private readonly int[] _high;
    private readonly List<(int Parent, int[] Children)> _sums = [];
    private readonly List<int>[] _sumsOf;
    private readonly Queue<int> _waiting = new();
    private readonly bool[] _isWaiting;
    private readonly int[] _looks;
    private readonly List<(int Cell, int Low, int High)> _undo = [];

    /// <param name="weeks">48 weeks × figures: the total first, then the rows of each table.</param>
    /// <param name="tables">How many rows each table has; each adds up to the total.</param>
    /// <param name="over">How many weeks of the year are over; figures of the others are not published at all.</param>
    public Suppression(int[][] weeks, IReadOnlyList<int> tables, int over = Weeks)
    {
        _columns = 1 + tables.Sum();
        _values = new int[Nodes * _columns];
        (_shown, _isOut, _low, _high) = (new Shown[_values.Length], new bool[_values.Length], new int[_values.Length], new int[_values.Length]);
        _sumsOf = new List<int>[_values.Length];
        // A sum for each table of each period, and one over time for each figure of each larger period.
        var sums = Nodes * tables.Count + (Nodes - Weeks) * _columns;
        (_isWaiting, _looks) = (new bool[sums], new int[sums]);
        for (var cell = 0; cell < _sumsOf.Length; cell++) _sumsOf[cell] = [];
        for (var week = 0; week < Weeks; week++) weeks[week].CopyTo(_values, week * _columns);
        for (var node = Weeks; node < Nodes; node++)
        {
            foreach (var part in PartsOf(node))
                for (var column = 0; column < _columns; column++) _values[node * _columns + column] += _values[part * _columns + column];
        }
        for (var week = 0; week < Math.Min(over, Weeks); week++) Settle(week, tables);
    }

    /// <param name="column">0: the total; then the rows of the tables as given.</param>
    /// <returns>Null: this period is not over.</returns>
    public Figure? this[Period period, int column]
    {
        get
        {
            var cell = NodeOf(period) * _columns + column;
            return !_isOut[cell] ? null : new Figure(_shown[cell], _shown[cell] == Shown.Whole ? _values[cell] : null);
        }
    }

    private static int NodeOf(Period period) => period.Kind switch
    {
        PeriodKind.Week => period.Index % Weeks,
        PeriodKind.Month => Weeks + period.Index % 12,
        PeriodKind.Quarter => Weeks + 12 + period.Index % 4,
        _ => Nodes - 1,
    };

    private static IEnumerable<int> PartsOf(int node) => node switch
    {
        Nodes - 1 => Enumerable.Range(Weeks + 12, 4),
        >= Weeks + 12 => Enumerable.Range(Weeks + (node - Weeks - 12) * 3, 3),
        >= Weeks => Enumerable.Range((node - Weeks) * 4, 4),
        _ => [],
    };

    /// <summary>Everything that ends with a week comes out together.</summary>
    private void Settle(int week, IReadOnlyList<int> tables)
    {
        var fresh = new List<int> { week };
        if (week % 4 == 3) fresh.Add(Weeks + week / 4);
        if (week % 12 == 11) fresh.Add(Weeks + 12 + week / 12);
        if (week == Weeks - 1) fresh.Add(Nodes - 1);
        foreach (var node in fresh) Publish(node, tables);
        while (Unsafe() is { Count: > 0 } cells)
        {
            var hidden = false;
            foreach (var cell in cells) hidden |= Hide(cell, fresh);
            if (!hidden) HideAll(fresh);
        }
        GiveBack(fresh);
    }

    /// <summary>What was withheld on the way and need not be: totals and larger periods first, then larger figures.</summary>
    private void GiveBack(List<int> fresh)
    {
        var withheld = fresh.OrderDescending().SelectMany(node => Enumerable.Range(node * _columns, _columns)).Where(cell => _shown[cell] == Shown.Withheld)
            .OrderBy(cell => cell % _columns == 0 ? 0 : 1).ThenByDescending(cell => cell / _columns).ThenByDescending(cell => _values[cell]).ToList();
        foreach (var cell in withheld)
        {
            var shown = _values[cell] < Smallest ? Shown.Few : Shown.Whole;
            var (low, high) = shown == Shown.Few ? (0, Smallest - 1) : (_values[cell], _values[cell]);
            _undo.Clear();
            // To say more only narrows what is known already: from here, and where it leads.
            Array.Fill(_looks, MostLooks);
            _shown[cell] = shown;
            Limit(cell, low, high);
            Spread();
            if (!_undo.Exists(change => IsUnsafe(change.Cell)) && !IsUnsafe(cell)) continue;
            _shown[cell] = Shown.Withheld;
            for (var i = _undo.Count - 1; i >= 0; i--) (_low[_undo[i].Cell], _high[_undo[i].Cell]) = (_undo[i].Low, _undo[i].High);
        }
        _undo.Clear();
    }

    private void Publish(int node, IReadOnlyList<int> tables)
    {
        var first = node * _columns;
        for (var cell = first; cell < first + _columns; cell++)
        {
            _isOut[cell] = true;
            _shown[cell] = _values[cell] < Smallest ? Shown.Few : Shown.Whole;
        }
        for (var (table, column) = (0, 1); table < tables.Count; column += tables[table++]) Add(first, [.. Enumerable.Range(first + column, tables[table])]);
        if (node < Weeks) return;
        var parts = PartsOf(node).ToArray();
        for (var column = 0; column < _columns; column++) Add(first + column, [.. parts.Select(part => part * _columns + column)]);
    }

    private void Add(int parent, int[] children)
    {
        _sumsOf[parent].Add(_sums.Count);
        foreach (var child in children) _sumsOf[child].Add(_sums.Count);
        _sums.Add((parent, children));
    }

    /// <summary>The small figures an attacker would know too well.</summary>
    private List<int> Unsafe()
    {
        for (var cell = 0; cell < _values.Length; cell++)
        {
            (_low[cell], _high[cell]) = _shown[cell] switch { Shown.Few => (0, Smallest - 1), Shown.Withheld => (0, NoLimit), _ => (_values[cell], _values[cell]) };
        }
        Array.Fill(_looks, MostLooks);
        for (var sum = 0; sum < _sums.Count; sum++) Look(sum);
        Spread();
        _undo.Clear();
        return [.. Enumerable.Range(0, _values.Length).Where(IsUnsafe)];
    }

    // Withheld small figures too: being withheld must not make them easier to know.
    private bool IsUnsafe(int cell) => _isOut[cell] && _shown[cell] != Shown.Whole && _values[cell] is > 0 and < Smallest && _high[cell] - _low[cell] + 1 < LeastDoubt;

    private void Look(int sum)
    {
        if (_isWaiting[sum]) return;
        _isWaiting[sum] = true;
        _waiting.Enqueue(sum);
    }

    private void Spread()
    {
        while (_waiting.TryDequeue(out var sum))
        {
            _isWaiting[sum] = false;
            if (_looks[sum]-- > 0) Narrow(sum);
        }
    }

    private void Narrow(int sum)
    {
        var (parent, children) = _sums[sum];
        var (low, high, endless) = (0, 0, 0);
        foreach (var child in children)
        {
            low += _low[child];
            if (_high[child] >= NoLimit) endless++;
            else high += _high[child];
        }
        Limit(parent, low, endless > 0 ? NoLimit : high);
        var (most, least) = (_high[parent], _low[parent]);
        foreach (var child in children)
        {
            if (_low[child] == _high[child]) continue;
            var itself = _high[child] >= NoLimit;
            var othersHigh = endless > (itself ? 1 : 0) ? NoLimit : itself ? high : high - _high[child];
            Limit(child, othersHigh >= NoLimit ? 0 : least - othersHigh, most >= NoLimit ? NoLimit : most - (low - _low[child]));
        }
    }

    private void Limit(int cell, int low, int high)
    {
        if (low <= _low[cell] && high >= _high[cell]) return;
        _undo.Add((cell, _low[cell], _high[cell]));
        (_low[cell], _high[cell]) = (Math.Max(low, _low[cell]), Math.Min(high, _high[cell]));
        foreach (var sum in _sumsOf[cell]) Look(sum);
    }

    /// <summary>
    /// Withholds one new figure: in a sum the cell stands in, or else in one that reaches it over figures that are hidden already. The smallest part of a sum
    /// first, then a "&lt; 5" among the parts, and what they add up to last: larger periods and totals are what reports are written for.
    /// </summary>
    private bool Hide(int cell, List<int> fresh)
    {
        var (seen, waiting) = (new HashSet<int> { cell }, new Queue<int>([cell]));
        while (waiting.TryDequeue(out var from))
        {
            var near = _sumsOf[from].Select(sum => _sums[sum]).ToList();
            var best = near.SelectMany(sum => sum.Children).Where(other => _shown[other] == Shown.Whole && IsFresh(other, fresh)).OrderBy(other => _values[other]).ThenBy(other => other).Append(-1).First();
            if (best < 0) best = near.SelectMany(sum => sum.Children.Append(sum.Parent)).Where(other => _shown[other] != Shown.Withheld && IsFresh(other, fresh)).Append(-1).First();
            if (best >= 0)
            {
                _shown[best] = Shown.Withheld;
                return true;
            }
            foreach (var other in near.SelectMany(sum => sum.Children.Prepend(sum.Parent)).Where(other => _shown[other] != Shown.Whole && seen.Add(other))) waiting.Enqueue(other);
        }
        return false;
    }

    private bool IsFresh(int cell, List<int> fresh) => fresh.Contains(cell / _columns);

    /// <summary>Nothing new is said, so nothing new can be known.</summary>
    private void HideAll(List<int> fresh)
    {
        foreach (var node in fresh) Array.Fill(_shown, Shown.Withheld, node * _columns, _columns);
    }
}
