using AnTT.Cases;
using AnTT.Cases.Evidence;
using AnTT.Cases.Tests.Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.Dialogs;

/// <summary>What a photo gives away: the sender is told, and decides without one more question.</summary>
public sealed class FileFactsTests
{
    [Fact]
    public async Task The_photo_lane_tells_what_the_photo_gives_away_and_keeps_its_four_taps()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var talk = await bot.TalkAsync();

        var first = await SendAsync(talk);
        await talk.SayAsync("Môi trường");
        await talk.SayAsync("sau chợ Mới");

        Assert.Contains("Ảnh 1 có ghi kèm nơi chụp, giờ chụp", first, StringComparison.Ordinal);
        Assert.Contains("loại nào", first, StringComparison.Ordinal);
        Assert.Contains("Mã tra cứu của bạn là", await talk.SayAsync("Gửi"), StringComparison.Ordinal);
        Assert.Equal(FactsChoice.NotAsked, Assert.Single(await FilesAsync(bot)).Facts);
    }

    [Fact]
    public async Task Who_keeps_place_and_time_answers_the_same_question_after_it()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var talk = await bot.TalkAsync();
        await SendAsync(talk);

        var kept = await talk.SayAsync("Giữ nơi, giờ chụp");

        Assert.Contains("cán bộ sẽ thấy nơi và giờ chụp", kept, StringComparison.Ordinal);
        Assert.Contains("loại nào", kept, StringComparison.Ordinal);
        Assert.Equal(FactsChoice.Keep, Assert.Single(await FilesAsync(bot)).Facts);
        await talk.SayAsync("bỏ thông tin ẩn");
        Assert.Equal(FactsChoice.Remove, Assert.Single(await FilesAsync(bot)).Facts);
    }

    [Fact]
    public async Task A_photo_already_told_of_is_not_told_of_again()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var talk = await bot.TalkAsync();
        await SendAsync(talk);

        // The very same bytes would be the first photo, sent again.
        var second = await SendAsync(talk, [.. HiddenCorpus.Jpeg(), 0]);

        Assert.Contains("Ảnh 2 có ghi kèm", second, StringComparison.Ordinal);
        Assert.DoesNotContain("Ảnh 1", second, StringComparison.Ordinal);
        Assert.DoesNotContain("có ghi kèm", await talk.SayAsync("Môi trường"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_a_tip_being_written_live_on_with_every_message()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var talk = await bot.TalkAsync();
        await SendAsync(talk);
        await using var scope = bot.App.Services.CreateAsyncScope();
        var vaults = scope.ServiceProvider.GetRequiredService<CasesDb>().EvidenceVaults;
        var longAgo = DateTimeOffset.UnixEpoch;
        await vaults.ExecuteUpdateAsync(set => set.SetProperty(row => row.LastUsedAt, longAgo));

        await talk.SayAsync("Môi trường");

        Assert.True((await vaults.AsNoTracking().SingleAsync()).LastUsedAt > longAgo);
    }

    private static async Task<string> SendAsync(Talk talk, byte[]? photo = null)
    {
        using var sent = await talk.UploadAsync(photo ?? HiddenCorpus.Jpeg(), "anh.jpg", "image/jpeg");
        return await talk.RepliesAsync(1);
    }

    private static async Task<List<EvidenceItem>> FilesAsync(RunningBot bot)
    {
        await using var scope = bot.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CasesDb>().Evidence.AsNoTracking().ToListAsync();
    }
}
