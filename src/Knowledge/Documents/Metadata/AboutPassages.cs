namespace AnTT.Knowledge.Documents.Metadata;

/// <summary>What a document says of itself, as passages, so that "ai ký", "ban hành ngày nào" and "nơi nhận" have an answer.</summary>
internal static class AboutPassages
{
    private const string AboutSection = "Thông tin văn bản";
    private const string RecipientsSection = "Nơi nhận";

    public static List<Passage> For(DocumentHeader header)
    {
        var passages = new List<Passage>();
        if (header.Kind == DocumentKinds.Faq) return passages;
        var facts = Facts(header).ToList();
        if (facts.Count > 0) passages.Add(About(header, AboutSection, "thong-tin", [.. facts.Select(fact => new Paragraph(fact))]));
        if (header.Recipients.Count > 0)
        {
            var list = new ListBlock($"Nơi nhận {Name(header)}:", [.. header.Recipients.Select(recipient => new ListEntry("-", recipient, []))]);
            passages.Add(About(header, RecipientsSection, "noi-nhan", [list]));
        }
        return passages;
    }

    public static IEnumerable<Passage> Notes(DocumentHeader header, IEnumerable<SourcePart> parts)
    {
        var ordinal = 0;
        foreach (var note in parts.OfType<SourceNote>())
            if (note.Label != "Ghi chú biên tập")
                yield return new Passage($"{header.Id}#chu-thich/{++ordinal}", header, $"Chú thích {note.Label}".TrimEnd(' ', '*'), [], [new Paragraph(note.Label == "*" ? $"Tác giả {Name(header)}, nơi công tác của tác giả: {note.Text}" : note.Text)]) { Role = note.Label == "*" ? PassageRole.About : PassageRole.Note };
    }

    private static Passage About(DocumentHeader header, string section, string slug, IReadOnlyList<Block> blocks) =>
        new($"{header.Id}#{slug}/1", header, section, [section], blocks) { Role = PassageRole.About };

    private static IEnumerable<string> Facts(DocumentHeader header)
    {
        var name = Name(header);
        if (header.Number is { } number)
            yield return number.Any(char.IsAsciiDigit) ? $"Số hiệu của {name} là {number}." : $"Số của {name} còn để trống trong bản gốc, chỉ ghi ký hiệu {number}.";
        if (header.Issuer is { } issuer) yield return header.Kind == DocumentKinds.Article ? $"Tác giả của {name}: {issuer}." : $"Cơ quan ban hành {name} là {issuer}.";
        if (header.Issued is { } issued)
            yield return header.Kind is DocumentKinds.News or DocumentKinds.Article ? $"Ngày đăng {name} là {Day(issued)}." : $"Ngày ban hành {name} là {Day(issued)}.";
        else if (header.IssuedText is { } partly)
            yield return $"Thời gian ban hành {name}: {partly} (bản gốc không ghi đủ ngày, tháng).";
        if (header.Effective is { } effective) yield return $"Ngày có hiệu lực của {name} là {Day(effective)}.";
        if (header.Expires is { } expires) yield return $"{Upper(name)} hết hiệu lực từ ngày {Day(expires)}.";
        if (header.Signer is { } signer) yield return $"Người ký {name} là {signer}{(header.SignerRole is { } role ? $" ({role})" : "")}.";
    }

    /// <summary>"nghị quyết của phường Bạch Đằng" rather than the whole title, where the ward is known.</summary>
    private static string Name(DocumentHeader header)
    {
        var kind = DocumentKinds.Names.GetValueOrDefault(header.Kind, "Văn bản");
        var lower = kind is "Hiến pháp" ? kind : kind.ToLowerInvariant();
        if (header.Wards.Count > 0) return $"{lower} của phường {header.Wards[0]}";
        return header.Title.StartsWith(kind, StringComparison.OrdinalIgnoreCase) ? lower + header.Title[kind.Length..] : $"{lower} “{header.Title}”";
    }

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>As offices write it and in words: "05/9/2019 (ngày 5 tháng 9 năm 2019)".</summary>
    private static string Day(DateOnly day) => $"{day.Day:00}/{(day.Month < 3 ? $"0{day.Month}" : day.Month)}/{day.Year} (ngày {day.Day} tháng {day.Month} năm {day.Year})";
}
