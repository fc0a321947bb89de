using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Tests.Text;

public sealed class VietnameseTextTests
{
    [Theory]
    [InlineData("hoà giải", "hòa giải")]
    [InlineData("thuỷ lợi", "thủy lợi")]
    [InlineData("khoẻ", "khỏe")]
    [InlineData("qúy", "quý")]
    [InlineData("quí", "quý")]
    [InlineData("kĩ thuật", "kỹ thuật")]
    [InlineData("qui định", "quy định")]
    [InlineData("tỉ lệ", "tỷ lệ")]
    [InlineData("gìa", "già")]
    [InlineData("UỶ BAN", "ủy ban")]
    [InlineData("Đăng ký, tạm-trú!", "đăng ký tạm trú")]
    [InlineData("thuế", "thuế")]
    [InlineData("khuỷu tay", "khuỷu tay")]
    [InlineData("người", "người")]
    [InlineData("giữ gìn giấy", "giữ gìn giấy")]
    public void Spellings_of_one_word_become_one(string written, string expected) =>
        Assert.Equal(expected, VietnameseText.Normalize(written));

    [Theory]
    [InlineData("d\u0323a\u0306\u0301ng")]
    [InlineData("a\u0323\u0302")]
    public void Combining_marks_in_any_order_are_composed_where_vietnamese_has_the_letter(string written) =>
        Assert.DoesNotContain(VietnameseText.Normalize(written), Composition.IsMark);

    [Fact]
    public void Decomposed_text_composes_to_the_same_letters()
    {
        Assert.Equal("Ậ ệ ướ Đ", VietnameseText.Compose("A\u0323\u0302 e\u0323\u0302 u\u031bo\u031b\u0301 \u00d0"));
        Assert.Equal("ậ", VietnameseText.Compose("ạ\u0302"));
    }

    [Theory]
    [InlineData("19,94", "19,94")]
    [InlineData("19.94", "19,94")]
    [InlineData("4.000.000 đồng", "4000000 đồng")]
    [InlineData("1,000", "1000")]
    [InlineData("1,000,000", "1000000")]
    [InlineData("3,125", "3,125")]
    [InlineData("5,0", "5")]
    [InlineData("Điều 05", "điều 5")]
    [InlineData("0912345678", "0912345678")]
    [InlineData("5 %", "5%")]
    [InlineData("5 phần trăm", "5%")]
    [InlineData("5–10%", "5-10%")]
    [InlineData("2020 - 2025", "2020-2025")]
    [InlineData("17/11/2025", "17/11/2025")]
    [InlineData("07-01-2025", "7/1/2025")]
    [InlineData("ngày 17 tháng 11 năm 2025", "ngày 17/11/2025")]
    [InlineData("ngay 17 thang 11 nam 2025", "ngay 17/11/2025")]
    [InlineData("31/02/2025", "31/2/2025")]
    [InlineData("124/2021/TT-BCA", "124/2021/tt-bca")]
    [InlineData("Nghị định 168/2024/NĐ-CP.", "nghị định 168/2024/nd-cp")]
    [InlineData("57-NQ/TW", "57-nq/tw")]
    [InlineData("36/2024/QH15", "36/2024/qh15")]
    [InlineData("5230/QĐ-BCA-C06", "5230/qd-bca-c06")]
    [InlineData("lúc 22h, 7h30", "lúc 22 h 7 h 30")]
    [InlineData("mẫu CT07", "mẫu ct07")]
    [InlineData("mục 1.2.3", "mục 1 2 3")]
    [InlineData("10/người", "10 người")]
    [InlineData("24/7", "24/7")]
    public void Numbers_dates_and_document_numbers_have_one_form(string written, string expected) =>
        Assert.Equal(expected, VietnameseText.Normalize(written));

    [Fact]
    public void A_compound_token_knows_its_parts()
    {
        var token = Assert.Single(VietnameseText.Tokens("124/2021/TT-BCA"));

        Assert.Equal(TokenKind.DocumentNumber, token.Kind);
        Assert.Equal(["124", "2021", "tt", "bca"], token.Parts);
    }

    [Fact]
    public void Tokens_say_where_they_stand_in_the_composed_text()
    {
        const string Text = "Từ ngày 17 tháng 11 năm 2025, phạt 5 %.";

        Assert.Equal(["Từ", "ngày", "17 tháng 11 năm 2025", "phạt", "5 %"], VietnameseText.Tokens(Text).Select(token => Text[token.Start..token.End]));
    }

    [Theory]
    [InlineData("đường", true)]
    [InlineData("quýt", true)]
    [InlineData("giếng", true)]
    [InlineData("nghiêng", true)]
    [InlineData("đưcợ", false)]
    [InlineData("pòhng", false)]
    [InlineData("panthers", false)]
    [InlineData("mạt", true)]
    [InlineData("màt", false)]
    public void Knows_which_syllables_vietnamese_has(string word, bool expected) =>
        Assert.Equal(expected, Syllable.IsVietnamese(word));

    [Fact]
    public void Words_longer_than_the_buffer_are_kept_whole()
    {
        var word = new string('x', 1000);

        Assert.Equal(word, VietnameseText.Normalize(word));
        Assert.Equal(new string('7', 1000), VietnameseText.Normalize(new string('7', 1000)));
    }
}
