using System.Data.Common;
using AnTT.Bot.Conversations.Outbox;
using AnTT.Bot.Storage;

namespace AnTT.Bot.Conversations;

/// <summary>What every message passes: conversations, the inbox and the transcript, the same statements for SQLite and PostgreSQL.</summary>
public sealed class ConversationStore(Statements sql, TalkSeal seal, PendingMessages pending, AfterCommit afterCommit)
{
    private const string Columns = """ "Id", "Channel", "UserId", "State", "DraftKey", "LastSequence", "BlockedUntil", "StartedAt", "LastActivityAt", "Version" """;

    /// <summary>What was said up to <paramref name="through"/> is to be forgotten then.</summary>
    public Task ForgetLaterAsync(string conversationId, long through, DateTimeOffset dueAt, CancellationToken ct) => sql.ExecuteAsync(
        """
        INSERT INTO "forgetting" ("ConversationId", "Through", "DueAt") VALUES (@id, @through, @due)
        ON CONFLICT ("ConversationId") DO UPDATE SET "Through" = @through
        """,
        [("@id", conversationId), ("@through", through), ("@due", dueAt.UtcTicks)], ct);

    public Task<List<Forgetting>> DueToForgetAsync(DateTimeOffset now, CancellationToken ct) => sql.ReadAsync(
        """SELECT "ConversationId", "Through" FROM "forgetting" WHERE "DueAt" <= @now""", [("@now", now.UtcTicks)], row => new Forgetting(row.GetString(0), row.GetInt64(1)), ct);

    /// <summary>Deletes what was said, and leaves one line that says so.</summary>
    public async Task<int> ForgetAsync(Forgetting one, Activity neutral, CancellationToken ct)
    {
        var removed = await sql.ExecuteAsync(
            """DELETE FROM "transcript" WHERE "ConversationId" = @id AND "Sequence" <= @through""", [("@id", one.ConversationId), ("@through", one.Through)], ct);
        if (removed > 0) await ShowAsync(one.ConversationId, one.Through, neutral, neutral.Timestamp ?? DateTimeOffset.UnixEpoch, ct);
        await sql.ExecuteAsync("""DELETE FROM "forgetting" WHERE "ConversationId" = @id""", [("@id", one.ConversationId)], ct);
        return removed;
    }

    public Task<int> ForgetOldTalksAsync(DateTimeOffset before, CancellationToken ct) =>
        sql.ExecuteAsync("""DELETE FROM "transcript" WHERE "At" < @before""", [("@before", before.UtcTicks)], ct);

    public async Task<bool> ExistsAsync(string id, CancellationToken ct) =>
        await sql.ScalarAsync("""SELECT 1 FROM "conversation" WHERE "Id" = @id""", [("@id", id)], ct) is not null;

    public async Task<Conversation?> FindAsync(string id, CancellationToken ct)
    {
        var found = await sql.ReadAsync($"""SELECT {Columns} FROM "conversation" WHERE "Id" = @id""", [("@id", id)], ReadConversation, ct);
        return found.Count == 0 ? null : found[0];
    }

    public Task AddAsync(Conversation conversation, CancellationToken ct) => sql.ExecuteAsync(
        """
        INSERT INTO "conversation" ("Id", "Channel", "UserId", "State", "DraftKey", "LastSequence", "StartedAt", "LastActivityAt", "Version")
        VALUES (@id, @channel, @user, @state, @draft, @sequence, @started, @active, 0)
        """,
        [("@id", conversation.Id), ("@channel", conversation.Channel), ("@user", conversation.UserId), ("@state", seal.Close(conversation.State, conversation.Id)), ("@draft", seal.Close(conversation.DraftKey, conversation.Id)),
        ("@sequence", conversation.LastSequence), ("@started", TalkSeal.Coarse(conversation.StartedAt)), ("@active", TalkSeal.Coarse(conversation.LastActivityAt))], ct);

    /// <exception cref="InvalidOperationException">Somebody else changed it since it was read.</exception>
    public async Task UpdateAsync(Conversation conversation, CancellationToken ct)
    {
        var changed = await sql.ExecuteAsync(
            """
            UPDATE "conversation" SET "State" = @state, "DraftKey" = @draft, "LastSequence" = @sequence, "BlockedUntil" = @blocked, "LastActivityAt" = @active, "Version" = "Version" + 1
            WHERE "Id" = @id AND "Version" = @version
            """,
            [("@state", seal.Close(conversation.State, conversation.Id)), ("@draft", seal.Close(conversation.DraftKey, conversation.Id)), ("@sequence", conversation.LastSequence), ("@blocked", conversation.BlockedUntil?.UtcTicks),
            ("@active", TalkSeal.Coarse(conversation.LastActivityAt)), ("@id", conversation.Id), ("@version", conversation.Version)], ct);
        if (changed == 0) throw new InvalidOperationException("The conversation was changed meanwhile.");
        conversation.Version++;
    }

