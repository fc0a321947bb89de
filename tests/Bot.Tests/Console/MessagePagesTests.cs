using AnTT.Bot.Conversations;
using AnTT.Bot.Conversations.Outbox;
using AnTT.Bot.StaffConsole.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.StaffConsole;

public sealed class MessagePagesTests
{
    [Fact]
    public async Task A_message_that_cannot_be_answered_is_set_aside_shown_and_answered_after_another_try()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var talk = await bot.TalkAsync();
        using var visit = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Intake);
        await PoisonAsync(bot, talk.ConversationId, "{broken");
        bot.App.Services.GetRequiredService<TurnQueue>().Enqueue(talk.ConversationId);
        var apology = await talk.RepliesAsync(1);
        var badge = await visit.GetAsync("/console");
        await PoisonAsync(bot, talk.ConversationId, """{"type":"message","text":"menu"}""");

        var page = await visit.SendAsync("/console/tin-gac-lai", "Retry", []);
        var answer = await talk.RepliesAsync(1);

        Assert.Contains("trục trặc", apology, StringComparison.Ordinal);
        Assert.Contains("Tin gác lại", badge.Text, StringComparison.Ordinal);
        Assert.Contains("hàng đợi", page.Text, StringComparison.Ordinal);
        Assert.Contains("Bạn cần gì?", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_dropped_by_an_officer_leaves_no_words()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var talk = await bot.TalkAsync();
        using var visit = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Intake);
        await PoisonAsync(bot, talk.ConversationId, "{broken", InboxStatus.SetAside);

        await visit.SendAsync("/console/tin-gac-lai", "Discard", []);

        await using var scope = bot.App.Services.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<ConversationDb>().Inbox.SingleAsync();
        Assert.Equal((InboxStatus.Done, ""), (row.Status, row.Payload));
    }

    [Fact]
    public async Task A_reply_no_channel_took_is_shown_without_its_words_and_sent_again_or_dropped()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        using var visit = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Intake);
        await GiveUpAsync(bot, 2);

        var shown = await visit.GetAsync("/console/tin-gac-lai");
        var again = await visit.SendAsync("/console/tin-gac-lai", "SendAgain", []);
        var dropped = await visit.SendAsync("/console/tin-gac-lai", "Drop", []);

        Assert.Contains("mã lỗi -201", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("sealed words", shown.Html, StringComparison.Ordinal);
        Assert.Contains("gửi lại", again.Text, StringComparison.Ordinal);
        Assert.Contains("Mọi tin trả lời đều đã đi", dropped.Text, StringComparison.Ordinal);
        await using var scope = bot.App.Services.CreateAsyncScope();
        var left = Assert.Single(await scope.ServiceProvider.GetRequiredService<ConversationDb>().Outbox.AsNoTracking().ToListAsync());
        Assert.Equal((OutboxStatus.Waiting, 0), (left.Status, left.Attempts));
    }

    [Fact]
    public async Task A_sender_blocked_by_an_officer_is_told_once_and_still_helped_in_danger()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var talk = await bot.TalkAsync();
        var filed = await StaffVisit.FileAsync(bot, StaffVisit.Tip() with { ReturnAddress = new("directline", talk.ConversationId) });
        using var visit = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);

        var noReason = await visit.SendAsync($"/console/ho-so/{filed.CaseId}", "handler=Block", new() { ["hours"] = "24", ["reason"] = "" });
        var blocked = await visit.SendAsync($"/console/ho-so/{filed.CaseId}", "handler=Block", new() { ["hours"] = "24", ["reason"] = "Nhắn rác liên tục" });
        var told = await talk.SayAsync("xin chào");
        (await talk.PostAsync("""{"type":"message","text":"xin chào lần nữa"}""")).Dispose();
        var danger = await talk.SayAsync("cháy nhà rồi, có người mắc kẹt");
        await visit.SendAsync($"/console/ho-so/{filed.CaseId}", "handler=Block", new() { ["hours"] = "0" });

        Assert.Contains("ghi lý do chặn", noReason.Text, StringComparison.Ordinal);
        Assert.Contains("tạm chặn người gửi (24 giờ)", blocked.Text, StringComparison.Ordinal);
        Assert.Contains("tạm dừng nhận tin", told, StringComparison.Ordinal);
        Assert.Contains("114", danger, StringComparison.Ordinal);
        Assert.DoesNotContain("tạm dừng nhận tin", danger, StringComparison.Ordinal);
        Assert.DoesNotContain("tạm dừng", await talk.SayAsync("xin chào"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_in_what_a_sender_wrote_are_dead_letters_in_the_console()
    {
        await using var bot = await StaffVisit.StartAsync();
        var filed = await StaffVisit.FileAsync(bot, StaffVisit.Tip() with { What = "Xem https://lua-dao.example/x và javascript:alert(1) [bấm](https://lua-dao.example)" });
        using var visit = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);

        var page = await visit.GetAsync($"/console/ho-so/{filed.CaseId}");

        Assert.Contains("https://lua-dao.example/x", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"https://lua-dao.example", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript", page.Html, StringComparison.Ordinal);
    }

    private static async Task GiveUpAsync(RunningBot bot, int count)
    {
        await using var scope = bot.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConversationDb>();
        for (var number = 0; number < count; number++)
        {
            db.Outbox.Add(new OutboxMessage
            {
                Channel = "not-connected", ConversationId = $"c{number}", Payload = "sealed words", CreatedAt = DateTimeOffset.UnixEpoch, DueAt = DateTimeOffset.UnixEpoch,
                Status = OutboxStatus.Dead, Attempts = 7, LastFailure = "-201",
            });
        }
        await db.SaveChangesAsync();
    }

    /// <summary>Leaves one message of the conversation in the inbox as it must never be.</summary>
    private static async Task PoisonAsync(RunningBot bot, string conversationId, string payload, InboxStatus status = InboxStatus.Pending)
    {
        await using var scope = bot.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConversationDb>();
        if (await db.Inbox.FirstOrDefaultAsync() is { } row)
        {
            row.Payload = payload;
        }
        else
        {
            db.Inbox.Add(new InboxMessage
            {
                Channel = "directline", MessageId = "poison", ConversationId = conversationId, ActivityId = $"{conversationId}|0000099", Payload = payload, ReceivedAt = DateTimeOffset.UnixEpoch, Status = status,
            });
        }
        await db.SaveChangesAsync();
        if (status == InboxStatus.Pending) bot.App.Services.GetRequiredService<PendingMessages>().Add(conversationId, (await db.Inbox.SingleAsync()).Id);
    }
}
