using AnTT.Knowledge.Evaluation;
using AnTT.Knowledge.Search;
using AnTT.Knowledge.Search.Queries;

namespace AnTT.Knowledge.Tests.Search;

public sealed class QueryRewriterTests
{
    private static readonly PlainIndex Index = PlainIndex.Build(
    [
        new("1", "Luật Cư trú", "Điều 27. Điều kiện đăng ký tạm trú", "Công dân đến sinh sống tại chỗ ở hợp pháp ngoài phạm vi đơn vị hành chính cấp xã nơi đã đăng ký thường trú từ 30 ngày trở lên thì phải thực hiện đăng ký tạm trú."),
        new("2", "Luật Giao thông", "Điều 7. Xử phạt người điều khiển xe mô tô", "Phạt tiền từ 4.000.000 đồng đến 6.000.000 đồng đối với người điều khiển xe không chấp hành hiệu lệnh của đèn tín hiệu giao thông. Người không có giấy phép lái xe bị phạt tiền."),
        new("3", "Luật Hộ tịch", "Điều 3. Hộ khẩu và học kỳ", "Hộ khẩu của gia đình ghi tại công an phường. Học sinh có học kỳ. Chồng và vợ chuyển khoản qua ngân hàng. Nhiệm vụ của cán bộ là tuyên truyền, quản lý."),
        new("4", "Luật Căn cước", "Điều 20. Cấp thẻ căn cước", "Cơ quan quản lý căn cước của Bộ Công an thu nhận thông tin, cấp thẻ căn cước trong thời hạn 07 ngày làm việc. CCCD cũ vẫn còn giá trị."),
    ], SearchLexicons.Default);

    [Theory]
    [InlineData("dang ky tam tru", "đăng ký tạm trú")]
    [InlineData("đang ky tam trú o dau", "đăng ký tạm trú ở đâu")]
    [InlineData("khong co giay phep lai xe bi phat bao nhieu", "không có giấy phép lái xe bị phạt bao nhiêu")]
    [InlineData("thu nhận thông tin", "thu nhận thông tin")]
    public void Bare_words_get_their_marks_from_their_neighbours_and_typed_marks_stay(string typed, string expected) =>
        Assert.Equal(expected, Index.Rewrite(typed).Text);

    [Theory]
    [InlineData("ko có giấy phép lái xe", "không có giấy phép lái xe")]
    [InlineData("đk tạm trú ntn", "đăng ký tạm trú như thế nào")]
    [InlineData("có đc đăng ký tạm trú k", "có được đăng ký tạm trú không")]
    [InlineData("phạt 500k", "phạt 500 nghìn")]
    [InlineData("phat bn tien", "phạt bao nhiêu tiền")]
    [InlineData("ck và vợ", "chồng và vợ")]
    [InlineData("vợ ck qua ngân hàng", "vợ chuyển khoản qua ngân hàng")]
    [InlineData("hk của gđ", "hộ khẩu của gia đình")]
    [InlineData("GPLX", "giấy phép lái xe")]
    [InlineData("fai dang ky", "phải đăng ký")]
    public void Shorthand_is_written_out_as_its_neighbours_suggest(string typed, string expected) =>
        Assert.Equal(expected, Index.Rewrite(typed).Text);

