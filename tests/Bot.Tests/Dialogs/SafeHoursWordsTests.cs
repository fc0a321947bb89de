using AnTT.Bot.Dialogs.Tips;
using AnTT.Cases.Mailboxes;

namespace AnTT.Bot.Tests.Dialogs;

/// <summary>When a frightened person may be written to: a wrong hour is read by the one who strikes.</summary>
public sealed class SafeHoursWordsTests
{
    [Theory]
    [InlineData("8h-11h", "08:00-11:00")]
    [InlineData("13h-17h", "13:00-17:00")]
    [InlineData("buổi sáng 8h-11h", "08:00-11:00")]
    [InlineData("2h đến 4h chiều", "14:00-16:00")]
    [InlineData("chiều từ 1 giờ đến 3 giờ", "13:00-15:00")]
    [InlineData("chieu tu 1 gio den 3 gio", "13:00-15:00")]
    [InlineData("7 rưỡi đến 9h tối", "19:30-21:00")]
    [InlineData("8h sáng đến 2h chiều", "08:00-14:00")]
    [InlineData("9h sáng đến 11h", "09:00-11:00")]
    [InlineData("trưa 11h đến 1h", "11:00-13:00")]
    [InlineData("10h đêm đến 12h đêm", "22:00-24:00")]
    [InlineData("ban ngày lúc 8 đến 11h", "08:00-11:00")]
    [InlineData("14h30-16h", "14:30-16:00")]
    [InlineData("buổi chiều", "13:00-17:00")]
    [InlineData("lúc nào cũng được", "")]
    [InlineData("Đừng nhắn cho tôi", ReplyHours.Never)]
    public void Hours_are_taken_as_they_are_meant(string told, string hours) => Assert.Equal(hours, SafeHours.Read(told));

    [Theory]
    [InlineData("2h đến 4h")]
    [InlineData("9h đến 11h")]
    [InlineData("em toi 8h-11h")]
    [InlineData("11h đêm đến 1h sáng")]
    [InlineData("buổi tối thì không được")]
    [InlineData("sáng hoặc chiều")]
    [InlineData("lúc nào cũng được trừ buổi tối")]
    [InlineData("sau 9h sáng")]
    [InlineData("9h sáng")]
    [InlineData("8h-10h sáng và 2h-4h chiều")]
    [InlineData("khi chồng em đi làm")]
    public void What_can_be_read_in_two_ways_is_not_taken(string told) => Assert.Null(SafeHours.Read(told));

    [Fact]
    public void The_hours_taken_are_shown_back() =>
        Assert.Equal("từ 14:00 đến 16:00 hằng ngày (bạn nói: 2h đến 4h chiều)", SafeHours.Show(SafeHours.Read("2h đến 4h chiều")!, "2h đến 4h chiều"));
}
