using System.Text.RegularExpressions;
using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Answers.Matching;

/// <summary>A document named by its number: <c>57-NQ/TW</c>, <c>124/2021/TT-BCA</c>, "thông tư 124", "Đề án 06".</summary>
/// <param name="Number">Leading number without zeros.</param>
/// <param name="Year">0 where the text gives none.</param>
/// <param name="Type">Folded abbreviation: nq, nd, tt, ct, qd, kl, da, kh, luat; empty where unknown.</param>
/// <param name="Issuer">Folded letters after the type: <c>tw</c>, <c>cp</c>, <c>duca</c>; empty where the text gives none.</param>
/// <param name="Start">First character of the mention.</param>
internal readonly partial record struct DocumentReference(int Number, int Year, string Type, string Issuer, int Start, int End)
{
    private static readonly (string Words, string Type)[] Types =
    [
        ("nghị quyết", "nq"), ("nghị định", "nd"), ("thông tư", "tt"), ("chỉ thị", "ct"), ("quyết định", "qd"),
        ("kết luận", "kl"), ("đề án", "da"), ("kế hoạch", "kh"), ("luật", "luat"), ("hướng dẫn", "hd"), ("báo cáo", "bc"),
    ];

    public bool IsSameAs(DocumentReference other) =>
        Number == other.Number
        && (Year == 0 || other.Year == 0 || Year == other.Year)
        && (Type.Length == 0 || other.Type.Length == 0 || Type == other.Type)
        && (Issuer.Length == 0 || other.Issuer.Length == 0 || Issuer == other.Issuer);

    public static bool IsTypeName(string first, string second) => Array.Exists(Types, type => type.Words == first + " " + second);

    public static List<DocumentReference> FindAll(string text)
    {
        var found = new List<DocumentReference>();
        foreach (Match match in Full().Matches(text))
        {
            var type = Letters.Fold(match.Groups["type"].Value);
            if (type.StartsWith("qh", StringComparison.Ordinal)) type = string.Empty;
            found.Add(Of(match, type, Letters.Fold(match.Groups["issuer"].Value)));
        }
        foreach (Match match in Spoken().Matches(text))
        {
            if (found.Exists(other => match.Groups["number"].Index >= other.Start && match.Groups["number"].Index < other.End)) continue;
            var words = match.Groups["words"].Value.ToLowerInvariant();
            found.Add(Of(match, Types.First(type => type.Words == words).Type, string.Empty));
        }
        return found;
    }

    private static DocumentReference Of(Match match, string type, string issuer) => new(
        int.Parse(match.Groups["number"].ValueSpan),
        match.Groups["year"].Success ? int.Parse(match.Groups["year"].ValueSpan) : 0,
        type,
        issuer,
        match.Index,
        match.Index + match.Length);

    [GeneratedRegex(@"\b(?<number>\d{1,5})(?:/(?<year>(?:19|20)\d\d))?[-/](?<type>NQ|NĐ|ND|TTLT|TT|CT|QĐ|QD|KL|ĐA|DA|KH|QH|HD|BC|VBHN)(?:\d+)?(?:[-/](?<issuer>[\p{L}\d]+(?:-[\p{L}\d]+)*))?(?!\p{L})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Documents.Patterns.TimeoutMs)]
    private static partial Regex Full();

    [GeneratedRegex(@"\b(?<words>nghị quyết|nghị định|thông tư|chỉ thị|quyết định|kết luận|đề án|kế hoạch|luật|hướng dẫn|báo cáo)\s+(?:số\s+)?(?<number>\d{1,5})(?:/(?<year>(?:19|20)\d\d))?(?![\d.,]*\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Documents.Patterns.TimeoutMs)]
    private static partial Regex Spoken();
}
