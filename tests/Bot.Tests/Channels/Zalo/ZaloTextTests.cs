using System.Text.Json;
using AnTT.Bot.Channels.Zalo.Sending;
using AnTT.Bot.Conversations;

namespace AnTT.Bot.Tests.Channels.Zalo;

public sealed class ZaloTextTests
{
    [Fact]
    public void A_long_text_is_cut_at_the_end_of_a_sentence_and_loses_nothing()
    {
        var text = string.Join(' ', Enumerable.Range(1, 200).Select(number => $"Câu thứ {number} nói về Điều 5.2 và mức 1.000 đồng."));

        var parts = ZaloText.Split(text, 2000);

        Assert.All(parts, part => Assert.True(part.Length <= 2000 && part.EndsWith("đồng.", StringComparison.Ordinal)));
        Assert.Equal(text, string.Join(' ', parts));
    }

    [Theory]
    [InlineData(2000, 1)]
    [InlineData(2001, 2)]
    public void The_limit_itself_still_fits(int length, int parts) => Assert.Equal(parts, ZaloText.Split(new string('a', length), 2000).Count);

    [Fact]
    public void A_text_without_any_blank_is_cut_between_whole_letters()
    {
        var parts = ZaloText.Split(string.Concat(Enumerable.Repeat("😀", 1500)), 1001);

        Assert.All(parts, part => Assert.True(part.Length <= 1001 && !char.IsHighSurrogate(part[^1]) && !char.IsLowSurrogate(part[0])));
        Assert.Equal(3000, parts.Sum(part => part.Length));
    }

    [Fact]
    public void Letters_written_in_pieces_are_put_together_before_they_are_counted() =>
        Assert.Single(ZaloText.Split(string.Concat(Enumerable.Repeat("e\u0302\u0301", 1500)), 2000));

    [Fact]
    public void Up_to_five_choices_are_buttons_and_more_are_numbers()
    {
        Assert.True(Assert.Single(Render(5, buttons: true)).HasButtons);
        var numbered = Assert.Single(Render(6, buttons: true));
        Assert.False(numbered.HasButtons);
        Assert.Contains("\n6. Mục 6", numbered.Text, StringComparison.Ordinal);
        Assert.Contains("\n1. Mục 1", Assert.Single(Render(2, buttons: false)).Text, StringComparison.Ordinal);
    }

    private static IReadOnlyList<ZaloPart> Render(int choices, bool buttons) => ZaloRendering.Parts(
        new Activity
        {
            Type = ActivityTypes.Message,
            Text = "Chọn một mục.",
            SuggestedActions = new SuggestedActions
            {
                Actions = [.. Enumerable.Range(1, choices).Select(number => new CardAction { Type = "imBack", Title = $"Mục {number}", Value = JsonSerializer.SerializeToElement($"muc {number}") })],
            },
        },
        buttons, 2000, "Công an phường");
}
