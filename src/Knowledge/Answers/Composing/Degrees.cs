using System.Text.RegularExpressions;
using AnTT.Knowledge.Answers.Asking;
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
        var isSpeed = degrees[0].Groups["unit"].Value.StartsWith("km", StringComparison.OrdinalIgnoreCase);
        var values = Value().Matches(question).Where(match => IsMeasured(question, match, isSpeed)).ToList();
        if (values is not [var asked] || !VietnameseNumber.TryRead(asked.Value, out var value)) return null;
        // "Chạy 80 km/h" is a speed, "quá 20 km/h" what it is above the limit.
        if (isSpeed && !Above().IsMatch(question[..asked.Index]) && !(value <= MostAbove && question.Contains("quá tốc độ", StringComparison.Ordinal))) return null;
        return degrees.FindAll(degree => Holds(degree, value)) is [var only] ? only.Groups["line"].Value : null;
    }

    /// <summary>km/h up to which a number beside "quá tốc độ" is the excess and not the speed.</summary>
    private const decimal MostAbove = 45;

    /// <summary>mg in a litre of breath up to which anybody is measured.</summary>
    private const decimal MostAlcohol = 3;

    /// <summary>"Năm 2025", "2 lon", "nghị định 168" are no values: a value has its unit behind it or nothing that it could count, and alcohol without a unit has decimals.</summary>
    private static bool IsMeasured(string question, Match number, bool isSpeed)
    {
        if (Numbered().IsMatch(question[..number.Index]) || !VietnameseNumber.TryRead(number.Value, out var value) || (!isSpeed && value > MostAlcohol)) return false;
        var behind = question[(number.Index + number.Length)..];
        if ((isSpeed ? Speed() : Alcohol()).IsMatch(behind)) return true;
        return (isSpeed || value % 1 != 0) && !CountsSomething(question, number.Index + number.Length);
    }

    /// <summary>Whether a word stands behind that the number may count; a verb, a vehicle and a word of asking are none.</summary>
    private static bool CountsSomething(string question, int end)
    {
        var reading = QuestionReader.Read(question);
        var next = Enumerable.Range(0, reading.Words.Count).FirstOrDefault(at => reading.Words[at].Start >= end, -1);
        if (next < 0 || question[end..reading.Words[next].Start].Trim().Length > 0 || !reading.IsContent[next]) return false;
        var word = reading.Words[next].Text;
        return !FollowUpWords.IsDependent(word) && !FollowUpWords.IsVerb(word) && !LightWords.IsCommonVerb(word) && !SiblingBook.Find(reading.Words).Exists(mention => mention.First == next);
    }

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

    /// <summary>What stands before a number that names: a year, a document, an article of it.</summary>
    [GeneratedRegex(@"(?:năm|tháng|ngày|định|luật|tư|điều|khoản|điểm|số|lần|hồi)\s+$", RegexOptions.CultureInvariant, Documents.Patterns.TimeoutMs)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^\s*(?:km|cây|ki lô mét|kilômét)(?!\p{L})", RegexOptions.CultureInvariant, Documents.Patterns.TimeoutMs)]
    private static partial Regex Speed();

    [GeneratedRegex(@"^\s*(?:mg|miligam|mi li gam)(?!\p{L})", RegexOptions.CultureInvariant, Documents.Patterns.TimeoutMs)]
    private static partial Regex Alcohol();

    [GeneratedRegex(@"(?:quá|vượt|hơn|lố|tốc độ)\s+$", RegexOptions.CultureInvariant, Documents.Patterns.TimeoutMs)]
    private static partial Regex Above();

    [GeneratedRegex(@"(?<![\p{L}\d/.,])\d+(?:[.,]\d+)?(?![\d/])", RegexOptions.CultureInvariant, Documents.Patterns.TimeoutMs)]
    private static partial Regex Value();
}
