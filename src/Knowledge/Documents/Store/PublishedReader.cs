using System.Data.Common;

namespace AnTT.Knowledge.Documents.Store;

/// <summary>Reads what is published with plain SQL: at start it spares waking the object mapper, which takes longer than the reading.</summary>
public static class PublishedReader
{
    /// <param name="connection">Open, on a database whose tables exist.</param>
    public static async Task<PublishedKnowledge> ReadAsync(DbConnection connection, CancellationToken ct)
    {
        // First: what is published meanwhile is then read once more, not missed.
        var revision = await RevisionAsync(connection, ct);
        var headers = new List<DocumentHeader>();
        var passages = new List<Passage>();
        await using var command = connection.CreateCommand();
        command.CommandText = $"""SELECT "Header", "Passages" FROM "knowledge_versions" WHERE "State" = '{nameof(VersionState.Published)}' ORDER BY "DocumentId" """;
        await using (var rows = await command.ExecuteReaderAsync(ct))
        {
            while (await rows.ReadAsync(ct))
            {
                var header = PassageJson.ReadHeader(rows.GetString(0));
                headers.Add(header);
                passages.AddRange(PassageJson.ReadPassages(rows.GetString(1), header));
            }
        }
        return new PublishedKnowledge(revision, headers, passages);
    }

    /// <summary>Grows with every change of what is published.</summary>
    public static async Task<long> RevisionAsync(DbConnection connection, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"""SELECT "Revision" FROM "knowledge_state" WHERE "Id" = {KnowledgeState.OnlyId}""";
        return await command.ExecuteScalarAsync(ct) as long? ?? 0;
    }
}
