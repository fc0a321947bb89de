namespace AnTT.Cases.Clocks;

/// <summary>When a deadline ends. Pure arithmetic on Vietnamese time, which knows no summer time.</summary>
public static class Deadline
{
    /// <summary>A calendar nobody works by must not count for ever: after this many days the day itself is the end.</summary>
    private const int MostDays = 3660;

    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    /// <remarks>
    /// Minutes count as they pass outside pauses; working minutes as the calendar says. Days and months end at 24:00 of the last day, the day of the start not
    /// counted, and when that is a day off, at 24:00 of the next working day (BLTTHS Điều 134 khoản 1; BLDS Điều 147, 148). A day counts unless the clock
    /// stood still for the whole of it.
    /// </remarks>
    /// <param name="amount">1 or more.</param>
    /// <param name="pauses">Ended ones, oldest first, not overlapping.</param>
    public static DateTimeOffset Of(DateTimeOffset start, int amount, ClockUnit unit, WorkCalendar calendar, IReadOnlyList<ClockPause> pauses)
    {
        var local = start.ToOffset(Vietnam).DateTime;
        var still = pauses.Select(pause => (From: pause.From.ToOffset(Vietnam).DateTime, Until: pause.Until.ToOffset(Vietnam).DateTime)).ToList();
        var end = unit switch
        {
            ClockUnit.Minutes => Minutes(local, TimeSpan.FromMinutes(amount), still),
            ClockUnit.WorkMinutes => WorkMinutes(local, TimeSpan.FromMinutes(amount), calendar, still),
            ClockUnit.WorkDays => Midnight(WorkDays(DateOnly.FromDateTime(local), amount, calendar, still)),
            ClockUnit.Days => Midnight(Rolled(Shifted(DateOnly.FromDateTime(local), DateOnly.FromDateTime(local).AddDays(amount), still), calendar)),
            ClockUnit.Months => Midnight(Rolled(Shifted(DateOnly.FromDateTime(local), DateOnly.FromDateTime(local).AddMonths(amount), still), calendar)),
            _ => throw new ArgumentOutOfRangeException(nameof(unit)),
        };
        return new DateTimeOffset(end, Vietnam).ToUniversalTime();
    }

    private static DateTime Minutes(DateTime start, TimeSpan amount, List<(DateTime From, DateTime Until)> still)
    {
        var end = start + amount;
        foreach (var (from, until) in still)
        {
            if (from >= end) break;
            if (until > start) end += until - (from > start ? from : start);
        }
        return end;
    }

    private static DateTime WorkMinutes(DateTime start, TimeSpan amount, WorkCalendar calendar, List<(DateTime From, DateTime Until)> still)
    {
        var left = amount;
        var day = DateOnly.FromDateTime(start);
        for (var counted = 0; counted < MostDays; counted++, day = day.AddDays(1))
        {
            foreach (var (from, until) in calendar.SpansOn(day).SelectMany(span => Running(Later(At(day, span.From), start), At(day, span.Until), still)))
            {
                if (until - from >= left) return from + left;
                left -= until - from;
            }
        }
        return Midnight(day);
    }

    /// <summary>What is left of a time when the pauses are cut out.</summary>
    private static IEnumerable<(DateTime From, DateTime Until)> Running(DateTime from, DateTime until, List<(DateTime From, DateTime Until)> still)
    {
        foreach (var pause in still)
        {
            if (pause.From >= until) break;
            if (pause.From > from) yield return (from, pause.From);
            from = Later(from, pause.Until);
        }
        if (from < until) yield return (from, until);
    }

    private static DateOnly WorkDays(DateOnly day, int amount, WorkCalendar calendar, List<(DateTime From, DateTime Until)> still)
    {
        for (var seen = 0; amount > 0 && seen < MostDays; seen++)
        {
            day = day.AddDays(1);
            if (calendar.IsWorkDay(day) && !StandsStill(day, still)) amount--;
        }
        return day;
    }

    private static DateOnly Shifted(DateOnly start, DateOnly end, List<(DateTime From, DateTime Until)> still)
    {
        if (still.Count == 0) return end;
        for (var day = start.AddDays(1); day <= end; day = day.AddDays(1))
        {
            if (StandsStill(day, still)) end = end.AddDays(1);
        }
        return end;
    }

    private static DateOnly Rolled(DateOnly day, WorkCalendar calendar)
    {
        for (var seen = 0; !calendar.IsWorkDay(day) && seen < MostDays; seen++) day = day.AddDays(1);
        return day;
    }

    /// <summary>Whether pauses, one after the other without a gap, cover the whole day.</summary>
    private static bool StandsStill(DateOnly day, List<(DateTime From, DateTime Until)> still) =>
        !Running(day.ToDateTime(TimeOnly.MinValue), day.AddDays(1).ToDateTime(TimeOnly.MinValue), still).Any();

    private static DateTime Midnight(DateOnly day) => day.AddDays(1).ToDateTime(TimeOnly.MinValue);

    private static DateTime At(DateOnly day, int minute) => day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;
}
