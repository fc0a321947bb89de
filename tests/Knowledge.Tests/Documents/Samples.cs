using System.Text;
using AnTT.Knowledge.Documents;

namespace AnTT.Knowledge.Tests.Documents;

internal static class Samples
{
    public static ParsedDocument Read(string name, string text) =>
        Assert.IsType<ParsedDocument>(DocumentReader.Read(name, Encoding.UTF8.GetBytes(text)));

    public static Unreadable Refuse(string name, string text) =>
        Assert.IsType<Unreadable>(DocumentReader.Read(name, Encoding.UTF8.GetBytes(text)));

    /// <summary>The tree as lines: label and heading, two spaces a level.</summary>
    public static string Tree(ParsedDocument document)
    {
        var lines = new List<string>();
        foreach (var section in document.Body.Children) Walk(section, 0);
        return string.Join('\n', lines);

        void Walk(Section section, int depth)
        {
            lines.Add(new string(' ', depth * 2) + section.Caption);
            foreach (var child in section.Children) Walk(child, depth + 1);
        }
    }

    /// <summary>What two readings of one text must have in common.</summary>
    public static IEnumerable<string> Contents(ParsedDocument document) =>
        document.Passages.Where(passage => passage.Role == PassageRole.Text).Select(passage => $"{passage.Section}: {passage.Text}");

    /// <summary>The law with every paragraph on one line, as formats with paragraphs have it.</summary>
    public static IReadOnlyList<string> LawParagraphs { get; } =
        Law.Replace("theo\n\nĐiều 12", "theo Điều 12", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A short law as its text stands, one paragraph a line.</summary>
    public const string Law = """
        QUỐC HỘI

        Luật số: 99/2025/QH15

        Hà Nội, ngày 12 tháng 6 năm 2025

        LUẬT
        TRẬT TỰ KHU DÂN CƯ

        Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;

        Chương I
        QUY ĐỊNH CHUNG

        Điều 1. Phạm vi điều chỉnh

        Luật này quy định về giữ trật tự tại khu dân cư.

        Điều 2. Giải thích từ ngữ

        Trong Luật này, các từ ngữ dưới đây được hiểu như sau:

        1. Khu dân cư là nơi nhiều hộ gia đình sinh sống liền kề.

        2. Giờ nghỉ là khoảng thời gian từ 22 giờ hôm trước đến 6 giờ hôm sau.

        Chương II
        TRÁCH NHIỆM

        Điều 3. Trách nhiệm của hộ gia đình

        1. Hộ gia đình có trách nhiệm sau đây:

        a) Không gây tiếng ồn trong giờ nghỉ;

        b) Giữ vệ sinh chung;

        c) Thực hiện quy định tại khoản 2 Điều 2 của Luật này.

        2. Chủ hộ chịu trách nhiệm theo

        Điều 12 của Luật Cư trú khi cho người khác ở nhờ.

        Điều 4. Sửa đổi luật có liên quan

        1. Sửa đổi Điều 9 của Luật Hòa giải như sau:

        “Điều 9. Hòa giải viên

        1. Hòa giải viên do tổ dân phố bầu.

        2. Nhiệm kỳ là 5 năm.”.

        2. Bãi bỏ Điều 10 của Luật Hòa giải.

        Điều 5. Hiệu lực thi hành

        Luật này có hiệu lực từ ngày 01 tháng 01 năm 2026.
        """;
}
