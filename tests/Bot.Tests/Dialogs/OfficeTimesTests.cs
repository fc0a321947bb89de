using AnTT.Bot.Dialogs;
using AnTT.Cases.Routing;

namespace AnTT.Bot.Tests.Dialogs;

public sealed class OfficeTimesTests
{
    private static readonly WardOptions.OfficeTime[] Hours =
    [
        new() { Day = DayOfWeek.Monday, From = new(7, 30), To = new(11, 30) },
        new() { Day = DayOfWeek.Monday, From = new(13, 30), To = new(17, 0) },
        new() { Day = DayOfWeek.Tuesday, From = new(7, 30), To = new(11, 30) },
    ];

    [Theory]
    [InlineData("2026-11-23T02:00:00Z", "trong giờ làm việc (đến 11:30")]
    [InlineData("2026-11-23T05:00:00Z", "mở lại lúc 13:30 hôm nay")]
    [InlineData("2026-11-23T12:00:00Z", "mở lại lúc 07:30 ngày mai")]
    [InlineData("2026-11-24T12:00:00Z", "mở lại lúc 07:30 thứ Hai 30/11")]
    public void Who_asks_for_an_officer_is_told_when_one_is_there(string now, string told) =>
        Assert.Contains(told, OfficeTimes.Describe(Hours, DateTimeOffset.Parse(now)), StringComparison.Ordinal);

    [Fact]
    public void Hours_nobody_has_published_are_not_made_up() =>
        Assert.Contains("chưa được công bố", OfficeTimes.Describe([], DateTimeOffset.UnixEpoch), StringComparison.Ordinal);
}
