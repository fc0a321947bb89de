using AnTT.Cases.Clocks;
using FsCheck;
using FsCheck.Fluent;

namespace AnTT.Cases.Tests.Clocks;

/// <summary>Deadlines against somebody who counts every single minute on a wall clock and knows no arithmetic.</summary>
public sealed class DeadlineTests
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);
    private static readonly DateTime Beginning = new(2027, 1, 25);

    private sealed record Story(string Calendar, DateTime Start, int Amount, ClockUnit Unit, IReadOnlyList<(DateTime From, DateTime Until)> Pauses);

    private static readonly Gen<string> Week =
        from days in Gen.ListOf(Gen.Elements("nghỉ", "07:30-11:30, 13:30-17:00", "08:00-12:00", "00:00-24:00", "06:00-09:00, 10:15-11:00, 22:30-24:00"), 7)
        select string.Join('\n', new[] { "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật" }.Zip(days, (day, hours) => $"{day}: {hours}"));

    private static readonly Gen<string> Named =
        from tet in Gen.Choose(0, 12)
        from length in Gen.Choose(1, 9)
        from makeUp in Gen.Choose(14, 25)
        select $"Nghỉ {Day(tet)} - {Day(tet + length - 1 > 13 ? 13 : tet + length - 1)}: Tết\nLàm bù {Day(makeUp)}: 07:30-11:30, 13:00-16:00\nNghỉ {Day(26)}: nghỉ (cần xác nhận)";

    private static readonly Gen<Story> Stories =
        from week in Week
        from named in Named
        from minute in Gen.Choose(0, 20 * 1440)
        from unit in Gen.Elements(Enum.GetValues<ClockUnit>())
        from amount in unit switch
        {
            ClockUnit.Months => Gen.Choose(1, 3),
            ClockUnit.Days or ClockUnit.WorkDays => Gen.Choose(1, 15),
            _ => Gen.Choose(1, 4000),
        }
        from gaps in Gen.ListOf(Gen.Choose(0, 5000))
        let start = Beginning.AddMinutes(minute)
        select new Story($"Thứ Hai: 07:30-11:30\n{week[(week.IndexOf('\n', StringComparison.Ordinal) + 1)..]}\n{named}", start, amount, unit, [.. PausesFrom(start, gaps.Take(8))]);

    private static string Day(int after) => Beginning.AddDays(after).ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Run, stop, run, stop …, as long as the numbers say.</summary>
    private static IEnumerable<(DateTime From, DateTime Until)> PausesFrom(DateTime start, IEnumerable<int> lengths)
    {
        var at = start;
        foreach (var pair in lengths.Chunk(2).Where(pair => pair.Length == 2 && pair[1] > 0))
        {
            var from = at.AddMinutes(pair[0]);
            at = from.AddMinutes(pair[1]);
            yield return (from, at);
        }
    }

    [Fact]
    public void Every_deadline_is_what_counting_minute_by_minute_gives() => Prop.ForAll(Stories.ToArbitrary(), story =>
    {
        var calendar = WorkCalendar.Read(story.Calendar).Calendar!;
        var pauses = story.Pauses.Select(pause => new ClockPause(At(pause.From), At(pause.Until), "lý do")).ToList();

        var due = Deadline.Of(At(story.Start), story.Amount, story.Unit, calendar, pauses);

        Assert.Equal(At(Count(story)), due);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void Twenty_days_that_end_on_a_holiday_end_after_it()
    {
        var calendar = WorkCalendar.Read("Thứ Hai: 07:30-11:30\nThứ Ba: 07:30-11:30\nThứ Tư: 07:30-11:30\nThứ Năm: 07:30-11:30\nThứ Sáu: 07:30-11:30\nNghỉ 05/02/2027 - 11/02/2027: Tết").Calendar!;

        var due = Deadline.Of(new DateTimeOffset(2027, 1, 18, 9, 0, 0, Vietnam), 20, ClockUnit.Days, calendar, []);

        Assert.Equal("hết ngày 12/02/2027", ClockWords.End(due));
    }

    [Fact]
    public void A_month_has_its_last_day_where_the_same_day_is_missing()
    {
        var calendar = WorkCalendar.Read("Chủ Nhật: 07:30-11:30\nThứ Bảy: 08:00-09:00").Calendar!;

        var due = Deadline.Of(new DateTimeOffset(2026, 12, 31, 9, 0, 0, Vietnam), 2, ClockUnit.Months, calendar, []);

        Assert.Equal("hết ngày 28/02/2027", ClockWords.End(due));
    }

    [Theory]
    [InlineData("Thứ Hai: 8h-11h", "Dòng 1")]
    [InlineData("Thứ Hai: 08:00-11:00, 10:00-12:00", "Dòng 1")]
    [InlineData("Thứ Hai: 08:00-11:00\nNghỉ 31/02/2027: x", "Dòng 2")]
    [InlineData("Thứ Hai: 08:00-11:00\nNghỉ 05/02/2027 - 01/02/2027: x", "Dòng 2")]
    [InlineData("Thứ Hai: 08:00-11:00\nThứ Hai: 08:00-11:00", "Dòng 2")]
    [InlineData("Thứ Hai: 08:00-11:00\nNghỉ 05/02/2027: Tết\nLàm bù 05/02/2027: 08:00-11:00", "Dòng 3")]
    [InlineData("Thứ Hai: nghỉ", "ít nhất một ngày")]
    [InlineData("hôm nay nghỉ", "Dòng 1")]
    public void A_calendar_written_wrong_says_where(string text, string said)
    {
        var (calendar, faults) = WorkCalendar.Read(text);

        Assert.Null(calendar);
        Assert.Contains(faults, fault => fault.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void A_calendar_can_be_typed_without_marks_and_unconfirmed_days_do_not_count()
    {
        var calendar = WorkCalendar.Read("thu hai: 08:00-11:00\nnghi 01/02/2027: tet (can xac nhan)\nlam bu 06/02/2027: 08:00-09:00").Calendar!;

        Assert.True(calendar.IsWorkDay(new DateOnly(2027, 2, 1)));
        Assert.True(calendar.IsWorkDay(new DateOnly(2027, 2, 6)));
        Assert.Single(calendar.Unconfirmed);
    }

    private static DateTimeOffset At(DateTime local) => new DateTimeOffset(local, Vietnam).ToUniversalTime();

    // The wall clock. It shares no line with the program: it reads the calendar's text again by itself.
    private static DateTime Count(Story story)
    {
        var working = Working(story.Calendar);
        bool Runs(DateTime minute) => !story.Pauses.Any(pause => pause.From <= minute && minute < pause.Until);
        bool Works(DateTime minute) => working(minute.Date).Any(span => span.From <= minute.TimeOfDay && minute.TimeOfDay < span.Until);
        bool Counts(DateTime day) => Enumerable.Range(0, 1440).Any(minute => Runs(day.AddMinutes(minute)));

        if (story.Unit is ClockUnit.Minutes or ClockUnit.WorkMinutes)
        {
            var left = story.Amount;
            for (var minute = story.Start; ; minute = minute.AddMinutes(1))
            {
                if (Runs(minute) && (story.Unit == ClockUnit.Minutes || Works(minute)) && --left == 0) return minute.AddMinutes(1);
            }
        }
        var day = story.Start.Date;
        var days = story.Unit == ClockUnit.Months ? (story.Start.Date.AddMonths(story.Amount) - story.Start.Date).Days : story.Amount;
        while (days > 0)
        {
            day = day.AddDays(1);
            if (Counts(day) && (story.Unit != ClockUnit.WorkDays || working(day).Count > 0)) days--;
        }
        while (working(day).Count == 0) day = day.AddDays(1);
        return day.AddDays(1);
    }

    private static Func<DateTime, List<(TimeSpan From, TimeSpan Until)>> Working(string text)
    {
        var lines = text.Split('\n');
        string[] names = ["Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];
        var tet = lines.Single(line => line.StartsWith("Nghỉ", StringComparison.Ordinal) && line.EndsWith("Tết", StringComparison.Ordinal));
        var makeUp = lines.Single(line => line.StartsWith("Làm bù", StringComparison.Ordinal));
        DateTime Date(string line, int at) => DateTime.ParseExact(line.Substring(at, 10), "dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);
        var known = new Dictionary<DateTime, List<(TimeSpan, TimeSpan)>>();
        return day =>
        {
            if (known.TryGetValue(day, out var spans)) return spans;
            if (day >= Date(tet, 5) && day <= Date(tet, 18)) return known[day] = [];
            var hours = day == Date(makeUp, 7) ? makeUp[19..] : lines.Single(line => line.StartsWith(names[(int)day.DayOfWeek] + ":", StringComparison.Ordinal)).Split(": ")[1];
            return known[day] = hours == "nghỉ" ? [] : [.. hours.Split(", ").Select(span => span.Split('-')).Select(span => (Time(span[0]), Time(span[1])))];
        };
    }

    private static TimeSpan Time(string text) => text == "24:00" ? TimeSpan.FromDays(1) : TimeSpan.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
