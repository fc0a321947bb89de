using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Emergencies;
using AnTT.Bot.Dialogs.Questions;
using AnTT.Bot.Dialogs.Receipts;
using AnTT.Bot.Dialogs.Tips;
using AnTT.Bot.Understanding;
using AnTT.Cases.Receipts;

namespace AnTT.Bot.Dialogs;

/// <summary>Decides who answers a message: emergency, command, the question just asked, tip, question, small talk, honest fallback – in this order.</summary>
internal sealed class DialogRouter(
    MessageUnderstanding understanding, CommandDialog commands, TipDialog tips, TipFields fields, ReceiptDialog receipts, QuestionDialog questions, OtherTalk otherTalk, ChannelEvents events, WardText ward, TimeProvider clock)
{
    /// <summary>Longest message read at once, letters. Longer ones are kept, and their sender is asked to split them.</summary>
    public const int MaxLetters = 20_000;

    public async Task RunAsync(Turn turn, CancellationToken ct)
    {
        if (turn.Incoming is { Type: ActivityTypes.Event, Name: OwnEvents.TooFast })
            turn.Say("Bạn nhắn hơi nhanh nên các tin vừa rồi tôi chưa nhận được. Bạn đợi khoảng một phút rồi gửi lại giúp. Nếu đang nguy hiểm, hãy gọi ngay 113.");
        if (turn.Incoming.Type != ActivityTypes.Message)
        {
            await events.HandleAsync(turn, ct);
            return;
        }
        var forgotten = await tips.ForgetOldAsync(turn, ct);
        var understood = understanding.Read(turn.Text, ContextOf(turn));
        if (turn.Conversation.BlockedUntil is { } until && until > clock.GetUtcNow() && understood.Intent is not Emergency)
        {
            TellBlocked(turn, until);
            return;
        }
        if (forgotten && understood.Intent is not Emergency)
            turn.Say("Tin báo bạn làm dở đã quá 24 giờ nên bản nháp và các tệp đã được xoá, chưa gửi gì cả.");
        var files = turn.Incoming.Attachments?.Count ?? 0;
        var facts = ChannelFacts.Of(turn.Incoming);
        if (ChannelEvents.IsQuiet(turn, understood, clock.GetUtcNow())) return;
        foreach (var why in facts.Refused ?? []) turn.Say(why);

        if (understood.Intent is Emergency emergency && !(turn.State.Draft is { } open && fields.IsPlainAnswer(open, turn.Text)))
            EmergencyDialog.Answer(turn, emergency, understood.Reply!, files);
        else if (turn.Text.Length > MaxLetters)
            turn.Say($"Tin nhắn dài {turn.Text.Length:N0} ký tự, tôi chỉ đọc được {MaxLetters:N0} ký tự một lần nên chưa xử lý. Bạn chia thành vài tin ngắn rồi gửi lại giúp.");
        else if (files > 0)
            await TakeFilesAsync(turn, understood, files, ct);
        else if (facts.Place is { } place)
            events.TakePlace(turn, place);
        else if (turn.Text.Length == 0 && facts.Refused is { Count: > 0 })
            return;
        else if (turn.Text.Length == 0)
            turn.Say("Tôi chưa đọc được nội dung. Bạn nhắn bằng chữ, gửi ảnh, hoặc chọn một mục bên dưới.", Greeting.Menu);
        else
            await AnswerAsync(turn, understood, ct);
    }

    /// <summary>Once for each block: who is stopped need not be answered each time.</summary>
    private static void TellBlocked(Turn turn, DateTimeOffset until)
    {
        // Stored to the millisecond.
        if (turn.State.ToldBlockedUntil is { } told && (told - until).Duration() < TimeSpan.FromSeconds(1)) return;
        turn.State = turn.State with { ToldBlockedUntil = until };
        turn.Say($"Cán bộ đã tạm dừng nhận tin từ cuộc trò chuyện này đến {until.ToOffset(TimeSpan.FromHours(7)):HH:mm 'ngày' dd/MM/yyyy}. Nếu đang nguy hiểm, hãy gọi ngay 113.");
    }

    private async Task AnswerAsync(Turn turn, Understood understood, CancellationToken ct)
    {
        if (turn.State.Draft is { Carried: true, Paused: false } && understood.Intent is not Command)
        {
            tips.AskAfterChange(turn);
            return;
        }
        if (turn.State.Draft is { Paused: false } && tips.TryEdit(turn)) return;
        if (await commands.PressAsync(turn, ct)) return;
        if (understood.Intent is Command command && await commands.RunAsync(turn, command, ct)) return;
        if (turn.State.Expecting != Expectation.Nothing && await TakeExpectedAsync(turn, ct)) return;
        if (turn.State.Draft is { Paused: false }) await AnswerFormAsync(turn, understood, ct);
        else await AnswerFreelyAsync(turn, understood, ct);
    }

    private async Task TakeFilesAsync(Turn turn, Understood understood, int files, CancellationToken ct)
    {
        var forOfficer = turn.State.Expecting is Expectation.MessageToOfficer or Expectation.OfficerAnswer or Expectation.Correction;
        if (turn.State.Draft is { } draft && (forOfficer || draft.Paused))
        {
            await KeepWithDraftAsync(turn, draft, understood, files, ct);
            return;
        }
        if (forOfficer)
        {
            await receipts.SendMessageAsync(turn, files, ct);
            return;
        }
        if (turn.State.Draft is not null)
        {
            tips.AddFiles(turn, files);
            if (turn.Text.Length > 0) await AnswerAsync(turn, understood, ct);
            return;
        }
        turn.State = turn.State with { LooseFiles = turn.State.LooseFiles + files };
        if (understood.Intent is Tip { HasStory: true } && turn.State.Draft is null)
            tips.Start(turn, turn.Text);
        else if (turn.State.SealedMailbox is not null)
            turn.Say($"Đã nhận {files} tệp. Đây là tệp bổ sung cho tin báo trước, hay là việc mới?", new Choice("Bổ sung tin trước", "Bổ sung tệp"), new Choice("Việc mới", "Tôi muốn báo tin"));
        else
            turn.Say($"Đã nhận {files} tệp. Tệp này về việc gì? Bạn kể ngắn gọn: việc gì, ở đâu, khi nào.", new Choice("Báo tin", "Tôi muốn báo tin"), new Choice("Gửi nhầm", "Xoá nháp"));
    }

    /// <summary>Files of a conversation lie together until a tip is sent: given to an older case, they would take those of the open draft along.</summary>
    private async Task KeepWithDraftAsync(Turn turn, TipDraft draft, Understood understood, int files, CancellationToken ct)
    {
        turn.State = turn.State with { Draft = draft with { Paused = true, Files = draft.Files + files } };
        turn.Say(
            $"Đã nhận {files} tệp, giữ cùng tin báo bạn đang làm dở. Nếu tệp là của tin trước: hãy gửi xong hoặc xoá nháp tin này rồi gửi lại tệp.",
            new Choice("Tiếp tục"), new Choice("Xoá nháp"));
        if (turn.Text.Length > 0) await AnswerAsync(turn, understood, ct);
    }

    private async Task<bool> TakeExpectedAsync(Turn turn, CancellationToken ct)
    {
        if (turn.State.Expecting is Expectation.MessageToOfficer or Expectation.OfficerAnswer or Expectation.Correction)
        {
            await receipts.SendMessageAsync(turn, files: 0, ct);
            return true;
        }
        if (await receipts.LookUpAsync(turn, turn.Text, ct)) return true;
        turn.State = turn.State with { Expecting = Expectation.Nothing };
        return false;
    }

    /// <summary>The form has the word, but a question of law in the middle is answered first.</summary>
    private async Task AnswerFormAsync(Turn turn, Understood understood, CancellationToken ct)
    {
        // The unit complained of must not be the one that reads it.
        if (understood.Intent is OfficerComplaint && turn.State.Draft!.Asking == TipForm.What)
            otherTalk.Answer(turn, understood);
        else if (understood.Intent is Question { IsExplicit: true } && questions.TryAnswerInside(turn))
            tips.Ask(turn, "Ta tiếp tục tin báo nhé. ");
        else if (tips.Answer(turn, understood))
            await tips.SendAsync(turn, ct);
    }

    private async Task AnswerFreelyAsync(Turn turn, Understood understood, CancellationToken ct)
    {
        switch (understood.Intent)
        {
            case Tip { HasStory: false }:
                tips.Start(turn, story: null);
                return;
            case Tip when turn.State.Draft is { Paused: true }:
                turn.State = turn.State with { OfferedTip = turn.Text };
                turn.Say("Bạn còn một tin báo đang làm dở. Bạn muốn tiếp tục tin đó, hay xoá để báo việc này?", new Choice("Tiếp tục"), new Choice("Xoá nháp"));
                return;
            case Tip { Confidence: >= Certain }:
                tips.Start(turn, turn.Text);
                return;
            case Tip:
                questions.AnswerOrOfferTip(turn);
                return;
            case Command:
                // Words that steer a dialog mean nothing to the knowledge base.
                turn.Say("Hiện không có gì đang làm dở. Bạn cần gì?", Greeting.Menu);
                return;
            case OfficerComplaint or SmallTalk or Declined:
                otherTalk.Answer(turn, understood);
                return;
        }
        if (WardText.AsksForContact(turn.Text))
            turn.Say(ward.Contact, new Choice("Báo tin", "Tôi muốn báo tin"));
        else if (turn.State.LooseFiles > 0 && turn.State.Draft is null && understood.Intent is not Question { IsExplicit: true })
            tips.Start(turn, turn.Text);
        else if (understood.Offer is not null)
            questions.AnswerOrOfferTip(turn);
        else if (ReceiptCode.Read(turn.Text) is not ReceiptReading.Code || !await receipts.LookUpAsync(turn, turn.Text, ct))
            questions.Answer(turn, understood.Intent is Question { IsExplicit: true });
    }

    /// <summary>Confidence from which a story is taken as a tip without asking first; sending still waits for the read-back.</summary>
    public const double Certain = 0.6;

    private MessageContext ContextOf(Turn turn)
    {
        var expecting = turn.State switch
        {
            { Expecting: Expectation.MessageToOfficer or Expectation.Correction } => Expecting.FreeText,
            { Draft: { Paused: false, Asking: TipForm.What or TipForm.Where or TipForm.When or TipForm.Details or TipForm.Contact } } => Expecting.FreeText,
            { Draft: { Paused: false, Asking: TipForm.Ongoing or null } } => Expecting.YesNo,
            _ => Expecting.Nothing,
        };
        return new MessageContext(clock.GetUtcNow(), expecting);
    }
}
