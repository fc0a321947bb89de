using System.Globalization;
using System.Text;
using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Tips;
using AnTT.Bot.Understanding;
using AnTT.Bot.Storage;
using AnTT.Cases.Evidence;
using AnTT.Cases.Mailboxes;

namespace AnTT.Bot.Dialogs.Receipts;

/// <summary>Looking up a tip by its receipt code, and talking with the officer through it.</summary>
internal sealed class ReceiptDialog(Later<ReporterDesk> desk, Later<EvidenceStore> evidence, FileFacts facts, SealedMailbox mailboxes)
{
    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);
    private static readonly IReadOnlyList<Choice> ThreadChoices = [new("Nhắn cho cán bộ"), new("Vẫn còn xảy ra"), new("Ghi nhật ký"), new("Báo tin mới", "Tôi muốn báo tin"), RightsDialog.Offered];

    public static void AskForCode(Turn turn)
    {
        turn.State = turn.State with { Expecting = Expectation.ReceiptCode };
        turn.Say("Bạn nhắn mã tra cứu (các từ nhận được khi gửi tin; không cần gõ dấu).", new Choice("Huỷ"));
    }

    /// <returns>False when the text is no code at all.</returns>
    public async Task<bool> LookUpAsync(Turn turn, string text, CancellationToken ct)
    {
        switch (await desk.Value.LookUpAsync(text, turn.Conversation.Id, ct))
        {
            case LookUpResult.Found found:
                // A tip being told waits: the buttons below are about the one looked up.
                var told = turn.State.Draft is { Paused: false } open ? open with { Paused = true } : turn.State.Draft;
                turn.State = turn.State with { Expecting = Expectation.Nothing, SealedMailbox = mailboxes.CloseForNow(found.Status.MailboxId), Draft = told };
                turn.Say(Describe(found.Status), told is null ? ThreadChoices : [new Choice("Viết tiếp tin đang dở", "Tiếp tục"), .. ThreadChoices.Where(choice => choice.Title != "Báo tin mới")]);
                return true;
            case LookUpResult.Misread misread:
                turn.State = turn.State with { Expecting = Expectation.ReceiptCode };
                turn.Say($"{misread.Why} Bạn kiểm tra rồi nhắn lại mã giúp.", new Choice("Huỷ"));
                return true;
            case LookUpResult.NoSuchCode:
                turn.State = turn.State with { Expecting = Expectation.ReceiptCode };
                turn.Say("Không tìm thấy tin báo nào với mã này. Bạn kiểm tra lại từng từ trong mã rồi nhắn lại, hoặc chọn Huỷ.", new Choice("Huỷ"));
                return true;
            case LookUpResult.TooManyTries tries:
                turn.State = turn.State with { Expecting = Expectation.Nothing };
                turn.Say($"Đã thử sai nhiều lần. Bạn đợi khoảng {Math.Max(1, (int)Math.Ceiling(tries.Wait.TotalMinutes))} phút rồi thử lại giúp.", Greeting.Menu);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The talk of the tip last sent or opened here, when an announcement said that something waits.</summary>
    public async Task ShowThreadAsync(Turn turn, CancellationToken ct)
    {
        if (mailboxes.Open(turn.State.SealedMailbox) is { } mailbox && await desk.Value.StatusAsync(mailbox, ct) is { } status)
        {
            turn.State = turn.State with { Expecting = Expectation.OfficerAnswer };
            var fresh = status.NewMessages.ToList();
            turn.Say(
                fresh.Count == 0 ? Describe(status) : "Cán bộ trả lời:\n" + string.Join("\n\n", fresh.Select(message => message.Text)),
                [.. ThreadChoices.Take(2), new Choice("Dừng nhận tin", "STOP")]);
            return;
        }
        AskForCode(turn);
    }

    /// <summary>The code once more, on the first message after sending; then it is forgotten.</summary>
    public void RemindOnce(Turn turn)
    {
        var code = mailboxes.OpenText(turn.State.SealedReceipt);
        turn.State = turn.State with { SealedReceipt = null };
        if (code is null || turn.Text.Contains(code, StringComparison.OrdinalIgnoreCase)) return;
        turn.SayFirst($"Nhắc lại lần cuối mã tra cứu của bạn:\n\n{code}\n\nTừ giờ tôi không hiện lại mã này nữa.");
    }

    public void AskForMessage(Turn turn)
    {
        if (mailboxes.Open(turn.State.SealedMailbox) is null)
        {
            AskForCode(turn);
            return;
        }
        turn.State = turn.State with { Expecting = Expectation.MessageToOfficer };
        turn.Say("Bạn nhắn nội dung gửi cho cán bộ (có thể kèm ảnh).", new Choice("Huỷ"));
    }

    /// <summary>Whether what is written now is read by inspectors, so that it may be about the ward's staff.</summary>
    public async Task<bool> IsBehindDoorAsync(Turn turn, CancellationToken ct) => mailboxes.Open(turn.State.SealedMailbox) is { } mailbox && await desk.Value.IsBehindDoorAsync(mailbox, ct);

    /// <summary>What was sent stays as it was sent; what is put right goes to the officer beside it.</summary>
    public void AskForCorrection(Turn turn)
    {
        if (mailboxes.Open(turn.State.SealedMailbox) is null)
        {
            AskForCode(turn);
            return;
        }
        turn.State = turn.State with { Expecting = Expectation.Correction };
        turn.Say("Tin báo đã gửi nên bản gốc được giữ nguyên. Bạn nhắn chỗ cần sửa (ví dụ: biển số đúng là 34B1-123.45), tôi chuyển ngay cho cán bộ kèm tin đó.", new Choice("Huỷ"));
    }

    public async Task SendMessageAsync(Turn turn, int files, CancellationToken ct)
    {
        var corrects = turn.State.Expecting == Expectation.Correction;
        turn.State = turn.State with { Expecting = Expectation.Nothing };
        if (mailboxes.Open(turn.State.SealedMailbox) is not { } mailbox)
        {
            AskForCode(turn);
            return;
        }
        var told = files > 0 ? "\n" + await facts.SentenceAsync(turn.Conversation.DraftKey, ct) : "";
        if (files > 0) await AttachAsync(turn, mailbox, ct);
        var text = (corrects ? "Đính chính: " : "") + (turn.Text.Length > 0 ? turn.Text : $"Đã gửi thêm {files} tệp.");
        Report(turn, await desk.Value.WriteAsync(mailbox, text, ct), "Đã chuyển tới cán bộ đang xử lý tin của bạn." + told.TrimEnd());
    }

    /// <summary>A tip was sent or looked up here a short while ago.</summary>
    public bool HasOpened(Turn turn) => mailboxes.Open(turn.State.SealedMailbox) is not null;

    /// <summary>What is written after sending may belong to that tip or be another matter; nothing goes anywhere unasked.</summary>
    public static void OfferToAdd(Turn turn)
    {
        turn.State = turn.State with { OfferedTip = turn.Text };
        turn.Say("Điều này thuộc tin bạn vừa gửi, hay là việc khác? Tôi chưa chuyển cho ai.", new Choice("Thêm vào tin vừa gửi"), new Choice("Việc khác, báo tin mới", "Gửi tin báo này"), new Choice("Tôi chỉ hỏi"));
    }

    /// <summary>Longest message a case takes, letters.</summary>
    private const int LongestMessage = 4000;

    /// <summary>Passes on what was offered before.</summary>
    public async Task AddOfferedAsync(Turn turn, CancellationToken ct)
    {
        if (mailboxes.Open(turn.State.SealedMailbox) is not { } mailbox || turn.State.OfferedTip is not { Length: > 0 } words)
        {
            AskForCode(turn);
            return;
        }
        var result = await desk.Value.WriteAsync(mailbox, Drafts.Cut(words, LongestMessage), ct);
        if (result is ReporterResult.Taken) turn.State = turn.State with { OfferedTip = null };
        Report(turn, result, "Đã chuyển tới cán bộ đang xử lý tin của bạn.");
    }

    public async Task StillHappeningAsync(Turn turn, CancellationToken ct)
    {
        if (mailboxes.Open(turn.State.SealedMailbox) is not { } mailbox)
        {
            AskForCode(turn);
            return;
        }
        Report(turn, await desk.Value.StillHappeningAsync(mailbox, text: null, ct), "Đã báo cho cán bộ là việc vẫn còn xảy ra. Nếu có nguy hiểm, hãy gọi ngay 113.");
    }

    public async Task StopAsync(Turn turn, CancellationToken ct)
    {
        if (mailboxes.Open(turn.State.SealedMailbox) is { } mailbox) await desk.Value.SetStoppedAsync(mailbox, stopped: true, ct);
        else
        {
            turn.Say("Vâng, tôi sẽ không nhắn thêm cho bạn. Khi cần, bạn cứ nhắn lại.");
            return;
        }
        turn.Say("Đã dừng: bạn sẽ không nhận thêm tin nhắn về tin báo này. Bạn vẫn xem được tình trạng bằng mã tra cứu bất cứ lúc nào.", Greeting.Menu);
    }

    /// <summary>Gives the files of this message to the tip last sent or opened here.</summary>
    public async Task AddFilesAsync(Turn turn, CancellationToken ct)
    {
        if (mailboxes.Open(turn.State.SealedMailbox) is not { } mailbox)
        {
            AskForCode(turn);
            return;
        }
        var count = turn.State.LooseFiles;
        await AttachAsync(turn, mailbox, ct);
        Report(turn, await desk.Value.WriteAsync(mailbox, $"Đã gửi thêm {count} tệp.", ct), $"Đã gắn {count} tệp vào tin báo của bạn.");
    }

    private async Task AttachAsync(Turn turn, Guid mailbox, CancellationToken ct)
    {
        await evidence.Value.AttachDraftAsync(turn.Conversation.DraftKey, mailbox, ct);
        turn.Conversation.DraftKey = DraftKeys.New();
        turn.State = turn.State with { LooseFiles = 0 };
    }

    internal static void Report(Turn turn, ReporterResult result, string done)
    {
        switch (result)
        {
            case ReporterResult.Taken:
                turn.Say(done, new Choice("Nhắn thêm", "Nhắn cho cán bộ"), new Choice("Xong", "Menu"));
                break;
            case ReporterResult.Refused refused:
                turn.Say(refused.Why, new Choice("Nhắn cho cán bộ"), new Choice("Menu"));
                break;
            case ReporterResult.TooLate:
                turn.Say("Tin báo này đã đóng lâu nên không nối thêm được. Bạn gửi tin báo mới giúp, tôi sẽ hỏi rất nhanh.", new Choice("Báo tin mới", "Tôi muốn báo tin"), new Choice("Menu"));
                break;
            default:
                turn.Say("Không tìm thấy tin báo này nữa. Bạn tra cứu lại bằng mã giúp.", new Choice("Tra cứu"), new Choice("Menu"));
                break;
        }
    }

    private static string Describe(CaseStatus status)
    {
        var text = new StringBuilder($"Tin báo số {status.Number}, gửi lúc {Local(status.FiledAt)}.\nTình trạng: {status.StateName}. {status.Sentence}");
        foreach (var message in status.Messages.TakeLast(5))
            text.Append('\n').Append(message.FromOfficer ? "Cán bộ" : "Bạn").Append(" (").Append(Local(message.SentAt)).Append("): ").Append(message.Text);
        return text.ToString();
    }

    private static string Local(DateTimeOffset moment) => moment.ToOffset(VietnamOffset).ToString("HH:mm 'ngày' dd/MM/yyyy", CultureInfo.InvariantCulture);
}
