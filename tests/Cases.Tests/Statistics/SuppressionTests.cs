using AnTT.Cases.Statistics;

namespace AnTT.Cases.Tests.Statistics;

public sealed class SuppressionTests
{
    private const int Year = 2026;

    private static Period At(PeriodKind kind, int index) => new(kind, Year * (48 / new Period(kind, 0).Weeks) + index);

    private static IEnumerable<Period> Periods(int over) =>
        from kind in Enum.GetValues<PeriodKind>()
        from index in Enumerable.Range(0, 48 / new Period(kind, 0).Weeks)
        let period = At(kind, index)
        where period.LastWeek - Year * 48 < over
        select period;

    /// <summary>A year of a ward: some kinds are common, some rare, some weeks quiet.</summary>
    private static int[][] Invent(Random random, IReadOnlyList<int> tables, int busy)
    {
        var weights = tables.Select(rows => Enumerable.Range(0, rows).Select(_ => Math.Pow(random.NextDouble(), 3) + 0.001).ToArray()).ToList();
        return [.. Enumerable.Range(0, 48).Select(_ =>
        {
            var cells = new int[1 + tables.Sum()];
            cells[0] = random.Next(4) == 0 ? random.Next(6) : random.Next(busy + 1);
            var column = 1;
            foreach (var table in weights)
            {
                for (var i = 0; i < cells[0]; i++)
                {
                    var at = random.NextDouble() * table.Sum();
                    var row = 0;
                    while (row < table.Length - 1 && (at -= table[row]) > 0) row++;
                    cells[column + row]++;
                }
                column += table.Length;
            }
            return cells;
        })];
    }

    private static int True(int[][] weeks, Period period, int column) => Enumerable.Range(period.FirstWeek - Year * 48, period.Weeks).Sum(week => weeks[week][column]);

    /// <summary>The figures of one to four that follow from what is shown: every sum there is, solved exactly over the rationals modulo a large prime.</summary>
    private static List<(Period Period, int Column)> Solve(Suppression shown, IReadOnlyList<int> tables, int[][] weeks, int over)
    {
        const long Prime = 2_147_483_647;
        var columns = 1 + tables.Sum();
        var unknown = new Dictionary<(Period, int), int>();
        foreach (var period in Periods(over))
            for (var column = 0; column < columns; column++)
                if (shown[period, column] is { Value: null }) unknown[(period, column)] = unknown.Count;
        var rows = new List<SortedDictionary<int, long>>();
        void Sum((Period, int) parent, IEnumerable<(Period, int)> parts)
        {
            var row = new SortedDictionary<int, long>();
            if (unknown.TryGetValue(parent, out var whole)) row[whole] = Prime - 1;
            foreach (var part in parts.Where(unknown.ContainsKey)) row[unknown[part]] = 1;
            if (row.Count > 0) rows.Add(row);
        }
        foreach (var period in Periods(over))
        {
            var first = 1;
            foreach (var table in tables)
            {
                Sum((period, 0), Enumerable.Range(first, table).Select(column => (period, column)));
                first += table;
            }
            if (period.Kind == PeriodKind.Week) continue;
            var smaller = period.Kind - 1;
            var many = period.Weeks / new Period(smaller, 0).Weeks;
            for (var column = 0; column < columns; column++)
            {
                var at = column;
                Sum((period, at), Enumerable.Range(period.Index * many, many).Select(index => (new Period(smaller, index), at)));
            }
        }
        var pivots = new Dictionary<int, SortedDictionary<int, long>>();
        foreach (var row in rows)
        {
            while (row.Count > 0 && pivots.TryGetValue(row.Keys.First(), out var pivot)) Take(row, pivot, row[row.Keys.First()]);
            if (row.Count == 0) continue;
            var inverse = (long)System.Numerics.BigInteger.ModPow(row.Values.First(), Prime - 2, Prime);
            foreach (var key in row.Keys.ToList()) row[key] = row[key] * inverse % Prime;
            pivots[row.Keys.First()] = row;
        }
        // Back from the last: what stands alone is known.
        foreach (var key in pivots.Keys.OrderDescending())
        {
            foreach (var other in pivots[key].Keys.Where(other => other != key && pivots.ContainsKey(other)).ToList()) if (pivots[key].TryGetValue(other, out var factor)) Take(pivots[key], pivots[other], factor);
        }
        var alone = pivots.Where(pivot => pivot.Value.Count == 1).Select(pivot => pivot.Key).ToHashSet();
        return [.. unknown.Where(pair => alone.Contains(pair.Value) && True(weeks, pair.Key.Item1, pair.Key.Item2) is > 0 and < 5).Select(pair => pair.Key)];

        static void Take(SortedDictionary<int, long> row, SortedDictionary<int, long> other, long factor)
        {
            foreach (var (key, value) in other)
            {
                var left = (row.GetValueOrDefault(key) + (Prime - factor) * value) % Prime;
                if (left == 0) row.Remove(key);
                else row[key] = left;
            }
        }
    }

