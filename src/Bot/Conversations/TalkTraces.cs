using AnTT.Bot.Storage;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Conversations;

/// <summary>Notes, in the transaction that files or drops a tip, that what was said on the way to it is to be forgotten soon.</summary>
internal sealed class TalkTraces(ConversationStore store, AfterCommit afterCommit, Remnants remnants, IOptions<ConversationOptions> options, TimeProvider clock)
{
    /// <param name="replies">How many replies this turn still adds: the receipt among them goes as well.</param>
    public async Task ForgetSoonAsync(Conversation conversation, int replies, CancellationToken ct)
    {
        await store.ForgetLaterAsync(conversation.Id, conversation.LastSequence + replies, clock.GetUtcNow() + options.Value.TipTalkKept, ct);
        afterCommit.Do(remnants.Leave);
    }
}
