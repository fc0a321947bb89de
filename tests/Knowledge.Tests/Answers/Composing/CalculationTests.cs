using AnTT.Knowledge.Answers.Composing;

namespace AnTT.Knowledge.Tests.Answers.Composing;

public sealed class CalculationTests
{
    [Theory]
    [InlineData("6.869.000", 6869000)]
    [InlineData("0.359", 0.359)]
    [InlineData("79,48", 79.48)]
    [InlineData("34.432", 34432)]
    [InlineData("03", 3)]
    public void Numbers_are_read_as_vietnamese_texts_write_them(string written, double meant)
    {
        Assert.True(VietnameseNumber.TryRead(written, out var number));
        Assert.Equal((decimal)meant, number);
    }

    [Fact]
    public void A_difference_is_exact_and_written_with_a_comma()
    {
        var computed = Calculation.Of(Operation.Difference, ["Hà Nội", "Hải Phòng"], [[new Quantity(0.348m, 0.348m, "")], [new Quantity(0.315m, 0.315m, "")]]);

        Assert.Equal("Hà Nội cao hơn Hải Phòng là 0,033: 0,348 − 0,315 = 0,033.", computed!.Text);
        Assert.Equal(["0,033"], computed.Results);
    }

    [Fact]
    public void Ranges_are_added_at_both_ends()
    {
        var computed = Calculation.Of(Operation.Sum, [], [[new Quantity(4_000_000, 6_000_000, "đồng")], [new Quantity(400_000, 600_000, "đồng")]]);

        Assert.Equal(["4.400.000", "6.600.000"], computed!.Results);
    }

    [Fact]
    public void Years_say_whether_it_rose_or_fell()
    {
        var computed = Calculation.Of(Operation.Difference, ["năm 2023", "năm 2021"], [[new Quantity(2.01m, 2.01m, "%")], [new Quantity(2.7m, 2.7m, "%")]]);

        Assert.StartsWith("Từ năm 2021 đến năm 2023 giảm 0,69 điểm phần trăm", computed!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_units_and_a_missing_figure_are_not_reckoned()
    {
        Assert.Null(Calculation.Of(Operation.Difference, ["a", "b"], [[new Quantity(35, 35, "vụ")], [new Quantity(61, 61, "đối")]]));
        Assert.Null(Calculation.Of(Operation.Sum, ["a", "b"], [[new Quantity(35, 35, "vụ")], []]));
        Assert.Null(Calculation.Of(Operation.Sum, ["a", "b"], [[new Quantity(6.6m, 6.6m, "lần")], [new Quantity(5.6m, 5.6m, "lần")]]));
    }
}