    /// <summary>Messages of the conversation that wait for an answer, oldest first; those a channel sent again are marked.</summary>
    public async Task<List<InboxMessage>> PendingAsync(string conversationId, int most, CancellationToken ct)
    {
        var waiting = new List<InboxMessage>();
        foreach (var id in pending.Of(conversationId).Take(most)) waiting.AddRange(await PendingAsync(id, ct));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var message in waiting) message.IsRepeat |= !seen.Add(message.MessageId);
        return waiting;
    }

    private Task<List<InboxMessage>> PendingAsync(long inboxId, CancellationToken ct) => sql.ReadAsync(
        """
        SELECT waiting."Id", waiting."Channel", waiting."MessageId", waiting."ConversationId", waiting."ActivityId", waiting."Payload", waiting."ReceivedAt", waiting."Status", waiting."Attempts",
            EXISTS (SELECT 1 FROM "inbox" AS taken WHERE taken."Channel" = waiting."Channel" AND taken."MessageId" = waiting."MessageId" AND taken."Status" <> 0)
        FROM "inbox" AS waiting WHERE waiting."Id" = @id AND waiting."Status" = 0
        """,
        [("@id", inboxId)], ReadMessage, ct);

    public Task DropAsync(InboxMessage repeat, CancellationToken ct)
    {
        afterCommit.Do(() => pending.Remove(repeat.ConversationId, repeat.Id));
        return sql.ExecuteAsync("""DELETE FROM "inbox" WHERE "Id" = @id""", [("@id", repeat.Id)], ct);
    }

    /// <summary>Whether the conversation has a message that waits and came after this one.</summary>
    public bool HasLater(string conversationId, long inboxId) => pending.Of(conversationId) is [.., var last] && last > inboxId;

    /// <summary>Writes what became of a message: its status, its tries, and its words where they are no longer kept.</summary>
    public Task SettleAsync(InboxMessage message, CancellationToken ct)
    {
        if (message.Status != InboxStatus.Pending) afterCommit.Do(() => pending.Remove(message.ConversationId, message.Id));
        return sql.ExecuteAsync(
            """UPDATE "inbox" SET "Status" = @status, "Attempts" = @attempts, "Payload" = @payload, "ReceivedAt" = @at WHERE "Id" = @id""",
            [("@status", (int)message.Status), ("@attempts", message.Attempts), ("@payload", seal.Close(message.Payload, message.ConversationId)),
            ("@at", message.Status == InboxStatus.Done ? TalkSeal.Coarse(message.ReceivedAt) : message.ReceivedAt.UtcTicks), ("@id", message.Id)], ct);
    }

    public Task ShowAsync(string conversationId, long sequence, Activity activity, DateTimeOffset at, CancellationToken ct) => sql.ExecuteAsync(
        """INSERT INTO "transcript" ("ConversationId", "Sequence", "Payload", "At") VALUES (@conversation, @sequence, @payload, @at)""",
        [("@conversation", conversationId), ("@sequence", sequence), ("@payload", seal.Close(ActivityJson.Write(activity), conversationId)), ("@at", TalkSeal.Coarse(at))], ct);

    public Task SendAsync(OutboxMessage message, CancellationToken ct) => sql.ExecuteAsync(
        """
        INSERT INTO "outbox" ("Channel", "ConversationId", "Payload", "Tag", "CreatedAt", "DueAt", "Status", "Attempts", "PartsSent", "LeaseUntil")
        VALUES (@channel, @conversation, @payload, @tag, @created, @due, 0, 0, 0, @lease)
        """,
        [("@channel", message.Channel), ("@conversation", message.ConversationId), ("@payload", message.Payload), ("@tag", message.Tag),
        ("@created", message.CreatedAt.UtcTicks), ("@due", message.DueAt.UtcTicks), ("@lease", message.LeaseUntil.UtcTicks)], ct);

    /// <summary>The person has written: what was held back for them may go now, before anything new.</summary>
    public Task ReleaseHeldAsync(string conversationId, DateTimeOffset now, CancellationToken ct) => sql.ExecuteAsync(
        """UPDATE "outbox" SET "Status" = 0, "DueAt" = @now WHERE "ConversationId" = @conversation AND "Status" = 1""",
        [("@now", now.UtcTicks), ("@conversation", conversationId)], ct);

    /// <summary>What the person has seen after a sequence number, oldest first.</summary>
    public Task<List<TranscriptEntry>> ShownAsync(string conversationId, long after, int most, CancellationToken ct) => sql.ReadAsync(
        """
        SELECT "ConversationId", "Sequence", "Payload", "At" FROM "transcript"
        WHERE "ConversationId" = @conversation AND "Sequence" > @after ORDER BY "Sequence" LIMIT @most
        """,
        [("@conversation", conversationId), ("@after", after), ("@most", most)], ReadEntry, ct);

    private Conversation ReadConversation(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Channel = row.GetString(1),
        UserId = row.GetString(2),
        State = seal.Open(row.GetString(3), row.GetString(0)),
        DraftKey = DraftKeyOf(row),
        LastSequence = row.GetInt64(5),
        BlockedUntil = row.IsDBNull(6) ? null : Moment(row, 6),
        StartedAt = Moment(row, 7),
        LastActivityAt = Moment(row, 8),
        Version = row.GetInt32(9),
    };

    private InboxMessage ReadMessage(DbDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Channel = row.GetString(1),
        MessageId = row.GetString(2),
        ConversationId = row.GetString(3),
        ActivityId = row.GetString(4),
        Payload = seal.Open(row.GetString(5), row.GetString(3)),
        ReceivedAt = Moment(row, 6),
        Status = (InboxStatus)row.GetInt32(7),
        Attempts = row.GetInt32(8),
        IsRepeat = row.GetBoolean(9),
    };

    private TranscriptEntry ReadEntry(DbDataReader row) => new()
    {
        ConversationId = row.GetString(0),
        Sequence = row.GetInt64(1),
        Payload = seal.Open(row.GetString(2), row.GetString(0)),
        At = Moment(row, 3),
    };

    /// <summary>Where its key is gone, so is the draft: a new one begins.</summary>
    private string DraftKeyOf(DbDataReader row) => seal.Open(row.GetString(4), row.GetString(0)) is { Length: > 0 } key ? key : DraftKeys.New();

    private static DateTimeOffset Moment(DbDataReader row, int column) => new(row.GetInt64(column), TimeSpan.Zero);
}

/// <param name="Through">The last sequence number to be forgotten.</param>
public sealed record Forgetting(string ConversationId, long Through);
