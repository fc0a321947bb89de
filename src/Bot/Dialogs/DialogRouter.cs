using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Care;
using AnTT.Bot.Dialogs.Conflict;
using AnTT.Bot.Dialogs.Emergencies;
using AnTT.Bot.Dialogs.Forms;
using AnTT.Bot.Dialogs.Questions;
using AnTT.Bot.Dialogs.Receipts;
using AnTT.Bot.Dialogs.Tips;
using AnTT.Bot.Understanding;
using AnTT.Bot.Understanding.Talk;
using AnTT.Cases.Receipts;

namespace AnTT.Bot.Dialogs;

/// <summary>Decides who answers a message: emergency, command, the question just asked, tip, question, small talk, honest fallback – in this order.</summary>
internal sealed class DialogRouter(
    MessageUnderstanding understanding, CommandDialog commands, TipDialog tips, TipFields fields, FormShelf shelf, EmergencyDialog emergencies, AfterCry afterCry, ShelterHelp shelter, PrivateImages images, Discretion discretion, ReceiptDialog receipts, RightsDialog rights, Diary diary, QuestionDialog questions, OtherTalk otherTalk, ScamAdvice scams, OnlyAsking onlyAsking, DrillTalk drills, ChannelEvents events, OwnMatters own, TimeProvider clock)
{
    /// <summary>Longest message read at once, letters. Longer ones are kept, and their sender is asked to split them.</summary>
    public const int MaxLetters = 20_000;

    public async Task RunAsync(Turn turn, CancellationToken ct)
    {
        if (turn.Incoming is { Type: ActivityTypes.Event, Name: OwnEvents.TooFast })
            turn.Say("Bạn nhắn hơi nhanh nên các tin vừa rồi tôi chưa nhận được. Bạn đợi khoảng một phút rồi gửi lại giúp. Nếu đang nguy hiểm, hãy gọi ngay 113.");
        if (turn.State.Draft is { } stored) turn.State = turn.State with { Draft = shelf.Fit(stored) };
        if (turn.Incoming.Type != ActivityTypes.Message)
        {
            await events.HandleAsync(turn, ct);
            return;
        }
        if (await drills.TakeAsync(turn, ct))
        {
            DrillTalk.Mark(turn);
            return;
        }
        var receipt = turn.State.SealedReceipt;
        await AnswerMessageAsync(turn, ct);
        if (receipt is not null && turn.State.SealedReceipt == receipt && turn is { Awaits: null, Replies.Count: > 0 }) receipts.RemindOnce(turn);
        DrillTalk.Mark(turn);
    }

    private async Task AnswerMessageAsync(Turn turn, CancellationToken ct)
    {
        var forgotten = await tips.ForgetOldAsync(turn, ct);
        var understood = understanding.Read(turn.Text, ContextOf(turn));
        if (understood.Intent is Emergency && IsReceipt(turn)) understood = understood with { Intent = new Unknown() };
        if (turn.Conversation.BlockedUntil is { } until && until > clock.GetUtcNow() && understood.Intent is not Emergency)
        {
            TellBlocked(turn, until);
            return;
        }
        if (forgotten && understood.Intent is not Emergency)
            turn.Say("Tin báo bạn làm dở đã quá 24 giờ không có gì mới nên bản nháp và các tệp đã được xoá, chưa gửi gì cả.");
        var files = turn.Incoming.Attachments?.Count ?? 0;
        var facts = ChannelFacts.Of(turn.Incoming);
        if (ChannelEvents.IsQuiet(turn, understood, clock.GetUtcNow())) return;
        foreach (var why in facts.Refused ?? []) turn.Say(why);
        images.Listen(turn);
        afterCry.ForgetOld(turn);

        if (files > 0 && understood.Intent is Emergency && turn.State.Draft is null && images.AreSpokenOf(turn))
        {
            // The numbers first; such images are kept nowhere, not with a cry either.
            await tips.DropFilesAsync(turn, ct);
            files = 0;
        }
        if (understood.Intent is Emergency emergency && !(turn.State.Draft is { } open && IsAnswer(open, turn, understood)))
            await emergencies.AnswerAsync(turn, emergency, understood.Reply!, files, ct);
        else if (turn.Text.Length > MaxLetters)
            turn.Say($"Tin nhắn dài {turn.Text.Length:N0} ký tự, tôi chỉ đọc được {MaxLetters:N0} ký tự một lần nên chưa xử lý. Bạn chia thành vài tin ngắn rồi gửi lại giúp.");
        else if (files > 0)
            await TakeFilesAsync(turn, understood, files, ct);
        else if (facts.Place is { } place)
            await (afterCry.Holds(turn) ? afterCry.TakePointAsync(turn, place.Text, ct) : events.TakePlaceAsync(turn, place, ct));
        else if (turn.Text.Length == 0 && facts.Refused is { Count: > 0 })
            return;
        else if (turn.Text.Length == 0)
            turn.Say("Tôi chưa đọc được nội dung. Bạn nhắn bằng chữ, gửi ảnh, hoặc chọn một mục bên dưới.", Greeting.Menu);
        else
            await AnswerAsync(turn, understood, ct);
    }

    /// <summary>Words drawn by lot may sound like a cry; what stands beside them counts.</summary>
    private bool IsReceipt(Turn turn) => ReceiptCode.Read(turn.Text) switch
    {
        ReceiptReading.Code code => understanding.Read(code.Rest, ContextOf(turn)).Intent is not Emergency,
        ReceiptReading.Misread => turn.State.Expecting == Expectation.ReceiptCode && understanding.RuledDangers(turn.Text).Count == 0,
        _ => false,
    };

    /// <summary>
    /// A button's words; a fact with its hour, or a wish to be hidden, that no rule takes for danger (weights alone, learned on cries, are no judge of those); or a
    /// few words of someone who was asked where, who, with what, and whose words press no further than that.
    /// </summary>
    private bool IsAnswer(TipDraft open, Turn turn, Understood understood) =>
        fields.IsPlainAnswer(open, turn.Text, turn.Conversation.Channel)
        || (turn.Text.Length <= LongestFact && (open is { Paused: false } && fields.WishesToHide(turn.Text) || fields.AsksForFact(open) && understood.Slots is { When: not null, Ongoing: not true }) && understanding.RuledDangers(turn.Text).Count == 0)
        || (turn.Text.Length <= LongestFact && fields.AsksBesideTheStory(open) && !understanding.IsPressing(turn.Text));

    private const int LongestFact = 80;

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
        // Whoever holds the phone now need not learn what was being told.
        if (!turn.State.Discreet && !(turn.State.Draft is { } kept && IsQuiet(kept))) tips.WelcomeBack(turn);
        if (turn.State.Draft is { Carried: true, Paused: false } && understood.Intent is not Command)
        {
            tips.AskAfterChange(turn);
            return;
        }
        if (await tips.ChooseFactsAsync(turn, ct)) return;
        if (turn.State.Draft is { Paused: false } && onlyAsking.IsSaidBy(turn.Text, understood.Slots) && !fields.WishesToDrop(null, turn.Text))
        {
            onlyAsking.StepAside(turn);
            return;
        }
        if (turn.State.Draft is null or { Paused: true } && turn.State.Expecting == Expectation.Nothing && scams.TryGoOn(turn, understood)) return;
        if (turn.State.Draft is { Paused: false } && tips.TryEdit(turn, understood)) return;
        if (await afterCry.TakeAsync(turn, understood, ct)) return;
        if (turn.State is { Draft: { Paused: false } open, Expecting: Expectation.Nothing } && (fields.IsChoice(open, turn.Text, turn.Conversation.Channel) || (understood.Intent is Command { Kind: CommandKind.Stop or CommandKind.Send or CommandKind.Skip or CommandKind.Yes or CommandKind.No } && fields.IsMeant(open, turn.Text))))
        {
            // "Đừng nhắn cho tôi" answers the question of the hours; said elsewhere it is STOP. "Hết rồi" answers, where it may.
            await AnswerFormAsync(turn, understood, ct);
            return;
        }
        // "Đừng cho ai biết tôi báo" asks for nothing but to be hidden.
        if (!(turn.State.Draft is { Paused: false } && fields.WishesToHide(turn.Text)) && await AnswerOwnMatterAsync(turn, ct)) return;
        if (await commands.PressAsync(turn, ct) || commands.TryCorrectSent(turn)) return;
        if (understood.Intent is Command command && await commands.RunAsync(turn, command, ct)) return;
        if (turn.State.Expecting != Expectation.Nothing && await TakeExpectedAsync(turn, understood, ct)) return;
        if (turn.State.Draft is { Paused: false }) await AnswerFormAsync(turn, understood, ct);
        else await AnswerFreelyAsync(turn, understood, ct);
    }

    /// <summary>"Có ai biết tôi báo không?" is nobody's answer to a question of the form, and no question of law.</summary>
    private async Task<bool> AnswerOwnMatterAsync(Turn turn, CancellationToken ct)
    {
        if (turn.State.Expecting is Expectation.MessageToOfficer or Expectation.Correction or Expectation.DiaryEntry || own.AnswerTo(turn) is not { } said) return false;
        if (said.Matter == OwnMatters.WhoReads && turn.State.Draft is null && await receipts.IsBehindDoorAsync(turn, ct)) said = said with { Reply = own.OfDoor };
        if (turn.State is { Discreet: true, Draft: null } && said.Matter is not ("contact" or "address" or "hours")) return false;
        if (turn.State.Draft is { Paused: false })
        {
            turn.Say(said.Reply);
            tips.Ask(turn, "Ta tiếp tục tin báo nhé. ");
        }
        else if (said.Matter == OwnMatters.Withdraw)
        {
            turn.Say(said.Reply, new Choice("Đính chính", "Sửa lại"), RightsDialog.Offered, new Choice("Thôi", "Menu"));
        }
        else
        {
            turn.Say(said.Reply, new Choice("Báo tin", "Tôi muốn báo tin"));
        }
        return true;
    }

    private async Task TakeFilesAsync(Turn turn, Understood understood, int files, CancellationToken ct)
    {
        if (turn.State.Draft is null && (images.AreSpokenOf(turn) || FirstHelp.SpeaksOfMinorsImages(turn.State.OfferedTip ?? "")))
        {
            await tips.TurnAwayFilesAsync(turn, ct);
            return;
        }
        if (turn.State.Draft is null && afterCry.Holds(turn))
        {
            await afterCry.TakeFilesAsync(turn, files, ct);
            return;
        }
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
        if (turn.Text.Length == 0 && IsVoice(turn) && turn.State is { Draft: null, SealedMailbox: null } or { Draft: { NoFiles: false, Asking: not null } })
        {
            await tips.TakeVoiceAsync(turn, files, ct);
            return;
        }
        if (turn.State.Draft is not null)
        {
            await tips.AddFilesAsync(turn, files, ct);
            if (turn.Text.Length > 0) await AnswerAsync(turn, understood, ct);
            return;
        }
        turn.State = turn.State with { LooseFiles = turn.State.LooseFiles + files };
        if (understood.Intent is Tip { HasStory: true } && turn.State.Draft is null)
            await tips.StartAsync(turn, turn.Text, ct);
        else if (turn.State.SealedMailbox is not null)
            await tips.AskWhoseFilesAsync(turn, turn.State.LooseFiles, ct);
        else
            await tips.StartFastAsync(turn, ct);
    }

    /// <summary>Files of a conversation lie together until a tip is sent: given to an older case, they would take those of the open draft along.</summary>
    private async Task KeepWithDraftAsync(Turn turn, TipDraft draft, Understood understood, int files, CancellationToken ct)
    {
        if (draft.NoFiles || images.AreSpokenOf(turn))
        {
            await tips.TurnAwayFilesAsync(turn, ct);
            return;
        }
        turn.State = turn.State with { Draft = draft with { Paused = true, Files = draft.Files + files } };
        turn.Say(
            $"Đã nhận {files} tệp, giữ cùng tin báo bạn đang làm dở. Nếu tệp là của tin trước: hãy gửi xong hoặc xoá nháp tin này rồi gửi lại tệp.",
            new Choice("Tiếp tục"), new Choice("Xoá nháp"));
        if (turn.Text.Length > 0) await AnswerAsync(turn, understood, ct);
    }

    private async Task<bool> TakeExpectedAsync(Turn turn, Understood understood, CancellationToken ct)
    {
        if (turn.State.Expecting != Expectation.ReceiptCode && understood.Intent is OfficerComplaint && !await receipts.IsBehindDoorAsync(turn, ct))
        {
            turn.State = turn.State with { Expecting = Expectation.Nothing };
            await otherTalk.TurnAwayComplaintAsync(turn, "\nTin vừa rồi tôi không chuyển cho cán bộ. Bạn nhắn lại phần khác, tôi chuyển ngay.", ct, new Choice("Nhắn cho cán bộ"), new Choice("Menu"));
            return true;
        }
        if (turn.State.Expecting == Expectation.Erasure)
        {
            turn.State = turn.State with { Expecting = Expectation.Nothing };
            if (understood.Is(CommandKind.Yes)) await rights.EraseAsync(turn, ct);
            else if (understood.Is(CommandKind.No)) RightsDialog.KeepAll(turn);
            return understood.Is(CommandKind.Yes) || understood.Is(CommandKind.No);
        }
        if (turn.State.Expecting == Expectation.DiaryEntry)
        {
            await diary.WriteAsync(turn, turn.Text, ct);
            return true;
        }
        if (turn.State.Expecting == Expectation.OfficerAnswer && understood.Intent is Tip { Confidence: >= Certain, HasStory: true } && turn.Text.Length > LongestAddition)
        {
            // The officer's words were read last, but this may be another matter.
            turn.State = turn.State with { Expecting = Expectation.Nothing };
            ReceiptDialog.OfferToAdd(turn);
            return true;
        }
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
        if (turn.State.Draft is { Stub: not null, Asking: { } asking } told && !fields.AsksAboutTip(turn.Text)) await afterCry.CopyAsync(turn, fields.IsChoice(told, turn.Text, turn.Conversation.Channel) ? null : fields.FormOf(told).Find(told.CategoryCode, asking)?.Kind, understood, ct);
        // The unit complained of must not be the one that reads it.
        if (understood.Intent is OfficerComplaint && turn.State.Draft is { Conflict: false } && !fields.IsPlainAnswer(turn.State.Draft!, turn.Text, turn.Conversation.Channel))
        {
            await otherTalk.TurnAwayComplaintAsync(turn, "\nPhần này tôi không ghi vào tin báo.", ct);
            tips.Ask(turn, "Việc khác bạn đang báo, ta làm tiếp nhé. ");
        }
        else if (understood.Intent is SmallTalk { Kind: SmallTalkKind.Greeting or SmallTalkKind.Who } && IsQuiet(turn.State.Draft!))
            turn.Say(Discretion.Hello);
        else if (understood.Intent is SmallTalk { Kind: SmallTalkKind.Greeting })
            tips.GreetBack(turn);
        else if (shelter.Asks(turn.Text) && !fields.IsChoice(turn.State.Draft!, turn.Text, turn.Conversation.Channel))
        {
            shelter.Say(turn, []);
            tips.Ask(turn, "Khi nào được, bạn trả lời tiếp nhé. ");
        }
        else if (scams.TryWarnInside(turn))
            tips.Ask(turn, "Ta tiếp tục tin báo nhé. ");
        else if (!fields.IsMeant(turn.State.Draft!, turn.Text) && !fields.AsksAboutTip(turn.Text) && onlyAsking.TryAnswerInside(turn, understood.Slots))
            tips.Ask(turn, "Ta tiếp tục tin báo nhé. ");
        else if (understood.Intent is Question { IsExplicit: true } && !OnlyAsking.Tells(understood.Slots) && !fields.IsMeant(turn.State.Draft!, turn.Text) && !fields.AsksAboutTip(turn.Text) && questions.TryAnswerInside(turn))
            tips.Ask(turn, "Ta tiếp tục tin báo nhé. ");
        else if (await tips.AnswerAsync(turn, understood, ct))
            await tips.SendAsync(turn, ct);
    }

    private bool IsQuiet(TipDraft draft) => fields.FormOf(draft).Category(draft.CategoryCode)?.Quiet == true;

    /// <summary>Who was raped or stabbed and asks what to do is taken in at once: the form begins with the help.</summary>
    private static bool IsVictim(Understood understood) => VictimKinds.IsOne(((understood.Intent as Tip)?.Category ?? understood.Offer)?.Code);

    private async Task AnswerFreelyAsync(Turn turn, Understood understood, CancellationToken ct)
    {
        if (turn.State.Draft is null && shelter.Asks(turn.Text))
        {
            var told = understood.Intent is Tip { HasStory: true };
            if (told) turn.State = turn.State with { OfferedTip = turn.Text };
            shelter.Say(turn, [.. EmergencyDialog.CallButtons(["113", "111"]), new Choice("Kể để được giúp", told ? "Gửi tin báo này" : "Tôi muốn báo tin")]);
            return;
        }
        if (turn.State.Draft is null && IsVictim(understood) && understood.Intent is Tip { HasStory: true } or Question)
        {
            await tips.StartAsync(turn, turn.Text, ct);
            return;
        }
        if (turn.State is { Draft: null, OfferedComplaint: { } complaint } && understood.Intent is Unknown or Question { IsExplicit: false } or Tip { HasStory: true })
        {
            // Whoever speaks of the ward's staff goes on about them: the ward must not get the second half.
            turn.State = turn.State with { OfferedComplaint = ConflictDoor.Joined(complaint, turn.Text), OfferedTip = null };
            turn.Say("Tôi giữ thêm điều này cùng lời bạn kể, chưa ai đọc. Muốn gửi, bạn bấm “Gửi cấp trên”; chuyện khác thì bấm “Thôi”. Đang nguy hiểm: gọi 113.", [.. EmergencyDialog.CallButtons(["113"]), ConflictDoor.Send, new Choice("Thôi", "Tôi chỉ hỏi")]);
            return;
        }
        if (discretion.Take(turn, understood)) return;
        if (MayAddToSent(turn, understood))
        {
            if (understood.Intent is not Question || !questions.TryAnswerInside(turn)) ReceiptDialog.OfferToAdd(turn);
            return;
        }
        if (turn.State.Draft is null or { Paused: true } && (scams.IsUnderWay(turn.Text, understood) || scams.IsJustSent(turn.Text, understood) || scams.IsDoubted(turn.Text, understood)))
        {
            scams.Say(turn);
            return;
        }
        switch (understood.Intent)
        {
            case Tip { HasStory: false }:
                await tips.StartAsync(turn, story: null, ct);
                return;
            case Tip when turn.State.Draft is { Paused: true }:
                turn.State = turn.State with { OfferedTip = turn.Text };
                turn.Say("Bạn còn một tin báo đang làm dở. Bạn muốn tiếp tục tin đó, hay xoá để báo việc này?", new Choice("Tiếp tục"), new Choice("Xoá nháp để báo việc này"));
                return;
            case Tip { Confidence: >= Certain }:
                await tips.StartAsync(turn, turn.Text, ct);
                return;
            case Tip unsure:
                questions.AnswerOrOfferTip(turn, asks: false, tellsOfOffence: unsure.Confidence > TipReader.Uncertain);
                return;
            case Command:
                // Words that steer a dialog mean nothing to the knowledge base.
                turn.Say("Hiện không có gì đang làm dở. Bạn cần gì?", Greeting.Menu);
                return;
            // Words of other business may be words of a document of the ward ("cơn bão nào", "tranh chấp đất đai").
            case Declined { Reason: DeclineReason.OffTopic or DeclineReason.Politics or DeclineReason.Gossip } when questions.TryAnswerOtherBusiness(turn):
                return;
            case OfficerComplaint or SmallTalk or Declined:
                await otherTalk.AnswerAsync(turn, understood, ct);
                return;
        }
        if (turn.State.LooseFiles > 0 && turn.State.Draft is null && understood.Intent is not Question { IsExplicit: true })
            await tips.StartAsync(turn, turn.Text, ct);
        else if (understood.Offer is not null)
            questions.AnswerOrOfferTip(turn, asks: true, tellsOfOffence: understood.Intent is not Question { IsExplicit: true });
        else if (ReceiptCode.Read(turn.Text) is not ReceiptReading.Code || !await receipts.LookUpAsync(turn, turn.Text, ct))
            questions.Answer(turn, understood.Intent is Question { IsExplicit: true });
    }

    /// <summary>A few more words of somebody whose tip was just sent: more often part of it than a question or another tip.</summary>
    private bool MayAddToSent(Turn turn, Understood understood) =>
        turn.State is { Draft: null, LooseFiles: 0 } && receipts.HasOpened(turn) && turn.Text.Length <= LongestAddition && ReceiptCode.Read(turn.Text) is not ReceiptReading.Code
        && understood.Intent is Unknown or Question { IsExplicit: false } or Tip { HasStory: true };

    private const int LongestAddition = 45;

    /// <summary>Confidence from which a story is taken as a tip without asking first; sending still waits for the read-back.</summary>
    public const double Certain = 0.6;

    private MessageContext ContextOf(Turn turn)
    {
        var expecting = turn.State switch
        {
            { Expecting: Expectation.MessageToOfficer or Expectation.Correction or Expectation.DiaryEntry } => Expecting.FreeText,
            { Expecting: Expectation.Erasure } or { Draft: { Paused: false, Asking: null } } => Expecting.YesNo,
            { Draft: { Paused: false, Asking: { } asking } draft } => ExpectingOf(fields.FormOf(draft).Find(draft.CategoryCode, asking)?.Kind),
            _ => Expecting.Nothing,
        };
        return new MessageContext(clock.GetUtcNow(), expecting);
    }

    private static Expecting ExpectingOf(FieldKind? kind) => kind switch
    {
        FieldKind.Story or FieldKind.Place or FieldKind.Time or FieldKind.Text or FieldKind.Contact => Expecting.FreeText,
        FieldKind.Ongoing or FieldKind.Danger => Expecting.YesNo,
        _ => Expecting.Nothing,
    };

    private static bool IsVoice(Turn turn) =>
        turn.Incoming.Attachments is { Count: > 0 } files && files.All(file => file.ContentType?.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) == true);
}
