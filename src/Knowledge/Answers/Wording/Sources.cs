using System.Globalization;
using AnTT.Knowledge.Answers.Units;
using AnTT.Knowledge.Documents;

namespace AnTT.Knowledge.Answers.Wording;

/// <summary>Says where an answer stands.</summary>
internal static class Sources
{
    internal static Citation CitationOf(Unit unit)
    {
        var header = unit.Passage.Document;
        var section = header.Kind == "hoi-dap" ? header.Source ?? header.Article ?? string.Empty : SectionOf(unit.Passage);
        return new Citation(header.Id, header.Title, header.Number, section, header.Url, header.Checked, header.MustConfirm, unit.Passage.Id);
    }

    internal static string LineOf(Citation citation, bool everyday)
    {
        var line = everyday
            ? $"Căn cứ: {(citation.Section.Length > 0 ? citation.Section : citation.Document)}."
            : $"Nguồn: {citation.Document}{Numbered(citation)}{(citation.Section.Length > 0 ? ", mục " + citation.Section : string.Empty)}.";
        if (everyday && citation.Checked is { } day) line += $" Kiểm tra ngày {day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}.";
        if (citation.MustConfirm) line += " Cần đối chiếu: lấy từ nguồn thứ cấp, hãy hỏi lại Công an phường trước khi làm theo.";
        return line;
    }

    private static string Numbered(Citation citation) =>
        citation.Number is { Length: > 0 } number && !citation.Document.Contains(number, StringComparison.Ordinal) ? $", số {number}" : string.Empty;

    private static string SectionOf(Passage passage)
    {
        if (passage.Section.Length > 0) return passage.Section.Replace("* ", string.Empty, StringComparison.Ordinal);
        return passage.Path.Count > 0 ? $"“{passage.Path[^1]}”" : string.Empty;
    }
}
