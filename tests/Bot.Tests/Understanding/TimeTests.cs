using System.Globalization;
using AnTT.Bot.Understanding;
using AnTT.Bot.Understanding.Slots;

namespace AnTT.Bot.Tests.Understanding;

public sealed class TimeTests
{
    private static readonly MessageUnderstanding Reader = new();
    private static readonly TimeSpan Hanoi = TimeSpan.FromHours(7);

    [Theory]
    [InlineData("times.tsv")]
    [InlineData("times-wide.tsv")]
    [InlineData("times-varied.tsv")]
    public void Times_are_resolved_against_the_clock_of_the_message(string file)
    {
        var wrong = new List<string>();
        foreach (var row in DangerTests.Rows(file))
        {
            var cells = row.Split('\t');
            var when = Reader.Read(cells[1], new MessageContext(Moment(cells[0]), Expecting.FreeText)).Slots.When;
            if (!Fits(cells[2], when?.Value)) wrong.Add($"{cells[0]} \"{cells[1]}\" wanted {cells[2]}, got {Show(when)}");
        }
        Assert.True(wrong.Count == 0, $"{wrong.Count}\n" + string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("tối qua", -1, 18, 22)]
    [InlineData("toi hom qua", -1, 18, 22)]
    [InlineData("sáng hôm qua", -1, 5, 11)]
    [InlineData("chiều hôm kia", -2, 13, 18)]
    [InlineData("đêm qua", -1, 21, 28)]
    [InlineData("trưa qua", -1, 11, 13.5)]
    [InlineData("8h tối qua", -1, 20, 20)]
    [InlineData("2h đêm qua", -1, 26, 26)]
    [InlineData("8h kém 15 tối hôm qua", -1, 19.75, 19.75)]
    [InlineData("9 giờ rưỡi sáng hôm qua", -1, 9.5, 9.5)]
    [InlineData("hôm qua", -1, 0, 24)]
    [InlineData("3 ngày trước", -3, 0, 24)]
    public void The_clock_may_stand_anywhere_in_the_year(string text, int day, double fromHour, double toHour)
    {
        for (var now = new DateTimeOffset(2026, 1, 1, 8, 0, 0, Hanoi); now.Year < 2028; now = now.AddHours(163))
        {
            var midnight = new DateTimeOffset(now.Date, Hanoi).AddDays(day);
            var span = Reader.Read(text, new MessageContext(now.ToUniversalTime(), Expecting.FreeText)).Slots.When?.Value;
            Assert.NotNull(span);
            Assert.Equal(midnight.AddHours(fromHour), span.From);
            Assert.True(span.To == midnight.AddHours(toHour) || span.To == now, $"{now} {span}");
        }
    }

    // Đầu năm âm lịch Việt Nam, công bố trong lịch nhà nước.
    [Theory]
    [InlineData(2020, "2020-01-25")]
    [InlineData(2021, "2021-02-12")]
    [InlineData(2022, "2022-02-01")]
    [InlineData(2023, "2023-01-22")]
    [InlineData(2024, "2024-02-10")]
    [InlineData(2025, "2025-01-29")]
    [InlineData(2026, "2026-02-17")]
    [InlineData(2027, "2027-02-06")]
    [InlineData(2028, "2028-01-26")]
    [InlineData(2029, "2029-02-13")]
    [InlineData(2030, "2030-02-02")]
    public void Lunar_new_year_falls_on_its_day(int year, string date)
    {
        Assert.Equal(DateOnly.Parse(date, CultureInfo.InvariantCulture), LunarCalendar.ToDate(year, 1, 1));
    }

    [Fact]
    public void Every_civil_date_survives_the_way_to_the_lunar_calendar_and_back_outside_leap_months()
    {
        var lost = 0;
        for (var date = new DateOnly(2020, 1, 1); date.Year < 2035; date = date.AddDays(1))
        {
            var (year, month, day) = LunarCalendar.FromDate(date);
            if (LunarCalendar.ToDate(year, month, day) != date) lost++;
        }
        Assert.InRange(lost, 0, 6 * 30);
    }

    internal static bool Fits(string wanted, TimeSpanMeant? got)
    {
        if (wanted.Contains('|', StringComparison.Ordinal)) return wanted.Split('|').Any(either => Fits(either, got));
        if (wanted == "-") return got is null;
        if (got is null) return false;
        if (wanted == "recurs") return got.Recurs;
        if (!wanted.Contains("..", StringComparison.Ordinal) && wanted.Contains(':', StringComparison.Ordinal)) return got.IsExact && got.From == Moment(wanted) && got.To == got.From;
        var (from, to) = wanted.Split("..") is [var a, var b] ? (Moment(a), Moment(b)) : (Moment(wanted), Moment(wanted).AddDays(1));
        if (wanted.Contains("..", StringComparison.Ordinal) && wanted.Contains(':', StringComparison.Ordinal)) return got.From == from && got.To == to;
        return got.From >= from && got.To <= to && !got.IsExact;
    }

    private static DateTimeOffset Moment(string text) => new(DateTime.Parse(text, CultureInfo.InvariantCulture), Hanoi);

    private static string Show(Found<TimeSpanMeant>? when) =>
        when is null ? "nothing" : $"\"{when.Text}\" {when.Value.From:yyyy-MM-dd HH:mm}..{when.Value.To:yyyy-MM-dd HH:mm} {(when.Value.IsExact ? "exact" : "")} {(when.Value.Recurs ? "recurs" : "")}";
}
