using System.Data.Common;

namespace AnTT.Bot.Conversations;

/// <summary>Statements of the hot path, the same text for SQLite and PostgreSQL.</summary>
internal static class InboxSql
{
    public static async Task<Received> InsertAsync(DbConnection connection, DbTransaction transaction, Incoming incoming, DateTimeOffset now, CancellationToken ct)
    {
        var earlier = await ScalarAsync(connection, transaction,
            """SELECT "ActivityId" FROM "inbox" WHERE "Channel" = @channel AND "MessageId" = @message""",
            [("@channel", incoming.Channel), ("@message", incoming.MessageId)], ct);
        if (earlier is string first) return new Received(first, Repeat: true);

        var sequence = await NextSequenceAsync(connection, transaction, incoming.ConversationId, now, ct)
            ?? await OpenAsync(connection, transaction, incoming, now, ct);
        var id = ActivityIds.Format(incoming.ConversationId, sequence);
        var payload = ActivityJson.Write(incoming.Activity with { Id = id, Timestamp = now });
        await ScalarAsync(connection, transaction,
            """
            INSERT INTO "inbox" ("Channel", "MessageId", "ConversationId", "ActivityId", "Payload", "ReceivedAt", "Status", "Attempts")
            VALUES (@channel, @message, @conversation, @activity, @payload, @at, 0, 0)
            """,
            [("@channel", incoming.Channel), ("@message", incoming.MessageId), ("@conversation", incoming.ConversationId),
            ("@activity", id), ("@payload", payload), ("@at", now.UtcTicks)], ct);
        if (incoming.Echo)
        {
            await ScalarAsync(connection, transaction,
                """INSERT INTO "transcript" ("ConversationId", "Sequence", "Payload", "At") VALUES (@conversation, @sequence, @payload, @at)""",
                [("@conversation", incoming.ConversationId), ("@sequence", sequence), ("@payload", payload), ("@at", now.UtcTicks)], ct);
        }
        return new Received(id, Repeat: false);
    }

    private static async Task<long?> NextSequenceAsync(DbConnection connection, DbTransaction transaction, string conversationId, DateTimeOffset now, CancellationToken ct)
    {
        var sequence = await ScalarAsync(connection, transaction,
            """UPDATE "conversation" SET "LastSequence" = "LastSequence" + 1, "LastActivityAt" = @at WHERE "Id" = @id RETURNING "LastSequence" """,
            [("@id", conversationId), ("@at", now.UtcTicks)], ct);
        return sequence as long?;
    }

    /// <returns>The first sequence number.</returns>
    private static async Task<long> OpenAsync(DbConnection connection, DbTransaction transaction, Incoming incoming, DateTimeOffset now, CancellationToken ct)
    {
        if (incoming.OpensFor is not { } user) throw new InvalidOperationException("The conversation does not exist.");
        await ScalarAsync(connection, transaction,
            """
            INSERT INTO "conversation" ("Id", "Channel", "UserId", "State", "DraftKey", "LastSequence", "StartedAt", "LastActivityAt", "Version")
            VALUES (@id, @channel, @user, '{}', @draft, 1, @at, @at, 0)
            """,
            [("@id", incoming.ConversationId), ("@channel", incoming.Channel), ("@user", user), ("@draft", DraftKeys.New()), ("@at", now.UtcTicks)], ct);
        return 1;
    }

    private static async Task<object?> ScalarAsync(
        DbConnection connection, DbTransaction transaction, string sql, (string Name, object Value)[] parameters, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
        return await command.ExecuteScalarAsync(ct);
    }
}

internal static class ActivityIds
{
    /// <summary><c>conversation|0000007</c>, as Direct Line writes them.</summary>
    public static string Format(string conversationId, long sequence) => $"{conversationId}|{sequence:D7}";

    /// <summary>For activities that are shown but not kept; unique, because clients replace an activity whose id comes again.</summary>
    public static string Passing(string conversationId) => $"{conversationId}|p{Guid.CreateVersion7():N}";
}
