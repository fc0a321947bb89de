using System.Globalization;
using System.Text.RegularExpressions;
using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Documents.Structure;

/// <summary>Reads the number at the start of a line. Says nothing about whether it is a real section: see <see cref="SectionBuilder"/>.</summary>
internal static partial class LabelReader
{
    private const int LongestMark = 60;
    private static readonly string[] Ordinals = ["nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi"];
    private static readonly string[] Cardinals = ["mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"];
    private const string Points = "abcdđeghiklmnopqrstuvxy";

    public static Label? Read(string line)
    {
        var text = line.TrimStart();
        if (text.Length == 0) return null;
        var head = text.Length > LongestMark ? text[..LongestMark] : text;
        return Named(text, head) ?? Numbered(text, head) ?? Listed(text, head);
    }

    /// <summary>Phần, Chương, Mục, Điều and their like; Thứ nhất, Một là.</summary>
    private static Label? Named(string text, string head)
    {
        if (NamedPattern().Match(head) is { Success: true } named && Value(named.Groups["n"].Value) is var number and > 0)
        {
            var kind = Letters.Fold(named.Groups["k"].Value) switch
            {
                "phan" => LabelKind.Part,
                "chuong" => LabelKind.Chapter,
                "muc" => LabelKind.Division,
                "tieu muc" => LabelKind.Subdivision,
                _ => LabelKind.Annex,
            };
            return new Label(kind, number, named.Value.Trim(), Sentence(named.Groups["name"].Value), Rest(text, named));
        }
        if (ArticlePattern().Match(head) is { Success: true } article)
        {
            var suffix = article.Groups["s"].Value;
            return new Label(LabelKind.Article, Parse(article.Groups["n"].Value), article.Value.Trim(),
                $"Điều {article.Groups["n"].Value}{suffix}", Rest(text, article), suffix);
        }
        if (OrdinalPattern().Match(head) is { Success: true } ordinal)
        {
            var word = Letters.Fold(ordinal.Groups["o"].Success ? ordinal.Groups["o"].Value : ordinal.Groups["c"].Value);
            var place = Array.IndexOf(ordinal.Groups["o"].Success ? Ordinals : Cardinals, word) + 1;
            if (place > 0)
                return new Label(LabelKind.Ordinal, place, ordinal.Value.Trim(), ordinal.Groups["name"].Value, Rest(text, ordinal));
        }
        return null;
    }

    private static Label? Numbered(string text, string head)
    {
        if (RomanPattern().Match(head) is { Success: true } roman && Value(roman.Groups["n"].Value) is var value and > 0)
            return new Label(LabelKind.Roman, value, roman.Value.Trim(), roman.Groups["n"].Value, Rest(text, roman));
        if (DottedPattern().Match(head) is { Success: true } dotted)
        {
            var name = dotted.Groups["n"].Value;
            var cut = name.LastIndexOf('.');
            return new Label(LabelKind.Dotted, Parse(name[(cut + 1)..]), dotted.Value.Trim(), name, Rest(text, dotted), name[..cut]);
        }
        if (NumberPattern().Match(head) is { Success: true } number)
            return new Label(LabelKind.Number, Parse(number.Groups["n"].Value), number.Value.Trim(), number.Groups["n"].Value, Rest(text, number));
        if (LetterPattern().Match(head) is { Success: true } letter)
            return new Label(LabelKind.Letter, letter.Groups["n"].Value[0] - 'A' + 1, letter.Value.Trim(), letter.Groups["n"].Value, Rest(text, letter));
        return null;
    }

    private static Label? Listed(string text, string head)
    {
        if (PointPattern().Match(head) is { Success: true } point)
            return new Label(LabelKind.Point, PointNumber(point.Groups["n"].Value[0]), point.Value.Trim(), point.Groups["n"].Value, Rest(text, point));
        if (ParenthesisPattern().Match(head) is { Success: true } parenthesis)
            return new Label(LabelKind.Parenthesis, Enumerated(parenthesis.Groups["n"].Value), parenthesis.Value.Trim(), parenthesis.Groups["n"].Value, Rest(text, parenthesis));
        if (BulletPattern().Match(head) is { Success: true } bullet)
            return new Label(bullet.Value[0] == '*' ? LabelKind.Star : LabelKind.Bullet, 0, bullet.Value.Trim(), "", Rest(text, bullet));
        return null;
    }

    /// <summary>Number of 12, XII, "thứ ba" or "ba"; 0 where it is none.</summary>
    private static int Value(string text)
    {
        if (text.Length > 0 && char.IsAsciiDigit(text[0])) return Parse(text);
        var roman = Roman(text);
        if (roman > 0) return roman;
        return Array.IndexOf(Ordinals, Letters.Fold(text).Replace("thu ", "", StringComparison.Ordinal)) + 1;
    }

