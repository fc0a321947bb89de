using AnTT.Bot.Conversations;
using AnTT.Bot.Conversations.Outbox;
using AnTT.Bot.Storage;
using AnTT.Cases;
using AnTT.Cases.Conflict;
using AnTT.Cases.Mailboxes;
using AnTT.Cases.Reporters;
using Microsoft.EntityFrameworkCore.Storage;

namespace AnTT.Bot.Dialogs.Receipts;

/// <summary>Puts an officer's words into the sender's conversation, in the transaction that keeps them in the case.</summary>
internal sealed class OfficerReplies(
    ConversationStore conversations, Statements statements, CasesDb cases, SealedMailbox mailboxes, ReplyWriter replies, TranscriptFeed feed, AfterCommit afterCommit) : IReporterNotifier
{
    public async Task ReplyPostedAsync(ReplyPosted reply, CancellationToken ct)
    {
        if (reply.ReturnAddress is not { } address || await FindAsync(address, ct) is not { } conversation) return;
        var turn = new Turn(conversation, new Activity { Type = ActivityTypes.Event }, ConversationState.Read(conversation.State));
        // On the page its reader has opened the words themselves; elsewhere a notice that a stranger may read over a shoulder or on a locked screen.
        if (address.Channel == "directline")
            turn.Say($"Cán bộ trả lời tin báo của bạn:\n{reply.Text}", new Choice("Nhắn cho cán bộ"), new Choice("Vẫn còn xảy ra"), new Choice("Dừng nhận tin", "STOP"));
        else
            turn.Say("Bạn có một tin nhắn mới. Bấm “Đọc tin nhắn” khi tiện.", new Choice("Đọc tin nhắn"), new Choice("Dừng nhận tin", "STOP"));
        if (cases.Sight == CaseSight.Drill) turn.BeginFirst("[DIỄN TẬP] ");
        await replies.AppendAsync(conversation, turn.Replies, replyToId: null, ct, name: reply.MessageId);
        var free = turn.State is { Draft: null or { Paused: true }, Expecting: Expectation.Nothing or Expectation.OfficerAnswer };
        conversation.State = (turn.State with
        {
            SealedMailbox = mailboxes.Close(reply.MailboxId),
            Expecting = free ? Expectation.OfficerAnswer : turn.State.Expecting,
        }).Write();
        await conversations.UpdateAsync(conversation, ct);
        afterCommit.Do(() => feed.Announce(conversation.Id));
    }

    public async Task SenderBlockedAsync(ReturnAddress address, DateTimeOffset? until, CancellationToken ct)
    {
        if (await FindAsync(address, ct) is not { } conversation) return;
        conversation.BlockedUntil = until;
        await conversations.UpdateAsync(conversation, ct);
    }

    private async Task<Conversation?> FindAsync(ReturnAddress address, CancellationToken ct)
    {
        statements.Transaction = cases.Database.CurrentTransaction?.GetDbTransaction()
            ?? throw new InvalidOperationException("What an officer does to a conversation happens inside a transaction.");
        return await conversations.FindAsync(address.Address, ct) is { } found && found.Channel == address.Channel ? found : null;
    }
}
