using System.Text.RegularExpressions;
using AnTT.Knowledge.Documents.Structure;

namespace AnTT.Knowledge.Documents.Metadata;

/// <summary>Who issued a document (cơ quan ban hành): from its signature, its head, or the letters of its number.</summary>
internal static partial class Issuer
{
    private static readonly (string Suffix, string Name)[] Numbers =
    [
        ("TT-BCA", "Bộ Công an"), ("TT-BTP", "Bộ Tư pháp"), ("TT-BTC", "Bộ Tài chính"), ("TT-BQP", "Bộ Quốc phòng"), ("TT-BYT", "Bộ Y tế"), ("NĐ-CP", "Chính phủ"), ("NQ-CP", "Chính phủ"),
        ("QĐ-TTg", "Thủ tướng Chính phủ"), ("CT-TTg", "Thủ tướng Chính phủ"), ("QH15", "Quốc hội"), ("QH14", "Quốc hội"), ("QH13", "Quốc hội"), ("QH12", "Quốc hội"), ("QH16", "Quốc hội"),
        ("UBTVQH15", "Ủy ban Thường vụ Quốc hội"), ("NQ/TW", "Bộ Chính trị"), ("CT/TW", "Ban Bí thư"),
    ];

    public static string? Find(IReadOnlyList<string> head, string? number, Signature? signature, IReadOnlyList<string> wards, Capitals capitals)
    {
        if (number is not null)
            foreach (var (suffix, name) in Numbers)
                if (number.EndsWith(suffix, StringComparison.Ordinal)) return name;
        var office = signature?.RoleLines.Select(line => Behalf().Match(line)).FirstOrDefault(match => match.Success)?.Groups["who"].Value
            ?? head.Select(line => Office().Match(line)).FirstOrDefault(match => match.Success)?.Value;
        if (office is null) return null;
        var written = capitals.ToSentence(office.Trim());
        if (written is "Ban thường vụ") written = "Ban Thường vụ Đảng ủy";
        if (written is "Ban Thường vụ") written += " Đảng ủy";
        if (written is "Ủy ban nhân dân" or "UBND") written = "Ủy ban nhân dân";
        return wards.Count > 0 && !written.Contains(wards[0], StringComparison.OrdinalIgnoreCase) ? $"{written} phường {wards[0]}" : written;
    }

    [GeneratedRegex(@"^\s*(?:T/?M\.?|THAY MẶT)\s+(?<who>.+)$", RegexOptions.ExplicitCapture, Patterns.TimeoutMs)]
    private static partial Regex Behalf();

    [GeneratedRegex(@"(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|ĐẢNG ỦY|CÔNG AN)(?:\s+(?:PHƯỜNG|XÃ|THÀNH PHỐ|TỈNH)\s+[\p{Lu}\s]+)?|BỘ CÔNG AN|QUỐC HỘI|CHÍNH PHỦ|THỦ TƯỚNG CHÍNH PHỦ", RegexOptions.None, Patterns.TimeoutMs)]
    private static partial Regex Office();
}
