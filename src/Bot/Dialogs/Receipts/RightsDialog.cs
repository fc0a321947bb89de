using AnTT.Bot.Conversations;
using AnTT.Bot.Storage;
using AnTT.Cases.Receipts;
using AnTT.Cases.Rights;

namespace AnTT.Bot.Dialogs.Receipts;

/// <summary>A copy and the erasure of what is kept of a tip, for who holds its receipt (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, Điều 4, 14).</summary>
internal sealed class RightsDialog(Later<ReporterRights> rights, Later<SlipDesk> slips, SealedMailbox mailboxes, WardText ward)
{
    public static readonly Choice Offered = new("Dữ liệu của tôi");

    private static readonly Choice Export = new("Xuất dữ liệu");
    private static readonly Choice Slip = new("Lấy phiếu");
    private static readonly Choice Erase = new("Xoá dữ liệu");

    public void Offer(Turn turn)
    {
        if (Opened(turn) is null) return;
        turn.Say("Bạn lấy được bản sao mọi điều phường đang giữ về tin này, lấy phiếu xác nhận đã nhận tin (có chữ ký, không ghi bạn là ai), hoặc yêu cầu xoá. Bạn chọn giúp.", Export, Slip, Erase, new Choice("Xong", "Menu"));
    }

    public async Task ExportAsync(Turn turn, CancellationToken ct)
    {
        if (Opened(turn) is not { } mailbox) return;
        if (await rights.Value.ExportAsync(mailbox, ct) is not { } copy)
        {
            Gone(turn);
            return;
        }
        ForgetTalk(turn);
        turn.SayToKeep(copy.Text.TrimEnd(), $"ban-sao-tin-{copy.Number}.txt");
        turn.Say("Máy có người khác cầm thì chép lại rồi xoá khung chat này.", Erase, new Choice("Xong", "Menu"));
    }

    public async Task GiveSlipAsync(Turn turn, CancellationToken ct)
    {
        if (Opened(turn) is not { } mailbox) return;
        if (await slips.Value.MakeAsync(mailbox, ward.Office, ct) is not { } slip)
        {
            Gone(turn);
            return;
        }
        turn.SayToKeep(slip.Text, $"phieu-{slip.Number}.txt");
        turn.Say("Trên phiếu không có mã tra cứu và không ghi bạn là ai: người khác cầm phiếu cũng không mở được tin của bạn. Phiếu này chưa phải giấy tiếp nhận của cơ quan công an. Ai cũng kiểm tra được chữ ký ở trang /phieu trên trang web này.", Export, new Choice("Xong", "Menu"));
    }

    public void AskToErase(Turn turn)
    {
        if (Opened(turn) is null) return;
        turn.State = turn.State with { Expecting = Expectation.Erasure };
        turn.Say(
            "Bạn chắc chắn muốn xoá? Tên, cách liên hệ và nơi nhận trả lời của bạn mất ngay, không lấy lại được. Nội dung tin báo thì nơi nhận tin xem xét rồi quyết định.",
            new Choice("Xoá", "Đồng ý xoá"), new Choice("Không xoá"));
    }

    public async Task EraseAsync(Turn turn, CancellationToken ct)
    {
        turn.State = turn.State with { Expecting = Expectation.Nothing };
        if (Opened(turn) is not { } mailbox) return;
        if (await rights.Value.EraseAsync(mailbox, ct) is not Erasure.Taken taken)
        {
            Gone(turn);
            return;
        }
        ForgetTalk(turn);
        // Nothing of this talk leads to the case any more; the receipt does.
        turn.State = turn.State with { SealedMailbox = null, SealedReceipt = null, Emergency = null, RecentQuestions = [] };
        turn.Say(taken.Said, Greeting.Menu);
    }

    public static void KeepAll(Turn turn)
    {
        turn.State = turn.State with { Expecting = Expectation.Nothing };
        turn.Say("Vâng, tôi không xoá gì cả.", Greeting.Menu);
    }

    private Guid? Opened(Turn turn)
    {
        var mailbox = mailboxes.Open(turn.State.SealedMailbox);
        if (mailbox is null) ReceiptDialog.AskForCode(turn);
        return mailbox;
    }

    private static void Gone(Turn turn) => turn.Say("Không tìm thấy tin báo này nữa. Bạn tra cứu lại bằng mã giúp.", new Choice("Tra cứu"), new Choice("Menu"));

    /// <summary>A new key lets what was said under the old one be forgotten; with an open draft it goes when that is sent or dropped.</summary>
    private static void ForgetTalk(Turn turn)
    {
        if (turn.State is { Draft: null, LooseFiles: 0 }) turn.Conversation.DraftKey = DraftKeys.New();
    }
}
