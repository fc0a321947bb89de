using System.Text.RegularExpressions;
using AnTT.Knowledge.Answers.Units;

namespace AnTT.Knowledge.Answers.Composing;

/// <summary>Finds in an article with degrees ("Trên 0,25 đến 0,4 mg/l: …") the one into which a measured value falls.</summary>
internal static partial class Degrees
{
    /// <summary>The line of the degree with the value asked for; null where the article has no degrees, the question no single value, or several degrees hold it.</summary>
    internal static string? Of(string question, Unit unit)
    {
        if (unit.Kind != UnitKind.Article) return null;
        var degrees = unit.Text.Split('\n').Select(line => Degree().Match(line)).Where(match => match.Success).ToList();
        if (degrees.Count < 2) return null;
        var values = Value().Matches(question).ToList();
        if (values is not [var asked] || !VietnameseNumber.TryRead(asked.Value, out var value)) return null;
        // "Chạy 80 km/h" is a speed, "quá 20 km/h" what it is above the limit.
        if (degrees[0].Groups["unit"].Value.StartsWith("km", StringComparison.OrdinalIgnoreCase) && !Above().IsMatch(question[..asked.Index]) && !(value <= MostAbove && question.Contains("quá tốc độ", StringComparison.Ordinal))) return null;
        return degrees.FindAll(degree => Holds(degree, value)) is [var only] ? only.Groups["line"].Value : null;
    }

    /// <summary>km/h up to which a number beside "quá tốc độ" is the excess and not the speed.</summary>
    private const decimal MostAbove = 45;

    private static bool Holds(Match degree, decimal value)
    {
        if (!VietnameseNumber.TryRead(degree.Groups["first"].ValueSpan, out var first)) return false;
        var opening = degree.Groups["opening"].Value.ToLowerInvariant();
        if (!degree.Groups["second"].Success) return opening switch { "đến" => value <= first, "dưới" => value < first, "trên" or "quá trên" => value > first, "từ" or "quá từ" => value >= first, _ => false };
        if (!VietnameseNumber.TryRead(degree.Groups["second"].ValueSpan, out var second)) return false;
        return (opening.EndsWith("trên", StringComparison.Ordinal) ? value > first : value >= first) && (degree.Groups["below"].Success ? value < second : value <= second);
    }

    [GeneratedRegex(@"^\s*[-–]\s*(?<line>(?<opening>Quá từ|Quá trên|Trên|Từ|Đến|Dưới)\s+(?<first>\d[\d.,]*)(?:\s+đến\s+(?<below>dưới\s+)?(?<second>\d[\d.,]*))?\s+(?<unit>mg/l|km/h|mg|km)[^\n]*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Documents.Patterns.TimeoutMs)]
    private static partial Regex Degree();

    [GeneratedRegex(@"(?:quá|vượt|hơn|lố|tốc độ)\s+$", RegexOptions.CultureInvariant, Documents.Patterns.TimeoutMs)]
    private static partial Regex Above();

    [GeneratedRegex(@"(?<![\p{L}\d/.,])\d+(?:[.,]\d+)?(?![\d/])", RegexOptions.CultureInvariant, Documents.Patterns.TimeoutMs)]
    private static partial Regex Value();
}
