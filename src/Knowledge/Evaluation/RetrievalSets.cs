using System.Text.Json;

namespace AnTT.Knowledge.Evaluation;

/// <summary>A document of a retrieval set; law and title may be empty.</summary>
public sealed record RetrievalDocument(string Id, string Law, string Title, string Text);

/// <summary>A question with the ids of the documents that answer it.</summary>
public sealed record RetrievalQuery(string Id, string Text, IReadOnlyList<string> Relevant);

/// <summary>Reads the two files of a retrieval set, JSON lines.</summary>
public static class RetrievalSets
{
    public static IReadOnlyList<RetrievalDocument> ReadCorpus(string path) =>
        ReadLines(path, row => new RetrievalDocument(Required(row, "id"), Optional(row, "law"), Optional(row, "title"), Required(row, "text")));

    public static IReadOnlyList<RetrievalQuery> ReadQueries(string path) =>
        ReadLines(path, row => new RetrievalQuery(
            Required(row, "id"), Required(row, "text"), [.. row.GetProperty("relevant").EnumerateArray().Select(AsText)]));

    private static List<T> ReadLines<T>(string path, Func<JsonElement, T> read)
    {
        var rows = new List<T>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                using var json = JsonDocument.Parse(line);
                rows.Add(read(json.RootElement));
            }
            catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                throw new FormatException($"{path}, dòng {number}: {error.Message}", error);
            }
        }
        return rows;
    }

    private static string Required(JsonElement row, string name) => AsText(row.GetProperty(name));

    private static string Optional(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? AsText(value) : "";

    private static string AsText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.Number => value.GetRawText(),
        _ => value.GetString()!,
    };
}
