using System.Data.Common;
using AnTT.Knowledge;

namespace AnTT.Bot.Conversations;

/// <summary>Statements of the hot path, the same text for SQLite and PostgreSQL; each is prepared once for all messages of a connection.</summary>
internal sealed class InboxSql(DbConnection connection, TalkSeal seal, PendingMessages pending) : IAsyncDisposable
{
    /// <summary>Conversations remembered as opened; none is ever deleted, and after a failed commit this object is not used again.</summary>
    private const int MostKnown = 50_000;

    private readonly Recent<string, bool> _open = new(MostKnown);
    private readonly Dictionary<string, DbCommand> _prepared = new(StringComparer.Ordinal);

    /// <summary>Written in this transaction: by conversation and the channel's id of the message, its activity.</summary>
    private readonly Dictionary<(string, string), string> _fresh = [];

    private DbTransaction? _transaction;

    /// <summary>The transaction to write in.</summary>
    public DbTransaction? Transaction
    {
        get => _transaction;
        set
        {
            _transaction = value;
            _fresh.Clear();
        }
    }

    /// <returns>What to tell the sender, and the row of the inbox: once it is committed, <see cref="PendingMessages"/> should know it. Null for a repeat.</returns>
    public async Task<(Received Received, long? InboxId)> InsertAsync(Incoming incoming, DateTimeOffset now, CancellationToken ct)
    {
        if (incoming.OpensFor is not null) await OpenAsync(incoming, now, ct);
        if (incoming.ToldRepeat && await FirstAsync(incoming, ct) is { } first) return (new Received(first, Repeat: true), null);
        // Only what is shown is counted: the rest touches no row but its own.
        long? sequence = incoming.Echo ? await NextSequenceAsync(incoming.ConversationId, now, ct) : null;
        var id = sequence is { } number ? ActivityIds.Format(incoming.ConversationId, number) : ActivityIds.Passing(incoming.ConversationId);
        var payload = seal.Close(ActivityJson.WriteUtf8(incoming.Activity with { Id = id, Timestamp = now }), incoming.ConversationId);
        var inboxId = await ScalarAsync(
            """
            INSERT INTO "inbox" ("Channel", "MessageId", "ConversationId", "ActivityId", "Payload", "ReceivedAt", "Status", "Attempts")
            VALUES (@channel, @message, @conversation, @activity, @payload, @at, 0, 0) RETURNING "Id"
            """,
            [("@channel", incoming.Channel), ("@message", incoming.MessageId), ("@conversation", incoming.ConversationId),
            ("@activity", id), ("@payload", payload), ("@at", now.UtcTicks)], ct);
        if (sequence is not null)
        {
            await ExecuteAsync(
                """INSERT INTO "transcript" ("ConversationId", "Sequence", "Payload", "At") VALUES (@conversation, @sequence, @payload, @at)""",
                [("@conversation", incoming.ConversationId), ("@sequence", sequence.Value), ("@payload", payload), ("@at", TalkSeal.Coarse(now))], ct);
        }
        _fresh.TryAdd((incoming.ConversationId, incoming.MessageId), id);
        return (new Received(id, Repeat: false), (long)inboxId!);
    }

    /// <returns>The activity under which the message was received before; null: it is new.</returns>
    private async Task<string?> FirstAsync(Incoming incoming, CancellationToken ct)
    {
        if (_fresh.TryGetValue((incoming.ConversationId, incoming.MessageId), out var fresh)) return fresh;
        foreach (var id in pending.Of(incoming.ConversationId))
        {
            if (await ScalarAsync("""SELECT "ActivityId" FROM "inbox" WHERE "Id" = @id AND "MessageId" = @message""", [("@id", id), ("@message", incoming.MessageId)], ct) is string waits) return waits;
        }
        return await ScalarAsync(
            """SELECT "ActivityId" FROM "inbox" WHERE "Channel" = @channel AND "MessageId" = @message AND "Status" <> 0""",
            [("@channel", incoming.Channel), ("@message", incoming.MessageId)], ct) as string;
    }

    /// <exception cref="InvalidOperationException">The conversation does not exist.</exception>
    private async Task<long> NextSequenceAsync(string conversationId, DateTimeOffset now, CancellationToken ct) =>
        await ScalarAsync(
            """UPDATE "conversation" SET "LastSequence" = "LastSequence" + 1, "LastActivityAt" = @at WHERE "Id" = @id RETURNING "LastSequence" """,
            [("@id", conversationId), ("@at", TalkSeal.Coarse(now))], ct) as long?
        ?? throw new InvalidOperationException("The conversation does not exist.");

    private async Task OpenAsync(Incoming incoming, DateTimeOffset now, CancellationToken ct)
    {
        if (_open.TryGet(incoming.ConversationId, out _)) return;
        await ExecuteAsync(
            """
            INSERT INTO "conversation" ("Id", "Channel", "UserId", "State", "DraftKey", "LastSequence", "StartedAt", "LastActivityAt", "Version")
            VALUES (@id, @channel, @user, '{}', @draft, 0, @at, @at, 0) ON CONFLICT ("Id") DO NOTHING
            """,
            [("@id", incoming.ConversationId), ("@channel", incoming.Channel), ("@user", incoming.OpensFor!), ("@draft", seal.Close(DraftKeys.New(), incoming.ConversationId)), ("@at", TalkSeal.Coarse(now))], ct);
        _open.Add(incoming.ConversationId, true);
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
    private static readonly string ThisRun = $"{Guid.CreateVersion7():N}-";
    private static long _passed;

    /// <summary><c>conversation|0000007</c>, as Direct Line writes them.</summary>
    public static string Format(string conversationId, long sequence) => $"{conversationId}|{sequence:D7}";

    /// <summary>For activities that are shown but not kept; unique, because clients replace an activity whose id comes again.</summary>
    public static string Passing(string conversationId) => $"{conversationId}|p{ThisRun}{Interlocked.Increment(ref _passed):x}";
}
