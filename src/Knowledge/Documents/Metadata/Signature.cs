using System.Text.RegularExpressions;
using AnTT.Knowledge.Documents.Structure;

namespace AnTT.Knowledge.Documents.Metadata;

/// <summary>The end of a document: nơi nhận, on whose behalf it is signed, and by whom.</summary>
internal sealed partial record Signature(string? Name, IReadOnlyList<string> RoleLines, IReadOnlyList<string> Recipients)
{
    /// <summary>Parts from the end among which it must begin.</summary>
    private const int Longest = 40;

    /// <summary>Reads it and removes its lines from <paramref name="parts"/>; null where there is none.</summary>
    public static Signature? Take(List<SourcePart> parts)
    {
        var from = parts.Count;
        while (from > 0 && parts[from - 1] is SourceNote) from--;
        var end = from;
        var begin = -1;
        for (var i = end - 1; i >= Math.Max(0, end - Longest); i--)
            if (Candidates.TextOf(parts[i]) is { } text && (RecipientsLine().IsMatch(text) || OnBehalf().IsMatch(text)))
                begin = i;
        if (begin < 0) return null;
        var recipients = new List<string>();
        var roles = new List<string>();
        string? name = null;
        for (var i = begin; i < end; i++) Sort(Candidates.TextOf(parts[i]) ?? "", recipients, roles, ref name);
        if (recipients.Count == 0 && roles.Count == 0) return null;
        parts.RemoveRange(begin, end - begin);
        return new Signature(name, roles, recipients);
    }

    /// <summary>"T/M Ban Thường vụ, Bí thư".</summary>
    public string? Role(Capitals capitals)
    {
        if (RoleLines.Count == 0) return null;
        return string.Join(", ", RoleLines.Select(line => OnBehalf().Match(line) is { Success: true } behalf
            ? behalf.Value.Trim() + " " + capitals.ToSentence(line[behalf.Length..].Trim())
            : capitals.ToSentence(line)));
    }

    private static void Sort(string text, List<string> recipients, List<string> roles, ref string? name)
    {
        if (RecipientsLine().Match(text) is { Success: true } head)
        {
            if (text[head.Length..].Trim() is { Length: > 0 } inline) recipients.AddRange(inline.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        }
        else if (LabelReader.Read(text) is { Kind: LabelKind.Bullet or LabelKind.Star } bullet)
            recipients.Add(bullet.Rest.TrimEnd(',', ';', '.', ' '));
        else if (OnBehalf().IsMatch(text) || Wording.IsCapitals(text))
            roles.AddRange(SplitRoles(text));
        else if (PersonName().IsMatch(text) && roles.Count > 0)
            name = text.Trim();
    }

    /// <summary>"T/M BAN THƯỜNG VỤ BÍ THƯ" joined from two lines is two again.</summary>
    private static IEnumerable<string> SplitRoles(string text)
    {
        var office = Office().Match(text);
        return office.Success && OnBehalf().Match(text) is { Success: true } behalf && office.Index > behalf.Length ? [text[..office.Index].Trim(), office.Value.Trim()] : [text.Trim()];
    }

    [GeneratedRegex(@"^\s*Nơi\s+(?:nhận|gửi)\s*:?", RegexOptions.IgnoreCase, Patterns.TimeoutMs)]
    private static partial Regex RecipientsLine();

    [GeneratedRegex(@"^\s*(?:T/?M\.?|KT\.?|TL\.?|TUQ\.?|Q\.|THAY MẶT)\s+(?=\p{Lu})", RegexOptions.None, Patterns.TimeoutMs)]
    private static partial Regex OnBehalf();

    [GeneratedRegex(@"(?:PHÓ\s+)?(?:BÍ THƯ|CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG CÔNG AN|TRƯỞNG BAN|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|CHÁNH VĂN PHÒNG|CỤC TRƯỞNG|TRƯỞNG PHÒNG)(?:\s+\p{Lu}+)*\s*$", RegexOptions.None, Patterns.TimeoutMs)]
    private static partial Regex Office();

    [GeneratedRegex(@"^\s*(?:(?:Đại|Thượng|Trung|Thiếu)\s+(?:tướng|tá|úy)\s+)?\p{Lu}\p{Ll}*(?:\s+\p{Lu}\p{Ll}*){1,4}\s*$", RegexOptions.None, Patterns.TimeoutMs)]
    private static partial Regex PersonName();
}
