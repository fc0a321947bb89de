using AnTT.Bot.Conversations;
using AnTT.Bot.Understanding;
using AnTT.Cases.Mailboxes;

namespace AnTT.Bot.Dialogs.Conflict;

/// <summary>Whether a message somebody of the ward would have to read is, or may be, about the ward's own staff.</summary>
internal sealed class ConflictTalk(ConversationStore conversations, MessageUnderstanding understanding, SealedMailbox mailboxes, ReporterDesk desk, TimeProvider clock)
{
    /// <summary>By what it says, and by what its sender was doing: writing such a complaint, or answering about one these eyes do not see.</summary>
    public async Task<bool> MayBeAsync(string conversationId, string? text, CancellationToken ct)
    {
        if (text is not null && understanding.Read(text, new MessageContext(clock.GetUtcNow())).Intent is OfficerComplaint or Emergency { OfOfficials: true }) return true;
        if (await conversations.FindAsync(conversationId, ct) is not { } conversation) return false;
        var state = ConversationState.Read(conversation.State);
        return state is { OfferedComplaint: not null } or { Draft.Conflict: true } || (mailboxes.Open(state.SealedMailbox) is { } mailbox && await desk.NumberOfAsync(mailbox, ct) is null);
    }
}
