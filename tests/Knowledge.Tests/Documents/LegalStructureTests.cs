using AnTT.Knowledge.Documents;

namespace AnTT.Knowledge.Tests.Documents;

public class LegalStructureTests
{
    [Fact]
    public void Chapters_articles_and_clauses_become_a_tree_and_cross_references_open_nothing()
    {
        var law = Samples.Read("luat-trat-tu.txt", Samples.Law);

        Assert.Equal(
            """
            Chương I. Quy định chung
              Điều 1. Phạm vi điều chỉnh
              Điều 2. Giải thích từ ngữ
                1
                2
            Chương II. Trách nhiệm
              Điều 3. Trách nhiệm của hộ gia đình
                1
                2
              Điều 4. Sửa đổi luật có liên quan
                1
                2
              Điều 5. Hiệu lực thi hành
            """.ReplaceLineEndings("\n"), Samples.Tree(law));
    }

    [Fact]
    public void The_head_of_a_law_gives_its_number_date_issuer_and_title()
    {
        var header = Samples.Read("luat-trat-tu.txt", Samples.Law).Header;

        Assert.Equal("99/2025/QH15", header.Number);
        Assert.Equal(new DateOnly(2025, 6, 12), header.Issued);
        Assert.Equal("Quốc hội", header.Issuer);
        Assert.Equal("luat", header.Kind);
        Assert.Equal("Luật Trật tự khu dân cư", header.Title);
    }

    [Fact]
    public void Points_stay_with_the_clause_that_introduces_them()
    {
        var law = Samples.Read("luat-trat-tu.txt", Samples.Law);

        var clause = Assert.Single(law.Passages, passage => passage.Section == "Điều 3 khoản 1");
        var list = Assert.IsType<ListBlock>(Assert.Single(clause.Blocks));
        Assert.Equal("Hộ gia đình có trách nhiệm sau đây:", list.Lead);
        Assert.Equal(["a)", "b)", "c)"], list.Entries.Select(entry => entry.Label));
    }

    [Fact]
    public void A_short_article_of_clauses_is_one_list_under_its_leading_line()
    {
        var law = Samples.Read("luat-trat-tu.txt", Samples.Law);

        var article = Assert.Single(law.Passages, passage => passage.Section == "Điều 2");
        var list = Assert.IsType<ListBlock>(Assert.Single(article.Blocks));
        Assert.StartsWith("Trong Luật này", list.Lead, StringComparison.Ordinal);
        Assert.Equal(2, list.Entries.Count);
    }

    [Fact]
    public void A_missing_article_is_stepped_over_when_the_sequence_goes_on()
    {
        var law = Samples.Read("a.txt", "Điều 1. Một\n\nNội dung một.\n\nĐiều 3. Ba\n\nNội dung ba.\n\nĐiều 4. Bốn\n\nNội dung bốn.");

        Assert.Equal(["Điều 1", "Điều 3", "Điều 4"], law.Body.Children.Select(child => child.Label));
    }

    [Theory]
    [InlineData("Phần thứ ba › II › 2.4", "Phần thứ ba\nNHIỆM VỤ\n\nI. MỘT\n\nNội dung.\n\nII. HAI\n\n1. Việc đầu\n\nNội dung việc đầu.\n\n2. Giải pháp\n\n2.1. Một\n\nNội dung.\n\n2.2. Hai\n\nNội dung.\n\n2.3. Ba\n\nNội dung.\n\n2.4. Bốn\n\nNội dung bốn.")]
    [InlineData("II.2", "I. MỘT\n\nNội dung.\n\nII. HAI\n\n1. Việc đầu\n\nNội dung việc đầu.\n\n2. Việc sau\n\nNội dung bốn.")]
    public void Sections_are_cited_by_their_shortest_label(string expected, string text)
    {
        var prefix = expected.StartsWith("Phần", StringComparison.Ordinal) ? "Phần thứ nhất\nĐẦU\n\nNội dung.\n\nPhần thứ hai\nGIỮA\n\nNội dung.\n\n" : "";
        var document = Samples.Read("a.txt", prefix + text);

        Assert.Contains(document.Passages, passage => passage.Section == expected && passage.Text.EndsWith("bốn.", StringComparison.Ordinal));
    }

    [Fact]
    public void An_enumeration_inside_a_paragraph_is_a_complete_list()
    {
        var document = Samples.Read("a.txt", "I. HẠN CHẾ\n\nCòn ba hạn chế, cụ thể: (1) Thiếu người; (2) Thiếu tiền. Tiền chậm về; (3) Thiếu xe.\n\nII. KẾT\n\nHết.");

        var list = Assert.IsType<ListBlock>(document.Body.Children[0].Blocks[0]);
        Assert.Equal("Còn ba hạn chế, cụ thể:", list.Lead);
        Assert.Equal(["Thiếu người;", "Thiếu tiền. Tiền chậm về;", "Thiếu xe."], list.Entries.Select(entry => entry.Text));
    }

    [Fact]
    public void Ordinal_paragraphs_are_parts_and_are_listed_together()
    {
        var document = Samples.Read("a.txt", "1. Mở đầu\n\nCần làm ba việc.\n\n2. Kiến nghị\n\nThứ nhất, mở lớp. Lớp mở hằng quý.\n\nThứ hai, thêm người. Người có nghề.\n\nThứ ba, kiểm tra. Kiểm tra mỗi năm.");

        var outline = Assert.Single(document.Passages, passage => passage is { Role: PassageRole.Outline, Section: "2" });
        Assert.Equal(["Thứ nhất, mở lớp.", "Thứ hai, thêm người.", "Thứ ba, kiểm tra."], ((ListBlock)outline.Blocks[0]).Entries.Select(entry => entry.Text));
        Assert.Contains(document.Passages, passage => passage.Section == "2 › Thứ ba");
    }
}
