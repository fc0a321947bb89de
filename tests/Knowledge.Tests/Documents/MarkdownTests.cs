using AnTT.Knowledge.Documents;

namespace AnTT.Knowledge.Tests.Documents;

public class MarkdownTests
{
    private const string Head = "---\nid: thu\ntitle: \"Bản thử\"\nkind: nghi-quyet\n---\n";

    [Fact]
    public void Headings_lists_and_tables_keep_their_structure_and_lose_their_marks()
    {
        var document = Samples.Read("thu.md", Head + """
            # Bản thử

            > Ghi chú biên tập: chỉ để người sửa đọc.

            ## I. Mục tiêu

            Câu đứng trước. Các **chỉ tiêu** của [phường](https://example.org) gồm:

            - Một;
              - Một rưỡi;
            - Hai.

            ## II. Số liệu

            Bảng 1. Thu nhập (đồng)

            | Năm | Số |
            |---|---|
            | 2021 | 6.002.000 |
            """);

        Assert.Equal("I. Mục tiêu\nII. Số liệu", Samples.Tree(document));
        Assert.Equal("Câu đứng trước.", Assert.IsType<Paragraph>(document.Body.Children[0].Blocks[0]).Text);
        var list = Assert.IsType<ListBlock>(document.Body.Children[0].Blocks[1]);
        Assert.Equal("Các chỉ tiêu của phường gồm:", list.Lead);
        Assert.Equal("Một rưỡi;", list.Entries[0].Children[0].Text);
        var table = Assert.IsType<TableBlock>(document.Body.Children[1].Blocks[0]);
        Assert.Equal("Bảng 1. Thu nhập (đồng)", table.Caption);
        Assert.DoesNotContain(document.Passages, passage => passage.Text.Contains("Ghi chú", StringComparison.Ordinal));
    }

    [Fact]
    public void A_question_and_its_other_wordings_are_the_questions_of_its_passages()
    {
        var document = Samples.Read("a.md", "---\nid: hoi-dap/a\ntitle: \"Bao lâu?\"\nkind: hoi-dap\naliases: [\"mấy ngày\"]\nconfidence: medium\n---\n# Bao lâu?\n\nTrong 7 ngày.");

        var passage = Assert.Single(document.Passages);
        Assert.Equal(["Bao lâu?", "mấy ngày"], passage.Questions);
        Assert.True(document.Header.MustConfirm);
    }

    [Theory]
    [InlineData("---\nid: a\ntitle: \"x\"\nkind: nghi-quyet\nissued: 2025-02-30\n---\nx", 5, "issued")]
    [InlineData("---\ntitle: \"x\"\nkind: nghi-quyet\n---\nx", 1, "id")]
    [InlineData("---\nid: a\nkind: nghi-quyet\n---\nx", 1, "title")]
    [InlineData("---\nid: a\ntitle: x\nkind: la-lung\n---\nx", 4, "la-lung")]
    [InlineData("---\nid: a\ntitle: Hỏi: đáp: gì\nkind: hoi-dap\n---\nx", 3, "nháy kép")]
    [InlineData("---\nid: a b\ntitle: x\nkind: hoi-dap\n---\nx", 2, "id")]
    [InlineData("---\nid: a\ntitle: x\nkind: hoi-dap\nkind: luat\n---\nx", 5, "hai lần")]
    [InlineData("---\nid: a\ntitle: x", 1, "---")]
    [InlineData("---\ntitle: [x\nkind: luat\n---\n# A", 2, "cú pháp")]
    [InlineData("---\nid: a\ntitle: x\nkind: luat\neffective: 2025-01-01\nexpires: 2024-01-01\n---\nx", 6, "expires")]
    public void Broken_front_matter_says_the_line_the_key_and_what_to_write(string text, int line, string says)
    {
        var refused = Samples.Refuse("a.md", text);

        Assert.Equal(line, refused.Line);
        Assert.Contains(says, refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_key_is_a_warning_with_its_line()
    {
        var document = Samples.Read("a.md", "---\nid: a\ntitle: x\nkind: luat\nisued: 2025-01-01\n---\nNội dung.");

        Assert.Equal(5, Assert.Single(document.Warnings).Line);
    }

    [Fact]
    public void A_date_known_only_by_its_year_is_kept_as_text()
    {
        var document = Samples.Read("a.md", "---\nid: a\ntitle: x\nkind: de-an\nissued: \"2026\"\n---\nNội dung.");

        Assert.Null(document.Header.Issued);
        Assert.Equal("năm 2026", document.Header.IssuedText);
    }

    [Fact]
    public void An_empty_document_is_refused() => Assert.Contains("không có nội dung", Samples.Refuse("a.md", Head).Reason, StringComparison.Ordinal);
}
