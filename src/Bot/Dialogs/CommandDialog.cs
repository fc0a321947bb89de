using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Conflict;
using AnTT.Bot.Dialogs.Questions;
using AnTT.Bot.Dialogs.Receipts;
using AnTT.Bot.Dialogs.Tips;
using AnTT.Bot.Understanding;

namespace AnTT.Bot.Dialogs;

/// <summary>Buttons, and words that work at any moment: menu, huỷ, quay lại, sửa, tra cứu, gặp cán bộ, dừng.</summary>
internal sealed class CommandDialog(TipDialog tips, ReceiptDialog receipts, RightsDialog rights, Diary diary, QuestionDialog questions, OnlyAsking onlyAsking, OtherTalk otherTalk, ConflictDoor door, WardText ward, TimeProvider clock)
{
    /// <returns>False when the words are no button, or mean nothing here.</returns>
    public async Task<bool> PressAsync(Turn turn, CancellationToken ct)
    {
        // A button begins something else: what was awaited before it is awaited no more.
        var awaited = turn.State.Expecting;
        turn.State = turn.State with { Expecting = Expectation.Nothing };
        var pressed = turn.State.Draft is { Paused: false } draft ? PressInForm(turn, draft) || await PressAnywhereAsync(turn, awaited, ct) : await PressAnywhereAsync(turn, awaited, ct);
        if (!pressed) turn.State = turn.State with { Expecting = awaited };
        return pressed;
    }

    private bool PressInForm(Turn turn, TipDraft draft)
    {
        if (tips.FieldOfButton(draft, turn.Text) is { } field)
        {
            tips.AskAgain(turn, field);
            return true;
        }
        switch (ButtonWords.Read(turn.Text))
        {
            case Button.StartTip:
            case Button.Resume when !tips.MaySkip(draft):
                tips.Ask(turn, "Ta tiếp tục tin báo nhé. ");
                return true;
            case Button.HideMine:
                return tips.TryCover(turn);
            case Button.AskQuestion:
                turn.Say("Bạn cứ hỏi bằng lời của mình; trả lời xong ta làm tiếp tin báo.");
                return true;
            default:
                return false;
        }
    }

