namespace AnTT.Bot.Understanding.Slots;

/// <summary>Vietnamese lunar dates (âm lịch, giờ Hà Nội): months begin on the day of the new moon at UTC+7; the month of the winter solstice is the eleventh.</summary>
/// <remarks>New moons and the sun's longitude after J. Meeus, Astronomical Algorithms, to a few minutes: enough for dates of this century.</remarks>
internal static class LunarCalendar
{
    private const double MeanMonth = 29.530588853;
    private const double HanoiOffset = 7.0 / 24;

    /// <summary>Julian day number of a civil date, counted at noon.</summary>
    private static int DayNumber(DateOnly date) => date.DayNumber + 1721426;

    private static DateOnly FromDayNumber(int day) => DateOnly.FromDayNumber(day - 1721426);

    /// <summary>The civil date of a lunar date; null when that month has no such day.</summary>
    /// <param name="year">Lunar year, named by the civil year in which it begins.</param>
    public static DateOnly? ToDate(int year, int month, int day)
    {
        // Months 11 and 12 close the year whose winter solstice falls in the same civil year.
        var eleventhBefore = EleventhMonth(year - 1);
        var eleventh = EleventhMonth(year);
        var index = month >= 11 ? month - 11 : month + 1;
        var start = month >= 11 ? eleventh : eleventhBefore;
        var next = month >= 11 ? EleventhMonth(year + 1) : eleventh;
        var leap = next - start > 12 ? LeapIndex(start) : int.MaxValue;
        var moon = start + index + (index >= leap ? 1 : 0);
        var first = NewMoonDay(moon);
        return day >= 1 && first + day - 1 < NewMoonDay(moon + 1) ? FromDayNumber(first + day - 1) : null;
    }

    /// <summary>Lunar day and month of a civil date; a leap month carries the number of the month before it.</summary>
    public static (int Year, int Month, int Day) FromDate(DateOnly date)
    {
        var today = DayNumber(date);
        var moon = (int)Math.Floor((today - 2415021) / MeanMonth) + 1;
        while (NewMoonDay(moon) > today) moon--;
        var year = EleventhMonth(date.Year) <= moon ? date.Year : date.Year - 1;
        var start = EleventhMonth(year);
        var leap = EleventhMonth(year + 1) - start > 12 ? LeapIndex(start) : int.MaxValue;
        var index = moon - start - (moon - start >= leap ? 1 : 0);
        var month = ((index + 10) % 12) + 1;
        return (month >= 11 ? year : year + 1, month, today - NewMoonDay(moon) + 1);
    }

    /// <summary>Count of the new moon that opens the eleventh month of a civil year.</summary>
    private static int EleventhMonth(int year)
    {
        var lastDay = DayNumber(new DateOnly(year, 12, 31));
        var moon = (int)Math.Floor((lastDay - 2415021) / MeanMonth) + 1;
        while (NewMoonDay(moon) > lastDay) moon--;
        return SunSector(NewMoonDay(moon)) >= 9 ? moon - 1 : moon;
    }

    /// <summary>The first month after <paramref name="start"/> in which the sun crosses no sector border.</summary>
    private static int LeapIndex(int start)
    {
        var index = 1;
        while (index < 14 && SunSector(NewMoonDay(start + index)) != SunSector(NewMoonDay(start + index + 1))) index++;
        return index;
    }

    /// <summary>Sector (30° of longitude, 0–11) of the sun at Hà Nội midnight that begins the day.</summary>
    private static int SunSector(int day)
    {
        var centuries = (day - 0.5 - HanoiOffset - 2451545.0) / 36525;
        var anomaly = Radians(357.52910 + (35999.05030 * centuries) - (0.0001559 * centuries * centuries));
        var mean = 280.46645 + (36000.76983 * centuries) + (0.0003032 * centuries * centuries);
        var equation = ((1.914600 - (0.004817 * centuries)) * Math.Sin(anomaly)) + ((0.019993 - (0.000101 * centuries)) * Math.Sin(2 * anomaly)) + (0.000290 * Math.Sin(3 * anomaly));
        var longitude = (mean + equation) % 360;
        return (int)((longitude + 360) % 360 / 30);
    }

    /// <summary>Day on which the new moon number <paramref name="moon"/> (0 at the start of 1900) falls in Hà Nội.</summary>
    private static int NewMoonDay(int moon)
    {
        var t = moon / 1236.85;
        var mean = 2415020.75933 + (MeanMonth * moon) + (0.0001178 * t * t) - (0.000000155 * t * t * t) + (0.00033 * Math.Sin(Radians(166.56 + (132.87 * t) - (0.009173 * t * t))));
        var sun = Radians(359.2242 + (29.10535608 * moon) - (0.0000333 * t * t));
        var moonAnomaly = Radians(306.0253 + (385.81691806 * moon) + (0.0107306 * t * t));
        var node = Radians(21.2964 + (390.67050646 * moon) - (0.0016528 * t * t));
        var shift = ((0.1734 - (0.000393 * t)) * Math.Sin(sun)) + (0.0021 * Math.Sin(2 * sun)) - (0.4068 * Math.Sin(moonAnomaly)) + (0.0161 * Math.Sin(2 * moonAnomaly))
            - (0.0004 * Math.Sin(3 * moonAnomaly)) + (0.0104 * Math.Sin(2 * node)) - (0.0051 * Math.Sin(sun + moonAnomaly)) - (0.0074 * Math.Sin(sun - moonAnomaly))
            + (0.0004 * Math.Sin((2 * node) + sun)) - (0.0004 * Math.Sin((2 * node) - sun)) - (0.0006 * Math.Sin((2 * node) + moonAnomaly))
            + (0.0010 * Math.Sin((2 * node) - moonAnomaly)) + (0.0005 * Math.Sin(sun + (2 * moonAnomaly)));
        var deltaT = -0.000278 + (0.000265 * t) + (0.000262 * t * t);
        return (int)Math.Floor(mean + shift - deltaT + 0.5 + HanoiOffset);
    }

    private static double Radians(double degrees) => degrees % 360 * Math.PI / 180;
}
