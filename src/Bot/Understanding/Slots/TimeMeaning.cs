using System.Globalization;

namespace AnTT.Bot.Understanding.Slots;

/// <summary>Puts the pieces of one time together and resolves them against now.</summary>
internal static class TimeMeaning
{
    /// <summary>Before this hour people still call the past evening "tối nay".</summary>
    private const int NightOwlHour = 4;

    /// <summary>Hours from midnight of its day at which a part of the day begins and ends; beyond 24 is the next day.</summary>
    private static readonly Dictionary<string, (double From, double To)> Parts = new(StringComparer.Ordinal)
    {
        ["dawn"] = (3, 6), ["morning"] = (5, 11), ["noon"] = (11, 13.5), ["afternoon"] = (13, 18), ["evening"] = (18, 22), ["night"] = (21, 28), ["late"] = (22, 28),
    };

    /// <param name="plain">The message without marks, to see what stands between two hours.</param>
    public static TimeSpanMeant? Resolve(IReadOnlyList<TimeAtom> atoms, DateTimeOffset now, string plain)
    {
        if (Range(atoms, now, plain) is { } range) return range;
        if (Relative(atoms, now) is { } relative) return relative;
        var part = atoms.FirstOrDefault(atom => atom.Kind is "partday" or "part") is { } said ? said.Argument.Split('.')[0] : null;
        var clock = atoms.FirstOrDefault(atom => atom.Kind == "clock");
        var day = Day(atoms, now, part);
        if (clock is not null) return AtClock(clock, part, day, now);
        if (part is not null && day is null && atoms.Count == 1 && atoms[0].End - atoms[0].Start < 5) return null;
        if (part is not null) return OfPart(part, day, now);
        return day is { } known ? WholeDay(known, now) : Wider(atoms, now);
    }

    /// <summary>"8h đến 10h tối qua", "từ thứ 2 đến thứ 4": what begins at the first and ends with the second.</summary>
    private static TimeSpanMeant? Range(IReadOnlyList<TimeAtom> atoms, DateTimeOffset now, string plain)
    {
        for (var second = 1; second < atoms.Count; second++)
        {
            var (from, to) = (atoms[second - 1].End, atoms[second].Start);
            if (from >= to || to > plain.Length || plain[from..to].Trim() is not ("den" or "toi" or "-" or "–" or "cho den" or "cho toi" or "den tan" or "toi tan")) continue;
            var (before, after) = (atoms.Take(second).ToList(), atoms.Skip(second).ToList());
            // What the second half adds ("tối qua") tells the first half too, and the other way round.
            if (Resolve([.. before, .. Missing(after, before)], now, "") is not { } begins || Resolve([.. after, .. Missing(before, after)], now, "") is not { } ends) return null;
            var end = ends.To < begins.From && ends.IsExact ? ends.To.AddDays(1) : ends.To;
            return end < begins.From ? null : new TimeSpanMeant(begins.From, end, false, false);
        }
        return null;
    }

    private static IEnumerable<TimeAtom> Missing(List<TimeAtom> from, List<TimeAtom> where) =>
        from.Where(atom => atom.Kind is not "clock" && !where.Exists(has => Role(has) == Role(atom) || (has.Kind == "partday" && atom.Kind == "part")));

    private static string Role(TimeAtom atom) => atom.Kind switch { "part" => "part", "clock" => "clock", "partday" => "day", _ => "day" };

    private static TimeSpanMeant? Relative(IReadOnlyList<TimeAtom> atoms, DateTimeOffset now)
    {
        foreach (var atom in atoms)
        {
            switch (atom.Kind)
            {
                case "justnow" when atoms.All(other => other.Kind is "justnow" or "now"): return new TimeSpanMeant(now.AddMinutes(-30), now, false, false);
                case "halfhour": return Moment(now.AddMinutes(-30));
                case "ago" or "agoword" when atom.Argument == "minute": return Moment(now.AddMinutes(-atom.Number));
                case "ago" or "agoword" when atom.Argument == "hour": return Moment(now.AddHours(-atom.Number));
                case "halfmonth" when atoms.Count == 1: return Days(DateOnly.FromDateTime(now.DateTime).AddDays(-15), DateOnly.FromDateTime(now.DateTime).AddDays(-13), now);
                case "now" when atoms.Count == 1: return Moment(now);
                default: break;
            }
        }
        return null;
    }