    /// <summary>Place of (2), (ii) or (b).</summary>
    public static int Enumerated(string text)
    {
        if (char.IsAsciiDigit(text[0])) return Parse(text);
        var roman = text.AsSpan().ContainsAnyExcept("ivx") ? 0 : Roman(text.ToUpperInvariant());
        return roman > 0 ? roman : PointNumber(text[0]);
    }

    private static int PointNumber(char letter) => Points.IndexOf(letter) + 1;

    private static int Roman(string text)
    {
        var sum = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var value = Digit(text[i]);
            if (value == 0) return 0;
            sum += i + 1 < text.Length && Digit(text[i + 1]) > value ? -value : value;
        }
        return sum;
    }

    private static int Digit(char letter) => letter switch { 'I' => 1, 'V' => 5, 'X' => 10, 'L' => 50, 'C' => 100, _ => 0 };

    private static int Parse(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private static string Rest(string text, Match match) => text[(match.Index + match.Length)..].Trim();

    private static string Sentence(string name)
    {
        var lower = name.Any(char.IsLower) ? name : name.ToLowerInvariant();
        var numeral = name[(name.LastIndexOf(' ') + 1)..];
        if (Roman(numeral) > 0) lower = lower[..(lower.LastIndexOf(' ') + 1)] + numeral;
        return char.ToUpperInvariant(lower[0]) + lower[1..];
    }

    private const string Number = @"(?:thứ\s+)?(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)|THỨ\s+(?:NHẤT|HAI|BA|TƯ|NĂM|SÁU|BẢY|TÁM|CHÍN|MƯỜI)|[IVXLC]+|\d{1,3}";

    [GeneratedRegex(@"^(?<name>(?<k>Phần|PHẦN|Chương|CHƯƠNG|Tiểu mục|TIỂU MỤC|Mục|MỤC|Phụ lục|PHỤ LỤC)\s+(?<n>" + Number + @"))(?=[\s.:–-]|$)\s*[.:–-]?\s*", RegexOptions.ExplicitCapture, Patterns.TimeoutMs)]
    private static partial Regex NamedPattern();

    [GeneratedRegex(@"^(?:Điều|ĐIỀU)\s+(?<n>\d{1,3})(?<s>[a-zđ]?)\s*(?:[.:]\s*|$)", RegexOptions.ExplicitCapture, Patterns.TimeoutMs)]
    private static partial Regex ArticlePattern();

    [GeneratedRegex(@"^(?<name>Thứ\s+(?<o>nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)|(?<c>Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười)\s+là)\s*[,:]\s*", RegexOptions.ExplicitCapture, Patterns.TimeoutMs)]
    private static partial Regex OrdinalPattern();

    [GeneratedRegex(@"^(?<n>[IVXLC]+)\s*(?:[./)]\s*|\s[–-]\s)(?=\S)", RegexOptions.ExplicitCapture, Patterns.TimeoutMs)]
    private static partial Regex RomanPattern();

    [GeneratedRegex(@"^(?<n>\d{1,2}(?:\.\d{1,2}){1,3})(?:\.\s*|\)\s*|\s+)(?=[\p{L}“""(*])", RegexOptions.ExplicitCapture, Patterns.TimeoutMs)]
    private static partial Regex DottedPattern();

    [GeneratedRegex(@"^(?<n>\d{1,3})\s*[.)/](?!\d)\s*(?=\S)", RegexOptions.ExplicitCapture, Patterns.TimeoutMs)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"^(?<n>[A-H])\s*[./]\s+(?=\S)", RegexOptions.ExplicitCapture, Patterns.TimeoutMs)]
    private static partial Regex LetterPattern();

    [GeneratedRegex(@"^(?<n>[a-zđ])\s*[).]\s+(?=\S)", RegexOptions.ExplicitCapture, Patterns.TimeoutMs)]
    private static partial Regex PointPattern();

    [GeneratedRegex(@"^\((?<n>\d{1,2}|[ivx]{1,4}|[a-zđ])\)\s*(?=\S)", RegexOptions.ExplicitCapture, Patterns.TimeoutMs)]
    private static partial Regex ParenthesisPattern();

    [GeneratedRegex(@"^(?:[–—•●▪◦+*]\s*|-\s+|-(?=\p{L}))(?=\S)", RegexOptions.ExplicitCapture, Patterns.TimeoutMs)]
    private static partial Regex BulletPattern();
}