    private async Task<bool> PressAnywhereAsync(Turn turn, Expectation awaited, CancellationToken ct)
    {
        var inForm = turn.State.Draft is { Paused: false };
        switch (ButtonWords.Read(turn.Text))
        {
            case Button.StartTip when !inForm && turn.State.Draft is { Answers.Count: > 0 }:
                TipDialog.OfferResume(turn);
                return true;
            case Button.StartTip when !inForm:
                await tips.StartAsync(turn, story: null, ct);
                return true;
            case Button.ToInspectors when turn.State.Draft is { Conflict: false }:
                turn.Say("Bạn gửi xong hoặc xoá nháp tin đang viết trước nhé; hai việc được giữ riêng.", new Choice("Tiếp tục"), new Choice("Xoá nháp"));
                return true;
            case Button.ToInspectors when turn.State.Draft is null:
                if (await door.IsOpenAsync(ct)) await tips.StartConflictAsync(turn, turn.State.OfferedComplaint, ct);
                else await otherTalk.OfferDoorAsync(turn, ct);
                return true;
            case Button.FileOffered when !inForm:
                await FileOfferedAsync(turn, ct);
                return true;
            case Button.OnlyAsking when inForm:
                onlyAsking.StepAside(turn);
                return true;
            case Button.LostCode:
                turn.Say(
                    "Mã không lưu ở đâu ngoài chỗ bạn nên không ai cấp lại được; như vậy mới giữ kín được người báo. Nếu bạn gửi tin trong chính khung chat này, cán bộ vẫn trả lời tại đây. Không thì bạn gửi tin báo mới, nhắc lại việc cũ.",
                    new("Nhắn cho cán bộ"), new("Báo tin", "Tôi muốn báo tin"));
                return true;
            case Button.OnlyAsking:
                DropOffered(turn);
                return true;
            case Button.AskQuestion when !inForm:
                turn.Say("Bạn cứ hỏi bằng lời của mình, ví dụ: “Ở trọ bao lâu thì phải đăng ký tạm trú?”, “Vượt đèn đỏ xe máy phạt bao nhiêu?”.");
                return true;
            case Button.Resume when inForm:
                tips.Ask(turn, "");
                return true;
            case Button.Resume when turn.State.Draft is { Paused: true }:
                tips.Resume(turn);
                return true;
            case Button.Resume when turn.State.Draft is null:
                turn.Say("Không có tin báo nào đang làm dở.", Greeting.Menu);
                return true;
            case Button.DropAside when turn.State.Draft is { Paused: true }:
                turn.Say("Bạn muốn xoá tin báo đang để sang một bên? Xoá rồi thì không lấy lại được.", new Choice("Xoá nháp"), new Choice("Tiếp tục"));
                return true;
            case Button.Discard:
                await tips.DiscardAsync(turn, ct);
                return true;
            case Button.DiscardAndRestart when turn.State.Draft is not null:
                await tips.DiscardAsync(turn, ct);
                await tips.StartAsync(turn, story: null, ct);
                return true;
            case Button.DiscardForOffered when turn.State.OfferedTip is { } offered:
                if (turn.State.Draft is not null) await tips.DiscardAsync(turn, ct);
                await tips.StartAsync(turn, offered, ct);
                return true;
            case Button.MessageOfficer:
                receipts.AskForMessage(turn);
                return true;
            case Button.StillHappening when !inForm && turn.State.SealedMailbox is not null:
                await receipts.StillHappeningAsync(turn, ct);
                return true;
            case Button.AddFiles when turn.State.LooseFiles > 0:
                await receipts.AddFilesAsync(turn, ct);
                return true;
            case Button.AddToSent when !inForm && turn.State.OfferedTip is not null:
                await receipts.AddOfferedAsync(turn, ct);
                return true;
            case Button.Stop when !inForm || turn.State.SealedMailbox is not null:
                await receipts.StopAsync(turn, ct);
                return true;
            case Button.CopiedCode:
                turn.State = turn.State with { SealedReceipt = null };
                turn.Say("Tốt rồi. Từ giờ tôi không hiện lại mã này nữa.", Greeting.Menu);
                return true;
            case Button.ReadReply when !inForm:
                await receipts.ShowThreadAsync(turn, ct);
                return true;
            case Button.MyData when !inForm:
                rights.Offer(turn);
                return true;
            case Button.ExportData when !inForm:
                await rights.ExportAsync(turn, ct);
                return true;
            case Button.TakeSlip when !inForm:
                await rights.GiveSlipAsync(turn, ct);
                return true;
            case Button.EraseData when !inForm:
                rights.AskToErase(turn);
                return true;
            case Button.EraseSurely when awaited == Expectation.Erasure:
                await rights.EraseAsync(turn, ct);
                return true;
            case Button.KeepData when awaited == Expectation.Erasure:
                RightsDialog.KeepAll(turn);
                return true;
            case Button.WriteDiary when !inForm:
                diary.Ask(turn);
                return true;
            case Button.HappenedNow when !inForm && awaited == Expectation.DiaryEntry:
                await diary.WriteAsync(turn, "Vừa xảy ra", ct);
                return true;
            default:
                return false;
        }
    }