    private static DateOnly? Day(IReadOnlyList<TimeAtom> atoms, DateTimeOffset now, string? part)
    {
        var today = DateOnly.FromDateTime(now.DateTime);
        foreach (var atom in atoms)
        {
            switch (atom.Kind)
            {
                case "date": return Latest(today, atom.Third, year => Civil(year, atom.Second, atom.Number));
                case "monthday": return MonthDay(today, atom.Number);
                case "lunar": return Lunar(today, atom.Number, atom.Second);
                case "solar": return Latest(today, HasLastYear(atoms) ? today.Year - 1 : 0, year => Civil(year, Argument(atom, 1), Argument(atom, 0)));
                case "lunarday": return Lunar(today, Argument(atom, 0), Argument(atom, 1));
                case "day": return today.AddDays(int.Parse(atom.Argument, CultureInfo.InvariantCulture));
                case "partday":
                    var offset = int.Parse(atom.Argument.Split('.')[1], CultureInfo.InvariantCulture);
                    var stillLastNight = offset == 0 && now.Hour < NightOwlHour && (part is "evening" or "night");
                    return today.AddDays(stillLastNight ? -1 : offset);
                case "weekday": return Weekday(atoms, today, int.Parse(atom.Argument, CultureInfo.InvariantCulture));
                case "ago" or "agoword" when atom.Argument == "day": return today.AddDays(-atom.Number);
                case "ago" or "agoword" when atom.Argument == "week": return today.AddDays(-7 * atom.Number);
                case "ago" or "agoword" when atom.Argument == "month": return today.AddMonths(-atom.Number);
                case "ago" or "agoword" when atom.Argument == "year": return today.AddYears(-atom.Number);
                default: break;
            }
        }
        return null;
    }

    private static TimeSpanMeant AtClock(TimeAtom clock, string? part, DateOnly? day, DateTimeOffset now)
    {
        var hour = Hour(clock.Number, part);
        var today = DateOnly.FromDateTime(now.DateTime);
        if (day is { } known) return Moment(At(known, hour, clock.Second));
        var moment = At(today, hour, clock.Second);
        if (part is null && hour is >= 1 and < 12 && At(today, hour + 12, clock.Second) <= now) moment = At(today, hour + 12, clock.Second);
        if (moment > now && part is null && hour is >= 1 and < 12) return Moment(At(today.AddDays(-1), hour + 12, clock.Second));
        return Moment(moment > now ? At(today.AddDays(-1), hour, clock.Second) : moment);
    }

    /// <summary>Hours since midnight of the day that is named; 24 and more fall on the next morning ("2h đêm qua").</summary>
    private static int Hour(int hour, string? part) => part switch
    {
        "afternoon" when hour is >= 1 and <= 7 => hour + 12,
        "noon" when hour is >= 1 and <= 3 => hour + 12,
        "evening" when hour is >= 4 and <= 11 => hour + 12,
        "evening" when hour == 12 => 24,
        "night" or "late" when hour is >= 6 and <= 11 => hour + 12,
        "night" or "late" when hour is 12 or 0 => 24,
        "night" or "late" when hour is >= 1 and <= 5 => hour + 24,
        "morning" or "dawn" when hour == 12 => 0,
        _ => hour,
    };

    private static TimeSpanMeant OfPart(string part, DateOnly? day, DateTimeOffset now)
    {
        var (from, to) = Parts[part];
        var known = day ?? DateOnly.FromDateTime(now.DateTime);
        var start = Midnight(known).AddHours(from);
        if (day is null && start > now) start = start.AddDays(-1);
        var end = start.AddHours(to - from);
        return new TimeSpanMeant(start, end > now && start <= now ? now : end, false, false);
    }

