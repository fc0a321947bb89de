using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Tips;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Bot.Tests.StaffConsole;
using AnTT.Cases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.Dialogs;

/// <summary>What is promised to people in special trouble, and about what is not kept.</summary>
public sealed class CareTests
{
    [Fact]
    public async Task Who_leaves_no_trace_leaves_no_way_back_in_case_or_conversation()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var talk = await bot.TalkAsync();
        await ReachIdentityAsync(talk);
        await talk.SayAsync("Không để lại dấu vết");
        await talk.SayAsync("Gửi");

        await using var scope = bot.App.Services.CreateAsyncScope();
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<CasesDb>().ReporterIdentities.AsNoTracking().ToListAsync());
        var state = await StateAsync(scope, talk);
        // In memory for this sitting: the row alone says nothing, the next start forgets.
        Assert.True(ForNow.IsHandle(state.SealedMailbox));
        Assert.Null(state.Draft);
    }

    [Theory]
    [InlineData("directline", null, "nhà mạng", "Không để lại dấu vết")]
    [InlineData("zalo", null, "Zalo cũng biết", "Không nhận trả lời")]
    [InlineData("zalo", "https://phuong.example.vn", "Zalo cũng biết", "Báo qua trang web")]
    [InlineData("botframework", null, "ứng dụng nhắn tin này cũng biết", "Không nhận trả lời")]
    public void The_ladder_says_who_knows_on_this_channel_and_promises_nothing_absolute(string channel, string? page, string knows, string button)
    {
        var told = Rungs.Prompt("Bạn muốn báo tin thế nào?", channel, page);

        Assert.Contains(knows, told, StringComparison.Ordinal);
        Assert.DoesNotContain("tuyệt đối", told, StringComparison.Ordinal);
        Assert.Contains(Rungs.Choices(channel, page), choice => choice.Title == button);
        Assert.All(Rungs.Choices(channel, page), choice => Assert.Contains(choice.Title[..7], told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_receipt_is_shown_once_more_and_then_forgotten()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var talk = await bot.TalkAsync();
        await ReachIdentityAsync(talk);
        await talk.SayAsync("Ẩn danh");
        var code = (await talk.SayAsync("Gửi")).Split("\n\n")[1];

        Assert.Contains(code, await talk.SayAsync("menu"), StringComparison.Ordinal);
        Assert.DoesNotContain(code, await talk.SayAsync("menu"), StringComparison.Ordinal);
        await using var scope = bot.App.Services.CreateAsyncScope();
        Assert.Null((await StateAsync(scope, talk)).SealedReceipt);
    }

    [Theory]
    [InlineData("công an phường vòi tiền tôi")]
    [InlineData("tố cáo cán bộ phường nhận hối lộ")]
    public async Task Complaints_about_ward_staff_reach_no_case_wherever_they_are_said(string complaint)
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync("--Ward:Superior", "Thanh tra Công an thành phố, 0220 111 222");
        var talk = await bot.TalkAsync();
        Assert.Contains("Thanh tra Công an thành phố", await talk.SayAsync(complaint), StringComparison.Ordinal);
        await talk.SayAsync("Tối qua ở tổ dân phố 3 có người trộm xe máy của tôi");
        await talk.SayAsync("Không");
        Assert.Contains("không ghi vào tin báo", await talk.SayAsync(complaint), StringComparison.Ordinal);
        await FinishAsync(talk);
        Assert.Contains("không ghi vào tin báo", await talk.SayAsync(complaint), StringComparison.Ordinal);
        await talk.SayAsync("Gửi");
        await talk.SayAsync("Nhắn cho cán bộ");
        Assert.Contains("không chuyển cho cán bộ", await talk.SayAsync(complaint), StringComparison.Ordinal);

        var kept = await TextsAsync(bot, "SELECT What || AnswersJson FROM case_reports UNION ALL SELECT Text FROM case_messages UNION ALL SELECT SearchText FROM cases");
        Assert.DoesNotContain(kept, text => text.Contains("vòi", StringComparison.Ordinal) || text.Contains("hối lộ", StringComparison.Ordinal));
        Assert.Equal(4, await CountAsync(bot, "declined.officer-complaint"));
    }

    [Fact]
    public async Task A_tip_that_is_begun_is_counted_by_day_and_channel_and_nothing_else_is_kept_of_it()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var talk = await bot.TalkAsync();

        await talk.SayAsync("Tối qua ở tổ dân phố 3 có người trộm xe máy của tôi");

        Assert.Equal(1, await CountAsync(bot, "tip.started"));
        Assert.Equal(1, await CountAsync(bot, "tip.started.web"));
    }

    [Fact]
    public async Task Politics_are_declined_and_only_counted()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var talk = await bot.TalkAsync();

        Assert.Contains("không trao đổi về chính trị", await talk.SayAsync("nên bầu cho đảng nào"), StringComparison.Ordinal);

        Assert.Equal(1, await CountAsync(bot, "declined.politics"));
        Assert.Empty(await TextsAsync(bot, "SELECT Number FROM cases"));
    }

    [Fact]
    public async Task The_composer_honours_the_hours_a_frightened_person_named()
    {
        await using var bot = await StaffVisit.StartAsync();
        using var officer = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);
        var talk = await bot.TalkAsync();
        await talk.SayAsync("Tôi muốn báo tin");
        foreach (var answer in new[] { "Không", "chồng tôi hay đánh tôi lúc say rượu ở tổ dân phố 2" }) await talk.SayAsync(answer);
        var reply = await talk.SayAsync("An toàn");
        for (var step = 0; step < 14 && !reply.Contains("đúng chưa", StringComparison.Ordinal); step++)
        {
            reply = await talk.SayAsync(reply switch
            {
                _ when reply.Contains("loại nào", StringComparison.Ordinal) => "Chuyện trong gia đình",
                _ when reply.Contains("lúc nào thì an toàn", StringComparison.Ordinal) => "Đừng nhắn cho tôi",
                _ when reply.Contains("thế nào", StringComparison.Ordinal) => "Ẩn danh",
                _ => "Bỏ qua",
            });
        }
        Assert.StartsWith("Điều bạn kể", reply, StringComparison.Ordinal);
        var sent = await talk.SayAsync("Gửi");
        Assert.DoesNotContain("bạo lực", sent, StringComparison.OrdinalIgnoreCase);
        var code = sent.Split("\n\n")[1];
        // Whoever holds the device next learns neither the code nor who reads here.
        foreach (var asked in new[] { "alo ai đấy", "vợ tôi nhắn gì đấy", "2", "ai báo công an" })
        {
            var neutral = await talk.SayAsync(asked);
            Assert.DoesNotContain(code, neutral, StringComparison.Ordinal);
            Assert.DoesNotContain("công an", neutral, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("tin báo", neutral, StringComparison.OrdinalIgnoreCase);
        }

        await using var scope = bot.App.Services.CreateAsyncScope();
        var caseId = (await scope.ServiceProvider.GetRequiredService<CasesDb>().Cases.AsNoTracking().SingleAsync()).Id;
        var page = await officer.GetAsync($"/console/ho-so/{caseId}");
        Assert.Contains("không báo về máy người báo", page.Text, StringComparison.Ordinal);
        Assert.Contains("Bạo lực gia đình", page.Text, StringComparison.Ordinal);
        await officer.SendAsync($"/console/ho-so/{caseId}", "Reply", new() { ["text"] = "Chị có an toàn không?" });
        Assert.DoesNotContain("Chị có an toàn", await talk.SayAsync("menu"), StringComparison.Ordinal);
        Assert.DoesNotContain("Chị có an toàn", await talk.SayAsync("Đọc tin nhắn"), StringComparison.Ordinal);
        Assert.Contains("Chị có an toàn", await talk.SayAsync(code), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_beaten_at_home_now_is_written_to_only_when_they_say_so()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var talk = await bot.TalkAsync();
        Assert.StartsWith("Gọi ngay 113", await talk.SayAsync("chồng tôi đang đánh tôi"), StringComparison.Ordinal);

        Assert.Contains("loại việc: Chuyện trong gia đình", await talk.SayAsync("Gửi tin báo này"), StringComparison.Ordinal);

        await using var scope = bot.App.Services.CreateAsyncScope();
        Assert.Equal(Cases.Mailboxes.ReplyHours.Never, (await scope.ServiceProvider.GetRequiredService<CasesDb>().Mailboxes.AsNoTracking().SingleAsync()).ReplyHours);
    }

    [Fact]
    public async Task Who_was_raped_or_stabbed_is_taken_in_at_once_in_words_for_victims()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        foreach (var (told, kind) in new[]
        {
            ("hôm qua tôi bị hiếp dâm", "Bị xâm hại"), ("em bị cưỡng hiếp tối qua", "Bị xâm hại"), ("tôi bị ép quan hệ", "Bị xâm hại"), ("toi bi hiep dam hom qua", "Bị xâm hại"),
            ("tôi bị quấy rối tình dục", "Bị xâm hại"), ("em bị hiếp rồi em phải làm sao", "Bị xâm hại"), ("hôm qua em trai tôi bị mấy thằng chém", "Bị đâm, chém"), ("hôm qua con tôi bị bạn đâm", "Trẻ em"),
        })
        {
            var reply = await (await bot.TalkAsync()).SayAsync(told);
            Assert.Contains("loại việc: " + kind, reply, StringComparison.Ordinal);
            Assert.Contains("113", reply, StringComparison.Ordinal);
            Assert.Contains("115", reply, StringComparison.Ordinal);
            Assert.DoesNotContain("bị phạt", reply, StringComparison.Ordinal);
            if (kind == "Bị xâm hại") Assert.Contains("Bạn không có lỗi", reply, StringComparison.Ordinal);
        }
        var form = await bot.TalkAsync();
        await form.SayAsync("Tôi muốn báo tin");
        await form.SayAsync("Không");
        Assert.DoesNotContain("bị phạt", await form.SayAsync("tối qua tôi bị ông chủ hiếp ở nhà trọ ngõ 5 tổ dân phố 3"), StringComparison.Ordinal);

        var neighbour = await (await bot.TalkAsync()).SayAsync("ông hàng xóm đánh vợ suốt ở ngõ 5 tổ dân phố 3");
        Assert.Contains("Người bị hại không có lỗi", neighbour, StringComparison.Ordinal);
        Assert.DoesNotContain("Bạn không có lỗi", neighbour, StringComparison.Ordinal);
        foreach (var lost in new[] { "tôi muốn tìm chỗ lánh", "tôi không biết đi đâu" })
            Assert.Contains("Tôi cần chỗ lánh", await (await bot.TalkAsync()).SayAsync(lost), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_threatened_with_intimate_images_is_asked_no_bank_and_no_file_is_kept_all_along()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var talk = await bot.TalkAsync();
        var begun = await talk.SayAsync("bạn trai cũ dọa tung clip nóng của em");
        await talk.SayAsync("An toàn");
        var aged = await talk.SayAsync("em 16 tuổi");
        using (await talk.UploadAsync([0xFF, 0xD8, 0xFF, 0xE0, .. new byte[200]], "a.jpg", "image/jpeg")) Assert.Contains("ĐỪNG gửi", await talk.RepliesAsync(1), StringComparison.Ordinal);
        await talk.SayAsync("Xoá nháp");
        using (await talk.UploadAsync([0xFF, 0xD8, 0xFF, 0xE0, .. new byte[200]], "b.jpg", "image/jpeg")) Assert.Contains("ĐỪNG gửi", await talk.RepliesAsync(1), StringComparison.Ordinal);

        Assert.Contains("111", begun, StringComparison.Ordinal);
        Assert.DoesNotContain("ngân hàng", begun + aged, StringComparison.OrdinalIgnoreCase);
        await using var scope = bot.App.Services.CreateAsyncScope();
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<CasesDb>().Evidence.AsNoTracking().ToListAsync());
    }

    [Fact]
    public async Task Who_leaves_no_trace_after_a_cry_leaves_none_in_the_cry_either()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var talk = await bot.TalkAsync();
        await talk.SayAsync("cứu với có người đang cầm dao đuổi chém nhau ở tổ dân phố 3");
        var reply = await talk.SayAsync("Gửi tin báo này");
        for (var step = 0; step < 10 && !reply.Contains("thế nào", StringComparison.Ordinal); step++) reply = await talk.SayAsync("Bỏ qua");
        await talk.SayAsync("Không để lại dấu vết");
        await talk.SayAsync("Gửi");

        await using var scope = bot.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CasesDb>();
        Assert.Equal(2, await db.Cases.CountAsync());
        Assert.Empty(await db.ReporterIdentities.AsNoTracking().ToListAsync());
        Assert.DoesNotContain(await db.Reports.AsNoTracking().ToListAsync(), report => report.Answers.Any(answer => answer.Label == "Nối với tin khẩn"));
        Assert.Null((await StateAsync(scope, talk)).Emergency);
    }

    [Fact]
    public async Task Images_of_abused_children_are_not_kept()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var talk = await bot.TalkAsync();
        await talk.SayAsync("Tôi muốn báo tin");
        var reply = await talk.SayAsync("tôi thấy ảnh khoả thân của học sinh lớp 7 trong nhóm lớp");

        using (await talk.UploadAsync([0xFF, 0xD8, 0xFF, 0xE0, .. new byte[200]], "a.jpg", "image/jpeg")) Assert.Contains("ĐỪNG gửi", await talk.RepliesAsync(1), StringComparison.Ordinal);

        Assert.Contains("ĐỪNG gửi", reply, StringComparison.Ordinal);
        await using var scope = bot.App.Services.CreateAsyncScope();
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<CasesDb>().Evidence.AsNoTracking().ToListAsync());
    }

    [Fact]
    public async Task Who_comes_back_after_a_pause_is_told_what_is_open_and_goes_on()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var talk = await bot.TalkAsync();
        await talk.SayAsync("Tối qua ở tổ dân phố 3 có người trộm xe máy của tôi");
        await using (var scope = bot.App.Services.CreateAsyncScope())
        {
            var state = await StateAsync(scope, talk);
            var older = (state with { Draft = state.Draft! with { TouchedAt = state.Draft.TouchedAt - TimeSpan.FromHours(5) } }).Write();
            older = scope.ServiceProvider.GetRequiredService<TalkSeal>().Close(older, talk.ConversationId);
            await scope.ServiceProvider.GetRequiredService<ConversationDb>().Conversations.Where(row => row.Id == talk.ConversationId)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, older));
        }

        var reply = await talk.SayAsync("Không");

        Assert.Contains("Bạn đang viết dở tin báo", reply, StringComparison.Ordinal);
        Assert.Contains("Đồ bị lấy có đặc điểm", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_works_in_the_middle_of_a_form_too()
    {
        await using var bot = await RunningBot.StartWithoutKnowledgeAsync();
        var talk = await bot.TalkAsync();
        await ReachIdentityAsync(talk);
        await talk.SayAsync("Ẩn danh");
        await talk.SayAsync("Gửi");
        await talk.SayAsync("Tôi muốn báo tin");

        Assert.Contains("Đã dừng", await talk.SayAsync("STOP"), StringComparison.Ordinal);

        await using var scope = bot.App.Services.CreateAsyncScope();
        Assert.True((await scope.ServiceProvider.GetRequiredService<CasesDb>().Mailboxes.AsNoTracking().SingleAsync()).Stopped);
    }

    private static async Task ReachIdentityAsync(Talk talk)
    {
        var reply = await talk.SayAsync("Tối qua ở tổ dân phố 3 có người trộm xe máy của tôi");
        for (var step = 0; step < 10 && !reply.Contains("thế nào", StringComparison.Ordinal); step++) reply = await talk.SayAsync("Bỏ qua");
    }

    private static async Task FinishAsync(Talk talk)
    {
        var reply = "";
        for (var step = 0; step < 10 && !reply.Contains("đúng chưa", StringComparison.Ordinal); step++) reply = await talk.SayAsync(reply.Contains("thế nào", StringComparison.Ordinal) ? "Ẩn danh" : "Bỏ qua");
    }

    private static async Task<ConversationState> StateAsync(AsyncServiceScope scope, Talk talk)
    {
        var row = await scope.ServiceProvider.GetRequiredService<ConversationDb>().Conversations.AsNoTracking().SingleAsync(row => row.Id == talk.ConversationId);
        return ConversationState.Read(scope.ServiceProvider.GetRequiredService<TalkSeal>().Open(row.State, row.Id));
    }

    private static async Task<int> CountAsync(RunningBot bot, string what) =>
        int.Parse((await TextsAsync(bot, $"SELECT CAST(COALESCE(SUM(Times), 0) AS TEXT) FROM talk_counts WHERE What = '{what}'"))[0], System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<List<string>> TextsAsync(RunningBot bot, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={bot.DatabaseFile};Mode=ReadOnly;Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        var texts = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) texts.Add(reader.GetString(0));
        return texts;
    }
}