    /// <returns>False when the words are an answer to the question just asked rather than a command.</returns>
    public async Task<bool> RunAsync(Turn turn, Command command, CancellationToken ct)
    {
        var inForm = turn.State.Draft is { Paused: false };
        switch (command.Kind)
        {
            case CommandKind.Menu or CommandKind.Help:
                ShowMenu(turn, inForm);
                return true;
            case CommandKind.Cancel when turn.State.Expecting != Expectation.Nothing:
                turn.State = turn.State with { Expecting = Expectation.Nothing };
                turn.Say("Đã thôi.", Greeting.Menu);
                return true;
            case CommandKind.Cancel when turn.State.Draft is { Paused: false, Editing: true } && TipDialog.LeavesLine(turn.Text):
                tips.LeaveLine(turn);
                return true;
            case CommandKind.Cancel or CommandKind.Stop when inForm:
                tips.Cancel(turn);
                return true;
            case CommandKind.Cancel when turn.State.Draft is { Paused: true }:
                turn.Say("Tin báo đã dừng, chưa gửi gì cả. Bản nháp còn giữ trong 24 giờ.", new Choice("Xoá nháp"), new Choice("Tiếp tục"));
                return true;
            case CommandKind.Cancel:
                turn.Say("Hiện không có gì đang làm dở.", Greeting.Menu);
                return true;
            case CommandKind.Restart when inForm:
                TipDialog.AskToDrop(turn);
                return true;
            case CommandKind.Restart:
                ShowMenu(turn, inForm);
                return true;
            case CommandKind.Back when inForm:
                tips.GoBack(turn);
                return true;
            case CommandKind.Edit when inForm:
                if (tips.FieldNamed(turn.State.Draft!, turn.Text) is { } field) tips.AskAgain(turn, field);
                else tips.OfferFields(turn);
                return true;
            case CommandKind.Edit when turn.State.SealedMailbox is not null:
                receipts.AskForCorrection(turn);
                return true;
            case CommandKind.LookUp:
                // "Tra cứu mức phạt …" looks something else up.
                if (command.Argument is not { Length: > 0 } code || !(await receipts.LookUpAsync(turn, code, ct) || questions.TryAnswerInside(turn))) ReceiptDialog.AskForCode(turn);
                return true;
            case CommandKind.Yes or CommandKind.Send when !inForm && turn.State is { OfferedTip: not null, Expecting: Expectation.Nothing }:
                await FileOfferedAsync(turn, ct);
                return true;
            case CommandKind.No when !inForm && turn.State is { OfferedTip: not null, Expecting: Expectation.Nothing }:
                DropOffered(turn);
                return true;
            case CommandKind.Stop:
                await receipts.StopAsync(turn, ct);
                return true;
            case CommandKind.Officer:
                turn.Say(MeetOfficer(), [new("Báo tin", "Tôi muốn báo tin"), .. turn.State.SealedMailbox is null ? Array.Empty<Choice>() : [new Choice("Nhắn cho cán bộ")]]);
                return true;
            default:
                return false;
        }
    }

    /// <summary>"Sửa số điện thoại" after sending: the filed tip stays as it is, the officer gets the correction beside it.</summary>
    public bool TryCorrectSent(Turn turn)
    {
        const int LongestRequest = 50;
        if (turn.State is not { Draft: null, SealedMailbox: not null, Expecting: Expectation.Nothing } || turn.Text.Length > LongestRequest || turn.Text.EndsWith('?')) return false;
        if (!StoryReader.Plain(turn.Text).StartsWith("sua ", StringComparison.Ordinal) || !StoryReader.Has(turn.Text, "so dien thoai", "sdt", "ten", "lien he", "dia chi", "dia diem", "cho", "gio", "ngay", "thoi gian", "bien so", "tin", "tin bao", "thong tin")) return false;
        receipts.AskForCorrection(turn);
        return true;
    }

    private async Task FileOfferedAsync(Turn turn, CancellationToken ct)
    {
        if (turn.State.Draft is not null) tips.Resume(turn);
        else await tips.StartAsync(turn, turn.State.OfferedTip, ct);
    }

    private static void DropOffered(Turn turn)
    {
        turn.State = turn.State with { OfferedTip = null, OfferedComplaint = null };
        turn.Say("Vâng, tôi không gửi gì cả. Bạn cứ hỏi tiếp.");
    }

    private static void ShowMenu(Turn turn, bool inForm)
    {
        turn.State = turn.State with
        {
            Expecting = Expectation.Nothing,
            Draft = inForm ? turn.State.Draft! with { Paused = true } : turn.State.Draft,
        };
        if (turn.State.Draft is null)
            turn.Say("Bạn cần gì? Chọn một mục, hoặc cứ nhắn bằng lời của mình.", Greeting.Menu);
        else
            turn.Say("Tin báo đang làm dở được giữ 24 giờ. Bạn cần gì?", [new("Tiếp tục"), new("Xoá nháp"), .. Greeting.Menu.Skip(1)]);
    }

    private string MeetOfficer() =>
        $"Cán bộ không ngồi sẵn trong khung chat này. Việc cần cán bộ xem, bạn gửi tin báo: người trực sẽ đọc và trả lời ngay tại đây. {ward.HoursNow(clock.GetUtcNow())} Muốn gặp trực tiếp, mời bạn đến trụ sở {ward.Office}"
        + (ward.DutyLine is null ? "" : $" hoặc gọi trực ban {ward.DutyLine}")
        + ". Việc khẩn cấp hãy gọi 113.";
}
