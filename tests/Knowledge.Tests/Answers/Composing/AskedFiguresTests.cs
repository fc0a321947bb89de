using System.Diagnostics;
using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Matching;

namespace AnTT.Knowledge.Tests.Answers.Composing;

/// <summary>Numbers and patterns that a message may hold without end.</summary>
public sealed class AskedFiguresTests
{
    [Fact]
    public void A_sum_without_end_is_no_sum() =>
        Assert.Null(AskedAmount.In(Word.Split("trộm 99999999999999999999999999 tỷ")));

    [Fact]
    public void A_threshold_without_end_is_no_threshold() =>
        Assert.Equal(SumBand.All, SumBand.Of("từ 99999999999999999999999999999999 tỷ đồng trở lên"));

    [Fact]
    public void Openings_sent_many_times_are_read_at_once()
    {
        var watch = Stopwatch.StartNew();
        Assert.Null(Amounts.Complete(string.Concat(Enumerable.Repeat("thế còn ", 9)) + "x", "đánh bạc phạt bao nhiêu"));
        Assert.True(watch.ElapsedMilliseconds < 1000);
    }

    [Theory]
    [InlineData("thế còn 6 triệu", "trộm 6 triệu bị phạt không")]
    [InlineData("khoảng 6 triệu thì sao", "trộm 6 triệu bị phạt không")]
    public void An_amount_alone_takes_the_place_of_the_one_before(string text, string complete) =>
        Assert.Equal(complete, Amounts.Complete(text, "trộm 3 triệu bị phạt không"));
}
