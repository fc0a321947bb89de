using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Emergencies;
using AnTT.Bot.Dialogs.Questions;
using AnTT.Bot.Dialogs.Receipts;
using AnTT.Bot.Dialogs.Tips;
using AnTT.Bot.Understanding;

namespace AnTT.Bot.Dialogs;

/// <summary>Decides who answers a message: emergency, command, the question just asked, tip, question, small talk, honest fallback – in this order.</summary>
internal sealed class DialogRouter(
    MessageUnderstanding understanding, EmergencyDialog emergencies, CommandDialog commands, TipDialog tips, ReceiptDialog receipts,
    QuestionDialog questions, SmallTalkDialog smallTalk, TimeProvider clock)
{
    /// <summary>Longest message read at once, letters. Longer ones are kept, and their sender is asked to split them.</summary>
    public const int MaxLetters = 20_000;

    public async Task RunAsync(Turn turn, CancellationToken ct)
    {
        if (turn.Incoming.Type != ActivityTypes.Message) return;
        await tips.ForgetOldAsync(turn, ct);
        var understood = understanding.Read(turn.Text.Length > MaxLetters ? turn.Text[..MaxLetters] : turn.Text, new MessageContext(clock.GetUtcNow()));
        var files = turn.Incoming.Attachments?.Count ?? 0;

        if (understood.Intent == Intent.Emergency)
        {
            emergencies.Answer(turn, understood, files);
            return;
        }
        if (turn.Text.Length > MaxLetters)
        {
            turn.Say($"Tin nhắn dài {turn.Text.Length:N0} ký tự, tôi chỉ đọc được {MaxLetters:N0} ký tự một lần nên chưa xử lý. Bạn chia thành vài tin ngắn rồi gửi lại giúp.");
            return;
        }
        if (files > 0 && await TakeFilesAsync(turn, understood, files, ct)) return;
        if (turn.Text.Length == 0)
        {
            if (files == 0) turn.Say("Tôi chưa đọc được nội dung. Bạn nhắn bằng chữ, gửi ảnh, hoặc chọn một mục bên dưới.", Greeting.Menu);
            return;
        }
        if (understood.Intent == Intent.Command && await commands.RunAsync(turn, understood, ct)) return;
        if (turn.State.Expecting != Expectation.Nothing && await TakeExpectedAsync(turn, ct)) return;
        if (turn.State.Draft is { Paused: false } draft)
        {
            await AnswerFormAsync(turn, draft, understood, ct);
            return;
        }
        await AnswerFreelyAsync(turn, understood, ct);
    }

    /// <returns>Whether the files were all there was to the message.</returns>
    private async Task<bool> TakeFilesAsync(Turn turn, Understood understood, int files, CancellationToken ct)
    {
        if (turn.State.Expecting == Expectation.MessageToOfficer)
        {
            await receipts.SendMessageAsync(turn, files, ct);
            return true;
        }
        if (turn.State.Draft is { Paused: false })
        {
            tips.AddFiles(turn, files);
            return turn.Text.Length == 0;
        }
        turn.State = turn.State with { LooseFiles = turn.State.LooseFiles + files };
        if (turn.Text.Length > 0 && understood.Intent == Intent.Tip) return false;
        if (turn.State.SealedMailbox is not null)
            turn.Say($"Đã nhận {files} tệp. Đây là tệp bổ sung cho tin báo trước, hay là việc mới?", new Choice("Bổ sung tin trước", "Bổ sung tệp"), new Choice("Việc mới", "Tôi muốn báo tin"));
        else
            turn.Say($"Đã nhận {files} tệp. Tệp này về việc gì? Bạn kể ngắn gọn: việc gì, ở đâu, khi nào.", new Choice("Báo tin", "Tôi muốn báo tin"), new Choice("Gửi nhầm", "Xoá nháp"));
        return true;
    }

    private async Task<bool> TakeExpectedAsync(Turn turn, CancellationToken ct)
    {
        if (turn.State.Expecting == Expectation.MessageToOfficer)
        {
            await receipts.SendMessageAsync(turn, files: 0, ct);
            return true;
        }
        if (await receipts.LookUpAsync(turn, turn.Text, ct)) return true;
        turn.State = turn.State with { Expecting = Expectation.Nothing };
        return false;
    }

    /// <summary>The form has the word, but a question of law in the middle is answered first.</summary>
    private async Task AnswerFormAsync(Turn turn, TipDraft draft, Understood understood, CancellationToken ct)
    {
        if (understood.Intent == Intent.Question && questions.TryAnswerInside(turn))
        {
            tips.Ask(turn, "Ta tiếp tục tin báo nhé. ");
            return;
        }
        await tips.AnswerAsync(turn, understood, ct);
    }

    private async Task AnswerFreelyAsync(Turn turn, Understood understood, CancellationToken ct)
    {
        switch (understood.Intent)
        {
            case Intent.Tip when understood.IsCertain:
                await tips.StartAsync(turn, turn.Text, ct);
                return;
            case Intent.Tip:
                questions.AnswerOrOfferTip(turn);
                return;
            case Intent.SmallTalk:
                smallTalk.Answer(turn, understood);
                return;
        }
        if (await receipts.LookUpAsync(turn, turn.Text, ct)) return;
        questions.Answer(turn);
    }
}
