using System.Text.RegularExpressions;

namespace AnTT.Knowledge.Answers.Matching;

internal enum ValueKind
{
    Number,
    Percent,
    Money,
    Duration,
    Date,
    Year,
    Person,
}

/// <summary>Something in a text that could be what a question asks for.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct TextValue(ValueKind Kind, int Start, int End);

internal static partial class TextValues
{
    /// <summary>Numbers, dates and names of a text in order; parts of document numbers are none of them.</summary>
    internal static TextValue[] FindAll(string text)
    {
        var found = new List<TextValue>();
        var taken = DocumentReference.FindAll(text).Select(reference => (reference.Start, reference.End)).ToList();
        Take(Date(), ValueKind.Date);
        Take(Percent(), ValueKind.Percent);
        Take(Money(), ValueKind.Money);
        Take(Year(), ValueKind.Year);
        Take(Duration(), ValueKind.Duration);
        Take(Number(), ValueKind.Number);
        Take(Person(), ValueKind.Person);
        found.Sort((left, right) => left.Start.CompareTo(right.Start));
        return [.. found];

        void Take(Regex pattern, ValueKind kind)
        {
            foreach (Match match in pattern.Matches(text))
            {
                var (start, end) = (match.Index, match.Index + match.Length);
                if (taken.Exists(other => start < other.End && other.Start < end)) continue;
                taken.Add((start, end));
                found.Add(new TextValue(kind, start, end));
            }
        }
    }

    [GeneratedRegex(@"\b\d{1,2}/\d{1,2}/\d{4}\b|\bngày\s+\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?|\bngày\s+\d{1,2}/\d{1,2}\b|\b\d{1,2}/\d{1,2}(?![\d/])(?=\D*$|,|\s)|\btháng\s+\d{1,2}(?:/|\s+năm\s+)\d{4}|\b(?:\d{1,2}/)?\d{1,2}/(?:19|20)\d\d\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Documents.Patterns.TimeoutMs)]
    private static partial Regex Date();

    [GeneratedRegex(@"\d[\d.,]*(?:\s*[-–]\s*\d[\d.,]*)?\s*(?:%|phần trăm)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Documents.Patterns.TimeoutMs)]
    private static partial Regex Percent();

    [GeneratedRegex(@"\d[\d.,]*(?:\s*(?:[-–]|đến)\s*\d[\d.,]*)?\s*(?:nghìn|ngàn|triệu|tỷ|tỉ)?\s*(?:đồng|triệu|tỷ|tỉ)(?!\p{L})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Documents.Patterns.TimeoutMs)]
    private static partial Regex Money();

    [GeneratedRegex(@"\b(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?\b(?![.,]\d)(?!\s*(?:vụ|người|tấn|cơ sở))", RegexOptions.CultureInvariant, Documents.Patterns.TimeoutMs)]
    private static partial Regex Year();

    [GeneratedRegex(@"\b\d+(?:\s*[-–]\s*\d+)?\s*(?:ngày|tháng|năm|giờ|phút|tuần|tuổi)(?!\p{L})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Documents.Patterns.TimeoutMs)]
    private static partial Regex Duration();

    [GeneratedRegex(@"(?<![\p{L}\d/.,])\d+(?:[.,]\d+)*(?:\s*[-–]\s*\d+(?:[.,]\d+)*)?", RegexOptions.CultureInvariant, Documents.Patterns.TimeoutMs)]
    private static partial Regex Number();

    [GeneratedRegex(
        @"(?:(?:Đại|Trung|Thiếu|Thượng)\s+(?:tướng|tá|úy)|[Đđ]ồng chí|[Bb]à|[Ôô]ng|Thủ tướng(?: Chính phủ)?|Chủ tịch|Bộ trưởng|Bí thư|Giám đốc|TS\.)\s+(?:(?:Đại|Trung|Thiếu|Thượng)\s+(?:tướng|tá|úy)\s+)?" +
        Surname + @"(?:\s+\p{Lu}\p{Ll}+){1,3}|(?<!(?:[Đđ]ường|[Pp]hường|[Pp]hố|[Tt]rường|[Xx]ã)\s)\b" + Surname + @"(?:\s+\p{Lu}\p{Ll}+){2,3}|\b" + Surname + @"(?:\s+\p{Lu}\p{Ll}+){2,3}(?=\s+(?:đã\s+)?ký\b)",
        RegexOptions.CultureInvariant | RegexOptions.Multiline, Documents.Patterns.TimeoutMs)]
    private static partial Regex Person();

    private const string Surname =
        "(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Lương|Đinh|Trịnh|Mai|Cao|Tô|Tạ|Hà|Đào|Đoàn|Vương|Lâm|Thái|Trương|Châu|Phùng|Tăng|Triệu|Kiều|Quách|Chu|La|Mạc|Doãn|Khuất|Thân|Tống|Văn)";
}
