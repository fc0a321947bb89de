using System.Text.Json;
using AnTT.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.Dialogs;

/// <summary>A shared location finds its area; one outside the ward is taken and marked.</summary>
public sealed class WardMapTests
{
    [Theory]
    [InlineData(20.92, 106.33, "Tổ dân phố 2", false)]
    [InlineData(20.92, 106.31, "Tổ dân phố 1", false)]
    [InlineData(10.7769, 106.7009, null, true)]
    public async Task A_shared_location_is_matched_to_the_outlines_of_the_areas(double latitude, double longitude, string? area, bool beyond)
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync([.. Outline(0, 106.30), .. Outline(1, 106.32)]);
        var talk = await bot.TalkAsync();
        await talk.SayAsync("tối qua có người trộm xe máy của tôi");
        var shared = JsonSerializer.Serialize(new { type = "message", from = new { id = "u" }, channelData = new { place = new { latitude, longitude } } });
        using (await talk.PostAsync(shared)) await talk.RepliesAsync(1);
        var reply = "";
        for (var step = 0; step < 10 && !reply.Contains("đúng chưa", StringComparison.Ordinal); step++) reply = await talk.SayAsync(reply.Contains("báo tin thế nào", StringComparison.Ordinal) ? "Ẩn danh" : "Bỏ qua");
        await talk.SayAsync("Gửi");

        Assert.Equal(beyond, reply.Contains("có vẻ thuộc địa bàn khác", StringComparison.Ordinal));
        await using var scope = bot.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CasesDb>();
        var filed = await db.Cases.AsNoTracking().SingleAsync();
        Assert.Equal(area, (await db.Areas.AsNoTracking().SingleOrDefaultAsync(row => row.Id == filed.AreaId))?.Name);
        Assert.Equal(beyond, (await db.Reports.AsNoTracking().SingleAsync()).Answers.Any(answer => answer.Field == "outside-ward"));
    }

    private static string[] Outline(int area, double west) =>
    [
        $"--Ward:Areas:{area}:Name", $"Tổ dân phố {area + 1}",
        .. new[] { (20.90, west), (20.94, west), (20.94, west + 0.02), (20.90, west + 0.02) }
            .SelectMany((corner, n) => new[] { $"--Ward:Areas:{area}:Outline:{n}", FormattableString.Invariant($"{corner.Item1}, {corner.Item2}") }),
    ];
}
