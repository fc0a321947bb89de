using System.Text.RegularExpressions;
using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Answers.Units;

namespace AnTT.Knowledge.Answers.Composing;

/// <summary>Reads from a found text the one figure a question asks for; nothing where it is not plain which.</summary>
internal static partial class QuantityReader
{
    private sealed record Read(Quantity Quantity, int Start, int End);

    /// <summary>One figure, or one for each case the text keeps apart ("nộp trực tiếp", "nộp trực tuyến"); empty where none or no single one is meant.</summary>
    internal static IReadOnlyList<Quantity> Of(Found found)
    {
        var unit = found.Best.Unit;
        var asked = found.Question.Reading;
        if (unit.Kind == UnitKind.Article && AsksOtherThanMoney(asked)) return [];
        var text = unit.Kind == UnitKind.Article ? Leading(unit.Text) : unit.Text;
        var read = FindAll(text, unit.Kind == UnitKind.Article || asked.Wants(AskedKinds.Money));
        if (read.Count == 0) return [];
        if (asked.Unit.Count > 0 && read.FindAll(figure => Counts(figure.Quantity.Unit, asked.Unit)) is { Count: > 0 } counted) read = counted;
        if (read.Count > 1 && found.Question.Years is [var year] && read.FindAll(figure => IsOf(text, figure, year)) is { Count: > 0 } dated) read = dated;
        if (read.Count > 1 && read.FindAll(figure => Follows(text, figure, asked)) is { Count: > 0 } following) read = following;
        if (read.Count == 1) return [read[0].Quantity];
        var cases = read.ConvertAll(figure => figure.Quantity with { Case = CaseOf(text, figure) });
        return cases.TrueForAll(figure => figure.Case.Length > 0) && cases.DistinctBy(figure => figure.Case, StringComparer.Ordinal).Count() == cases.Count ? cases : [];
    }

    /// <summary>Years in prison, days and points are no sums of money.</summary>
    private static bool AsksOtherThanMoney(QuestionReading asked) => asked.Wants(AskedKinds.Duration) || asked.Words.Any(word => word.Text is "điểm" or "tù");

    /// <summary>Whether the text counts what is asked for at all; a total only where it says so.</summary>
    internal static bool IsToldBy(Found found, string question) =>
        FindAll(found.Best.Unit.Text, money: false).Exists(figure => found.Question.Reading.Unit.Count == 0 || Counts(figure.Quantity.Unit, found.Question.Reading.Unit))
        && (!question.Contains("tổng", StringComparison.Ordinal) || found.Best.Unit.Text.Contains("tổng", StringComparison.OrdinalIgnoreCase));

    /// <summary>The figures that count <paramref name="asked"/>, each with the words between its neighbours that stand beside it.</summary>
    internal static IEnumerable<(Quantity Quantity, HashSet<string> Beside, int At)> Counted(string text, IReadOnlyList<string> asked)
    {
        var figures = new List<Read>();
        foreach (Match match in CountedThing().Matches(text))
        {
            if (Counts(match.Groups["unit"].Value, asked) && VietnameseNumber.TryRead(match.Groups["number"].ValueSpan, out var number))
                figures.Add(new Read(new Quantity(number, number, match.Groups["unit"].Value), match.Index, match.Index + match.Length));
        }
        for (var at = 0; at < figures.Count; at++)
        {
            var (from, to) = (at == 0 ? 0 : figures[at - 1].End, at + 1 < figures.Count ? figures[at + 1].Start : text.Length);
            var before = text[from..figures[at].Start];
            var after = text[figures[at].End..to];
            // Only the last clause before, and up to its end behind.
            before = before[(before.LastIndexOfAny([';', ',']) + 1)..];
            after = after.Split(';', ',')[0];
            var both = Word.Split(before).Concat(at + 1 < figures.Count && before.Trim().Length > 3 ? [] : Word.Split(after));
            yield return (figures[at].Quantity, both.Select(word => word.Text).ToHashSet(StringComparer.Ordinal), figures[at].Start);
        }
    }

    /// <summary>The first sentence of an article that names a sum; none where the sums depend on a list of degrees below it.</summary>
    private static string Leading(string text)
    {
        if (Degrees().IsMatch(text)) return string.Empty;
        return Sentences.Split(text).Find(sentence => Sum().IsMatch(sentence) && FindAll(sentence, money: true).Count > 0) ?? string.Empty;
    }

