using System.Text.RegularExpressions;

namespace AnTT.Knowledge.Answers.Asking;

/// <summary>An amount sent alone after a question: "0,3", "còn 6 triệu", "15 tuổi thì sao".</summary>
internal static partial class Amounts
{
    /// <summary>The question before with this amount in the place of its own of the same kind, or behind it; null where the message is no bare amount.</summary>
    internal static string? Complete(string text, string last)
    {
        if (text.Length > Longest) return null;
        var alone = Alone().Match(text);
        if (!alone.Success) return null;
        var amount = alone.Groups["amount"].Value.Trim();
        var kind = KindOf(alone.Groups["unit"].Value);
        var old = Amount().Matches(last).LastOrDefault(match => KindOf(match.Groups["unit"].Value) == kind);
        return old is null ? $"{last} {amount}" : last[..old.Index] + amount + last[(old.Index + old.Length)..];
    }

    /// <summary>Characters of a message that is nothing but an amount.</summary>
    private const int Longest = 80;

    private static string KindOf(string unit) => unit switch
    {
        "triệu" or "nghìn" or "ngàn" or "trăm" or "đồng" or "k" or "tr" or "củ" or "lít" or "tỷ" or "tỉ" => "money",
        "gam" or "g" or "kg" or "ký" or "cân" => "weight",
        _ => unit,
    };

    private const string Units = @"triệu|nghìn|ngàn|trăm|đồng|tr|củ|tỷ|tỉ|k|tuổi|gam|kg|g|mg|km|phân khối|người|ngày|tháng|phần trăm|%";

    [GeneratedRegex(@"^(?>(?:còn|thế|vậy|nếu|là|thì|khoảng|tầm|chừng|hơn|trên|dưới|\s)*)(?<amount>\d[\d.,]*(?:\s*(?<unit>" + Units + @"))?(?:\s*(?:/\s*)?(?:đồng|rưỡi|h|giờ|lít|l))*)(?>(?:thì|sao|bị sao|thế nào|nhé|ạ|có sao không|\s)*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Documents.Patterns.TimeoutMs)]
    private static partial Regex Alone();

    [GeneratedRegex(@"(?<![\p{L}\d/.,])\d[\d.,]*(?:\s*(?<unit>" + Units + @")(?!\p{L}))?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Documents.Patterns.TimeoutMs)]
    private static partial Regex Amount();
}
