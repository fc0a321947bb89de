using System.Globalization;

namespace AnTT.Cases.Statistics;

public enum PeriodKind
{
    /// <summary>Tuần của tháng: 1–7, 8–14, 15–21, 22 to the end.</summary>
    Week,
    Month,
    Quarter,
    Year,
}

/// <summary>
/// A period figures are given for. Each lies wholly in one of the next larger kind (which is why a week is a week of its month), so that no two of them
/// overlap in a span that has no figures of its own; see docs/decisions/0019.
/// </summary>
/// <param name="Index">Counted through without gaps: the number of the week, month, quarter or year since year 0.</param>
public readonly record struct Period(PeriodKind Kind, int Index)
{
    private const int WeeksOfYear = 48;
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    public int Weeks => Kind switch { PeriodKind.Week => 1, PeriodKind.Month => 4, PeriodKind.Quarter => 12, _ => WeeksOfYear };

    public int FirstWeek => Index * Weeks;

    public int LastWeek => FirstWeek + Weeks - 1;

    public int Year => FirstWeek / WeeksOfYear;

    private int Month => FirstWeek % WeeksOfYear / 4 + 1;

    public Period Before => this with { Index = Index - 1 };

    public DateOnly From => new(Year, Month, FirstWeek % 4 * 7 + 1);

    /// <summary>The last day.</summary>
    public DateOnly To => (this with { Index = Index + 1 }).From.AddDays(-1);

    public DateTimeOffset Start => new(From, TimeOnly.MinValue, Vietnam);

    public DateTimeOffset End => new(To.AddDays(1), TimeOnly.MinValue, Vietnam);

    /// <summary>As the address of a page says it: "2026", "2026-q4", "2026-11", "2026-11-w2".</summary>
    public string Code => Kind switch
    {
        PeriodKind.Year => $"{Year:0000}",
        PeriodKind.Quarter => $"{Year:0000}-q{Index % 4 + 1}",
        PeriodKind.Month => $"{Year:0000}-{Month:00}",
        _ => $"{Year:0000}-{Month:00}-w{FirstWeek % 4 + 1}",
    };

    public string Name => Kind switch
    {
        PeriodKind.Year => $"Năm {Year}",
        PeriodKind.Quarter => $"Quý {(Index % 4) switch { 0 => "I", 1 => "II", 2 => "III", _ => "IV" }}/{Year}",
        PeriodKind.Month => $"Tháng {Month:00}/{Year}",
        _ => $"Tuần {FirstWeek % 4 + 1} tháng {Month:00}/{Year}",
    };

    public string Dates => $"{From.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)} – {To.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}";

    public static int WeekOf(DateOnly day) => day.Year * WeeksOfYear + (day.Month - 1) * 4 + Math.Min(3, (day.Day - 1) / 7);

    public static int WeekOf(DateTimeOffset time) => WeekOf(DateOnly.FromDateTime(time.ToOffset(Vietnam).DateTime));

    /// <summary>The last period of a kind that is over.</summary>
    public static Period LastEnded(PeriodKind kind, DateTimeOffset now)
    {
        var running = new Period(kind, WeekOf(now) / new Period(kind, 0).Weeks);
        return running.Before;
    }

    /// <summary>Of each kind those over that pages offer, the last first.</summary>
    public static IReadOnlyList<Period> LastEnded(PeriodKind kind, int many, DateTimeOffset now)
    {
        var last = LastEnded(kind, now);
        return [.. Enumerable.Range(0, many).Select(back => last with { Index = last.Index - back })];
    }

    /// <summary>Months, weeks, quarters, years, as many of each as pages offer.</summary>
    public static IReadOnlyList<Period> Offered(DateTimeOffset now) =>
        [.. LastEnded(PeriodKind.Month, 24, now), .. LastEnded(PeriodKind.Week, 16, now), .. LastEnded(PeriodKind.Quarter, 8, now), .. LastEnded(PeriodKind.Year, 5, now)];

    public bool IsOver(DateTimeOffset now) => LastWeek < WeekOf(now);

    /// <summary>Reads <see cref="Code"/>; null: it is none.</summary>
    public static Period? Read(string? code)
    {
        var parts = (code ?? "").Split('-');
        if (parts.Length > 3 || parts[0].Length != 4 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1990 or > 9000) return null;
        if (parts.Length == 1) return new Period(PeriodKind.Year, year);
        if (parts.Length == 2 && parts[1] is ['q', >= '1' and <= '4' and var quarter]) return new Period(PeriodKind.Quarter, year * 4 + quarter - '1');
        if (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var month) || month is < 1 or > 12) return null;
        if (parts.Length == 2) return new Period(PeriodKind.Month, year * 12 + month - 1);
        return parts[2] is ['w', >= '1' and <= '4' and var week] ? new Period(PeriodKind.Week, (year * 12 + month - 1) * 4 + week - '1') : null;
    }
}
