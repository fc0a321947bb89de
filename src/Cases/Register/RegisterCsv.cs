using System.Text;

namespace AnTT.Cases.Register;

/// <summary>Writes the register as CSV: UTF-8 with its mark, so that Excel reads Vietnamese; a cell that looks like a formula is made a text.</summary>
internal static class RegisterCsv
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    public static async Task WriteAsync(Stream to, IAsyncEnumerable<RegisterLine> lines, IReadOnlyList<string> mark, CancellationToken ct)
    {
        await to.WriteAsync(ByteOrderMark, ct);
        await WriteAsync(to, RegisterColumn.All.Select(column => column.Heading), ct);
        await foreach (var line in lines.WithCancellation(ct)) await WriteAsync(to, RegisterColumn.All.Select(column => line[column]), ct);
        await WriteAsync(to, RegisterColumn.All.Select((_, i) => i == 0 ? string.Join(" · ", mark) : ""), ct);
    }

    private static async Task WriteAsync(Stream to, IEnumerable<string> cells, CancellationToken ct) =>
        await to.WriteAsync(Encoding.UTF8.GetBytes(string.Join(',', cells.Select(Cell)) + "\r\n"), ct);

    private static string Cell(string text) => $"\"{(RegisterWorkbook.LooksLikeFormula(text.TrimStart(' ', '\u00a0')) ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
