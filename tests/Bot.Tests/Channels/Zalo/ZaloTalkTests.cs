using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.Tests.Channels.Zalo;

public sealed class ZaloTalkTests
{
    [Fact]
    public async Task A_question_asked_in_Zalo_is_answered_there_with_its_source()
    {
        await using var town = await ZaloTown.StartAsync();
        var lan = town.Someone();

        var delivery = await lan.WriteAsync("vượt đèn đỏ xe máy bị phạt bao nhiêu?");

        Assert.True(delivery.Succeeded);
        var answer = await lan.ReadAsync(2);
        Assert.Contains("168/2024", answer, StringComparison.Ordinal);
        Assert.Contains("trợ lý tự động", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repeats_of_a_message_are_acknowledged_and_answered_once()
    {
        await using var town = await ZaloTown.StartAsync();
        var lan = town.Someone();
        town.Platform.Webhook.ExtraRepeats = 4;

        var delivery = await lan.WriteAsync("xin chào");

        Assert.Equal(5, delivery.Tries);
        Assert.True(delivery.Succeeded);
        await town.SettledAsync();
        Assert.Equal(lan.Messages.Select(message => message.Text).Distinct(), lan.Messages.Select(message => message.Text));
        Assert.InRange(lan.Messages.Count, 1, 2);
    }
}
