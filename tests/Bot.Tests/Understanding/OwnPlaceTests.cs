using AnTT.Bot.Understanding;
using AnTT.Cases.Routing;

namespace AnTT.Bot.Tests.Understanding;

public sealed class OwnPlaceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.FromHours(7));

    private static readonly MessageUnderstanding Reader = new(ward: new WardOptions
    {
        Name = "Phường Thạch Khôi",
        Aliases = ["Gia Xuyên"],
        Within = ["thành phố Hải Dương", "Hải Phòng"],
        Areas = [new() { Name = "Tổ dân phố 3", Aliases = ["Trại Bầu"] }],
    });

    private static readonly MessageUnderstanding Numbered = new(ward: new WardOptions { Name = "Phường 12" });

    [Theory]
    [InlineData("có trộm ở phường Thạch Khôi", null)]
    [InlineData("có trộm gần chợ, phường Thạch Khôi, thành phố Hải Dương", null)]
    [InlineData("có trộm ở Thạch Khôi, Hải Phòng", null)]
    [InlineData("trộm ở xã Gia Xuyên cũ", null)]
    [InlineData("có đánh bạc gần chợ Bến, phường Hải Tân", "phường Hải Tân")]
    [InlineData("có đánh bạc ở phường Hải Tân, thành phố Hải Dương", "phường Hải Tân")]
    [InlineData("nhà em ở Hà Nội bị trộm", "Hà Nội")]
    [InlineData("trộm xe ở quận 7", "quận 7")]
    public void Only_another_ward_or_city_is_outside(string text, string? outside) =>
        Assert.Equal(outside, Reader.Read(text, new MessageContext(Now)).Slots.Where?.Value.Outside);

    [Theory]
    [InlineData("trộm xe ở phường 12", null)]
    [InlineData("trộm xe ở phường 2", "phường 2")]
    public void A_ward_that_is_a_number_is_told_from_another(string text, string? outside) =>
        Assert.Equal(outside, Numbered.Read(text, new MessageContext(Now)).Slots.Where?.Value.Outside);

    [Theory]
    [InlineData("đêm nào ở Trại Bầu cũng có đánh bạc", "Trại Bầu")]
    [InlineData("dem nao o trai bau cung co danh bac", "trai bau")]
    public void A_nickname_of_an_area_is_a_place(string text, string place) =>
        Assert.Contains(place, Reader.Read(text, new MessageContext(Now)).Slots.Where?.Text ?? "", StringComparison.Ordinal);
}
