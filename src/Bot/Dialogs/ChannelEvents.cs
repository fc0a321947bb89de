using System.Globalization;
using AnTT.Bot.Conversations;
using AnTT.Bot.Conversations.Outbox;
using AnTT.Bot.Dialogs.Tips;
using AnTT.Bot.Understanding;

namespace AnTT.Bot.Dialogs;

/// <summary>Answers what happens in a channel besides words: someone enters, an officer writes by hand, a contact form comes back, consent is withdrawn, a map point arrives.</summary>
internal sealed class ChannelEvents(
    Greeting greeting, TipDialog tips, TipSending sending, MessageUnderstanding understanding, ChannelSenders senders, TimeProvider clock)
{
    private static readonly TimeSpan GreetAgainAfter = TimeSpan.FromHours(24);

    /// <summary>Only channels we call send these; a client's own events mean nothing.</summary>
    public async Task HandleAsync(Turn turn, CancellationToken ct)
    {
        if (!senders.Serve(turn.Conversation.Channel)) return;
        switch (turn.Incoming.Name)
        {
            case ChannelEvent.EnteredName when turn.State.Discreet:
                break;
            case ChannelEvent.EnteredName when turn.State.Draft is { Answers.Count: > 0 }:
                TipDialog.OfferResume(turn);
                break;
            case ChannelEvent.EnteredName when turn.State.GreetedAt is not { } at || clock.GetUtcNow() - at > GreetAgainAfter:
                greeting.Say(turn);
                break;
            case ChannelEvent.OfficerWroteName when TimeSpan.TryParse(turn.Text, CultureInfo.InvariantCulture, out var quiet):
                turn.State = turn.State with { QuietUntil = clock.GetUtcNow() + quiet };
                break;
            case ChannelEvent.ContactName when turn.State.Draft is { Paused: false, Asking: TipForm.Contact or TipForm.Identity } && turn.Text.Length > 0:
                if (await tips.AnswerAsync(turn, understanding.Read(turn.Text, new MessageContext(clock.GetUtcNow(), Expecting.FreeText)), ct)) await tips.SendAsync(turn, ct);
                break;
            case ChannelEvent.WithdrewName:
                await sending.DiscardAsync(turn, ct);
                turn.State = new ConversationState { Greeted = turn.State.Greeted, GreetedAt = turn.State.GreetedAt };
                turn.Say("Bạn đã rút lại sự đồng ý. Tôi đã xoá nội dung trò chuyện và bản nháp đang lưu. Tin báo đã gửi được cơ quan công an giữ theo quy định về tiếp nhận tin báo; cần hỏi thêm, bạn liên hệ trực tiếp trụ sở.");
                break;
        }
    }

    /// <summary>While an officer talks by hand the bot holds its tongue, except in danger and when the person calls for the menu.</summary>
    public static bool IsQuiet(Turn turn, Understood understood, DateTimeOffset now)
    {
        if (turn.State.QuietUntil is not { } until) return false;
        if (until > now && understood.Intent is not Emergency && !understood.Is(CommandKind.Menu))
        {
            turn.State = turn.State with { LooseFiles = turn.State.LooseFiles + (turn.Incoming.Attachments?.Count ?? 0) };
            return true;
        }
        if (understood.Intent is not Emergency) turn.State = turn.State with { QuietUntil = null };
        return false;
    }

    public async Task TakePlaceAsync(Turn turn, MapPoint place, CancellationToken ct)
    {
        if (turn.State.Draft is { Paused: false })
        {
            await tips.AddPlaceAsync(turn, place.Text, ct);
            return;
        }
        turn.State = turn.State with { OfferedPlace = place.Text };
        turn.Say("Bạn vừa gửi một vị trí. Bạn muốn báo việc xảy ra ở đó?", new Choice("Báo tin", "Tôi muốn báo tin"), new Choice("Không", "Tôi chỉ hỏi"));
    }
}
