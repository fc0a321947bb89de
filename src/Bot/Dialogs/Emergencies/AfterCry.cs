using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Care;
using AnTT.Bot.Dialogs.Forms;
using AnTT.Bot.Dialogs.Questions;
using AnTT.Bot.Dialogs.Tips;
using AnTT.Bot.Storage;
using AnTT.Bot.Understanding;
using AnTT.Cases.Evidence;
using AnTT.Cases.Mailboxes;
using AnTT.Cases.Receipts;

namespace AnTT.Bot.Dialogs.Emergencies;

/// <summary>The half hour after a cry: whatever is said goes to the duty officer's case and is answered shortly, the address first; a question, a command or a button is answered as always.</summary>
internal sealed class AfterCry(
    Later<ReporterDesk> desk, Later<EvidenceStore> evidence, StoryReader reader, Whereabouts whereabouts, ShelterHelp shelter, SealedMailbox mailboxes, QuestionDialog questions, OwnMatters own, DutyBell bell, AfterCommit afterCommit, WardText ward, TimeProvider clock)
{
    private const int TimesAddressIsAsked = 2;
    private const int LongestAddition = 4000;
    private const int LongestPlace = 300;

    private const string SafeNow = "An toàn";
    private const string NotSafe = "Chưa an toàn";
    private const string TellNobody = "Đừng báo ai";
    private const string WhenComing = "Bao giờ tới";
    private const string CannotCall = "Không gọi được";
    private const string Called = "Đã gọi";
    private const string Mistaken = "Nhầm";
    private const string NotSent = "Không gửi";
    private const string WhoReads = "Ai đọc";
    private static readonly string[] Meanings = [SafeNow, NotSafe, TellNobody, WhenComing, CannotCall, Called, Mistaken, WhoReads];

    /// <summary>Words go to the case of the emergency: it is fresh, no form has the word, nothing else is awaited.</summary>
    public bool Holds(Turn turn) => Fresh(turn) is { Left: false } && turn.State is { Draft: null or { Paused: true, Conflict: false }, OfferedComplaint: null, Expecting: Expectation.Nothing };

    /// <summary>After the half hour nothing of it may come up again by itself where another could read it.</summary>
    public void ForgetOld(Turn turn)
    {
        if (turn.State is { Discreet: true, Emergency: { } note, OfferedTip: not null } && clock.GetUtcNow() - note.At >= EmergencyDialog.SameEmergency)
            turn.State = turn.State with { OfferedTip = null };
    }

    /// <returns>False: it is for the other dialogs.</returns>
    public async Task<bool> TakeAsync(Turn turn, Understood understood, CancellationToken ct)
    {
        if (!Holds(turn) || turn.Text.Length == 0) return false;
        if (StoryReader.Same(turn.Text, EmergencyWords.Leave.Says!))
        {
            turn.State = turn.State with { Emergency = turn.State.Emergency! with { Left = true }, OfferedTip = null };
            turn.Say("Vâng. Tin khẩn lúc nãy vẫn ở máy trực ban. Bạn cần gì, cứ nhắn; nguy hiểm trở lại thì gọi 113.", Greeting.Menu);
            return true;
        }
        if (StoryReader.Same(turn.Text, EmergencyWords.Safe.Title)) return await AnswerAsync(turn, SafeNow, ct);
        // "Ổn rồi, cảm ơn" is more than thanks.
        if (understood.Intent is SmallTalk && reader.Choose(turn.Text, "after-cry", Meanings) == SafeNow) return await AnswerAsync(turn, SafeNow, ct);
        if (IsForOthers(turn, understood)) return false;
        if (shelter.Asks(turn.Text))
        {
            await WriteAsync(turn, ct);
            shelter.Say(turn, Buttons(turn));
            return true;
        }
        if (reader.Choose(turn.Text, "after-cry", Meanings) is { } meaning) return await AnswerAsync(turn, meaning, ct);
        if (understood.Intent is Command { Kind: CommandKind.Cancel or CommandKind.No } || ButtonWords.Read(turn.Text) is Button.OnlyAsking) return await AnswerAsync(turn, NotSent, ct);
        if (understood.Is(CommandKind.Yes) || understood.Intent is SmallTalk { Kind: SmallTalkKind.Greeting or SmallTalkKind.Who or SmallTalkKind.Test or SmallTalkKind.Anyone or SmallTalkKind.Ack })
        {
            if (turn.State.Discreet) turn.Say(understood.Intent is SmallTalk { Kind: SmallTalkKind.Who } ? Discretion.Hello : "Tôi vẫn ở đây. Bạn cứ nhắn tiếp.");
            else Say(turn, "Tôi vẫn ở đây. Tin của bạn đã tới máy trực ban." + Missing(turn));
            return true;
        }
        if (own.AnswerTo(turn) is { } said)
        {
            if (said.Matter == OwnMatters.Withdraw) return await AnswerAsync(turn, Mistaken, ct);
            Say(turn, said.Reply);
            return true;
        }
        if (AsksSomethingElse(turn, understood) && questions.Knows(turn)) return false;
        await PassOnAsync(turn, understood, ct);
        return true;
    }

    /// <summary>Files of somebody in danger belong to the case at once.</summary>
    public async Task TakeFilesAsync(Turn turn, int files, CancellationToken ct)
    {
        if (mailboxes.Open(turn.State.Emergency!.SealedMailbox) is { } mailbox)
        {
            await evidence.Value.AttachDraftAsync(turn.Conversation.DraftKey, mailbox, ct);
            turn.Conversation.DraftKey = DraftKeys.New();
            await desk.Value.WriteAsync(mailbox, turn.Text.Length > 0 ? Drafts.Cut(turn.Text, LongestAddition) : $"Đã gửi thêm {files} tệp.", ct);
        }
        if (turn.Text.Length > 0 && await whereabouts.FindAsync(turn.Text, ct) is { } place) await PlaceAsync(turn, place, ct);
        Say(turn, $"Đã nhận {files} tệp, đã chuyển trực ban." + Missing(turn));
    }

    public async Task TakePointAsync(Turn turn, string point, CancellationToken ct)
    {
        await PlaceAsync(turn, point, ct);
        Say(turn, "Đã chuyển vị trí của bạn cho trực ban." + Call(turn));
    }

    /// <summary>What is told in the form meanwhile must not wait for its end.</summary>
    /// <param name="asked">What the form asked; null: a button answered it. Who reports, and when to write back, stays in the form.</param>
    public async Task CopyAsync(Turn turn, FieldKind? asked, Understood understood, CancellationToken ct)
    {
        if (asked is null or FieldKind.Identity or FieldKind.Contact or FieldKind.Hours or FieldKind.Files or FieldKind.Category || understood.Intent is Command or OfficerComplaint || Fresh(turn) is not { } note || turn.State.Draft?.Conflict == true) return;
        if (mailboxes.Open(note.SealedMailbox) is not { } mailbox || turn.Text.Length == 0) return;
        await desk.Value.WriteAsync(mailbox, Drafts.Cut(turn.Text, LongestAddition), ct);
        if (asked == FieldKind.Place || await whereabouts.FindAsync(turn.Text, ct) is not null) await PlaceAsync(turn, Drafts.Cut(turn.Text, LongestPlace), ct);
    }

    /// <summary>The line that asks for what the case lacks; empty when it lacks nothing, or was asked often enough.</summary>
    public static string Missing(Turn turn)
    {
        if (turn.State.Emergency is not { HasPlace: false, TimesAsked: < TimesAddressIsAsked } note) return "";
        turn.State = turn.State with { Emergency = note with { TimesAsked = note.TimesAsked + 1 } };
        return "\n" + EmergencyWords.AskAddress;
    }

    private EmergencyNote? Fresh(Turn turn) => turn.State.Emergency is { } note && clock.GetUtcNow() - note.At < EmergencyDialog.SameEmergency ? note : null;

    /// <summary>Buttons and commands that mean themselves, complaints about staff, what is never done, and codes.</summary>
    private static bool IsForOthers(Turn turn, Understood understood) =>
        ButtonWords.Read(turn.Text) is not (Button.None or Button.OnlyAsking)
        || understood.Intent is OfficerComplaint or Declined or Tip { HasStory: false } or SmallTalk { Kind: SmallTalkKind.Thanks or SmallTalkKind.Bye or SmallTalkKind.Praise }
        || understood.Intent is Command { Kind: CommandKind.Menu or CommandKind.Help or CommandKind.LookUp or CommandKind.Officer or CommandKind.Stop or CommandKind.Restart or CommandKind.Send }
        // "Có" answers the offer on the card; "vâng", "ok" answer nothing.
        || (understood.Is(CommandKind.Yes) && StoryReader.Means(turn.Text, "co", "co a", "da co", "dong y", "bao di", "gui di"))
        || ReceiptCode.Read(turn.Text) is ReceiptReading.Code;

    /// <summary>A question that speaks of nobody and tells nothing; "mẹ em có sao không" is no question of law.</summary>
    private static bool AsksSomethingElse(Turn turn, Understood understood) =>
        understood is { Intent: Question { IsExplicit: true }, Slots: { Person: null, Plates.Count: 0 } } && !SpeaksOfSomebody(turn.Text);

    private static bool SpeaksOfSomebody(string text) => StoryReader.Has(text, "toi", "em", "minh", "chau", "con", "no", "ho", "me", "bo", "ba", "ong", "chong", "vo", "anh", "chi", "bac");

    private async Task<bool> AnswerAsync(Turn turn, string meaning, CancellationToken ct)
    {
        if (!await WriteAsync(turn, ct))
        {
            Say(turn, "Câu này tôi chưa chuyển được. Xin gọi ngay 113.");
            return true;
        }
        var note = turn.State.Emergency!;
        if (meaning is SafeNow or Called) turn.State = turn.State with { Emergency = note with { Calm = true } };
        if (meaning == NotSafe)
        {
            afterCommit.Do(bell.Ring);
            turn.State = turn.State with { Emergency = note with { Calm = false } };
        }
        if (meaning == TellNobody && mailboxes.Open(note.SealedMailbox) is { } mailbox) await desk.Value.SetStoppedAsync(mailbox, stopped: true, ct);
        Say(turn, meaning switch
        {
            SafeNow => "Tốt rồi. Tôi đã nhắn trực ban để họ biết; tin khẩn vẫn giữ để họ xem lại. Nguy hiểm trở lại thì gọi 113 ngay.",
            NotSafe => $"Gọi ngay {note.Number}. Không nói được thì cứ gọi rồi giữ máy. Tôi đã rung chuông trực ban lần nữa: bạn chưa an toàn." + Missing(turn),
            TellNobody => $"Tôi nói thật: tin lúc {Local(note.At)} đã tới máy trực ban phường, không thu lại được. Tin không kèm tên, số máy hay tài khoản của bạn. Tôi đã nhắn thêm rằng bạn không muốn ai biết, và từ giờ không tự nhắn cho bạn. Trực ban vẫn có thể tới, vì có người đang gặp nguy hiểm.",
            WhenComing => $"Tin của bạn đã hiện ở máy trực ban và rung chuông lúc {Local(note.At)}. Tôi không thấy được họ đã lên đường chưa. Muốn chắc: gọi {note.Number}{ward.DutyLineSuffix}, đọc địa chỉ, chỉ mất nửa phút." + Missing(turn),
            CannotCall => $"Gọi {note.Number} không mất tiền, không nói được thì cứ giữ máy. Nhờ người gần nhất gọi giúp. Không gọi được thì nhắn tiếp ở đây, tôi chuyển trực ban từng câu." + Missing(turn),
            Called => "Tốt rồi, bạn làm theo lời tổng đài. Tôi đã nhắn trực ban là bạn đã gọi." + Missing(turn),
            WhoReads => "Cán bộ trực ban phường đọc. Họ thấy điều bạn nhắn, không thấy tên, số máy hay tài khoản của bạn. Tôi không nhắn cho ai khác." + Missing(turn),
            NotSent => $"Tin khẩn lúc {Local(note.At)} đã tới máy trực ban, không thu lại được. Ngoài tin đó tôi chưa gửi gì thêm. Còn gì bạn cứ nhắn." + Missing(turn),
            _ => $"Tôi nói thật: tin lúc {Local(note.At)} đã tới máy trực ban phường và đã rung chuông, không thu lại được. Tôi đã chuyển thêm lời này của bạn để họ biết. Nhầm thì không sao.",
        });
        return true;
    }

    private async Task PassOnAsync(Turn turn, Understood understood, CancellationToken ct)
    {
        if (!await WriteAsync(turn, ct))
        {
            Say(turn, "Câu này tôi chưa chuyển được. Xin gọi ngay 113.");
            return;
        }
        if (understood.Intent is Question { IsExplicit: true } || await whereabouts.FindAsync(turn.Text, ct) is not { } place)
        {
            var missing = Missing(turn);
            Say(turn, "Đã chuyển trực ban." + (missing.Length > 0 ? missing : " Còn gì bạn cứ nhắn." + Call(turn)));
            return;
        }
        await PlaceAsync(turn, place, ct);
        Say(turn, $"Đã chuyển trực ban địa chỉ: {place}." + Call(turn));
    }

    private static string Call(Turn turn) => turn.State.Emergency is { Calm: true } ? "" : $"\nChưa gọi {turn.State.Emergency!.Number} thì gọi ngay; không nói được cứ giữ máy.";

    private async Task PlaceAsync(Turn turn, string place, CancellationToken ct)
    {
        if (mailboxes.Open(turn.State.Emergency!.SealedMailbox) is not { } mailbox) return;
        await desk.Value.PlaceAsync(mailbox, place, await whereabouts.AreaOfAsync(place, ct), ct);
        turn.State = turn.State with { Emergency = turn.State.Emergency with { HasPlace = true } };
    }

    /// <returns>False: the case is there no more.</returns>
    private async Task<bool> WriteAsync(Turn turn, CancellationToken ct) =>
        mailboxes.Open(turn.State.Emergency!.SealedMailbox) is { } mailbox && await desk.Value.WriteAsync(mailbox, Drafts.Cut(turn.Text, LongestAddition), ct) is ReporterResult.Taken;

    private static void Say(Turn turn, string text) => turn.Say(text, Buttons(turn));

    private static IReadOnlyList<Choice> Buttons(Turn turn) =>
    [
        .. EmergencyDialog.CallButtons([turn.State.Emergency?.Number ?? "113"]),
        .. turn.State.Emergency is { Calm: true } ? Array.Empty<Choice>() : [EmergencyWords.Safe],
        .. turn.State.Draft is { Paused: true } ? [new Choice("Tiếp tục")] : Array.Empty<Choice>(),
        EmergencyWords.Leave,
    ];

    private static string Local(DateTimeOffset moment) => moment.ToOffset(TimeSpan.FromHours(7)).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
