using System.Text.Json;
using AnTT.Bot.Conversations.Outbox;
using AnTT.Bot.Dialogs;
using AnTT.Bot.Storage;

namespace AnTT.Bot.Conversations;

/// <summary>What became of a conversation's turn.</summary>
/// <param name="Answered">Something was answered.</param>
/// <param name="More">Messages were left: another turn is due.</param>
/// <param name="Wait">Not null: more may be on its way; look again after this long.</param>
/// <param name="Fetch">Not null: this must be fetched before there is an answer; nothing was changed.</param>
/// <param name="NeedsFiles">Nothing was done: files must be fetched first.</param>
/// <param name="Since">When the oldest message answered had come.</param>
internal readonly record struct TurnStep(bool Answered, bool More = false, TimeSpan? Wait = null, Fetch? Fetch = null, bool NeedsFiles = false, DateTimeOffset? Since = null);

/// <summary>Answers the next thought of conversations: state, case changes, replies and the inbox mark in one transaction.</summary>
internal sealed class TurnRunner(
    ConversationStore store, UnitOfWork unit, DialogRouter dialogs, ReplyWriter replies, CalledChannel called, IncomingFiles files, Thoughts thoughts, Fetches fetches, TalkTraces traces)
{
    /// <summary>Tries before a message is set aside.</summary>
    public const int MaxAttempts = 3;

    private const int MostRead = 200;

    /// <summary>One turn for each of the conversations, all in one transaction, as many as there is time for. Called inside the write gate.</summary>
    /// <remarks>Anything one of them throws undoes all: run them one by one then.</remarks>
    /// <param name="enough">Asked after each turn: true ends the transaction early; conversations without a step were not looked at.</param>
    public Task<Dictionary<string, TurnStep>> AnswerAsync(IReadOnlyCollection<string> conversationIds, Func<bool>? enough, CancellationToken ct) => unit.CommitAsync(
        async () =>
        {
            var steps = new Dictionary<string, TurnStep>(StringComparer.Ordinal);
            foreach (var id in conversationIds)
            {
                steps[id] = await AnswerNextAsync(id, ct);
                if (enough?.Invoke() == true) break;
            }
            return steps;
        },
        ct);

    /// <summary>Fetches the files that lie elsewhere for the next thought of the conversation. Called outside the write gate: the network is slow.</summary>
    public async Task FetchAsync(string conversationId, CancellationToken ct)
    {
        if (await store.FindAsync(conversationId, ct) is not { } conversation) return;
        var pending = await PendingAsync(conversationId, ct);
        if (pending.Count == 0 || thoughts.Next(pending, ConversationState.Read(conversation.State)) is not Thought.Whole thought) return;
        foreach (var (message, activity) in thought.Messages) await files.FetchAsync(message, activity, ct);
    }

    /// <summary>Notes a failure in a transaction of its own; after the last try the person is told and the conversation goes on.</summary>
    /// <returns>The messages set aside.</returns>
    public Task<List<long>> FailAsync(string conversationId, CancellationToken ct) => unit.CommitAsync(
        async () =>
        {
            var conversation = await store.FindAsync(conversationId, ct) ?? throw new InvalidOperationException("The conversation does not exist.");
            var setAside = new List<long>();
            if (thoughts.Next(await PendingAsync(conversationId, ct), ConversationState.Read(conversation.State)) is not Thought.Whole thought) return setAside;
            foreach (var (message, _) in thought.Messages)
            {
                if (++message.Attempts >= MaxAttempts)
                {
                    message.Status = InboxStatus.SetAside;
                    setAside.Add(message.Id);
                }
                await store.SettleAsync(message, ct);
            }
            if (setAside.Count > 0) await ApologiseAsync(conversation, thought.Messages[^1].Row.ActivityId, ct);
            return setAside;
        },
        ct);

    /// <summary>One turn, inside a transaction the caller has opened.</summary>
    internal async Task<TurnStep> AnswerNextAsync(string conversationId, CancellationToken ct)
    {
        var pending = await PendingAsync(conversationId, ct, drop: true);
        if (pending.Count == 0 || await store.FindAsync(conversationId, ct) is not { } conversation) return default;
        var state = ConversationState.Read(conversation.State);
        var next = thoughts.Next(pending, state);
        if (next is Thought.Unfinished unfinished) return new TurnStep(Answered: false, Wait: unfinished.Wait);

        var messages = ((Thought.Whole)next).Messages;
        if (messages.Any(message => message.Activity is null)) throw new JsonException("An inbox message cannot be read.");
        if (messages.Any(message => files.AreMissing(message.Row, message.Activity))) return new TurnStep(Answered: false, NeedsFiles: true);
        var read = await called.BeforeAsync(conversation, Thoughts.Join(messages), state, ct);
        var turn = new Turn(conversation, await files.KeepAsync([.. messages.Select(message => message.Row.Id)], conversation, read, ct), state, fetches.Take(conversation.Id));
        var draftKey = conversation.DraftKey;
        await dialogs.RunAsync(turn, ct);
        if (turn.Awaits is not null)
        {
            await files.TakeBackAsync(ct);
            return new TurnStep(Answered: false, Fetch: turn.Awaits);
        }
        await called.AfterAsync(turn, messages[^1].Row.Id, ct);
        // A new key: the draft was filed or dropped, and what was said on the way to it is nobody's any more.
        if (conversation.DraftKey != draftKey) await traces.ForgetSoonAsync(conversation, turn.Replies.Count, ct);
        await replies.AppendAsync(conversation, turn.Replies, messages[^1].Row.ActivityId, ct);
        conversation.State = turn.State.Write();
        await store.UpdateAsync(conversation, ct);
        foreach (var (message, _) in messages)
        {
            (message.Status, message.Payload) = (InboxStatus.Done, "");
            await store.SettleAsync(message, ct);
        }
        return new TurnStep(Answered: true, More: messages.Count < pending.Count, Since: messages[0].Row.ReceivedAt);
    }

    /// <param name="drop">Whether repeats are deleted; otherwise they are only left out.</param>
    private async Task<List<Waiting>> PendingAsync(string conversationId, CancellationToken ct, bool drop = false)
    {
        var pending = new List<Waiting>();
        foreach (var row in await store.PendingAsync(conversationId, MostRead, ct))
        {
            if (!row.IsRepeat) pending.Add(new Waiting(row, ReadOrNull(row.Payload)));
            else if (drop) await store.DropAsync(row, ct);
        }
        return pending;
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

    private async Task ApologiseAsync(Conversation conversation, string replyToId, CancellationToken ct)
    {
        // Not the message itself: that it cannot be read may be why it failed.
        var turn = new Turn(conversation, new Activity { Type = ActivityTypes.Event }, ConversationState.Read(conversation.State));
        turn.Say("Xin lỗi, hệ thống gặp trục trặc khi xử lý tin nhắn vừa rồi. Tin của bạn đã được giữ lại để cán bộ kiểm tra. Bạn có thể nhắn lại; nếu đang nguy hiểm, hãy gọi ngay 113.");
        await replies.AppendAsync(conversation, turn.Replies, replyToId, ct);
        await store.UpdateAsync(conversation, ct);
    }
}