    private static List<Read> FindAll(string text, bool money)
    {
        var found = new List<Read>();
        var values = TextValues.FindAll(text).Where(value => value.Kind is ValueKind.Number or ValueKind.Percent or ValueKind.Money or ValueKind.Duration).ToList();
        if (money)
        {
            values.RemoveAll(value => value.Kind != ValueKind.Money || IsThreshold(text, value));
            // "từ 4 triệu đồng đến 6 triệu đồng (4.000.000–6.000.000 đồng)" says one thing twice.
            if (values.Exists(value => InParentheses(text, value))) values.RemoveAll(value => !InParentheses(text, value));
        }
        foreach (var value in values)
        {
            var match = Figure().Match(text, value.Start);
            if (!match.Success || match.Index != value.Start || !VietnameseNumber.TryRead(match.Groups["low"].ValueSpan, out var low)) continue;
            var high = match.Groups["high"].Success && VietnameseNumber.TryRead(match.Groups["high"].ValueSpan, out var end) ? end : low;
            if (high < low || high > Largest) continue;
            var scale = match.Groups["scale"].Value.ToLowerInvariant() switch { "nghìn" or "ngàn" => 1_000m, "triệu" => 1_000_000m, "tỷ" or "tỉ" => 1_000_000_000m, _ => 1m };
            var counted = match.Groups["unit"].Value.ToLowerInvariant();
            if (value.Kind == ValueKind.Percent) counted = "%";
            else if (value.Kind == ValueKind.Money) counted = "đồng";
            else if (!Known.Contains(counted)) counted = string.Empty;
            found.Add(new Read(new Quantity(low * scale, high * scale, counted), value.Start, Math.Max(value.End, match.Index + match.Length)));
        }
        return found;
    }

    /// <summary>More is counted nowhere.</summary>
    private const decimal Largest = 1_000_000_000_000_000;

    /// <summary>"Từ 2.000.000 đồng trở lên", "dưới 5 triệu đồng": from which sum on something holds, not what is to be paid.</summary>
    private static bool IsThreshold(string text, TextValue value) => BeforeThreshold().IsMatch(text[..value.Start]) || BehindThreshold().IsMatch(text[value.End..]);

    [GeneratedRegex(@"(?:dưới|trên|hơn)\s+(?:\d[\d.,]*\s*(?:nghìn|ngàn|triệu|tỷ|tỉ)?\s*đồng\s*\()?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Documents.Patterns.TimeoutMs)]
    private static partial Regex BeforeThreshold();

    [GeneratedRegex(@"^\s*(?:\([^()]*\)|\))?\s*(?:trở lên|đến dưới|trở xuống)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Documents.Patterns.TimeoutMs)]
    private static partial Regex BehindThreshold();

    private static readonly HashSet<string> Known = new("đồng vụ người lần đối ngày tháng năm giờ tuổi điểm hộ tổ km ha lượt cơ trường bác".Split(' '), StringComparer.Ordinal);

    private static bool InParentheses(string text, TextValue value) => value.Start > 0 && text[value.Start - 1] == '(';

    private static bool Counts(string unit, IReadOnlyList<string> asked) => unit.Length > 0 && asked.Contains(unit, StringComparer.Ordinal);

    /// <summary>"6.002.000 đồng năm 2021", "Năm 2021, … là 0.359".</summary>
    private static bool IsOf(string text, Read figure, string year) =>
        text[figure.End..].TrimStart().StartsWith("năm " + year, StringComparison.OrdinalIgnoreCase) || text.StartsWith("Năm " + year, StringComparison.OrdinalIgnoreCase);

    /// <summary>"Khởi tố 35 vụ": the word right before the figure is one the question names.</summary>
    private static bool Follows(string text, Read figure, QuestionReading asked)
    {
        var before = Word.Split(text[..figure.Start]);
        return before.Length > 0 && asked.Words.Where((word, at) => asked.IsContent[at] && word.Text == before[^1].Text).Any();
    }

    private static string CaseOf(string text, Read figure)
    {
        var rest = text[figure.End..];
        var found = Case().Match(rest);
        return found.Success && !rest[..found.Index].Any(letter => char.IsAsciiDigit(letter)) ? found.Value.ToLowerInvariant() : string.Empty;
    }

    [GeneratedRegex(@"(?<low>\d[\d.,]*\d|\d)(?:\s*[-–]\s*(?<high>\d[\d.,]*\d|\d))?\s*(?<scale>nghìn|ngàn|triệu|tỷ|tỉ)?\s*(?<unit>\p{L}+)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Documents.Patterns.TimeoutMs)]
    private static partial Regex Figure();

    /// <summary>"35 vụ/61 đối tượng": each number with the word behind it.</summary>
    [GeneratedRegex(@"(?<![\p{L}\d.,–-])(?<number>\d[\d.,]*\d|\d)\s+(?<unit>\p{L}+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Documents.Patterns.TimeoutMs)]
    private static partial Regex CountedThing();

    [GeneratedRegex("trực tiếp|trực tuyến", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Documents.Patterns.TimeoutMs)]
    private static partial Regex Case();

    [GeneratedRegex(@"\d\s*(?:nghìn|ngàn|triệu|tỷ|tỉ)?\s*đồng", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Documents.Patterns.TimeoutMs)]
    private static partial Regex Sum();

    [GeneratedRegex(@"^\s*[-–+•].*\d\s*(?:nghìn|ngàn|triệu|tỷ|tỉ)?\s*đồng", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Documents.Patterns.TimeoutMs)]
    private static partial Regex Degrees();
}
