using AnTT.Knowledge.Documents;

namespace AnTT.Knowledge.Tests.Documents;

public class PlainTextTests
{
    private const string Resolution = """
             ĐẢNG CỘNG SẢN VIỆT NAM

        Sơn Hà, ngày 3 tháng 02 năm 2026

        NGHỊ QUYẾT
        CỦA BAN THƯỜNG VỤ ĐẢNG ỦY

        về giữ gìn trật tự và mỹ quan đô thị trên địa bàn phường trong 
        tình hình mới

        -----

        I. TÌNH HÌNH
        Thời gian qua, trật tự và mỹ quan đô thị trên địa bàn phường 

        có nhiều chuyển biến; số vụ vi phạm giảm 5-
        10% mỗi năm theo Nghị quyết số 97/2019/
        QH14 của Quốc hội.

        II. MỤC TIÊU
        1. Mục tiêu cụ thể
        - 100% tuyến phố ký cam kết với Đảng ủy phường về vỉa hè sạch, 



        2

        đẹp và thông thoáng.
        - Không để xảy ra “điểm nóng”.
        2. Thời hạn
        Hoàn thành trước ngày 31/12/2027.

        Nghị quyết này được phổ biến đến chi bộ.

        Nơi nhận:
        - Thành ủy (để báo cáo),
        - Các chi bộ trực thuộc,
        - Lưu VP Đảng ủy.

        T/M BAN THƯỜNG VỤ
        BÍ THƯ

        Lê Văn Mẫu
        """;

    [Fact]
    public void Broken_lines_are_mended_across_blank_lines_and_page_numbers()
    {
        var document = Samples.Read("nghi-quyet-son-ha.txt", Resolution);

        var situation = document.Body.Children[0].Blocks[0].Lines.Single();
        Assert.Equal("Thời gian qua, trật tự và mỹ quan đô thị trên địa bàn phường có nhiều chuyển biến; số vụ vi phạm giảm 5-10% mỗi năm theo Nghị quyết số 97/2019/QH14 của Quốc hội.", situation);
        var goals = Assert.IsType<ListBlock>(document.Body.Children[1].Children[0].Blocks[0]);
        Assert.Equal("100% tuyến phố ký cam kết với Đảng ủy phường về vỉa hè sạch, đẹp và thông thoáng.", goals.Entries[0].Text);
    }

    [Fact]
    public void Head_and_signature_are_recognised_and_answerable()
    {
        var document = Samples.Read("nghi-quyet-son-ha.txt", Resolution);
        var header = document.Header;

        Assert.Equal(new DateOnly(2026, 2, 3), header.Issued);
        Assert.Equal(["Sơn Hà"], header.Wards);
        Assert.Equal("Ban Thường vụ Đảng ủy phường Sơn Hà", header.Issuer);
        Assert.Equal("Lê Văn Mẫu", header.Signer);
        Assert.Equal(["Thành ủy (để báo cáo)", "Các chi bộ trực thuộc", "Lưu VP Đảng ủy"], header.Recipients);
        Assert.Contains("trật tự và mỹ quan đô thị trên địa bàn phường trong tình hình mới (phường Sơn Hà)", header.Title, StringComparison.Ordinal);
        Assert.Contains(document.Passages, passage => passage.Role == PassageRole.About && passage.Text.Contains("Người ký nghị quyết của phường Sơn Hà là Lê Văn Mẫu", StringComparison.Ordinal));
        Assert.Contains(document.Passages, passage => passage.Section == "Nơi nhận");
    }

    [Fact]
    public void The_closing_line_belongs_to_no_section()
    {
        var document = Samples.Read("nghi-quyet-son-ha.txt", Resolution);

        Assert.Equal("", Assert.Single(document.Passages, passage => passage.Text.StartsWith("Nghị quyết này", StringComparison.Ordinal)).Section);
    }

    [Fact]
    public void Two_spellings_of_the_own_ward_are_names_of_one_ward_and_the_editor_is_told()
    {
        var text = "Đông Khôi, ngày tháng năm 2026\n\nĐỀ ÁN\nGIỮ GÌN TRẬT TỰ\n\nI. MỞ ĐẦU\n\nPhường Đông Khôi đông dân. Phường Đông Khôi rộng.\n\nII. MỤC TIÊU\n\nXây dựng phường Đông Khê an toàn. Công an phường Đông Khê chính quy.";
        var document = Samples.Read("de-an.txt", text);

        Assert.Equal(["Đông Khôi", "Đông Khê"], document.Header.Wards);
        Assert.Contains(document.Warnings, warning => warning.Message.Contains("nhiều tên", StringComparison.Ordinal));
        Assert.Equal("năm 2026", document.Header.IssuedText);
    }

    [Fact]
    public void Footnotes_leave_the_sentence_they_interrupt()
    {
        var text = """
            1. Mở đầu

            An ninh con người được định nghĩa là
            “sự an toàn trước các mối đe dọa”1. Các
            yếu tố này không thể tách rời, không thể

            1 UNDP (1994), Báo cáo phát triển con người, New York.

            phân chia rạch ròi.

            2. Nội dung

            Nội dung ở đây là phần thứ hai của bài.
            """;
        var document = Samples.Read("bai.txt", text);

        Assert.Equal("An ninh con người được định nghĩa là “sự an toàn trước các mối đe dọa”. Các yếu tố này không thể tách rời, không thể phân chia rạch ròi.", document.Body.Children[0].Blocks[0].Lines.Single());
        Assert.Contains(document.Passages, passage => passage.Role == PassageRole.Note && passage.Text.StartsWith("UNDP", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_without_lines_is_read_back_one_table_for_each_group_of_years()
    {
        var text = """
            1. Số liệu

            Chênh lệch thu nhập có xu hướng tăng, cụ thể:

            Địa phương

            Chênh lệch thu nhập (lần)

            Hệ số bất bình đẳng (GINI)

            Năm 2021 Năm 2022 Năm 2021 Năm 2022

            Sơn Hà 6,3 6,5 0.359 0.346

            Đông Khôi 4,2 5,2 0.286 0.320

            2. Kết luận

            Cần giảm chênh lệch.
            """;
        var tables = Samples.Read("bai.txt", text).Body.Children[0].Blocks.OfType<TableBlock>().ToList();

        Assert.Equal(["Chênh lệch thu nhập (lần)", "Hệ số bất bình đẳng (GINI)"], tables.Select(table => table.Caption));
        Assert.Equal(["Địa phương", "Năm 2021", "Năm 2022"], tables[1].Columns);
        Assert.Equal(["Đông Khôi", "0.286", "0.320"], tables[1].Rows[1]);
    }

    [Fact]
    public void A_text_without_a_title_takes_one_from_its_file_name_with_the_marks_of_the_text()
    {
        var document = Samples.Read("le-ra-quan-mua-he.txt", "date 2026-06-01 Sáng nay, lễ ra quân mùa hè diễn ra tại phường.\nĐông đảo đoàn viên dự lễ ra quân mùa hè và hứa hẹn nhiều việc làm tốt cho khu phố.");

        Assert.Equal("Lễ ra quân mùa hè", document.Header.Title);
        Assert.Equal(new DateOnly(2026, 6, 1), document.Header.Issued);
        Assert.Equal("tin-tuc", document.Header.Kind);
    }

    [Fact]
    public void The_same_bytes_give_the_same_document()
    {
        Assert.Equal(DocumentOutline.Render(Samples.Read("a.txt", Resolution), true), DocumentOutline.Render(Samples.Read("a.txt", Resolution), true));
    }
}
