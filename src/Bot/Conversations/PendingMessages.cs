using System.Data.Common;

namespace AnTT.Bot.Conversations;

/// <summary>Which messages wait for an answer, by conversation. Kept in memory: an index of it would cost every message that comes in a page of the disk of its own.</summary>
/// <remarks>Thread-safe. Read from the database when the process starts and after a commit that failed; in between, whoever commits a change of an inbox row's status says so here.</remarks>
public sealed class PendingMessages
{
    private readonly Dictionary<string, SortedSet<long>> _waiting = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <param name="inboxId">Its row; said again, it changes nothing.</param>
    public void Add(string conversationId, long inboxId)
    {
        lock (_lock)
        {
            if (!_waiting.TryGetValue(conversationId, out var ids)) _waiting[conversationId] = ids = [];
            ids.Add(inboxId);
        }
    }

    public void Remove(string conversationId, long inboxId)
    {
        lock (_lock)
        {
            if (_waiting.TryGetValue(conversationId, out var ids) && ids.Remove(inboxId) && ids.Count == 0) _waiting.Remove(conversationId);
        }
    }

    /// <returns>Rows of the inbox, oldest first.</returns>
    public long[] Of(string conversationId)
    {
        lock (_lock) return _waiting.TryGetValue(conversationId, out var ids) ? [.. ids] : [];
    }

    /// <summary>Adds what the database holds.</summary>
    /// <returns>The conversations concerned.</returns>
    internal async Task<HashSet<string>> LoadAsync(DbConnection connection, CancellationToken ct)
    {
        var conversations = new HashSet<string>(StringComparer.Ordinal);
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Id", "ConversationId" FROM "inbox" WHERE "Status" = 0""";
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            Add(rows.GetString(1), rows.GetInt64(0));
            conversations.Add(rows.GetString(1));
        }
        return conversations;
    }
}
