using System.Text;

namespace AnTT.Knowledge.Documents;

/// <summary>A document as text that a person can check: what was understood of its head, its tree, its passages.</summary>
public static class DocumentOutline
{
    private const int Shown = 100;

    /// <param name="withPassages">Whether the passages follow the tree.</param>
    public static string Render(ParsedDocument document, bool withPassages = false)
    {
        var text = new StringBuilder();
        var header = document.Header;
        Line("Mã", header.Id);
        Line("Tên", header.Title);
        Line("Loại", DocumentKinds.Names.GetValueOrDefault(header.Kind, header.Kind));
        Line("Số hiệu", header.Number);
        Line("Cơ quan ban hành", header.Issuer);
        Line("Ngày ban hành", header.Issued?.ToString("dd/MM/yyyy") ?? header.IssuedText);
        Line("Hiệu lực từ", header.Effective?.ToString("dd/MM/yyyy"));
        Line("Hết hiệu lực từ", header.Expires?.ToString("dd/MM/yyyy"));
        Line("Phường", string.Join(", ", header.Wards));
        Line("Người ký", header.SignerRole is null ? header.Signer : $"{header.Signer} ({header.SignerRole})");
        Line("Nơi nhận", string.Join("; ", header.Recipients));
        foreach (var warning in document.Warnings) Line("Cần xem", warning.Line is { } at ? $"dòng {at}: {warning.Message}" : warning.Message);
        text.AppendLine();
        Append(text, document.Body, 0);
        if (withPassages)
            foreach (var passage in document.Passages)
                text.AppendLine().AppendLine($"[{passage.Id}] {passage.Section} {(passage.Role == PassageRole.Text ? "" : passage.Role)}")
                    .AppendLine(string.Join(" / ", passage.Path)).AppendLine(passage.Chapeau is null ? passage.Text : $"({passage.Chapeau})\n{passage.Text}");
        return text.ToString();

        void Line(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) text.Append(name).Append(": ").AppendLine(value);
        }
    }

    private static void Append(StringBuilder text, Section section, int depth)
    {
        var indent = new string(' ', depth * 2);
        if (section.Caption.Length > 0) text.Append(indent).AppendLine(section.Caption);
        foreach (var block in section.Blocks)
            foreach (var line in block.Lines)
                text.Append(indent).Append(section.Caption.Length > 0 ? "  " : "").AppendLine(line.Length > Shown ? line[..Shown] + "…" : line);
        foreach (var child in section.Children) Append(text, child, section.Caption.Length > 0 ? depth + 1 : depth);
    }
}
