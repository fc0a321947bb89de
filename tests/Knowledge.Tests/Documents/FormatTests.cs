using System.IO.Compression;
using System.Net;
using System.Text;
using AnTT.Knowledge.Documents;

namespace AnTT.Knowledge.Tests.Documents;

public class FormatTests
{
    private static ParsedDocument PlainLaw { get; } = Samples.Read("luat.txt", Samples.Law);

    [Fact]
    public void A_law_is_the_same_from_html_as_from_text()
    {
        var html = new StringBuilder("<html><head><title>x</title><script>alert('Điều 9. Xấu')</script></head><body><nav>Trang chủ</nav>");
        foreach (var paragraph in Samples.LawParagraphs) html.Append("<p>").Append(WebUtility.HtmlEncode(paragraph)).Append("</p>");

        AssertSame(Samples.Read("luat.html", html.Append("</body></html>").ToString()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_law_is_the_same_from_word_as_from_text(bool automaticNumbers)
    {
        // The quoted amendment keeps its typed numbers, as in real files.
        var lines = Samples.LawParagraphs.Select((line, i) => automaticNumbers && i > 0 && IsQuoted(i) ? "\u200B" + line : line);

        AssertSame(Assert.IsType<ParsedDocument>(DocumentReader.Read("luat.docx", DocxSample.Write(lines, automaticNumbers))));

        static bool IsQuoted(int index)
        {
            var open = Samples.LawParagraphs.Take(index).ToList().FindLastIndex(line => line.Contains('“'));
            return open >= 0 && !Samples.LawParagraphs.Skip(open).Take(index - open).Any(line => line.Contains('”'));
        }
    }

    [NeedsToolFact("pdftotext", "pdfinfo")]
    public void A_law_is_the_same_from_a_pdf_with_text() => AssertSame(ReadFile("luat.pdf"));

    [NeedsToolFact("pdftotext", "pdfinfo", "pdftoppm", "tesseract")]
    public void A_scanned_law_has_the_same_tree() => Assert.Equal(Samples.Tree(PlainLaw), Samples.Tree(ReadFile("luat-anh-chup.pdf")));

    [Fact]
    public void A_table_in_html_keeps_its_cells_and_lists_their_numbers()
    {
        var document = Samples.Read("gia.html", """
            <html><body><h1>Lệ phí</h1><p>Lệ phí gồm các mức:</p><ol><li>Nộp trực tiếp: 20.000 đồng;</li><li>Nộp trực tuyến: 10.000 đồng.</li></ol>
            <p>Bảng 1. Lệ phí (đồng)</p><table><tr><th>Việc</th><th>Mức</th></tr><tr><td>Tạm trú</td><td>15.000</td></tr><tr><td>Tách hộ</td><td>10.000</td></tr></table></body></html>
            """);

        Assert.Equal("Lệ phí", document.Header.Title);
        var blocks = document.Passages.SelectMany(passage => passage.Blocks).ToList();
        Assert.Equal(["1.", "2."], Assert.Single(blocks.OfType<ListBlock>()).Entries.Select(entry => entry.Label));
        var table = Assert.Single(blocks.OfType<TableBlock>());
        Assert.Equal("Bảng 1. Lệ phí (đồng)", table.Caption);
        Assert.Equal(["Tách hộ", "10.000"], table.Rows[1]);
    }

    [Fact]
    public void A_letterhead_laid_out_as_a_table_is_read_column_by_column()
    {
        var document = Samples.Read("kh.html", """
            <table><tr><td>ỦY BAN NHÂN DÂN<br>PHƯỜNG SƠN HÀ<br>Số: 12/KH-UBND</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Sơn Hà, ngày 05 tháng 3 năm 2026</td></tr></table>
            <p>KẾ HOẠCH</p><p>Tuần tra đêm trên địa bàn phường</p><p>I. MỤC ĐÍCH</p><p>Giữ trật tự trên địa bàn phường.</p><p>II. THỜI GIAN</p><p>Từ 22 giờ.</p>
            """);

        Assert.Equal("12/KH-UBND", document.Header.Number);
        Assert.Equal(new DateOnly(2026, 3, 5), document.Header.Issued);
        Assert.Equal("ke-hoach", document.Header.Kind);
    }

    [NeedsToolFact("pdftotext", "pdfinfo")]
    public void A_plan_in_pdf_keeps_its_letterhead_table_and_signature()
    {
        var document = ReadFile("ke-hoach.pdf");
        var header = document.Header;

        Assert.Equal("Kế hoạch Tuần tra đêm và phòng cháy, chữa cháy trên địa bàn phường năm 2026 (phường Sơn Hà)", header.Title);
        Assert.Equal(("12/KH-UBND", "Ủy ban nhân dân phường Sơn Hà"), (header.Number, header.Issuer));
        Assert.Equal(("Trần Thị Mẫu", "TM. Ủy ban nhân dân, KT. Chủ tịch, Phó chủ tịch"), (header.Signer, header.SignerRole));
        Assert.Equal(4, header.Recipients.Count);
        var table = Assert.Single(document.Passages.SelectMany(passage => passage.Blocks).OfType<TableBlock>());
        Assert.Equal("Lịch tuần tra của các tổ như sau", table.Caption);
        Assert.Equal(["Tổ 2", "Bến xe", "4", "23 giờ"], table.Rows[1]);
    }

    [NeedsToolFact("pdfinfo")]
    public void A_locked_pdf_says_so() =>
        Assert.Contains("mật khẩu", Assert.IsType<Unreadable>(DocumentReader.Read("a.pdf", File.ReadAllBytes(PathOf("co-mat-khau.pdf")))).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("a.pdf", "không phải pdf")]
    [InlineData("a.docx", "không phải word")]
    [InlineData("a.xlsx", "PK")]
    public void A_file_that_is_not_what_its_name_says_is_refused(string name, string content) =>
        Assert.NotEmpty(Samples.Refuse(name, content).Reason);

    [NeedsToolFact("pdfinfo")]
    public void A_cut_off_pdf_is_refused()
    {
        var bytes = File.ReadAllBytes(PathOf("luat.pdf"));

        Assert.Contains("hỏng", Assert.IsType<Unreadable>(DocumentReader.Read("a.pdf", bytes[..3000])).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_bomb_in_a_word_file_is_not_unpacked()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("word/document.xml", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 64; i++) entry.Write(zeros);
        }

        Assert.Contains("lớn bất thường", Assert.IsType<Unreadable>(DocumentReader.Read("a.docx", stream.ToArray())).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_nested_without_end_is_refused() =>
        Assert.Contains("quá sâu", Samples.Refuse("a.html", string.Concat(Enumerable.Repeat("<div>", 5_000)) + "x").Reason, StringComparison.Ordinal);

    private static void AssertSame(ParsedDocument document)
    {
        Assert.Equal(Samples.Tree(PlainLaw), Samples.Tree(document));
        Assert.Equal(Samples.Contents(PlainLaw), Samples.Contents(document));
        Assert.Equal((PlainLaw.Header.Title, PlainLaw.Header.Number, PlainLaw.Header.Issued, PlainLaw.Header.Issuer), (document.Header.Title, document.Header.Number, document.Header.Issued, document.Header.Issuer));
    }

    private static ParsedDocument ReadFile(string name)
    {
        var result = DocumentReader.Read(name, File.ReadAllBytes(PathOf(name)));
        return result as ParsedDocument ?? throw new InvalidOperationException(result.ToString());
    }

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Documents", "Files", name);
}
