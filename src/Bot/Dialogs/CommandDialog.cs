using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Receipts;
using AnTT.Bot.Dialogs.Tips;
using AnTT.Bot.Understanding;

namespace AnTT.Bot.Dialogs;

/// <summary>Words that work at any moment: menu, huỷ, quay lại, sửa, tra cứu, gặp cán bộ, dừng.</summary>
internal sealed class CommandDialog(TipDialog tips, ReceiptDialog receipts, Greeting greeting, WardText ward)
{
    /// <returns>False when the words are an answer to the question just asked rather than a command.</returns>
    public async Task<bool> RunAsync(Turn turn, Understood understood, CancellationToken ct)
    {
        var draft = turn.State.Draft;
        var inForm = draft is { Paused: false };
        switch (understood.Command)
        {
            case CommandKind.Menu:
                await LeaveAsync(turn, inForm);
                greeting.ShowMenu(turn);
                return true;
            case CommandKind.StartTip when !inForm:
                await tips.StartAsync(turn, story: null, ct);
                return true;
            case CommandKind.FileOffered when !inForm:
                await tips.StartAsync(turn, turn.State.OfferedTip, ct);
                return true;
            case CommandKind.AskQuestion:
                turn.Say("Bạn cứ hỏi bằng lời của mình, ví dụ: “Ở trọ bao lâu thì phải đăng ký tạm trú?”, “Vượt đèn đỏ xe máy phạt bao nhiêu?”.");
                return true;
            case CommandKind.Cancel when turn.State.Expecting != Expectation.Nothing:
                turn.State = turn.State with { Expecting = Expectation.Nothing };
                turn.Say("Đã thôi.", Greeting.Menu);
                return true;
            case CommandKind.Cancel when inForm:
                TipDialog.Cancel(turn);
                return true;
            case CommandKind.Cancel:
                turn.Say("Hiện không có gì đang làm dở.", Greeting.Menu);
                return true;
            case CommandKind.Resume when draft is { Paused: true }:
                tips.Resume(turn);
                return true;
            case CommandKind.Discard:
                await tips.DiscardAsync(turn, ct);
                return true;
            case CommandKind.Back when inForm:
                tips.GoBack(turn);
                return true;
            case CommandKind.Edit when inForm:
                if (TipForm.FieldNamed(understood.Argument) is { } field) tips.AskAgain(turn, field);
                else tips.OfferFields(turn);
                return true;
            case CommandKind.LookUp:
                if (understood.Argument is not { Length: > 0 } code || !await receipts.LookUpAsync(turn, code, ct)) ReceiptDialog.AskForCode(turn);
                return true;
            case CommandKind.MessageOfficer:
                receipts.AskForMessage(turn);
                return true;
            case CommandKind.StillHappening when !inForm:
                await receipts.StillHappeningAsync(turn, ct);
                return true;
            case CommandKind.AddFiles:
                await receipts.AddFilesAsync(turn, ct);
                return true;
            case CommandKind.Stop:
                await receipts.StopAsync(turn, ct);
                return true;
            case CommandKind.MeetOfficer:
                turn.Say(MeetOfficer(), [new("Báo tin", "Tôi muốn báo tin"), .. turn.State.SealedMailbox is null ? Array.Empty<Choice>() : [new Choice("Nhắn cho cán bộ")]]);
                return true;
            default:
                return false;
        }
    }

    private static Task LeaveAsync(Turn turn, bool inForm)
    {
        turn.State = turn.State with
        {
            Expecting = Expectation.Nothing,
            Draft = inForm ? turn.State.Draft! with { Paused = true } : turn.State.Draft,
        };
        return Task.CompletedTask;
    }

    private string MeetOfficer() =>
        $"Cán bộ không ngồi sẵn trong khung chat này. Việc cần cán bộ xem, bạn gửi tin báo: người trực sẽ đọc và trả lời ngay tại đây. Muốn gặp trực tiếp, mời bạn đến trụ sở {ward.Office}"
        + (ward.DutyLine is null ? "" : $" hoặc gọi trực ban {ward.DutyLine}")
        + ". Việc khẩn cấp hãy gọi 113.";
}
