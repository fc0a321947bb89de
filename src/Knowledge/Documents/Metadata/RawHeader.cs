using System.Globalization;
using System.Text.RegularExpressions;
using AnTT.Knowledge.Documents.Structure;
using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Documents.Metadata;

/// <summary>What a document without front matter says of itself, read from its head and its signature; these lines leave the text.</summary>
internal sealed partial class RawHeader
{
    /// <summary>Lines from the top among which the head must end.</summary>
    private const int LongestHead = 30;
    private readonly List<SourcePart> _parts;
    private readonly List<DocumentWarning> _warnings;
    private string? _number;
    private string? _place;
    private string? _issuedText;
    private DateOnly? _issued;

    private RawHeader(List<SourcePart> parts, List<DocumentWarning> warnings) => (_parts, _warnings) = (parts, warnings);

    /// <summary>Reads the header and removes its lines from <paramref name="parts"/>.</summary>
    /// <param name="given">Title the file carries besides its text; used where the text has no legal head.</param>
    public static DocumentHeader Take(string path, List<SourcePart> parts, List<DocumentWarning> warnings, string? given = null) =>
        new RawHeader(parts, warnings).Take(path, given);

    private DocumentHeader Take(string path, string? given)
    {
        var text = string.Join('\n', _parts.Select(Candidates.TextOf));
        var head = TakeHead();
        var signature = Signature.Take(_parts);
        var capitals = new Capitals(text.Split('\n').Select(line => LabelReader.Read(line)?.Rest ?? line));
        var kind = head.Kind ?? GuessKind(text);
        var wards = WardNames.Find(text, _place, head.Kind is not null, _warnings);
        var title = head.Kind is null && given is not null ? given : Title(head, kind, wards, path, text, capitals);
        var issuer = head.Kind is null ? null : Issuer.Find(head.Lines, _number, signature, wards, capitals);
        if (head.Kind is not null && _issued is null)
            _warnings.Add(new DocumentWarning(_issuedText is null ? "Không thấy ngày ban hành; bổ sung khi biên tập." : $"Ngày ban hành chỉ ghi “{_issuedText}”; bổ sung ngày, tháng khi có."));
        return new DocumentHeader(Slug.Of(Path.GetFileNameWithoutExtension(path)), title, kind, _number, issuer, _issued, Wards: wards,
            Source: Path.GetFileName(path), Signer: signature?.Name, SignerRole: signature is null ? null : signature.Role(capitals),
            Recipients: signature?.Recipients, IssuedText: _issuedText);
    }

    private sealed record Head(string? Kind, List<string> Lines, List<string> TitleLines);

    /// <summary>Lines from the top down to the title; a text without a legal head loses only a date stamp.</summary>
    private Head TakeHead()
    {
        TakeDateStamp();
        var kindAt = -1;
        for (var i = 0; i < Math.Min(_parts.Count, LongestHead) && kindAt < 0; i++)
        {
            if (Candidates.TextOf(_parts[i]) is not { } text) break;
            if (KindOf(text) is not null) kindAt = i;
            else if (LabelReader.Read(text) is { Kind: LabelKind.Roman or LabelKind.Article or LabelKind.Part or LabelKind.Chapter or LabelKind.Number }) break;
        }
        if (kindAt < 0) return new Head(null, [], []);
        var lines = new List<string>();
        for (var i = 0; i < kindAt; i++) lines.Add(Candidates.TextOf(_parts[i])!);
        lines.ForEach(ReadHeadLine);
        var kind = KindOf(Candidates.TextOf(_parts[kindAt])!)!;
        var end = kindAt + 1;
        var titles = new List<string>();
        if (kind.Value.Subject.Length > 0) titles.Add(kind.Value.Subject);
        while (end < _parts.Count && end - kindAt < 8 && Candidates.TextOf(_parts[end]) is { } text && IsTitleLine(text, titles))
        {
            ReadHeadLine(text);
            if (!HeadLine().IsMatch(text)) titles.Add(text);
            end++;
        }
        _parts.RemoveRange(0, end);
        return new Head(kind.Value.Kind, lines, titles);
    }

    private static bool IsTitleLine(string text, List<string> titles)
    {
        if (HeadLine().IsMatch(text)) return true;
        if (LabelReader.Read(text) is not null || text.StartsWith("Căn cứ", StringComparison.OrdinalIgnoreCase) || Wording.EndsSentence(text) || text.EndsWith(':')) return false;
        if (Wording.Syllables(text) > 80) return false;
        return titles.Count == 0 || Wording.IsCapitals(text) || titles.TrueForAll(Wording.IsCapitals) && titles.Count < 3 && char.IsLower(text[0]);
    }

    private static (string Kind, string Subject)? KindOf(string line)
    {
        var folded = Letters.Fold(line.Trim());
        foreach (var (kind, name) in DocumentKinds.Names)
        {
            if (kind is DocumentKinds.Faq or DocumentKinds.News or DocumentKinds.Article or DocumentKinds.Other) continue;
            var word = Letters.Fold(name);
            if (!folded.StartsWith(word, StringComparison.Ordinal) || !Wording.IsCapitals(line.Trim()[..word.Length])) continue;
            if (folded.Length > word.Length && char.IsLetterOrDigit(folded[word.Length])) continue;
            return (kind, line.Trim()[word.Length..].Trim());
        }
        return null;
    }