    [Theory]
    [InlineData("tiền cscc năm nay", "chiếu sáng công cộng năm nay")]
    [InlineData("kp cscc", "chiếu sáng công cộng")]
    public void Letters_in_no_list_are_read_as_a_phrase_of_the_corpus(string typed, string phrase)
    {
        var index = PlainIndex.Build([.. Enumerable.Range(1, 60).Select(number => new RetrievalDocument($"{number}", "Kế hoạch", $"Mục {number}", "Kinh phí chiếu sáng công cộng của thành phố năm nay."))], SearchLexicons.Default);

        Assert.Contains(phrase, index.Rewrite(typed).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ddawng kys tajm trus", "đăng ký tạm trú")]
    [InlineData("d9a8ng ky1 ta5m tru1", "đăng ký tạm trú")]
    [InlineData("dđăng ký tạm trú", "đăng ký tạm trú")]
    [InlineData("phair", "phải")]
    [InlineData("dduwowcj", "được")]
    [InlineData("d9uoc5", "được")]
    public void Keys_of_input_methods_become_the_word_that_was_meant(string typed, string expected) => Assert.Equal(expected, Index.Rewrite(typed).Text);

    [Theory]
    [InlineData("đăgn ký tạm trú", "đăng ký tạm trú")]
    [InlineData("đăng ký tạmm trú", "đăng ký tạm trú")]
    [InlineData("giấy phpé lái xe", "giấy phép lái xe")]
    [InlineData("giấy phẹp lái xe", "giấy phép lái xe")]
    [InlineData("đăngký tạmtrú", "đăng ký tạm trú")]
    [InlineData("dangkytamtru", "đăng ký tạm trú")]
    public void Slips_and_joined_words_are_mended(string typed, string expected) => Assert.Equal(expected, Index.Rewrite(typed).Text);

    [Theory]
    [InlineData("đăng ký tạm chú", "đăng ký tạm trú")]
    public void What_is_spoken_alike_is_told_by_its_neighbours(string typed, string expected) => Assert.Equal(expected, Index.Rewrite(typed).Text);

    [Theory]
    [InlineData("mn cho mk hỏi đăng ký tạm trú ở đâu vậy ạ", "đăng ký tạm trú ở đâu")]
    [InlineData("ad ơi cho hỏi có phải đăng ký tạm trú ko z mn", "có phải đăng ký tạm trú không")]
    [InlineData("alo", "alo")]
    public void Politeness_is_left_out_but_never_the_whole_message(string typed, string expected) => Assert.Equal(expected, Index.Rewrite(typed).Text);

    [Theory]
    [InlineData("nuôi khủng long bạo chúa")]
    [InlineData("trồng xoài")]
    public void Proper_words_the_corpus_lacks_stay_as_they_are(string typed)
    {
        var rewritten = Index.Rewrite(typed);

        Assert.Equal(typed, rewritten.Text);
        Assert.Contains(rewritten.Tokens, token => !token.Known);
    }

    [Fact]
    public void Everyday_words_bring_the_words_of_the_law()
    {
        var rewritten = Index.Rewrite("vuot den do phat bao nhieu");

        Assert.Contains(rewritten.Expansions, expansion => expansion.Legal == "không chấp hành hiệu lệnh của đèn tín hiệu giao thông");
        Assert.Equal(1, Index.Search("vuot den do phat bao nhieu", 1)[0].Document);
    }

    [Fact]
    public void Words_with_another_meaning_wait_for_a_second_sign()
    {
        Assert.DoesNotContain(Index.Rewrite("mua hàng ở chợ").Expansions, expansion => expansion.Legal.Contains("ma túy", StringComparison.Ordinal));
        Assert.Contains(Index.Rewrite("bán hàng theo gam").Expansions, expansion => expansion.Legal.Contains("ma túy", StringComparison.Ordinal));
    }

    [Fact]
    public void Says_what_was_changed_and_why()
    {
        var token = Assert.Single(Index.Rewrite("ko").Tokens);

        Assert.Equal(new RewrittenToken("không", "ko", TokenChange.Shorthand, Known: true), token);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?!")]
    [InlineData("🙂🙂")]
    public void Nothing_to_read_is_nothing_to_search(string typed)
    {
        Assert.Empty(Index.Rewrite(typed).Tokens);
        Assert.Empty(Index.Search(typed, 5));
    }

    [Fact]
    public void Very_long_messages_are_read_in_part() =>
        Assert.True(Index.Rewrite(string.Join(' ', Enumerable.Repeat("dangkytamtru", 5000))).Tokens.Count <= 1000);
}
