using AnTT.Cases.Routing;
using FsCheck;
using FsCheck.Fluent;

namespace AnTT.Cases.Tests.Routing;

public sealed class AreaOutlineTests
{
    private static readonly Gen<double> Unit = Gen.Choose(0, 1_000_000).Select(n => n / 1_000_000.0);

    /// <summary>Seen from its middle every corner stands at another bearing: convex or jagged like a star, never crossing itself.</summary>
    private static readonly Gen<MapCorner[]> Outlines =
        from count in Gen.Choose(3, 12)
        from far in Unit.ListOf(count)
        select far.Select((part, n) => Corner(n * 2 * Math.PI / count, 0.2 + (0.8 * part))).ToArray();

    private static readonly Gen<MapCorner> Points = from latitude in Unit from longitude in Unit select new MapCorner(20 + (3 * latitude) - 1.5, 106 + (3 * longitude) - 1.5);

    [Fact]
    public void The_middle_is_inside_and_what_is_farther_than_every_corner_is_not() => Prop.ForAll(
        Outlines.ToArbitrary(), Unit.ToArbitrary(),
        (outline, turn) => AreaOutline.Contains(outline, Corner(0, 0)) && !AreaOutline.Contains(outline, Corner(turn * 2 * Math.PI, 1.01))).QuickCheckThrowOnFailure();

    [Fact]
    public void Neither_the_first_corner_nor_the_direction_matters() => Prop.ForAll(
        Outlines.ToArbitrary(), Points.ToArbitrary(), Gen.Choose(0, 11).ToArbitrary(),
        (outline, point, first) =>
        {
            MapCorner[] turned = [.. outline.Skip(first % outline.Length), .. outline.Take(first % outline.Length)];
            MapCorner[] backwards = [.. outline.Reverse()];
            return AreaOutline.Contains(outline, point) == AreaOutline.Contains(turned, point) && AreaOutline.Contains(outline, point) == AreaOutline.Contains(backwards, point);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_areas_along_one_border_leave_no_gap_and_share_no_point() => Prop.ForAll(
        Unit.ListOf(5).ToArbitrary(), Points.ToArbitrary(),
        (bends, point) =>
        {
            MapCorner[] border = [.. bends.Select((bend, n) => new MapCorner(18 + n, 105.5 + bend))];
            MapCorner[] west = [.. border, new(22, 104), new(18, 104)], east = [.. border, new(22, 108), new(18, 108)];
            return AreaOutline.Contains(west, point) != AreaOutline.Contains(east, point);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("20.1, 106.1;20.2, 106.1", "ít nhất 3 điểm")]
    [InlineData("20.1, 106.1;20.2, 106.1;106.1", "“106.1” không đúng")]
    [InlineData("20.1, 106.1;20.2, 106.1;106.1, 20.2", "“106.1, 20.2” không đúng")]
    public async Task An_outline_that_is_none_stops_the_start_and_says_what_to_write(string corners, string says)
    {
        var settings = new Dictionary<string, string?> { ["Ward:Areas:7:Name"] = "Tổ dân phố 9" };
        foreach (var (corner, n) in corners.Split(';').Select((corner, n) => (corner, n))) settings[$"Ward:Areas:7:Outline:{n}"] = corner;

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => WardFixture.StartAsync(settings: settings));

        Assert.Contains("Tổ dân phố 9", fault.Message, StringComparison.Ordinal);
        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
    }

    private static MapCorner Corner(double bearing, double far) => new(20 + (far * Math.Sin(bearing)), 106 + (far * Math.Cos(bearing)));
}
