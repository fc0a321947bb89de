using AnTT.Bot.Dialogs;
using AnTT.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.Conversations;

/// <summary>Answers one inbox message: state, case changes, replies and the inbox mark in one transaction.</summary>
internal sealed class TurnRunner(ConversationDb db, UnitOfWork unit, DialogRouter dialogs, TimeProvider clock)
{
    /// <summary>Tries before a message is set aside.</summary>
    public const int MaxAttempts = 3;

    public Task<InboxMessage?> NextAsync(string conversationId, CancellationToken ct) => db.Inbox.AsNoTracking()
        .Where(message => message.ConversationId == conversationId && message.Status == InboxStatus.Pending)
        .OrderBy(message => message.Id)
        .FirstOrDefaultAsync(ct);

    /// <summary>Whether the person has written again since.</summary>
    public Task<bool> HasLaterAsync(InboxMessage message, CancellationToken ct) =>
        db.Inbox.AnyAsync(row => row.ConversationId == message.ConversationId && row.Status == InboxStatus.Pending && row.Id > message.Id, ct);

    /// <returns>What must be fetched before the message can be answered, and then nothing was kept; null: it is answered.</returns>
    public Task<Fetch?> RunAsync(long inboxId, IReadOnlyDictionary<string, object?>? fetched, CancellationToken ct) => unit.CommitAsync(
        async () =>
        {
            var message = await db.Inbox.SingleAsync(row => row.Id == inboxId, ct);
            if (message.Status != InboxStatus.Pending) return null;
            var conversation = await db.Conversations.SingleAsync(row => row.Id == message.ConversationId, ct);
            var turn = new Turn(conversation, ActivityJson.Read(message.Payload), ConversationState.Read(conversation.State), fetched);

            await dialogs.RunAsync(turn, ct);
            if (turn.Awaits is not null) return turn.Awaits;

            Transcript.Append(db, conversation, turn.Replies, message.ActivityId, clock.GetUtcNow());
            conversation.State = turn.State.Write();
            conversation.Version++;
            message.Status = InboxStatus.Done;
            message.Payload = "";
            return null;
        },
        ct,
        keep: fetch => fetch is null);

    /// <summary>Notes a failure in a transaction of its own; after the last try the person is told and the conversation goes on.</summary>
    /// <returns>Whether the message was set aside.</returns>
    public Task<bool> FailAsync(long inboxId, CancellationToken ct) => unit.CommitAsync(
        async () =>
        {
            var message = await db.Inbox.SingleAsync(row => row.Id == inboxId, ct);
            if (message.Status != InboxStatus.Pending) return false;
            message.Attempts++;
            if (message.Attempts < MaxAttempts) return false;
            message.Status = InboxStatus.SetAside;
            var conversation = await db.Conversations.SingleAsync(row => row.Id == message.ConversationId, ct);
            // Not the message itself: that it cannot be read may be why it failed.
            var turn = new Turn(conversation, new Activity { Type = ActivityTypes.Event }, ConversationState.Read(conversation.State));
            turn.Say("Xin lỗi, hệ thống gặp trục trặc khi xử lý tin nhắn vừa rồi. Tin của bạn đã được giữ lại để cán bộ kiểm tra. Bạn có thể nhắn lại; nếu đang nguy hiểm, hãy gọi ngay 113.");
            Transcript.Append(db, conversation, turn.Replies, message.ActivityId, clock.GetUtcNow());
            conversation.Version++;
            return true;
        },
        ct);
}
