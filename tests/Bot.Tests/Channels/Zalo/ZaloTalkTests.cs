using System.Text;
using AnTT.Bot.Conversations;
using AnTT.Bot.Conversations.Outbox;
using AnTT.Cases;
using AnTT.Cases.Lifecycle;
using AnTT.ZaloSimulator;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.Channels.Zalo;

/// <summary>The whole path with a healthy Zalo: real sockets, real database.</summary>
public sealed class ZaloTalkTests(SharedTown shared) : IClassFixture<SharedTown>
{
    private ZaloTown Here => shared.Value;

    [Fact]
    public async Task A_question_asked_in_Zalo_is_answered_there_with_its_source()
    {
        var lan = Here.Someone();

        var delivery = await lan.WriteAsync("vượt đèn đỏ xe máy bị phạt bao nhiêu?");

        Assert.True(delivery.Succeeded);
        var answer = await lan.ReadAsync(2);
        Assert.Contains("168/2024", answer, StringComparison.Ordinal);
        Assert.Contains("trợ lý tự động", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_anonymous_tip_with_a_photo_ends_in_a_receipt_and_leaves_no_trace_of_its_sender()
    {
        var lan = await FollowerAsync();
        await lan.WriteAsync("tối qua có nhóm thanh niên đánh bạc ở tổ dân phố 3");
        await lan.ReadAsync();
        await lan.SendPhotoAsync(Photo(1));
        await lan.ReadAsync();
        var code = await FinishTipAsync(lan);

        await Here.SettledAsync();
        await using var scope = Here.Bot.App.Services.CreateAsyncScope();
        var cases = scope.ServiceProvider.GetRequiredService<CasesDb>();
        Assert.Equal(1, await cases.Evidence.CountAsync(item => item.SizeBytes == Photo(1).Length));
        var database = await DumpAsync(Here.Bot.DatabaseFile);
        Assert.DoesNotContain(lan.Id, database, StringComparison.Ordinal);
        Assert.DoesNotContain(code, database, StringComparison.Ordinal);
        var conversations = scope.ServiceProvider.GetRequiredService<ConversationDb>();
        Assert.Equal(0, await conversations.Transcript.CountAsync());
        Assert.Equal(0, await conversations.Outbox.CountAsync());
    }

    [Fact]
    public async Task Danger_is_answered_with_the_number_to_call_before_anything_else()
    {
        var lan = Here.Someone();

        await lan.WriteAsync("cứu với có cướp cầm dao đang ở trong nhà tôi");

        await lan.ReadAsync(2);
        Assert.Contains("113", lan.Messages[0].Text!.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains(lan.Messages[0].Buttons, button => button is { Type: "oa.open.phone", Payload: "113" });
    }

    [Fact]
    public async Task Repeats_of_a_message_are_acknowledged_and_answered_once()
    {
        var lan = Here.Someone();
        Here.Platform.Webhook.ExtraRepeats = 4;

        var delivery = await lan.WriteAsync("xin chào");

        Here.Platform.Webhook.ExtraRepeats = 0;
        Assert.Equal(5, delivery.Tries);
        await Here.SettledAsync();
        Assert.Equal(lan.Messages.Select(message => message.Text).Distinct(), lan.Messages.Select(message => message.Text));
        Assert.InRange(lan.Messages.Count, 1, 2);
    }

    [Fact]
    public async Task A_number_picks_the_choice_it_stood_for()
    {
        var lan = Here.Someone();
        await lan.WriteAsync("menu");
        await lan.ReadAsync(2);

        await lan.WriteAsync("1");

        Assert.Contains("đang gặp nguy hiểm", await lan.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_map_point_becomes_the_place_of_the_tip()
    {
        var lan = Here.Someone();
        await lan.SendPlaceAsync("10.7769", "106.7009");
        Assert.Contains("vị trí", await lan.ReadAsync(2), StringComparison.Ordinal);
        await lan.TapAsync("Báo tin");
        await lan.ReadAsync();
        await lan.WriteAsync("có người đổ trộm rác thải xây dựng");

        await lan.ReadAsync();
        await lan.WriteAsync("xem lại");

        var seal = Here.Bot.App.Services.GetRequiredService<TalkSeal>();
        await Here.UntilAsync(async db => (await db.Conversations.AsNoTracking().ToListAsync()).Any(row => seal.Open(row.State, row.Id).Contains("10.776900, 106.700900", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_follower_is_greeted_once_a_day()
    {
        var lan = Here.Someone();
        await lan.FollowAsync();
        Assert.Contains("Xin chào", await lan.ReadAsync(), StringComparison.Ordinal);

        await lan.FollowAsync("user_click_chatnow");
        await Here.SettledAsync();

        Assert.Single(lan.Messages);
    }

    [Fact]
    public async Task While_an_officer_answers_by_hand_the_bot_is_quiet_except_in_danger()
    {
        var lan = Here.Someone();
        await lan.FollowAsync();
        await lan.ReadAsync();
        await lan.OfficerWritesAsync("Tôi là cán bộ trực, tôi đang xem tin của bạn.");
        await lan.WriteAsync("vâng tôi chờ ạ");
        await Here.SettledAsync();
        Assert.Single(lan.Messages);

        await lan.WriteAsync("cứu với, có người cầm dao đuổi chém tôi");

        Assert.Contains("113", await lan.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Our_own_messages_coming_back_start_nothing()
    {
        var lan = Here.Someone();
        Here.Platform.Echoes = true;
        await lan.FollowAsync();
        await lan.ReadAsync();
        await Here.SettledAsync();
        Here.Platform.Echoes = false;

        Assert.Single(lan.Messages);
    }

    [Fact]
    public async Task A_visitor_without_an_account_is_answered_in_that_conversation()
    {
        var visitor = Here.Platform.Person("6f0c1d2e3a4b5c6d7e8f", "9a8b7c6d5e4f30211203");

        await visitor.WriteAsync("xin chào");

        Assert.NotEmpty(await visitor.ReadAsync());
    }

    [Fact]
    public async Task Consent_withdrawn_empties_the_conversation_and_is_told_to_the_officers()
    {
        var lan = Here.Someone();
        await lan.WriteAsync("tôi muốn báo tin");
        await lan.ReadAsync(2);

        await lan.WithdrawAsync();

        Assert.Contains("rút lại", await lan.ReadAsync(), StringComparison.Ordinal);
        Assert.Contains("zalo-withdrawn", await Here.Bot.Http.GetStringAsync("/health/ready"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_contact_form_fills_the_contact_of_the_open_tip()
    {
        var lan = await FollowerAsync();
        await lan.WriteAsync("tối qua có nhóm thanh niên đua xe ở tổ dân phố 5");
        await lan.ReadAsync();
        await AnswerUntilAsync(lan, "Bạn muốn báo tin thế nào");
        await lan.WriteAsync("Để lại tên, số điện thoại");
        await lan.ReadAsync(2);
        Assert.True(lan.Messages[^1].IsForm);

        await lan.SubmitContactAsync("Trần Thị Lan", "84901234567");

        Assert.Contains("84901234567", await lan.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officers_answer_reaches_Zalo_even_after_the_window_was_closed_once_the_person_writes()
    {
        var lan = await FollowerAsync();
        await lan.WriteAsync("tối qua có nhóm thanh niên đua xe ở tổ dân phố 7");
        await lan.ReadAsync();
        await FinishTipAsync(lan);
        Here.Platform.Messages.CloseWindow(lan.Id);

        await ReplyToLastCaseAsync("Chúng tôi đã đến xem. Bạn còn ảnh khác không?");

        await Here.UntilAsync(async db => await db.Outbox.AnyAsync(row => row.Status == OutboxStatus.Held));
        await lan.WriteAsync("Đã chép mã");
        Assert.StartsWith("Bạn có một tin nhắn mới", await lan.ReadAsync(2), StringComparison.Ordinal);
        await lan.WriteAsync("Đọc tin nhắn");
        Assert.Contains("Chúng tôi đã đến xem", await lan.ReadAsync(), StringComparison.Ordinal);
        await Here.SettledAsync();
    }

    /// <summary>Someone who has been greeted, so that every message brings one answer.</summary>
    private async Task<SimulatedPerson> FollowerAsync()
    {
        var person = Here.Someone();
        await person.FollowAsync();
        await person.ReadAsync();
        return person;
    }

    private static byte[] Photo(byte seed) => [0xFF, 0xD8, 0xFF, 0xE0, .. Enumerable.Repeat(seed, 5000 + seed)];

    /// <summary>Answers whatever is asked, stays anonymous, sends.</summary>
    private static async Task<string> FinishTipAsync(SimulatedPerson person)
    {
        await AnswerUntilAsync(person, "Bạn muốn báo tin thế nào");
        await person.WriteAsync("Ẩn danh");
        await person.ReadAsync();
        await person.WriteAsync("Gửi");
        var receipt = await person.ReadAsync();
        Assert.Contains("Mã tra cứu", receipt, StringComparison.Ordinal);
        return receipt.Split("\n\n")[1];
    }

    private static async Task AnswerUntilAsync(SimulatedPerson person, string question)
    {
        for (var asked = 0; asked < 12 && person.Messages[^1].Text?.Contains(question, StringComparison.Ordinal) != true; asked++)
        {
            var last = person.Messages[^1].Text ?? "";
            await person.WriteAsync(last.Contains("ảnh", StringComparison.Ordinal) ? "Xong" : "Bỏ qua");
            await person.ReadAsync();
        }
        Assert.Contains(question, person.Messages[^1].Text, StringComparison.Ordinal);
    }

    private async Task ReplyToLastCaseAsync(string text)
    {
        await using var scope = Here.Bot.App.Services.CreateAsyncScope();
        var mailbox = await scope.ServiceProvider.GetRequiredService<CasesDb>().Mailboxes.AsNoTracking().OrderByDescending(row => row.Id).FirstAsync();
        var desk = scope.ServiceProvider.GetRequiredService<CaseDesk>();
        Assert.IsType<CaseResult.Done>(await desk.ReplyAsync(mailbox.CaseId, mailbox.Id, text, new Officer("lan", "Lan"), CancellationToken.None));
    }

    /// <summary>Every byte of the database as text, its write-ahead log included.</summary>
    private static async Task<string> DumpAsync(string file)
    {
        var text = new StringBuilder();
        foreach (var path in new[] { file, file + "-wal" }.Where(File.Exists))
        {
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            text.Append(await reader.ReadToEndAsync());
        }
        return text.ToString();
    }
}
