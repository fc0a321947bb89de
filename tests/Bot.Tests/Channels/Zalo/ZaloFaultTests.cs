using AnTT.Bot.Channels.Zalo.Events;
using AnTT.Bot.Channels.Zalo.Storage;
using AnTT.Bot.Channels.Zalo.Tokens;
using AnTT.Bot.Conversations;
using AnTT.Bot.Conversations.Outbox;
using AnTT.ZaloSimulator;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.Channels.Zalo;

/// <summary>The whole path with an ailing Zalo: nothing lost, nothing twice.</summary>
public sealed class ZaloFaultTests
{
    [Fact]
    public async Task Every_kind_of_failure_in_a_row_loses_nothing_and_repeats_nothing()
    {
        await using var town = await ZaloTown.StartAsync("--Zalo:RequestTimeout", "00:00:00.500");
        var lan = town.Someone();
        await lan.FollowAsync();
        await lan.ReadAsync();
        town.Platform.FailApi(new Fault.Status(502), new Fault.Silence(), new Fault.AnswerLost(), new Fault.AnswerLost());
        town.Platform.FailHistory(new Fault.Status(502));

        await lan.WriteAsync("vượt đèn đỏ xe máy bị phạt bao nhiêu?");
        await lan.WriteAsync("menu");

        await town.SettledAsync();
        Assert.Equal(3, lan.Messages.Count);
        Assert.Contains("168/2024", lan.Messages[1].Text, StringComparison.Ordinal);
        Assert.StartsWith("Bạn cần gì", lan.Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_access_token_that_ended_early_is_renewed_and_the_message_goes_out()
    {
        await using var town = await ZaloTown.StartAsync();
        var lan = town.Someone();
        town.Platform.Tokens.Expire();

        await lan.WriteAsync("xin chào");

        Assert.NotEmpty(await lan.ReadAsync());
        Assert.Equal((2, 0), (town.Platform.Tokens.Minted, town.Platform.Tokens.Burnt));
    }

    [Fact]
    public async Task A_broken_chain_raises_the_alarm_and_everything_waits_until_new_tokens_are_given()
    {
        await using var town = await ZaloTown.StartAsync();
        var lan = town.Someone();
        town.Platform.Tokens.StealChain();

        Assert.True((await lan.WriteAsync("vượt đèn đỏ xe máy bị phạt bao nhiêu?")).Succeeded);
        await town.UntilAsync(async _ => await town.Tokens.ReadAsync(CancellationToken.None) is { Status: ZaloTokenStatus.NeedsReconsent });
        Assert.True((await lan.WriteAsync("menu")).Succeeded);
        await town.UntilAsync(async db => await db.Outbox.CountAsync() >= 3 && !await db.Inbox.AnyAsync(row => row.Status == InboxStatus.Pending));
        Assert.Contains("zalo-needs-reconsent", await town.Bot.Http.GetStringAsync("/health/ready"), StringComparison.Ordinal);
        Assert.Empty(lan.Messages);

        var (access, refresh) = town.Platform.Tokens.Mint();
        await town.Tokens.ImportAsync(access, refresh, TimeSpan.FromHours(25), oaId: null, seedHash: null, CancellationToken.None);

        await town.SettledAsync();
        Assert.Contains("168/2024", lan.Messages[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("Bạn cần gì", lan.Messages[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("reconsent", await town.Bot.Http.GetStringAsync("/health/ready"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_consent_link_leads_through_Zalos_page_back_to_a_working_chain()
    {
        await using var town = await ZaloTown.StartAsync("--Zalo:CallbackUrl", "https://bot.example/channels/zalo/consent");
        town.Platform.Tokens.StealChain();
        await using var scope = town.Bot.App.Services.CreateAsyncScope();
        var link = await scope.ServiceProvider.GetRequiredService<ZaloConsentLink>().CreateAsync(CancellationToken.None);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var consented = await browser.GetAsync(new Uri(link));
        Assert.StartsWith("https://bot.example/channels/zalo/consent?", consented.Headers.Location!.ToString(), StringComparison.Ordinal);

        var said = await town.Bot.Http.GetStringAsync("/channels/zalo/consent" + consented.Headers.Location.Query);
        var again = await town.Bot.Http.GetStringAsync("/channels/zalo/consent" + consented.Headers.Location.Query);

        Assert.StartsWith("Đã uỷ quyền", said, StringComparison.Ordinal);
        Assert.StartsWith("Liên kết đã dùng", again, StringComparison.Ordinal);
        var lan = town.Someone();
        await lan.WriteAsync("xin chào");
        Assert.NotEmpty(await lan.ReadAsync());
    }

    [Fact]
    public async Task Where_buttons_are_refused_choices_become_numbers_for_good()
    {
        await using var town = await ZaloTown.StartAsync();
        town.Platform.Messages.TakesButtons = false;
        var lan = town.Someone();

        await lan.FollowAsync();
        Assert.Contains("\n1. Báo tin", await lan.ReadAsync(), StringComparison.Ordinal);
        await lan.WriteAsync("1");

        Assert.Contains("đang gặp nguy hiểm", await lan.ReadAsync(), StringComparison.Ordinal);
        Assert.True((await town.Tokens.ReadAsync(CancellationToken.None))!.ButtonsRefused);
    }

    [Fact]
    public async Task Called_too_often_the_channel_rests_and_the_message_waits()
    {
        await using var town = await ZaloTown.StartAsync();
        town.Platform.FailApi(new Fault.Code(-32));
        var lan = town.Someone();

        await lan.FollowAsync();

        var breakers = town.Bot.App.Services.GetRequiredService<ChannelBreakers>();
        await town.UntilAsync(_ => Task.FromResult(breakers.Show("zalo") is { Code: "-32" }));
        Assert.Empty(lan.Messages);
        breakers.Reset("zalo");
        Assert.NotEmpty(await lan.ReadAsync());
    }

    [Fact]
    public async Task A_paused_channel_keeps_what_is_to_be_sent_and_sends_it_in_order_when_resumed()
    {
        await using var town = await ZaloTown.StartAsync();
        await PauseAsync(town, true);
        var lan = town.Someone();
        await lan.FollowAsync();
        await lan.WriteAsync("menu");
        await town.UntilAsync(async db => await db.Outbox.CountAsync() == 2);
        Assert.Empty(lan.Messages);

        await PauseAsync(town, false);

        await town.SettledAsync();
        Assert.StartsWith("Xin chào", lan.Messages[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("Bạn cần gì", lan.Messages[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_while_the_webhook_was_switched_off_is_taken_from_the_history_once()
    {
        await using var town = await ZaloTown.StartAsync();
        var reconciler = town.Bot.App.Services.GetRequiredService<ZaloReconciler>();
        var (lan, minh) = (town.Someone(), town.Someone());
        await lan.WriteAsync("menu");
        await town.SettledAsync();
        town.Platform.Webhook.IsDisabled = true;
        await lan.WriteAsync("vượt đèn đỏ xe máy bị phạt bao nhiêu?");
        await minh.WriteAsync("xin chào");

        Assert.Equal(2, await reconciler.CompareAsync(TimeSpan.Zero, CancellationToken.None));
        Assert.Equal(0, await reconciler.CompareAsync(TimeSpan.Zero, CancellationToken.None));

        await town.SettledAsync();
        Assert.Contains("168/2024", lan.Messages[^1].Text, StringComparison.Ordinal);
        Assert.NotEmpty(minh.Messages);
    }

    [Fact]
    public async Task A_message_that_was_being_sent_when_the_program_died_is_not_sent_twice()
    {
        var folder = Directory.CreateTempSubdirectory("antt-zalo-").FullName;
        var platform = await ZaloPlatform.StartAsync();
        platform.Tokens.Mint();
        var lan = platform.Person("2000000000000077777");
        await using (var before = await ZaloTown.StartAsync(folder, platform))
        {
            await lan.FollowAsync();
            await before.SettledAsync();
            await PauseAsync(before, true);
            await lan.WriteAsync("menu");
            await before.UntilAsync(async db => await db.Outbox.AnyAsync());
            // The program dies after Zalo took the message and before that could be noted.
            await using var scope = before.Bot.App.Services.CreateAsyncScope();
            var store = scope.ServiceProvider.GetRequiredService<OutboxStore>();
            var claimed = Assert.Single(await store.ClaimAsync("the one that died", new Dictionary<string, int> { ["zalo"] = 1 }, CancellationToken.None));
            var sender = before.Bot.App.Services.GetRequiredService<ChannelSenders>().For("zalo");
            var activity = before.Bot.App.Services.GetRequiredService<OutboxSeal>().Open(claimed.Row.Payload);
            await sender.SendAsync(new OutgoingMessage(claimed.Row.Id, claimed.Row.ConversationId, claimed.Recipient!, activity, 0, 0, null, () => Task.CompletedTask), CancellationToken.None);
            await PauseAsync(before, false);
            await before.Bot.DisposeAsync();

            var after = await ZaloTown.StartAsync(folder, platform);
            await after.SettledAsync();
            Assert.Equal(2, lan.Messages.Count);
            await after.Bot.DisposeAsync();
        }
        Directory.Delete(folder, recursive: true);
    }

    private static async Task PauseAsync(ZaloTown town, bool paused)
    {
        await using var scope = town.Bot.App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<OutboxStore>().SetPausedAsync("zalo", paused, CancellationToken.None);
        scope.ServiceProvider.GetRequiredService<OutboxSignal>().Wake();
    }
}
