using System.Data.Common;

namespace AnTT.Bot.Conversations;

/// <summary>Statements of the hot path, the same text for SQLite and PostgreSQL; each is prepared once for all messages of a connection.</summary>
internal sealed class InboxSql(DbConnection connection, TalkSeal seal) : IAsyncDisposable
{
    private readonly Dictionary<string, DbCommand> _prepared = new(StringComparer.Ordinal);

    /// <summary>The transaction to write in.</summary>
    public DbTransaction? Transaction { get; set; }

    public async Task<Received> InsertAsync(Incoming incoming, DateTimeOffset now, CancellationToken ct)
    {
        var sequence = await NextSequenceAsync(incoming.ConversationId, now, ct)
            ?? await OpenAsync(incoming, now, ct);
        var id = ActivityIds.Format(incoming.ConversationId, sequence);
        var payload = seal.Close(ActivityJson.Write(incoming.Activity with { Id = id, Timestamp = now }), incoming.ConversationId);
        var isNew = await ExecuteAsync(
            """
            INSERT INTO "inbox" ("Channel", "MessageId", "ConversationId", "ActivityId", "Payload", "ReceivedAt", "Status", "Attempts")
            VALUES (@channel, @message, @conversation, @activity, @payload, @at, 0, 0) ON CONFLICT ("Channel", "MessageId") DO NOTHING
            """,
            [("@channel", incoming.Channel), ("@message", incoming.MessageId), ("@conversation", incoming.ConversationId),
            ("@activity", id), ("@payload", payload), ("@at", now.UtcTicks)], ct) == 1;
        // A repeat has used up a sequence number; clients go by their order only.
        if (!isNew) return new Received(await FirstAsync(incoming, ct), Repeat: true);
        if (incoming.Echo)
        {
            await ExecuteAsync(
                """INSERT INTO "transcript" ("ConversationId", "Sequence", "Payload", "At") VALUES (@conversation, @sequence, @payload, @at)""",
                [("@conversation", incoming.ConversationId), ("@sequence", sequence), ("@payload", payload), ("@at", TalkSeal.Coarse(now))], ct);
        }
        return new Received(id, Repeat: false);
    }

    private async Task<string> FirstAsync(Incoming incoming, CancellationToken ct) => (string)(await ScalarAsync(
        """SELECT "ActivityId" FROM "inbox" WHERE "Channel" = @channel AND "MessageId" = @message""",
        [("@channel", incoming.Channel), ("@message", incoming.MessageId)], ct))!;

    private async Task<long?> NextSequenceAsync(string conversationId, DateTimeOffset now, CancellationToken ct)
    {
        var sequence = await ScalarAsync(
            """UPDATE "conversation" SET "LastSequence" = "LastSequence" + 1, "LastActivityAt" = @at WHERE "Id" = @id RETURNING "LastSequence" """,
            [("@id", conversationId), ("@at", TalkSeal.Coarse(now))], ct);
        return sequence as long?;
    }

    /// <returns>The first sequence number.</returns>
    private async Task<long> OpenAsync(Incoming incoming, DateTimeOffset now, CancellationToken ct)
    {
        if (incoming.OpensFor is not { } user) throw new InvalidOperationException("The conversation does not exist.");
        await ExecuteAsync(
            """
            INSERT INTO "conversation" ("Id", "Channel", "UserId", "State", "DraftKey", "LastSequence", "StartedAt", "LastActivityAt", "Version")
            VALUES (@id, @channel, @user, '{}', @draft, 1, @at, @at, 0)
            """,
            [("@id", incoming.ConversationId), ("@channel", incoming.Channel), ("@user", user), ("@draft", seal.Close(DraftKeys.New(), incoming.ConversationId)), ("@at", TalkSeal.Coarse(now))], ct);
        return 1;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _prepared.Values) await command.DisposeAsync();
    }

    private Task<object?> ScalarAsync(string sql, (string Name, object Value)[] parameters, CancellationToken ct) => Bound(sql, parameters).ExecuteScalarAsync(ct);

    /// <returns>Rows written.</returns>
    private Task<int> ExecuteAsync(string sql, (string Name, object Value)[] parameters, CancellationToken ct) => Bound(sql, parameters).ExecuteNonQueryAsync(ct);

    private DbCommand Bound(string sql, (string Name, object Value)[] parameters)
    {
        if (!_prepared.TryGetValue(sql, out var command)) _prepared[sql] = command = Prepare(sql, parameters);
        command.Transaction = Transaction;
        for (var index = 0; index < parameters.Length; index++) command.Parameters[index].Value = parameters[index].Value;
        return command;
    }

    private DbCommand Prepare(string sql, (string Name, object Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, _) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }
        return command;
    }
}

internal static class ActivityIds
{
    /// <summary><c>conversation|0000007</c>, as Direct Line writes them.</summary>
    public static string Format(string conversationId, long sequence) => $"{conversationId}|{sequence:D7}";

    /// <summary>For activities that are shown but not kept; unique, because clients replace an activity whose id comes again.</summary>
    public static string Passing(string conversationId) => $"{conversationId}|p{Guid.CreateVersion7():N}";
}
