using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Tips;
using AnTT.Bot.Storage;
using AnTT.Bot.Understanding;
using AnTT.Cases.Mailboxes;

namespace AnTT.Bot.Dialogs.Receipts;

/// <summary>The diary (nhật ký) of trouble that repeats: one tap, or one line, each time.</summary>
internal sealed class Diary(Later<ReporterDesk> desk, SealedMailbox mailboxes, MessageUnderstanding understanding, TimeProvider clock)
{
    private static readonly IReadOnlyList<Choice> Next = [new("Ghi thêm", "Ghi nhật ký"), new("Xong", "Menu")];

    public void Ask(Turn turn)
    {
        if (mailboxes.Open(turn.State.SealedMailbox) is null)
        {
            ReceiptDialog.AskForCode(turn);
            return;
        }
        turn.State = turn.State with { Expecting = Expectation.DiaryEntry };
        turn.Say("Việc đó lại xảy ra lúc nào? Bấm “Vừa xảy ra”, hoặc nhắn một dòng, ví dụ: tối qua 22h30 lại hát to đến nửa đêm.", new Choice("Vừa xảy ra"), new Choice("Huỷ"));
    }

    public async Task WriteAsync(Turn turn, string text, CancellationToken ct)
    {
        turn.State = turn.State with { Expecting = Expectation.Nothing };
        if (mailboxes.Open(turn.State.SealedMailbox) is not { } mailbox)
        {
            ReceiptDialog.AskForCode(turn);
            return;
        }
        var now = clock.GetUtcNow();
        var when = understanding.Read(text, new MessageContext(now, Expecting.FreeText)).Slots.When;
        var result = await desk.Value.WriteDiaryAsync(mailbox, when?.Value.From ?? now, when?.Text, Drafts.Cut(text, 3900), ct);
        if (result is ReporterResult.Taken)
        {
            var times = await desk.Value.DiaryCountAsync(mailbox, ct);
            turn.Say($"Đã ghi lần {times} vào nhật ký{(when is null ? ", lúc này" : $", {when.Text}")}. Cán bộ xem được. Đang nguy hiểm thì gọi 113.", Next);
            return;
        }
        ReceiptDialog.Report(turn, result, "");
    }
}
