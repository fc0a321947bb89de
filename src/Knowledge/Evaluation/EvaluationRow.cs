using System.Globalization;
using System.Text.Json;

namespace AnTT.Knowledge.Evaluation;

/// <summary>One question with what a right answer must be.</summary>
/// <param name="Expect">answered, clarify, refused, other-place, other-authority, out-of-force; not-answered: any end that does not answer.</param>
/// <param name="Cites">Citations that must all be there, in this or a deeper path: "document › section", the document by id, title or number.</param>
/// <param name="Has">Groups; of each group one text must stand in the answer.</param>
/// <param name="HasNot">Texts that must not stand in it.</param>
/// <param name="Slices">Names of the groups the row is counted in.</param>
public sealed record EvaluationRow(
    string Id,
    string Ask,
    DateOnly? On,
    string? Ward,
    string Expect,
    IReadOnlyList<string> Cites,
    IReadOnlyList<IReadOnlyList<string>> Has,
    IReadOnlyList<string> HasNot,
    IReadOnlyList<string> Before,
    IReadOnlyList<string> Slices);

/// <summary>A line that is no row: broken JSON, a date that does not exist, an unknown end.</summary>
public sealed class EvaluationFormatException(string message) : Exception(message);

/// <summary>Reads question sets: one JSON object a line, or a YAML list of the same fields.</summary>
public static class EvaluationRows
{
    /// <summary>Ends of the bot as a whole, which a knowledge base alone cannot come to.</summary>
    private static readonly string[] OtherEnds = ["emergency", "tip", "handoff", "smalltalk"];

    private static readonly string[] Ends = ["answered", "clarify", "refused", "other-place", "other-authority", "out-of-force", "not-answered"];

    /// <param name="name">Name of the file, for messages; one that ends with .yaml or .yml is read as YAML.</param>
    /// <param name="allEnds">Rows about tips, emergencies and small talk as well; without it they are left out.</param>
    /// <exception cref="EvaluationFormatException">A row cannot be read; the message says which and what a row must be.</exception>
    public static IReadOnlyList<EvaluationRow> Read(TextReader lines, string name, bool allEnds = false)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(name);
        if (Path.GetExtension(name) is ".yaml" or ".yml") return Read(new StringReader(YamlRows.ToJsonLines(lines, name)), Path.ChangeExtension(name, ".jsonl"), allEnds);
        var rows = new List<EvaluationRow>();
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                using var json = JsonDocument.Parse(line);
                if (RowOf(json.RootElement, $"{name}:{number}", allEnds) is { } row) rows.Add(row);
            }
            catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
            {
                throw new EvaluationFormatException($"{name}, dòng {number}: không đọc được. Mỗi dòng phải là một đối tượng JSON có \"ask\" và \"expect\". {error.Message}");
            }
        }
        return rows;
    }

    private static EvaluationRow? RowOf(JsonElement row, string place, bool allEnds)
    {
        if (row.TryGetProperty("kind", out var kind)) return WardRowOf(row, kind.GetString() ?? string.Empty);
        var expect = Text(row, "expect") ?? "answered";
        if (OtherEnds.Contains(expect) && !allEnds) return null;
        if (!Ends.Contains(expect) && !OtherEnds.Contains(expect)) throw new FormatException($"\"expect\" là \"{expect}\"; chỉ nhận: {string.Join(", ", [.. Ends, .. OtherEnds])}.");
        var on = Text(row, "on") is { Length: > 0 } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : (DateOnly?)null;
        return new EvaluationRow(
            Text(row, "id") ?? place,
            Text(row, "ask") ?? throw new FormatException("Thiếu \"ask\"."),
            on,
            Text(row, "ward"),
            expect,
            Texts(row, "cites"),
            Groups(row, "has"),
            Texts(row, "hasnt"),
            Texts(row, "before"),
            Texts(row, "slice"));
    }

    /// <summary>Rows of the form {id, kind, doc, text, must, variant}.</summary>
    private static EvaluationRow? WardRowOf(JsonElement row, string kind)
    {
        if (kind is not ("fact" or "list" or "oos")) return null;
        return new EvaluationRow(
            Text(row, "id") ?? string.Empty,
            Text(row, "text") ?? throw new FormatException("Thiếu \"text\"."),
            null,
            null,
            kind == "oos" ? "not-answered" : "answered",
            [],
            Groups(row, "must"),
            [],
            [],
            [kind, Text(row, "variant") ?? string.Empty, "doc:" + Text(row, "doc")]);
    }

    private static string? Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static List<string> Texts(JsonElement row, string name)
    {
        if (!row.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return [];
        return value.ValueKind == JsonValueKind.String ? [value.GetString()!] : [.. value.EnumerateArray().Select(item => item.GetString() ?? string.Empty)];
    }

    /// <summary>A group is an array of texts, or one text with <c>|</c> between its forms.</summary>
    private static List<IReadOnlyList<string>> Groups(JsonElement row, string name)
    {
        if (!row.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.Array) return [];
        return [.. value.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Array
            ? (IReadOnlyList<string>)[.. item.EnumerateArray().Select(text => text.GetString() ?? string.Empty)]
            : (item.GetString() ?? string.Empty).Split('|'))];
    }
}
