using AnTT.Bot.Dialogs.Questions;
using AnTT.Bot.Understanding;

namespace AnTT.Bot.Tests.Dialogs;

/// <summary>Who only asks is let out of a form; whose words answer it stays.</summary>
public sealed class OnlyAskingTests
{
    private static readonly MessageUnderstanding Reader = new();

    [Theory]
    [InlineData("không, tôi chỉ hỏi phạt bao nhiêu", "phạt bao nhiêu")]
    [InlineData("dạ không em chỉ hỏi đi tù mấy năm", "đi tù mấy năm")]
    [InlineData("tôi hỏi thôi mà", "")]
    [InlineData("đâu phải báo tin", "")]
    [InlineData("hỏi chơi", "")]
    [InlineData("toi chi hoi thoi", "")]
    [InlineData("tui hỏi chứ hông có tố ai hết", null)]
    [InlineData("sao lại thành báo tin thế", null)]
    [InlineData("cháu hỏi hộ bạn cháu thôi", null)]
    [InlineData("không phải tin báo nhé", null)]
    public void Whoever_only_asks_is_heard_and_so_is_the_question(string text, string? asked)
    {
        Assert.True(Reader.Holds(text, "wish.chi-hoi"), text);
        if (asked is not null) Assert.Equal(asked, Reader.Without(text, "wish.chi-hoi"));
    }

    [Theory]
    [InlineData("không")]
    [InlineData("không biết")]
    [InlineData("tôi không muốn báo tên")]
    [InlineData("hỏi công an phường rồi mà không ai xuống")]
    [InlineData("nó hỏi mượn xe rồi lấy luôn")]
    [InlineData("khoảng 9 giờ tối, ngõ 3")]
    [InlineData("tôi hỏi mà nhà bên không trả lời rồi đập phá")]
    [InlineData("em hỏi thử thì nó bán cho em một gói")]
    [InlineData("tôi không báo ai cả, ở xóm có sới bạc")]
    public void An_answer_is_no_way_out(string text) => Assert.False(Reader.Holds(text, "wish.chi-hoi"), text);

    [Fact]
    public void The_question_of_a_long_story_stands_alone()
    {
        const string story = "Nhà tôi có ba phòng trọ ở ngõ 15, tháng trước có hai vợ chồng trẻ từ Thái Bình lên thuê làm công nhân may, họ bảo chỉ ở vài tháng rồi về, tôi chưa làm giấy tờ gì, vậy cho tôi hỏi đăng ký tạm trú ở đâu ạ?";
        var asked = StoryQuestion.In(story, text => text.Contains("ở đâu", StringComparison.Ordinal)).ToList();
        Assert.Equal("đăng ký tạm trú ở đâu ạ", asked[0]);
        Assert.True(StoryQuestion.In(string.Concat(Enumerable.Repeat("cho tôi hỏi nộp ở đâu ", 900)), _ => true).Count() <= 3);
        Assert.Empty(StoryQuestion.In("đăng ký tạm trú ở đâu ạ?", _ => true));
    }

    [Theory]
    [InlineData("gây tai nạn bỏ chạy ở đầu ngõ 5 tối qua", "gây tai nạn bỏ chạy")]
    [InlineData("hôm nay trời đẹp", null)]
    public void What_was_done_is_taken_out_of_a_story(string story, string? deed) => Assert.Equal(deed, Reader.DeedIn(story));
}
