using System.Text.RegularExpressions;
using AnTT.Knowledge.Documents.Structure;
using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Documents.Metadata;

/// <summary>Finds the ward a document speaks of, with every name it uses for it.</summary>
internal static partial class WardNames
{
    /// <summary>Fewest mentions that make a ward named only in the text the document's own.</summary>
    private const int FewestMentions = 3;

    public static IReadOnlyList<string> Find(string text, string? place, bool isLegal, List<DocumentWarning> warnings)
    {
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var mention in Mention().Matches(text).Cast<Match>())
            counts[mention.Groups["n"].Value] = counts.GetValueOrDefault(mention.Groups["n"].Value) + 1;
        var own = Own(text, place, isLegal, counts);
        if (own is null) return [];
        List<string> names = [own, .. counts.Where(count => count.Value > 1 && IsVariant(own, count.Key)).OrderByDescending(count => count.Value).Select(count => count.Key)];
        if (names.Count > 1)
            warnings.Add(new DocumentWarning($"Văn bản gọi cùng một phường bằng nhiều tên: {string.Join(", ", names.Select(name => $"{name} ({counts.GetValueOrDefault(name)} lần)"))}. Coi là một phường; xác nhận tên đúng với đơn vị ban hành."));
        return names;
    }

    private static string? Own(string text, string? place, bool isLegal, Dictionary<string, int> counts)
    {
        if (!isLegal) return null;
        if (place is not null && !Provinces.Contains(place) && text.Contains("phường", StringComparison.OrdinalIgnoreCase) && !IsCity(text, place)) return place;
        var first = counts.OrderByDescending(count => count.Value).FirstOrDefault();
        return first.Value >= FewestMentions ? first.Key : null;
    }

    private static bool IsCity(string text, string place) =>
        text.Contains("thành phố " + place, StringComparison.OrdinalIgnoreCase) || text.Contains("tỉnh " + place, StringComparison.OrdinalIgnoreCase);

    /// <summary>Same number of syllables, all but the last the same, the last differing by a slip: Thạch Khôi, Thạch Khê.</summary>
    private static bool IsVariant(string own, string other)
    {
        string[] a = Letters.Fold(own).Split(' '), b = Letters.Fold(other).Split(' ');
        if (a.Length < 2 || a.Length != b.Length || Letters.Fold(own) == Letters.Fold(other)) return false;
        if (!a.AsSpan()[..^1].SequenceEqual(b.AsSpan()[..^1])) return false;
        return a[^1].Length > 1 && b[^1].Length > 1 && a[^1][..2] == b[^1][..2] && Math.Abs(a[^1].Length - b[^1].Length) <= 2;
    }

    private static readonly HashSet<string> Provinces = new(StringComparer.OrdinalIgnoreCase)
    {
        "Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Cần Thơ", "Hồ Chí Minh", "TP. Hồ Chí Minh", "An Giang", "Bắc Ninh", "Cà Mau", "Cao Bằng", "Đắk Lắk", "Điện Biên",
        "Đồng Nai", "Đồng Tháp", "Gia Lai", "Hà Tĩnh", "Hưng Yên", "Khánh Hòa", "Lai Châu", "Lâm Đồng", "Lạng Sơn", "Lào Cai", "Nghệ An", "Ninh Bình", "Phú Thọ",
        "Quảng Ngãi", "Quảng Ninh", "Quảng Trị", "Sơn La", "Tây Ninh", "Thái Nguyên", "Thanh Hóa", "Tuyên Quang", "Vĩnh Long", "Hải Dương", "Hải Hưng",
    };

    [GeneratedRegex(@"(?:[Pp]hường|PHƯỜNG)\s+(?<n>(?:\p{Lu}\p{Ll}+)(?:\s+\p{Lu}\p{Ll}+){1,2})", RegexOptions.ExplicitCapture, Patterns.TimeoutMs)]
    private static partial Regex Mention();
}
