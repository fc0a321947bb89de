using Microsoft.Data.Sqlite;

namespace AnTT.Bot.Tests.Dialogs;

/// <summary>What a resident says while a tip is open, and where it must and must not end up.</summary>
public sealed class TipTalkTests(TipTalkTests.EmptyCorpusBot shared) : IClassFixture<TipTalkTests.EmptyCorpusBot>, IAsyncLifetime
{
    private const string Story = "Đêm qua ở tổ dân phố 3 có người trộm xe máy của nhà tôi";
    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[200]];

    private Talk _talk = null!;

    public async Task InitializeAsync() => _talk = await shared.Bot.TalkAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("Sửa Sự việc", "kể ngắn gọn")]
    [InlineData("Sửa Loại việc", "loại nào")]
    [InlineData("Sửa Địa điểm", "ở đâu")]
    [InlineData("Sửa Thời gian", "khi nào")]
    [InlineData("Sửa Đồ bị lấy", "mất những gì")]
    [InlineData("Sửa Cách lấy, camera", "bằng cách nào")]
    [InlineData("Sửa Vì sao biết", "vì sao bạn biết")]
    [InlineData("Sửa Đã báo nơi khác", "đã báo việc này")]
    [InlineData("Sửa Chi tiết thêm", "còn nhớ gì")]
    [InlineData("Sửa Ảnh, tệp", "ảnh, video")]
    [InlineData("Sửa Người báo tin", "báo tin thế nào")]
    public async Task Every_button_of_the_read_back_asks_its_field_again(string button, string prompt)
    {
        await ReachReadBackAsync();

        Assert.Contains(prompt, await _talk.SayAsync(button), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Sửa Sự việc")]
    [InlineData("Sửa Địa điểm")]
    [InlineData("Sửa Người báo tin")]
    public async Task Who_says_send_instead_of_a_correction_keeps_what_was_told(string button)
    {
        await ReachReadBackAsync();
        await _talk.SayAsync(button);

        Assert.Contains("Bạn xem đúng chưa", await _talk.SayAsync("Gửi tin báo"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gửi cho ai vậy?", false)]
    [InlineData("gửi được chưa", false)]
    [InlineData("gửi có bị lộ không", false)]
    [InlineData("vẫn còn", false)]
    [InlineData("gửi tin này cho công an phường giúp em nhé", true)]
    [InlineData("ok gửi đi", true)]
    [InlineData("đúng rồi", true)]
    public async Task Only_plain_words_of_sending_send(string words, bool sends)
    {
        await ReachReadBackAsync();

        var reply = await _talk.SayAsync(words);

        Assert.Equal(sends, reply.Contains("Mã tra cứu của bạn", StringComparison.Ordinal));
        Assert.DoesNotContain("Chi tiết thêm: gửi", reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("thôi cho tôi ẩn danh đi")]
    [InlineData("em ngại lắm, giấu tên em đi")]
    [InlineData("xoá tên với số điện thoại của tôi đi")]
    [InlineData("đừng cho ai biết tôi báo")]
    public async Task Any_wish_to_be_hidden_at_the_read_back_drops_name_and_number_and_says_so(string words)
    {
        await ReachIdentityAsync();
        await _talk.SayAsync("Để lại tên, số điện thoại");
        Assert.Contains("0912 345 678", await _talk.SayAsync("Lan, 0912 345 678"), StringComparison.Ordinal);

        var reply = await _talk.SayAsync(words);

        Assert.Contains("ẩn danh, đã bỏ tên và số điện thoại", reply, StringComparison.Ordinal);
        Assert.Contains("Người báo tin: Ẩn danh", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("0912", reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dưới gầm cầu, chị đứng sau tôi cũng thấy", false)]
    [InlineData("chạy về phía chợ, cửa khoá ngoài", false)]
    [InlineData("nó quay lại cầm dao đuổi chém tôi rồi", true)]
    [InlineData("cứu với", true)]
    public async Task A_circumstance_is_no_cry_and_a_cry_stops_the_form(string answer, bool stops)
    {
        await ReachReadBackAsync();
        await _talk.SayAsync("Sửa Cách lấy, camera");

        Assert.Equal(stops, (await _talk.SayAsync(answer)).StartsWith("Gọi ngay", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Tôi muốn báo tin")]
    [InlineData("Tôi muốn hỏi quy định")]
    [InlineData("Tiếp tục")]
    [InlineData("gửi")]
    public async Task Words_of_buttons_are_no_answer_to_an_open_field(string words)
    {
        await _talk.SayAsync("Tôi muốn báo tin");
        await _talk.SayAsync("trộm xe máy");
        await _talk.SayAsync(words);
        await _talk.SayAsync("gần chợ Thạch Khôi");

        Assert.Contains("Địa điểm: gần chợ Thạch Khôi", await FinishAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("không để tên")]
    [InlineData("tôi không cho tên đâu")]
    [InlineData("bỏ qua")]
    public async Task Who_will_not_give_a_name_stays_anonymous(string words)
    {
        await ReachIdentityAsync();

        Assert.Contains("Người báo tin: Ẩn danh", await _talk.SayAsync(words), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("không ạ, tụi nó đi rồi")]
    [InlineData("hết rồi")]
    [InlineData("giờ thì không")]
    public async Task Who_says_in_own_words_that_the_danger_is_over_is_asked_for_the_story(string words)
    {
        await _talk.SayAsync("Tôi muốn báo tin");

        Assert.Contains("kể ngắn gọn", await _talk.SayAsync(words), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dạ có, nó vẫn ở đây")]
    [InlineData("có ạ")]
    public async Task Who_says_in_own_words_that_danger_stands_gets_the_numbers(string words)
    {
        await _talk.SayAsync("Tôi muốn báo tin");

        Assert.Contains("113", await _talk.SayAsync(words), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("giấu tên tôi nhé")]
    [InlineData("thôi ẩn danh đi")]
    [InlineData("đừng ghi tên em")]
    public async Task Who_asks_in_own_words_not_to_be_named_stays_anonymous(string words)
    {
        await ReachIdentityAsync();

        Assert.Contains("Người báo tin: Ẩn danh", await _talk.SayAsync(words), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_amount_told_with_the_account_is_not_asked_again()
    {
        var reply = await _talk.SayAsync("Tôi bị lừa trên zalo, chuyển 50 triệu vào vietcombank 0123456789 lúc nãy");

        Assert.DoesNotContain("chuyển bao nhiêu", reply, StringComparison.Ordinal);
        Assert.Contains("50 triệu", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_every_night_is_read_back_whole()
    {
        Assert.Contains("đêm nào cũng có", await _talk.SayAsync("Quán karaoke số 5 ngõ 12 hát ầm ĩ đêm nào cũng hát"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("không")]
    [InlineData("bỏ qua")]
    public async Task Who_backs_out_of_the_contact_stays_anonymous(string words)
    {
        await ReachIdentityAsync();
        await _talk.SayAsync("Để lại tên, số điện thoại");

        Assert.Contains("Người báo tin: Ẩn danh", await _talk.SayAsync(words), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_tip_begun_instead_of_a_message_to_the_officer_stays_out_of_the_old_case()
    {
        await ReachReadBackAsync();
        await _talk.SayAsync("Gửi");
        var before = Count("SELECT count(*) FROM case_messages");
        await _talk.SayAsync("Nhắn cho cán bộ");
        await _talk.SayAsync("Tôi muốn báo tin");
        await _talk.SayAsync("hàng xóm đánh bạc ở ngõ 5");

        Assert.Equal(before, Count("SELECT count(*) FROM case_messages"));
    }

    [Fact]
    public async Task Photos_of_a_tip_being_written_do_not_go_to_an_older_case_with_a_message()
    {
        await ReachReadBackAsync();
        await _talk.SayAsync("Gửi");
        await _talk.SayAsync("Tôi muốn báo tin");
        var before = Count("SELECT count(*) FROM evidence_vaults WHERE CaseId IS NOT NULL");
        using (await _talk.UploadAsync(Photo, "moi.jpg", "image/jpeg")) await _talk.RepliesAsync(1);
        await _talk.SayAsync("Nhắn cho cán bộ");
        using (await _talk.UploadAsync(Photo, "them.jpg", "image/jpeg", "gửi anh ảnh này")) await _talk.RepliesAsync(1);

        Assert.Equal(before, Count("SELECT count(*) FROM evidence_vaults WHERE CaseId IS NOT NULL"));
    }

    [Fact]
    public async Task A_yes_to_the_offer_after_an_emergency_starts_the_tip_with_what_was_said()
    {
        Assert.Contains("113", await _talk.SayAsync("cứu với có người đang cầm dao đuổi chém nhau"), StringComparison.Ordinal);

        Assert.Contains("Tôi giúp bạn gửi việc này", await _talk.SayAsync("có"), StringComparison.Ordinal);
    }

    private async Task ReachIdentityAsync()
    {
        await _talk.SayAsync("Tôi muốn báo tin");
        var reply = await _talk.SayAsync(Story);
        for (var step = 0; step < 8 && !reply.Contains("thế nào", StringComparison.Ordinal); step++) reply = await _talk.SayAsync(AnswerTo(reply));
    }

    private async Task<string> ReachReadBackAsync()
    {
        await ReachIdentityAsync();
        return await _talk.SayAsync("Ẩn danh");
    }

    /// <summary>Answers what is still open until the read-back.</summary>
    private async Task<string> FinishAsync()
    {
        var reply = await _talk.SayAsync("Không rõ");
        for (var step = 0; step < 10 && !reply.Contains("đúng chưa", StringComparison.Ordinal); step++) reply = await _talk.SayAsync(AnswerTo(reply));
        return reply;
    }

    private static string AnswerTo(string prompt) => prompt switch
    {
        _ when prompt.Contains("loại nào", StringComparison.Ordinal) => "Trộm cắp",
        _ when prompt.Contains("xảy ra ở đâu", StringComparison.Ordinal) => "tổ dân phố 3",
        _ when prompt.Contains("đang gặp nguy hiểm", StringComparison.Ordinal) => "Không",
        _ when prompt.Contains("ảnh, video", StringComparison.Ordinal) => "Không có ảnh",
        _ when prompt.Contains("thế nào", StringComparison.Ordinal) => "Ẩn danh",
        _ => "Bỏ qua",
    };

    private long Count(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={shared.Bot.DatabaseFile};Mode=ReadOnly;Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>One program for all: every test talks in a conversation of its own.</summary>
    public sealed class EmptyCorpusBot : IAsyncLifetime
    {
        private readonly string _corpus = Directory.CreateTempSubdirectory("antt-empty-").FullName;

        public RunningBot Bot { get; private set; } = null!;

        public async Task InitializeAsync() => Bot = await RunningBot.StartAsync(null, "--KnowledgeBase:Path", _corpus);

        public async Task DisposeAsync()
        {
            await Bot.DisposeAsync();
            Directory.Delete(_corpus, recursive: true);
        }
    }
}
