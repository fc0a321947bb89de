using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace AnTT.Knowledge.Documents.Store;

/// <summary>Headers and passages as JSON columns.</summary>
internal static class PassageJson
{
    public static string Write(DocumentHeader header) => JsonSerializer.Serialize(header, StoredJson.Compact.DocumentHeader);

    public static DocumentHeader ReadHeader(string json) =>
        JsonSerializer.Deserialize(json, StoredJson.Compact.DocumentHeader) ?? throw new JsonException("A stored header is empty.");

    public static string Write(IEnumerable<Passage> passages) => JsonSerializer.Serialize(
        [.. passages.Select(one => new StoredPassage(one.Id, one.Section, one.Path, [.. one.Blocks.Select(StoredBlock.From)], one.Role, one.Chapeau))],
        StoredJson.Compact.StoredPassageArray);

    public static IReadOnlyList<Passage> ReadPassages(string json, DocumentHeader header)
    {
        IReadOnlyList<string> questions = header.Kind == DocumentKinds.Faq ? [header.Title, .. header.Aliases] : [];
        var stored = JsonSerializer.Deserialize(json, StoredJson.Compact.StoredPassageArray) ?? [];
        return Array.ConvertAll(stored, one => new Passage(one.Id, header, one.Section, one.Path, Array.ConvertAll(one.Blocks, block => block.ToBlock()))
        {
            Role = one.Role,
            Chapeau = one.Chapeau,
            Questions = questions,
        });
    }
}

internal sealed record StoredPassage(string Id, string Section, IReadOnlyList<string> Path, StoredBlock[] Blocks, PassageRole Role, string? Chapeau);

/// <summary>A paragraph has <c>Text</c>, a list <c>Entries</c>, a table <c>Rows</c>; <c>Text</c> is then its lead or caption.</summary>
internal sealed record StoredBlock(string? Text, IReadOnlyList<ListEntry>? Entries, bool Ordered, IReadOnlyList<string>? Columns, IReadOnlyList<IReadOnlyList<string>>? Rows)
{
    public static StoredBlock From(Block block) => block switch
    {
        Paragraph paragraph => new StoredBlock(paragraph.Text, null, false, null, null),
        ListBlock list => new StoredBlock(list.Lead, list.Entries, list.Ordered, null, null),
        TableBlock table => new StoredBlock(table.Caption, null, false, table.Columns, table.Rows),
        _ => throw new NotSupportedException($"No stored form for {block.GetType().Name}."),
    };

    public Block ToBlock() =>
        Entries is not null ? new ListBlock(Text, Entries, Ordered)
        : Rows is not null ? new TableBlock(Text, Columns ?? [], Rows)
        : new Paragraph(Text ?? "");
}

[JsonSerializable(typeof(DocumentHeader))]
[JsonSerializable(typeof(StoredPassage[]))]
internal sealed partial class StoredJson : JsonSerializerContext
{
    /// <summary>Leaves Vietnamese letters as they are: a third of the size, and readable in the database.</summary>
    public static StoredJson Compact { get; } = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
