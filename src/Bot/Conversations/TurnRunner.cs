using AnTT.Bot.Conversations.Outbox;
using AnTT.Bot.Dialogs;
using AnTT.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.Conversations;

/// <summary>Answers one inbox message: state, case changes, replies and the inbox mark in one transaction.</summary>
internal sealed class TurnRunner(ConversationDb db, UnitOfWork unit, DialogRouter dialogs, ReplyWriter replies, CalledChannel called, IncomingFiles files)
{
    /// <summary>Tries before a message is set aside.</summary>
    public const int MaxAttempts = 3;

    /// <summary>The next message, with what lies elsewhere fetched.</summary>
    public async Task<InboxMessage?> NextAsync(string conversationId, CancellationToken ct)
    {
        var next = await db.Inbox.AsNoTracking()
            .Where(message => message.ConversationId == conversationId && message.Status == InboxStatus.Pending)
            .OrderBy(message => message.Id)
            .FirstOrDefaultAsync(ct);
        if (next is not null) await files.FetchAsync(next, ct);
        return next;
    }

    public Task RunAsync(long inboxId, CancellationToken ct) => unit.CommitAsync(
        async () =>
        {
            var message = await db.Inbox.SingleAsync(row => row.Id == inboxId, ct);
            if (message.Status != InboxStatus.Pending) return false;
            var conversation = await db.Conversations.SingleAsync(row => row.Id == message.ConversationId, ct);
            var state = ConversationState.Read(conversation.State);
            var turn = new Turn(conversation, await ReadAsync(conversation, message, state, ct), state);

            await dialogs.RunAsync(turn, ct);
            await called.AfterAsync(turn, inboxId, ct);

            replies.Append(conversation, turn.Replies, message.ActivityId);
            conversation.State = turn.State.Write();
            conversation.Version++;
            message.Status = InboxStatus.Done;
            message.Payload = "";
            return true;
        },
        ct);

    private async Task<Activity> ReadAsync(Conversation conversation, InboxMessage message, ConversationState state, CancellationToken ct) =>
        await files.KeepAsync(message.Id, conversation, await called.BeforeAsync(conversation, ActivityJson.Read(message.Payload), state, ct), ct);

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
            replies.Append(conversation, turn.Replies, message.ActivityId);
            conversation.Version++;
            return true;
        },
        ct);
}
