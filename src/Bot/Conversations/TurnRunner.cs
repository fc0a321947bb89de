using System.Text.Json;
using AnTT.Bot.Conversations.Outbox;
using AnTT.Bot.Dialogs;
using AnTT.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.Conversations;

/// <summary>What became of a conversation's turn.</summary>
/// <param name="Answered">Something was answered.</param>
/// <param name="More">Messages were left: another turn is due.</param>
/// <param name="Wait">Not null: more may be on its way; look again after this long.</param>
/// <param name="NeedsFiles">Nothing was done: files must be fetched first.</param>
/// <param name="Since">When the oldest message answered had come.</param>
/// <param name="Fetch">Not null: this must be fetched before there is an answer; nothing was changed.</param>
internal readonly record struct TurnStep(bool Answered, bool More = false, TimeSpan? Wait = null, bool NeedsFiles = false, DateTimeOffset? Since = null, Fetch? Fetch = null);

/// <summary>Answers the next thought of conversations: state, case changes, replies and the inbox mark in one transaction.</summary>
internal sealed class TurnRunner(
    ConversationDb db, UnitOfWork unit, DialogRouter dialogs, ReplyWriter replies, CalledChannel called, IncomingFiles files, Thoughts thoughts, Fetches fetches)
{
    /// <summary>Tries before a message is set aside.</summary>
    public const int MaxAttempts = 3;

    /// <summary>Messages read at once, of one conversation or of all that share a commit.</summary>
    private const int MostRead = 200;

    /// <summary>One turn for each of the conversations, all in one transaction, as many as there is time for. Called inside the write gate.</summary>
    /// <remarks>Anything one of them throws undoes all: run them one by one then.</remarks>
    /// <param name="enough">Asked after each turn: true ends the transaction early; conversations without a step were not looked at.</param>
    public Task<Dictionary<string, TurnStep>> AnswerAsync(IReadOnlyCollection<string> conversationIds, Func<bool>? enough, CancellationToken ct) => unit.CommitAsync(
        async () =>
        {
            var steps = new Dictionary<string, TurnStep>(StringComparer.Ordinal);
            var conversations = await db.Conversations.Where(row => conversationIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, ct);
            var pending = await PendingAsync(conversationIds, ct);
            foreach (var id in conversationIds)
            {
                steps[id] = conversations.TryGetValue(id, out var conversation) ? await AnswerNextAsync(conversation, pending[id], ct) : default;
                if (enough?.Invoke() == true) break;
            }
            return steps;
        },
        ct);

    /// <summary>Fetches the files that lie elsewhere for the next thought of the conversation. Called outside the write gate: the network is slow.</summary>
    public async Task FetchAsync(string conversationId, CancellationToken ct)
    {
        if (await db.Conversations.AsNoTracking().FirstOrDefaultAsync(row => row.Id == conversationId, ct) is not { } conversation) return;
        var pending = await PendingOfAsync(conversationId, ct);
        db.ChangeTracker.Clear();
        if (pending.Count == 0 || thoughts.Next(pending, ConversationState.Read(conversation.State)) is not Thought.Whole thought) return;
        foreach (var (message, activity) in thought.Messages) await files.FetchAsync(message, activity, ct);
    }

    /// <summary>Notes a failure in a transaction of its own; after the last try the person is told and the conversation goes on.</summary>
    /// <returns>The messages set aside.</returns>
    public Task<List<long>> FailAsync(string conversationId, CancellationToken ct) => unit.CommitAsync(
        async () =>
        {
            var conversation = await db.Conversations.SingleAsync(row => row.Id == conversationId, ct);
            var setAside = new List<long>();
            if (thoughts.Next(await PendingOfAsync(conversationId, ct), ConversationState.Read(conversation.State)) is not Thought.Whole thought) return setAside;
            foreach (var (message, _) in thought.Messages)
            {
                message.Attempts++;
                if (message.Attempts < MaxAttempts) continue;
                message.Status = InboxStatus.SetAside;
                setAside.Add(message.Id);
            }
            if (setAside.Count > 0) Apologise(conversation, thought.Messages[^1].Row.ActivityId);
            return setAside;
        },
        ct);

    private async Task<TurnStep> AnswerNextAsync(Conversation conversation, List<Waiting> pending, CancellationToken ct)
    {
        if (pending.Count == 0) return default;
        var state = ConversationState.Read(conversation.State);
        var next = thoughts.Next(pending, state);
        if (next is Thought.Unfinished unfinished) return new TurnStep(Answered: false, Wait: unfinished.Wait);

        var messages = ((Thought.Whole)next).Messages;
        if (messages.Any(message => message.Activity is null)) throw new JsonException("An inbox message cannot be read.");
        if (messages.Any(message => files.AreMissing(message.Row, message.Activity))) return new TurnStep(Answered: false, NeedsFiles: true);
        var read = await called.BeforeAsync(conversation, Thoughts.Join(messages), state, ct);
        var turn = new Turn(conversation, await files.KeepAsync([.. messages.Select(message => message.Row.Id)], conversation, read, ct), state, fetches.Take(conversation.Id));
        await dialogs.RunAsync(turn, ct);
        if (turn.Awaits is not null)
        {
            await files.TakeBackAsync(ct);
            return new TurnStep(Answered: false, Fetch: turn.Awaits);
        }
        await called.AfterAsync(turn, messages[^1].Row.Id, ct);
        replies.Append(conversation, turn.Replies, messages[^1].Row.ActivityId);
        conversation.State = turn.State.Write();
        conversation.Version++;
        foreach (var (message, _) in messages) (message.Status, message.Payload) = (InboxStatus.Done, "");
        return new TurnStep(Answered: true, More: messages.Count < pending.Count, Since: messages[0].Row.ReceivedAt);
    }

    /// <summary>In one question to the database, unless they have very much to say.</summary>
    private async Task<Dictionary<string, List<Waiting>>> PendingAsync(IReadOnlyCollection<string> conversationIds, CancellationToken ct)
    {
        var rows = await db.Inbox
            .Where(message => message.Status == InboxStatus.Pending && conversationIds.Contains(message.ConversationId))
            .OrderBy(message => message.Id).Take(MostRead).ToListAsync(ct);
        var pending = conversationIds.ToDictionary(id => id, _ => new List<Waiting>(), StringComparer.Ordinal);
        foreach (var row in rows) pending[row.ConversationId].Add(new Waiting(row, ReadOrNull(row.Payload)));
        if (rows.Count < MostRead) return pending;
        foreach (var id in conversationIds) pending[id] = await PendingOfAsync(id, ct);
        return pending;
    }

    private async Task<List<Waiting>> PendingOfAsync(string conversationId, CancellationToken ct)
    {
        var rows = await db.Inbox
            .Where(message => message.Status == InboxStatus.Pending && message.ConversationId == conversationId)
            .OrderBy(message => message.Id).Take(MostRead).ToListAsync(ct);
        return rows.ConvertAll(row => new Waiting(row, ReadOrNull(row.Payload)));
    }

    private static Activity? ReadOrNull(string payload)
    {
        try
        {
            return ActivityJson.Read(payload);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Apologise(Conversation conversation, string replyToId)
    {
        // Not the message itself: that it cannot be read may be why it failed.
        var turn = new Turn(conversation, new Activity { Type = ActivityTypes.Event }, ConversationState.Read(conversation.State));
        turn.Say("Xin lỗi, hệ thống gặp trục trặc khi xử lý tin nhắn vừa rồi. Tin của bạn đã được giữ lại để cán bộ kiểm tra. Bạn có thể nhắn lại; nếu đang nguy hiểm, hãy gọi ngay 113.");
        replies.Append(conversation, turn.Replies, replyToId);
        conversation.Version++;
    }
}
