using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Forms;
using AnTT.Bot.Understanding;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Tests.Conversations;

public sealed class ThoughtTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);
    private static readonly MessageUnderstanding Understanding = new();
    private static readonly ConversationState Fresh = new();

    [Fact]
    public void Words_that_just_came_wait_for_more() =>
        Assert.IsType<Thought.Unfinished>(Next(Fresh, Said("tối qua ở đầu ngõ")));

    [Fact]
    public void Words_in_quick_succession_are_one_thought_once_it_is_quiet()
    {
        var whole = Assert.IsType<Thought.Whole>(Next(Fresh, Said("tối qua ở đầu ngõ", 2), Said("có mấy người tụ tập đánh bạc", 1)));

        Assert.Equal("tối qua ở đầu ngõ\ncó mấy người tụ tập đánh bạc", Thoughts.Join(whole.Messages).Text);
    }

    [Theory]
    [InlineData("cháy nhà rồi cứu với")]
    [InlineData("có người cầm dao đuổi chém")]
    [InlineData("menu")]
    [InlineData("huỷ")]
    [InlineData("Tôi muốn báo tin")]
    [InlineData("vượt đèn đỏ phạt bao nhiêu?")]
    public void What_is_urgent_or_complete_does_not_wait(string text) =>
        Assert.IsType<Thought.Whole>(Next(Fresh, Said(text)));

    [Fact]
    public void Danger_ends_the_wait_of_what_came_before_and_stands_alone()
    {
        var before = Assert.IsType<Thought.Whole>(Next(Fresh, Said("ở ngõ 12"), Said("cháy nhà rồi cứu với")));

        Assert.Equal("ở ngõ 12", Assert.Single(before.Messages).Activity!.Text);
    }

    [Fact]
    public void Photos_in_a_row_and_the_words_to_them_are_one_thought()
    {
        var whole = Assert.IsType<Thought.Whole>(Next(Fresh, Photo(6), Photo(5), Photo(4), Said("đống rác này ở ngõ 12", 3)));

        Assert.Equal(3, Thoughts.Join(whole.Messages).Attachments!.Count);
    }

    [Fact]
    public void A_person_who_keeps_typing_is_answered_all_the_same() =>
        Assert.IsType<Thought.Whole>(Next(Fresh, [.. Enumerable.Range(0, 10).Select(number => Said($"đoạn {number} của câu chuyện", 5 - number * 0.5))]));

    [Fact]
    public void What_failed_before_is_tried_alone()
    {
        var whole = Assert.IsType<Thought.Whole>(Next(Fresh, Said("một", 3, attempts: 1), Said("hai", 2)));

        Assert.Single(whole.Messages);
    }

    [Fact]
    public void Where_one_short_answer_is_awaited_nothing_waits() =>
        Assert.IsType<Thought.Whole>(Next(Fresh with { Expecting = Expectation.ReceiptCode }, Said("sen lúa mây")));

    private static Thought Next(ConversationState state, params Waiting[] pending) =>
        new Thoughts(Understanding, FormShelf.OfShipped(), Options.Create(new ConversationOptions()), new FixedClock()).Next(pending, state);

    private static Waiting Said(string text, double secondsAgo = 0, int attempts = 0) =>
        new(Row(secondsAgo, attempts), new Activity { Type = ActivityTypes.Message, Text = text });

    private static Waiting Photo(double secondsAgo) =>
        new(Row(secondsAgo, 0), new Activity { Type = ActivityTypes.Message, Attachments = [new Attachment { ContentType = "image/jpeg" }] });

    private static InboxMessage Row(double secondsAgo, int attempts) => new()
    {
        Channel = "c", ConversationId = "c", MessageId = "m", ActivityId = "a", Payload = "", ReceivedAt = Now - TimeSpan.FromSeconds(secondsAgo), Attempts = attempts,
    };

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
