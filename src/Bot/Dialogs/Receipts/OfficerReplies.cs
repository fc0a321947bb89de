using AnTT.Bot.Conversations;
using AnTT.Bot.Conversations.Outbox;
using AnTT.Bot.Storage;
using AnTT.Cases;
using AnTT.Cases.Mailboxes;
using AnTT.Cases.Reporters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace AnTT.Bot.Dialogs.Receipts;

/// <summary>Puts an officer's words into the sender's conversation, in the transaction that keeps them in the case.</summary>
internal sealed class OfficerReplies(
    ConversationDb conversations, CasesDb cases, SealedMailbox mailboxes, ReplyWriter replies, TranscriptFeed feed, AfterCommit afterCommit) : IReporterNotifier
{
    public async Task ReplyPostedAsync(ReplyPosted reply, CancellationToken ct)
    {
        if (reply.ReturnAddress is not { } address || await FindAsync(address, ct) is not { } conversation) return;
        var turn = new Turn(conversation, new Activity { Type = ActivityTypes.Event }, ConversationState.Read(conversation.State));
        turn.Say($"Cán bộ trả lời tin báo của bạn:\n{reply.Text}", new Choice("Nhắn cho cán bộ"), new Choice("Vẫn còn xảy ra"), new Choice("Dừng nhận tin", "STOP"));
        replies.Append(conversation, turn.Replies, replyToId: null, name: reply.MessageId);
        var free = turn.State is { Draft: null or { Paused: true }, Expecting: Expectation.Nothing or Expectation.OfficerAnswer };
        conversation.State = (turn.State with
        {
            SealedMailbox = mailboxes.Close(reply.MailboxId),
            Expecting = free ? Expectation.OfficerAnswer : turn.State.Expecting,
        }).Write();
        conversation.Version++;
        await conversations.SaveChangesAsync(ct);
        afterCommit.Do(() => feed.Announce(conversation.Id));
    }

    public async Task SenderBlockedAsync(ReturnAddress address, DateTimeOffset? until, CancellationToken ct)
    {
        if (await FindAsync(address, ct) is not { } conversation) return;
        conversation.BlockedUntil = until;
        conversation.Version++;
        await conversations.SaveChangesAsync(ct);
    }

    private async Task<Conversation?> FindAsync(ReturnAddress address, CancellationToken ct)
    {
        var outer = cases.Database.CurrentTransaction?.GetDbTransaction()
            ?? throw new InvalidOperationException("What an officer does to a conversation happens inside a transaction.");
        if (conversations.Database.CurrentTransaction is null) await conversations.Database.UseTransactionAsync(outer, ct);
        return await conversations.Conversations.FirstOrDefaultAsync(row => row.Id == address.Address && row.Channel == address.Channel, ct);
    }
}
