namespace AnTT.Bot.Tests.Dialogs;

/// <summary>What people tell when something else was asked, what they told before it was asked, and what they put right.</summary>
public sealed class TellingTests(TipTalkTests.EmptyCorpusBot shared) : IClassFixture<TipTalkTests.EmptyCorpusBot>, IAsyncLifetime
{
    private const string Theft = "Đêm qua ở ngõ 7 tổ dân phố 3 có người trộm xe máy của nhà tôi";
    private static readonly byte[] Voice = [.. "#!AMR\n"u8, .. new byte[200]];
    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[200]];

    private Talk _talk = null!;

    public async Task InitializeAsync() => _talk = await shared.Bot.TalkAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("ở cổng chợ tổ dân phố 4", "địa điểm: cổng chợ tổ dân phố 4")]
    [InlineData("xe Vision trắng biển 34B2-567.89", "đồ bị lấy: Xe máy; xe Vision trắng, 34B2-567.89")]
    [InlineData("tôi run quá", "ghi thêm điều bạn nói")]
    public async Task Words_that_do_not_answer_the_danger_question_are_kept_and_it_is_asked_again(string words, string noted)
    {
        await _talk.SayAsync("em bị mất xe máy");

        var reply = await _talk.SayAsync(words);

        Assert.Contains(noted, reply, StringComparison.Ordinal);
        Assert.Contains("đang gặp nguy hiểm", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scam_told_of_is_remembered_while_it_goes_on()
    {
        Assert.Contains("CÚP MÁY", await _talk.SayAsync("có ông gọi tự xưng cảnh sát bắt tôi nộp tiền bảo lãnh ngay"), StringComparison.Ordinal);
        Assert.Contains("KHÔNG chuyển tiền", await _talk.SayAsync("ông ấy vẫn giữ máy, cấm nói với chồng"), StringComparison.Ordinal);
        Assert.Contains("CÚP MÁY", await _talk.SayAsync("tôi chưa chuyển"), StringComparison.Ordinal);
        Assert.Contains("lấy mã xác thực", await _talk.SayAsync("tôi lỡ đọc mã cho họ rồi"), StringComparison.Ordinal);
        Assert.Contains("Đề nghị tạm giữ số tiền", await _talk.SayAsync("nộp 15 triệu xong rồi"), StringComparison.Ordinal);
        Assert.Contains("Đề nghị tạm giữ số tiền", await _talk.SayAsync("giờ phải làm gì tiếp"), StringComparison.Ordinal);
        Assert.DoesNotContain("tạm giữ số tiền", await _talk.SayAsync("làm thẻ căn cước hết bao nhiêu tiền"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bên kia hứa lấy lại tiền nếu tôi đóng thêm 2 triệu, có nên đóng không")]
    [InlineData("có người lạ trên mạng nhận lấy lại tiền bị lừa, tin được không")]
    public async Task Whoever_sells_the_return_of_the_money_is_the_second_scam(string asked) =>
        Assert.Contains("đừng đóng thêm", await _talk.SayAsync(asked), StringComparison.Ordinal);

    [Fact]
    public async Task The_second_scam_is_named_inside_the_form_and_the_form_goes_on()
    {
        await _talk.SayAsync("tôi vừa bị lừa mất 3 triệu");

        var told = await _talk.SayAsync("họ bảo nộp thêm 1 triệu nữa mới hoàn lại");
        Assert.Contains("đừng đóng thêm", told, StringComparison.Ordinal);
        Assert.Contains("Ta tiếp tục tin báo", told, StringComparison.Ordinal);
        Assert.Contains("đừng đóng thêm", await _talk.SayAsync("thế có nên nộp không"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Tôi không báo ai cả, nhà số 8 ngõ 3 có người bán ma túy")]
    [InlineData("Tôi hỏi mà chủ nhà trọ số 8 ngõ 3 không khai báo tạm trú cho 4 người")]
    public async Task What_tells_in_the_form_is_no_wish_to_leave_it(string told)
    {
        await _talk.SayAsync("tôi muốn báo tin");
        await _talk.SayAsync("Không");

        Assert.Contains("địa điểm: số 8 ngõ 3", await _talk.SayAsync(told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_set_aside_is_what_xoa_di_means()
    {
        await _talk.SayAsync(Theft);
        await _talk.SayAsync("không, tôi chỉ hỏi thôi");

        Assert.Contains("Xoá rồi thì không lấy lại được", await _talk.SayAsync("xoá đi"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xử phạt nó thế nào")]
    [InlineData("giờ em báo ở đâu")]
    public async Task A_short_question_of_law_is_not_written_down_as_an_answer(string asked)
    {
        await _talk.SayAsync(Theft);
        await _talk.SayAsync("Không");

        var reply = await _talk.SayAsync(asked);
        Assert.Contains("Ta tiếp tục tin báo", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("đã ghi", reply, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_question_is_answered_and_no_wish_to_delete_is_passed_over()
    {
        await _talk.SayAsync(Theft);

        var asked = await _talk.SayAsync("Có ai biết tôi báo không?");
        Assert.DoesNotContain("Tôi đã ghi", asked, StringComparison.Ordinal);
        Assert.Contains("đang gặp nguy hiểm", asked, StringComparison.Ordinal);
        Assert.Contains("Bạn muốn bỏ tin báo này?", await _talk.SayAsync("xoá hết đi, tôi sợ"), StringComparison.Ordinal);
        Assert.Contains("đang gặp nguy hiểm", await _talk.SayAsync("Tiếp tục"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_address_is_kept_and_the_address_is_asked_for_once_more()
    {
        await _talk.SayAsync("tối qua có người trộm xe máy của tôi");
        Assert.Contains("xảy ra ở đâu", await _talk.SayAsync("Không"), StringComparison.Ordinal);

        Assert.Contains("34B2-567.89", await _talk.SayAsync("xe vision trắng biển 34B2-567.89"), StringComparison.Ordinal);
        Assert.Contains("Cách lấy", await ToReadBackAsync(await _talk.SayAsync("tổ dân phố 4"), "cạy cửa"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trong nhà vệ sinh")]
    [InlineData("tầng 2")]
    [InlineData("nhà em")]
    public async Task A_corner_of_a_house_is_no_place_to_come_to(string place)
    {
        await _talk.SayAsync("tối qua có người trộm xe máy của tôi");
        await _talk.SayAsync("Không");

        Assert.Contains("tên đường, ngõ hoặc số nhà", await _talk.SayAsync(place), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_money_went_is_put_right_wherever_it_is_told()
    {
        await _talk.SayAsync("Tôi bị lừa trên mạng, họ bảo làm nhiệm vụ nhận tiền");
        foreach (var answer in new[] { "Lâu hơn", "20 triệu, Vietcombank", "Bỏ qua" }) await _talk.SayAsync(answer);
        Assert.Contains("gọi tổng đài ngân hàng chưa", await _talk.SayAsync("Bỏ qua"), StringComparison.Ordinal);

        var reply = await _talk.SayAsync("chuyển lúc nãy 15 phút trước");

        Assert.Contains("lúc chuyển tiền: ", reply, StringComparison.Ordinal);
        Assert.Contains("Gọi NGAY", reply, StringComparison.Ordinal);
        Assert.Contains("gọi tổng đài ngân hàng chưa", reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Xe của tôi Wave đỏ 34B1-11122 bị trộm tối qua ở ngõ 5 tổ dân phố 2", "đồ bị lấy: Wave đỏ, 34B1-11122", "nghi vấn")]
    [InlineData("sáng nay 6h em bị mất xe máy ở cổng chợ tổ dân phố 4, xe Vision trắng biển 34B2-567.89", "xe Vision trắng, 34B2-567.89", "nghi vấn")]
    [InlineData("Tối qua hai thanh niên đi xe Exciter xanh biển 29B1-222.33 trộm chó ở ngõ 5 tổ dân phố 2", "xe Exciter xanh; 29B1-222.33", "đồ bị lấy: xe")]
    [InlineData("Nhà chủ nhật nào cũng đá gà ăn tiền ở ngõ 3 tổ dân phố 1", "hình thức: Đá gà", "Mua bán")]
    [InlineData("có người bán ma túy đá ở nhà trọ ngõ 12 tổ dân phố 2 cứ 10h đêm có xe đến lấy hàng, nhà có chó dữ", "điều cần đề phòng: Chó dữ", "Trẻ em")]
    [InlineData("cháu bé 5 tuổi con chị tôi bị bố dượng đánh tím người hôm qua ở tổ dân phố 3", "tuổi của trẻ: Dưới 6; quan hệ với trẻ: Người nhà", "12 đến 15")]
    [InlineData("bọn cho vay app gọi điện dọa giết tôi, tạt sơn vào nhà tôi tối qua ở ngõ 2 tổ dân phố 4", "cách đòi nợ: Gọi, nhắn đe doạ; Ném sơn, chất bẩn", "Bôi nhọ")]
    [InlineData("hôm qua có xe đổ trộm rác ở bờ mương tổ dân phố 6", "loại ô nhiễm: Đổ rác", "Mùi hôi")]
    [InlineData("Tôi báo hộ bà hàng xóm bị giật điện thoại chiều qua ở tổ dân phố 2", "báo hộ: Hàng xóm", "báo hộ ai")]
    [InlineData("Tối qua ở tổ dân phố 2 chồng tôi uống rượu về đánh tôi", "chuyện của ai: Của tôi", "nghi vấn")]
    [InlineData("chị hàng xóm phòng 302 hay bị chồng đánh, tôi nghe tiếng khóc đêm qua ở khu trọ ngõ 8 tổ dân phố 1", "chuyện của ai: Của người khác", "Của tôi")]
    [InlineData("đêm qua mấy thanh niên đánh nhau ở ngã tư chợ, không có dao kiếm gì", "Trật tự", "Có hung khí")]
    public async Task What_the_story_tells_is_noted_where_it_belongs(string story, string noted, string not)
    {
        var reply = await _talk.SayAsync(story);

        Assert.Contains(noted, reply, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(not, reply, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Of_what_was_told_in_part_only_the_rest_is_asked()
    {
        await _talk.SayAsync(Theft);

        Assert.Contains("Đồ bị lấy có đặc điểm", await _talk.SayAsync("Không"), StringComparison.Ordinal);
        Assert.Contains("Đồ bị lấy: Xe máy; Wave đỏ", await ToReadBackAsync(await _talk.SayAsync("Wave đỏ")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hôm qua tôi bị lừa 20 triệu", "Gọi NGAY")]
    [InlineData("mẹ tôi bị lừa 500 triệu hôm qua", "người nhà mất tiền")]
    [InlineData("tháng trước tôi bị lừa 20 triệu trên mạng", "Vẫn nên gọi")]
    [InlineData("có người gọi bảo tôi làm nhiệm vụ trên mạng kiếm tiền, tôi chưa chuyển", "Chưa chuyển tiền")]
    [InlineData("có người nhận lấy lại tiền giúp, đóng phí 2 triệu", "lừa lần nữa")]
    public async Task Help_with_fraud_fits_when_and_whose_the_money_was(string story, string helped) =>
        Assert.Contains(helped, await _talk.SayAsync(story), StringComparison.Ordinal);

    [Fact]
    public async Task The_bank_the_money_left_from_is_asked_even_where_the_amount_is_told()
    {
        await _talk.SayAsync("tuần trước tôi bị lừa 20 triệu trên mạng");

        Assert.Contains("chuyển đi từ ngân hàng nào", await _talk.SayAsync("menu") + await _talk.SayAsync("Tiếp tục"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("không phải tổ dân phố 3 mà là tổ 4", "Địa điểm: ngõ 7 tổ 4")]
    [InlineData("sửa lại chỗ: ngõ 9 chứ không phải ngõ 7", "Địa điểm: ngõ 9 tổ dân phố 3")]
    [InlineData("khoảng 2 giờ sáng", "Thời gian: Đêm qua, khoảng 2 giờ sáng")]
    [InlineData("Không có ảnh", "Ảnh, tệp: Không có")]
    [InlineData("sửa số điện thoại thành 0987654321", "Tên, liên hệ: Lan, 0987654321")]
    public async Task What_is_put_right_in_own_words_changes_its_line(string words, string line)
    {
        await ToIdentityAsync();
        await _talk.SayAsync("Để lại tên, số điện thoại");
        await _talk.SayAsync("Lan, 0912 345 678");

        var reply = await _talk.SayAsync(words);

        Assert.Contains(line, reply, StringComparison.Ordinal);
        Assert.DoesNotContain("Chi tiết thêm", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_destroyed_on_one_word()
    {
        await ToIdentityAsync();
        await _talk.SayAsync("Ẩn danh");
        Assert.Contains("Bạn muốn bỏ tin báo này?", await _talk.SayAsync("làm lại"), StringComparison.Ordinal);
        Assert.Contains("Bạn xem đúng chưa", await _talk.SayAsync("Tiếp tục"), StringComparison.Ordinal);
        await _talk.SayAsync("Sửa Địa điểm");
        Assert.Contains("Bạn xem đúng chưa", await _talk.SayAsync("thôi khỏi"), StringComparison.Ordinal);
        await _talk.SayAsync("huỷ");
        Assert.Contains("xoá để báo việc này", await _talk.SayAsync("hàng xóm đánh bạc ở ngõ 5 tổ dân phố 2 tối nào cũng có"), StringComparison.Ordinal);
        await _talk.PostAsync("""{"type":"message","text":"Xoá nháp để báo việc này","from":{"id":"u"}}""");
        Assert.Contains("Cờ bạc", await _talk.RepliesAsync(2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_voice_note_answers_any_question_told_in_words()
    {
        await _talk.SayAsync(Theft);
        Assert.Contains("bấm nút giúp", await SpeakAsync(), StringComparison.Ordinal);
        await _talk.SayAsync("Không");
        Assert.Contains("lấy bằng cách nào", await SpeakAsync(), StringComparison.Ordinal);
        Assert.Contains("Xe máy; Trả lời bằng tin nhắn thoại", await ToReadBackAsync(await SpeakAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_know_what_to_tell_chooses_a_kind()
    {
        await _talk.SayAsync("Tôi muốn báo tin");
        await _talk.SayAsync("Không");
        Assert.Contains("loại việc gần nhất", await _talk.SayAsync("không biết"), StringComparison.Ordinal);
        Assert.Contains("xảy ra ở đâu", await _talk.SayAsync("Cờ bạc, cá độ, lô đề"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_typed_beside_a_photo_stays_in_the_fast_lane()
    {
        using (await _talk.UploadAsync(Photo, "a.jpg", "image/jpeg")) await _talk.RepliesAsync(1);
        Assert.Contains("xảy ra ở đâu", await _talk.SayAsync("trộm xe máy"), StringComparison.Ordinal);
        Assert.Contains("Bạn xem đúng chưa", await _talk.SayAsync("tổ dân phố 3"), StringComparison.Ordinal);
    }

    private async Task<string> SpeakAsync()
    {
        using var response = await _talk.UploadAsync(Voice, "loi.amr", "audio/amr");
        return await _talk.RepliesAsync(1);
    }

    private async Task ToIdentityAsync()
    {
        var reply = await _talk.SayAsync(Theft);
        for (var step = 0; step < 8 && !reply.Contains("báo tin thế nào", StringComparison.Ordinal); step++) reply = await _talk.SayAsync(AnswerTo(reply, "Bỏ qua"));
    }

    private async Task<string> ToReadBackAsync(string reply, string told = "Bỏ qua")
    {
        for (var step = 0; step < 10 && !reply.Contains("đúng chưa", StringComparison.Ordinal); step++) reply = await _talk.SayAsync(AnswerTo(reply, told));
        return reply;
    }

    private static string AnswerTo(string prompt, string otherwise) => prompt switch
    {
        _ when prompt.Contains("đang gặp nguy hiểm", StringComparison.Ordinal) => "Không",
        _ when prompt.Contains("xảy ra ở đâu", StringComparison.Ordinal) => "tổ dân phố 4",
        _ when prompt.Contains("ảnh, video", StringComparison.Ordinal) => "Không có ảnh",
        _ when prompt.Contains("báo tin thế nào", StringComparison.Ordinal) => "Ẩn danh",
        _ => otherwise,
    };
}
