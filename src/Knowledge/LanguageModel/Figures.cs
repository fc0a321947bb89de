using System.Globalization;
using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.LanguageModel;

/// <summary>A number as it is meant: "4 triệu", "4.000.000" and the 4 of "4–6 triệu" have one value.</summary>
/// <param name="Value">Canonical; a date or a document number as the tokens have it.</param>
/// <param name="Unit">What is counted (ngày, đồng, tuổi); null where nothing known follows.</param>
/// <param name="Marker">What is numbered (điều, khoản, tháng); null where nothing known stands before.</param>
internal readonly record struct Figure(string Value, string? Unit, string? Marker)
{
    /// <summary>Whether <paramref name="source"/> says the same of the same.</summary>
    public bool IsSaidBy(Figure source, GroundingSentence sentence)
    {
        if (Value != source.Value) return false;
        if (Unit is not null && Unit == source.Unit) return true;
        if (Marker != source.Marker) return false;
        // A table has its unit in the heading.
        return Unit is null || (source.Unit is null && sentence.Has(Unit));
    }
}

/// <summary>Reads the figures of a text, digits and words alike.</summary>
internal static class Figures
{
    private static readonly Dictionary<string, decimal> Scales = new(StringComparer.Ordinal)
    {
        ["nghìn"] = 1_000, ["ngàn"] = 1_000, ["triệu"] = 1_000_000, ["tỷ"] = 1_000_000_000, ["tỉ"] = 1_000_000_000,
    };

    // "một" and "năm" count only right before a unit: they are mostly an article and the word for year.
    private static readonly Dictionary<string, string> Spoken = new(StringComparer.Ordinal)
    {
        ["một"] = "1", ["hai"] = "2", ["ba"] = "3", ["bốn"] = "4", ["năm"] = "5", ["sáu"] = "6", ["bảy"] = "7", ["tám"] = "8", ["chín"] = "9", ["mười"] = "10",
    };

    private static readonly HashSet<string> Units = Set("đồng ngày tháng năm tuần quý giờ phút giây tuổi người lần vụ hộ km m m2 ha kg g lít ml mg mét điểm bản bộ cơ ca tổ khu đợt buổi trường tờ");

    private static readonly HashSet<string> Markers = Set("điều khoản điểm mục chương phần tháng năm quý hạng lớp loại cấp mức thứ nhóm số bước");

    public static List<Figure> Of(GroundingSentence sentence) => Read(sentence).ConvertAll(read => read.Figure);

    /// <summary>The figures with the place of their token.</summary>
    public static List<(Figure Figure, int At)> Read(GroundingSentence sentence)
    {
        var tokens = sentence.Tokens;
        var figures = new List<(Figure Figure, int At)>();
        for (var at = 0; at < tokens.Count; at++)
        {
            var marker = at > 0 && Markers.Contains(tokens[at - 1].Text) ? tokens[at - 1].Text : null;
            var (scale, unit) = After(tokens, at + 1);
            if (tokens[at].Kind == TokenKind.Word)
            {
                if (Spoken.TryGetValue(tokens[at].Text, out var digits) && (scale != 1 || unit is not null) && !(tokens[at].Text is "năm" && marker is not null))
                    figures.Add((new Figure(Scaled(digits, scale), unit, marker), at));
                continue;
            }
            if (tokens[at].Kind is TokenKind.Number) (scale, unit) = Shared(tokens, at, scale, unit);
            if (tokens[at].Kind is not (TokenKind.Number or TokenKind.Range)) (scale, unit) = (1, null);
            foreach (var value in Values(tokens[at])) figures.Add((new Figure(Scaled(value, scale), unit, marker), at));
        }
        return figures;
    }

    private static (decimal Scale, string? Unit) After(IReadOnlyList<TextToken> tokens, int at)
    {
        var scale = 1m;
        while (at < tokens.Count && Scales.TryGetValue(tokens[at].Text, out var more))
        {
            scale *= more;
            at++;
        }
        return (scale, at < tokens.Count && Units.Contains(tokens[at].Text) ? tokens[at].Text : null);
    }

    /// <summary>"từ 4 đến 6 triệu đồng": what follows the second number is said of the first too.</summary>
    private static (decimal Scale, string? Unit) Shared(IReadOnlyList<TextToken> tokens, int at, decimal scale, string? unit)
    {
        if (scale != 1 || unit is not null || at + 2 >= tokens.Count) return (scale, unit);
        return tokens[at + 1].Text is "đến" or "tới" && tokens[at + 2].Kind == TokenKind.Number ? After(tokens, at + 3) : (scale, unit);
    }

    private static IEnumerable<string> Values(TextToken token)
    {
        if (token.Kind != TokenKind.Range) return [token.Text];
        var percent = token.Text.EndsWith('%') ? "%" : "";
        return token.Text.TrimEnd('%').Split('-').Select(end => end + percent);
    }

    private static string Scaled(string value, decimal scale) =>
        scale != 1 && decimal.TryParse(value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 1_000_000_000_000
            ? (number * scale).ToString("0.####", CultureInfo.InvariantCulture).Replace('.', ',')
            : value;

    private static HashSet<string> Set(string words) => words.Split(' ').Select(VietnameseText.Normalize).ToHashSet(StringComparer.Ordinal);
}