    private void ReadHeadLine(string line)
    {
        if (PlaceAndDay().Match(line) is { Success: true } place)
        {
            _place = place.Groups["place"].Value.Trim();
            var year = Number(place, "y") ?? 0;
            if (Number(place, "m") is not { } month)
                _issuedText = $"năm {year}";
            else if (Number(place, "d") is { } day)
                SetIssued(year, month, day, place.Value);
            else
                _issuedText = $"tháng {month} năm {year}";
        }
        if (_number is null && NumberLine().Match(line) is { Success: true } number)
            _number = number.Groups["n"].Value.Trim().TrimStart('-', '–', ' ', '…', '.', '/').TrimEnd('.');
    }

    private static int? Number(Match match, string group) => int.TryParse(match.Groups[group].Value, out var value) ? value : null;

    private void SetIssued(int year, int month, int day, string source)
    {
        if (DateOnly.TryParseExact($"{year:0000}-{month:00}-{day:00}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            _issued = date;
        else
            _warnings.Add(new DocumentWarning($"“{source.Trim()}” không phải ngày có thật; sửa lại ngày ban hành."));
    }

    /// <summary>"date 2025-09-18" left by a crawler at the top of a news text.</summary>
    private void TakeDateStamp()
    {
        if (_parts is not [SourceText first, ..] || DateStamp().Match(first.Text) is not { Success: true } stamp) return;
        SetIssued(Number(stamp, "y") ?? 0, Number(stamp, "m") ?? 0, Number(stamp, "d") ?? 0, stamp.Value);
        var rest = first.Text[stamp.Length..].Trim();
        if (rest.Length == 0) _parts.RemoveAt(0);
        else _parts[0] = first with { Text = rest };
    }

    private string GuessKind(string text)
    {
        if (_issued is not null || text.Contains("(Nguồn:", StringComparison.Ordinal)) return DocumentKinds.News;
        return AcademicArticle().IsMatch(text) ? DocumentKinds.Article : DocumentKinds.Other;
    }

    private string Title(Head head, string kind, IReadOnlyList<string> wards, string path, string text, Capitals capitals)
    {
        if (head.Kind is null)
        {
            var name = FileTitle.From(path, text);
            _warnings.Add(new DocumentWarning($"Không thấy tên tài liệu trong tệp; tạm lấy “{name}” theo tên tệp. Đặt lại tên khi biên tập."));
            return name;
        }
        var subject = string.Join(' ', head.TitleLines.Select(line => Wording.IsCapitals(line) ? Lower(capitals.ToSentence(line)) : line)).Trim();
        var title = $"{DocumentKinds.Names[kind]} {subject}".Trim();
        if (head.Kind is "luat" or "bo-luat" && subject.Length > 0) title = $"{DocumentKinds.Names[kind]} {char.ToUpperInvariant(subject[0])}{subject[1..]}";
        return wards.Count > 0 && !title.Contains(wards[0], StringComparison.OrdinalIgnoreCase) ? $"{title} (phường {wards[0]})" : title;
    }

    private static string Lower(string text) => text.Length > 1 && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;

    [GeneratedRegex(@"(?<place>[\p{Lu}][\p{L}. -]{1,40}),\s*ngày\s*(?<d>\d{1,2})?[\s.…]*tháng\s*(?<m>\d{1,2})?[\s.…]*năm\s*(?<y>\d{4})", RegexOptions.ExplicitCapture, Patterns.TimeoutMs)]
    private static partial Regex PlaceAndDay();

    [GeneratedRegex(@"\b[Ss]ố\s*:?\s*(?<n>[\d…. -]*[/-]?\s*[\p{Lu}\d][\p{L}\d/.-]*(?:/[\p{L}\d-]+|-[\p{Lu}\d]+|\b))", RegexOptions.ExplicitCapture, Patterns.TimeoutMs)]
    private static partial Regex NumberLine();

    [GeneratedRegex(@",\s*ngày\b.*\btháng\b.*\bnăm\s*\d{4}|^\s*Số\s*:?\s|^[\s\W]+$|^\(?(?:Kèm theo|Ban hành kèm theo)", RegexOptions.IgnoreCase, Patterns.TimeoutMs)]
    private static partial Regex HeadLine();

    [GeneratedRegex(@"^\s*date\s+(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})\s*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, Patterns.TimeoutMs)]
    private static partial Regex DateStamp();

    [GeneratedRegex(@"^\s*(?:\d+\.\s*)?(?:Mở đầu|Đặt vấn đề|Tóm tắt|Từ khóa|Kết luận)\b", RegexOptions.Multiline | RegexOptions.IgnoreCase, Patterns.TimeoutMs)]
    private static partial Regex AcademicArticle();
}