    private static TimeSpanMeant? Wider(IReadOnlyList<TimeAtom> atoms, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.DateTime);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var month = new DateOnly(today.Year, today.Month, 1);
        foreach (var atom in atoms)
        {
            switch (atom.Kind)
            {
                case "lastweekend": return Days(monday.AddDays(-2), monday, now);
                case "lastweek": return Days(monday.AddDays(-7), monday, now);
                case "weekbefore": return Days(monday.AddDays(-14), monday.AddDays(-7), now);
                case "thisweek": return Days(monday, today.AddDays(1), now);
                case "lastmonth": return Days(month.AddMonths(-1), month, now);
                case "thismonth": return Days(month, today.AddDays(1), now);
                case "month": return Third(FirstOf(atom, today), 1, atom.Second, now);
                case "year": return Third(new DateOnly(atom.Number > 0 ? atom.Number : today.Year + atom.Number, 1, 1), 12, atom.Second, now);
                case "tet" when Lunar(today, 1, 1) is { } newYear: return Days(newYear.AddDays(-7), newYear.AddDays(10), now);
                case "lastyear": return Days(new DateOnly(today.Year - 1, 1, 1), new DateOnly(today.Year, 1, 1), now);
                case "recent": return Days(today.AddDays(-7), today.AddDays(1), now);
                default: break;
            }
        }
        return null;
    }

    /// <summary>First day of the month named; one that has not come yet was last year's.</summary>
    private static DateOnly FirstOf(TimeAtom month, DateOnly today)
    {
        if (month.Number <= 0) return new DateOnly(today.Year, today.Month, 1).AddMonths(month.Number);
        var year = month.Third > 0 ? month.Third : month.Third < 0 ? today.Year - 1 : month.Number <= today.Month ? today.Year : today.Year - 1;
        return new DateOnly(year, month.Number, 1);
    }

    /// <param name="months">Length of the whole: a month, or the twelve of a year.</param>
    /// <param name="third">1 the beginning, 2 the middle, 3 the end, 0 the whole.</param>
    private static TimeSpanMeant Third(DateOnly first, int months, int third, DateTimeOffset now)
    {
        if (third == 0) return Days(first, first.AddMonths(months), now);
        if (months == 1) return third == 3 ? Days(first.AddDays(20), first.AddMonths(1), now) : Days(first.AddDays((third - 1) * 10), first.AddDays(third * 10), now);
        return third == 2 ? Days(first.AddMonths(3), first.AddMonths(9), now) : third == 1 ? Days(first, first.AddMonths(3), now) : Days(first.AddMonths(9), first.AddMonths(12), now);
    }

    private static DateOnly Weekday(IReadOnlyList<TimeAtom> atoms, DateOnly today, int weekday)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var inWeek = monday.AddDays((weekday + 6) % 7);
        if (atoms.Any(atom => atom.Kind == "weekbefore")) return inWeek.AddDays(-14);
        if (atoms.Any(atom => atom.Kind == "lastweek")) return inWeek.AddDays(-7);
        return inWeek > today ? inWeek.AddDays(-7) : inWeek;
    }

    private static bool HasLastYear(IReadOnlyList<TimeAtom> atoms) => atoms.Any(atom => atom.Kind == "lastyear");

    private static int Argument(TimeAtom atom, int index) => int.Parse(atom.Argument.Split('.')[index], CultureInfo.InvariantCulture);

    private static DateOnly? Lunar(DateOnly today, int day, int month)
    {
        var (year, thisMonth, _) = LunarCalendar.FromDate(today);
        // The last month has 29 or 30 days; its last one is "30 tết" all the same.
        if (month > 0) return Latest(today, 0, candidate => LunarCalendar.ToDate(candidate, month, day) ?? (day == 30 ? LunarCalendar.ToDate(candidate, month, 29) : null));
        var here = LunarCalendar.ToDate(year, thisMonth, day);
        if (here <= today) return here;
        return thisMonth == 1 ? LunarCalendar.ToDate(year - 1, 12, day) : LunarCalendar.ToDate(year, thisMonth - 1, day);
    }

    /// <summary>The latest such date that is not in the future; residents report what has happened.</summary>
    private static DateOnly? Latest(DateOnly today, int year, Func<int, DateOnly?> of)
    {
        if (year > 0) return of(year);
        for (var candidate = today.Year; candidate > today.Year - 3; candidate--)
        {
            if (of(candidate) is { } date && date <= today) return date;
        }
        return null;
    }

    private static DateOnly? MonthDay(DateOnly today, int day)
    {
        for (var back = 0; back < 3; back++)
        {
            var month = today.AddMonths(-back);
            if (Civil(month.Year, month.Month, day) is { } date && date <= today) return date;
        }
        return null;
    }

    private static DateOnly? Civil(int year, int month, int day) =>
        day >= 1 && month is >= 1 and <= 12 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(7));

    private static DateTimeOffset At(DateOnly day, int hour, int minute) => Midnight(day).AddHours(hour).AddMinutes(minute);

    private static TimeSpanMeant Moment(DateTimeOffset at) => new(at, at, true, false);

    private static TimeSpanMeant WholeDay(DateOnly day, DateTimeOffset now) => Days(day, day.AddDays(1), now);

    private static TimeSpanMeant Days(DateOnly from, DateOnly to, DateTimeOffset now) =>
        new(Midnight(from), Midnight(to) > now && Midnight(from) <= now ? now : Midnight(to), false, false);
}
