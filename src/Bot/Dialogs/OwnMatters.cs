using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Tips;
using AnTT.Bot.Understanding;

namespace AnTT.Bot.Dialogs;

/// <summary>Answers what is asked about the office, about this channel and about what becomes of a tip: the corpus knows none of it, and a frightened person asks it first.</summary>
internal sealed class OwnMatters(MessageUnderstanding understanding, WardText ward, TimeProvider clock)
{
    public const string Withdraw = "withdraw";

    public const string WhoReads = "who-reads";

    /// <summary>Who reads what goes behind the conflict door.</summary>
    public string OfDoor => $"Chỉ tài khoản của {ward.Inspectorate} đọc và trả lời được. Không tài khoản nào của phường, kể cả chỉ huy và quản trị, xem, tìm hay đếm được. Tin chỉ được gửi khi bạn bấm Gửi ở bước cuối.";

    /// <summary>What is asked, and what is said to it.</summary>
    public sealed record Own(string Matter, string Reply);

    /// <summary>A message outside any talk.</summary>
    /// <returns>Null when something else is asked.</returns>
    public Own? AnswerTo(string text) => AnswerTo(text, inForm: false, sent: false, "web");

    /// <returns>Null when something else is asked.</returns>
    public Own? AnswerTo(Turn turn)
    {
        var inForm = turn.State.Draft is { Paused: false };
        var sent = turn.State is { SealedMailbox: not null, Draft: null };
        var said = AnswerTo(turn.Text, inForm || sent, sent, Rungs.ChannelOf(turn));
        return said is { Matter: WhoReads } && turn.State.Draft is { Conflict: true } ? said with { Reply = OfDoor } : said;
    }

    /// <param name="channel">As <see cref="Rungs.ChannelOf"/> names it.</param>
    private Own? AnswerTo(string text, bool inForm, bool sent, string channel)
    {
        if (WardText.AsksForContact(text)) return new Own("contact", ward.Contact);
        if (understanding.OwnMatter(ward.WithoutName(text), inForm, sent) is not { } matter || understanding.OwnReply(matter, channel) is not { } reply) return null;
        return new Own(matter, reply
            .Replace("{office}", ward.Office, StringComparison.Ordinal)
            .Replace("{address}", ward.Address, StringComparison.Ordinal)
            .Replace("{hours}", ward.HoursNow(clock.GetUtcNow()), StringComparison.Ordinal)
            .Replace("{week}", ward.Week, StringComparison.Ordinal)
            .Replace("{hidden}", channel == "web" ? Rungs.NoTrace : Rungs.NoReply, StringComparison.Ordinal));
    }
}