    public static TheoryData<int, int> Wards => new() { { 1, 6 }, { 2, 15 }, { 3, 40 }, { 4, 120 }, { 5, 400 }, { 6, 25 }, { 7, 60 }, { 8, 9 } };

    [Theory]
    [MemberData(nameof(Wards))]
    public void No_figure_under_five_is_shown_or_follows_from_sums_and_overlapping_periods(int seed, int busy)
    {
        int[] tables = [4, 7, 3];
        var weeks = Invent(new Random(seed), tables, busy);
        foreach (var over in new[] { 3, 4, 13, 30, 48 })
        {
            var shown = new Suppression(weeks, tables, over);
            foreach (var period in Periods(over))
                for (var column = 0; column < 15; column++)
                {
                    var (value, figure) = (True(weeks, period, column), shown[period, column]!.Value);
                    Assert.False(figure.Kind == Shown.Whole && value < 5, $"{period.Name} {column} shows {value}");
                    Assert.True(figure.Value is null || figure.Value == value);
                }
            Assert.Empty(Solve(shown, tables, weeks, over));
        }
    }

    [Theory]
    [MemberData(nameof(Wards))]
    public void What_was_shown_once_stays_as_it_was_when_more_periods_end(int seed, int busy)
    {
        int[] tables = [4, 6];
        var weeks = Invent(new Random(seed * 31), tables, busy);
        var last = new Suppression(weeks, tables);
        foreach (var over in new[] { 1, 2, 4, 11, 12, 24, 40 })
        {
            var before = new Suppression(weeks, tables, over);
            foreach (var period in Periods(over)) for (var column = 0; column < 11; column++) Assert.Equal(before[period, column], last[period, column]);
        }
    }

    [Fact]
    public void A_period_that_is_not_over_has_no_figure()
    {
        var shown = new Suppression([.. Enumerable.Range(0, 48).Select(_ => new[] { 10, 10 })], [1], over: 5);

        Assert.Equal(10, shown[At(PeriodKind.Week, 4), 0]!.Value.Value);
        Assert.Equal(40, shown[At(PeriodKind.Month, 0), 0]!.Value.Value);
        Assert.Null(shown[At(PeriodKind.Week, 5), 0]);
        Assert.Null(shown[At(PeriodKind.Month, 1), 0]);
    }

    [Fact]
    public void The_only_small_row_of_a_table_takes_another_with_it_and_large_tables_stay_whole()
    {
        int[] week = [35, 3, 12, 20], whole = [60, 20, 20, 20];
        var shown = new Suppression([.. Enumerable.Range(0, 48).Select(i => i == 0 ? week : whole)], [3], over: 2);

        Assert.Equal([new Figure(Shown.Whole, 35), new Figure(Shown.Few, null), new Figure(Shown.Withheld, null), new Figure(Shown.Whole, 20)], Enumerable.Range(0, 4).Select(column => shown[At(PeriodKind.Week, 0), column]!.Value));
        Assert.All(Enumerable.Range(0, 4), column => Assert.Equal(Shown.Whole, shown[At(PeriodKind.Week, 1), column]!.Value.Kind));
    }
}
