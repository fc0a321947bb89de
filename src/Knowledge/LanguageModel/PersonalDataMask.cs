using System.Text.RegularExpressions;
using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.LanguageModel;

/// <summary>Takes out of a resident's message what points to a person before it leaves this machine. Masks too much rather than too little.</summary>
public static partial class PersonalDataMask
{
    /// <summary>Syllables that may follow a form of address and are no name.</summary>
    private static readonly HashSet<string> NoName = new(
        "là và của có bị được cho thì mà ở tại trong này kia ấy đó nào gì ai đang đã sẽ không phải cần muốn hỏi xin làm đi về công cán bộ chủ trưởng phó nhà hàng xóm em anh chị cô chú bác ông bà tôi gái trai dâu rể họ nội ngoại ruột thi tan mat hang xom".Split(' '),
        StringComparer.Ordinal);

    /// <summary>Family names (họ) that nearly all residents bear, without marks.</summary>
    private const string Families =
        "nguyen|tran|le|pham|hoang|huynh|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly|dinh|truong|trinh|lam|doan|mai|dao|luu|ha|ta|luong|to|phung|quach|cao|tong|nghiem|kieu|khuc|vuong|trieu";

    /// <summary>The message with telephone, identity, account and plate numbers, addresses of mail and web, and names replaced by what they were.</summary>
    public static string Mask(string message)
    {
        var text = VietnameseText.Compose(message);
        text = Mail().Replace(text, "[email]");
        text = Link().Replace(text, "[liên kết]");
        text = Plate().Replace(text, "[biển số]");
        text = LongNumber().Replace(text, KindOfNumber);
        text = MaskNames(text);
        return HouseAddress().Replace(text, "${before}[địa chỉ]");
    }

    private static string KindOfNumber(Match number)
    {
        var digits = number.Value.Count(char.IsAsciiDigit);
        if (digits < 8) return number.Value;
        // Money and days keep their marks in groups of three, or are dates.
        if (Grouped().IsMatch(number.Value) || Day().IsMatch(number.Value)) return number.Value;
        var first = number.Value.First(char.IsAsciiDigit);
        return digits switch
        {
            10 or 11 when first == '0' || number.Value[0] == '+' => "[số điện thoại]",
            9 or 12 => "[số giấy tờ]",
            _ => "[dãy số]",
        };
    }

    private static string MaskNames(string text)
    {
        // Names are found in the text without marks, which has the same length and case.
        var plain = string.Create(text.Length, text, static (folded, source) =>
        {
            for (var at = 0; at < source.Length; at++)
            {
                var lower = Letters.FoldLower(char.ToLowerInvariant(source[at]));
                folded[at] = char.IsUpper(source[at]) ? char.ToUpperInvariant(lower) : lower;
            }
        });
        var spans = new List<(int Start, int End)>();
        foreach (Match name in Written().Matches(plain)) spans.Add((name.Index, name.Index + name.Length));
        foreach (Match name in Introduced().Matches(plain)) Add(name.Groups["name"]);
        foreach (Match name in Addressed().Matches(plain)) Add(name.Groups["name"]);
        foreach (var (start, end) in spans.OrderByDescending(span => span.Start))
            if (end <= text.Length && !text.AsSpan(start, end - start).Contains('['))
                text = string.Concat(text.AsSpan(0, start), "[tên]", text.AsSpan(end));
        return text.Replace("[tên] [tên]", "[tên]", StringComparison.Ordinal);

        void Add(Group name)
        {
            var first = VietnameseText.Normalize(text[name.Index..(name.Index + name.Length)]).Split(' ')[0];
            if (!NoName.Contains(first) && !spans.Exists(span => name.Index < span.End && span.Start < name.Index + name.Length)) spans.Add((name.Index, name.Index + name.Length));
        }
    }

    [GeneratedRegex(@"[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Documents.Patterns.TimeoutMs)]
    private static partial Regex Mail();

    [GeneratedRegex(@"(https?://|www\.|zalo\.me/|facebook\.com/|fb\.com/)\S+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Documents.Patterns.TimeoutMs)]
    private static partial Regex Link();

    /// <summary>29A-123.45, 30F1 23456, 34-B2 123.45; the law's own numbers (168/2024/NĐ-CP) have a slash.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{N}/])\d{2}\s?-?\s?[A-Za-zĐđ]{1,2}\d?\s?[-. ]?\s?(\d{3}[.\s]?\d{2}|\d{4})(?![\p{N}/])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Documents.Patterns.TimeoutMs)]
    private static partial Regex Plate();

    [GeneratedRegex(@"\+?\d[\d\s.()-]{6,}\d", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Documents.Patterns.TimeoutMs)]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"^([1-9]\d{0,2}(\.\d{3})+|[1-9]\d{0,2}( \d{3})* 000)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Documents.Patterns.TimeoutMs)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^\d{1,2}[-. ]\d{1,2}[-. ]\d{4}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Documents.Patterns.TimeoutMs)]
    private static partial Regex Day();

    /// <summary>A family name and one to four more capitalised syllables; not what a street or a ward is called.</summary>
    [GeneratedRegex(@"(?<!\p{L})(?<!(?i:phuong|xa|quan|huyen|tinh|pho|duong|ngo|cho|chua|truong)\s)(?i:" + Families + @")(?-i)(?<=(?<!\p{L})\p{Lu}\p{L}*)(\s\p{Lu}\p{L}*){1,4}(?!\p{L})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Documents.Patterns.TimeoutMs)]
    private static partial Regex Written();

    /// <summary>"tôi tên là …", "ten em la …", "họ tên: …": up to four syllables, however they are written.</summary>
    [GeneratedRegex(@"(?<!\p{L})(?i:ho (va )?ten|ten (toi|em|minh|chau|con|anh|chi)?\s?la|(toi|em|minh|chau|con|nguoi nay|ong nay|ba nay) ten( la)?|ten day du)\s?(la|:)?\s*(?<name>(?i:" + Families + @")(\s\p{L}+){1,3}|\p{Lu}\p{L}*(\s\p{Lu}\p{L}*){0,3}|\p{L}+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Documents.Patterns.TimeoutMs)]
    private static partial Regex Introduced();

    /// <summary>"anh Hùng", "bà Tư Lành"; and the family name with more in small letters ("chị nguyen thi lan").</summary>
    [GeneratedRegex(@"(?<!\p{L})(?i:ong|ba|anh|chi|em|co|chu|bac|cau|mo|di|thang|con|dong chi|d/c|thay)\s(?<name>\p{Lu}\p{L}*(\s\p{Lu}\p{L}*){0,3}|(?i:" + Families + @")\s(?i:van|thi|huu|duc|minh|thanh|quoc|ngoc|xuan|dinh|cong)(\s\p{L}+){1,2})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Documents.Patterns.TimeoutMs)]
    private static partial Regex Addressed();

    /// <summary>"số nhà 12 ngõ 5", "ngách 12/5": the house, not the street.</summary>
    [GeneratedRegex(@"(?<before>(?i:số nhà|so nha|nhà số|nha so|căn hộ|can ho|phòng số|phong so)\s)[\p{L}\p{N}/.-]*\d[\p{L}\p{N}/.-]*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Documents.Patterns.TimeoutMs)]
    private static partial Regex HouseAddress();
}
