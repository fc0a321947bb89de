using AnTT.Bot.Conversations;
using AnTT.Bot.Understanding;

namespace AnTT.Bot.Dialogs.Tips;

/// <summary>Leads a tip from its first word to the receipt: asks the next open field, lets any be changed, reads everything back, files.</summary>
internal sealed class TipDialog(TipFields fields, TipSending sending, TimeProvider clock)
{
    private static readonly TimeSpan DraftLife = TimeSpan.FromHours(24);

    /// <summary>Starts a tip with whatever the message already said.</summary>
    public void Start(Turn turn, string? story)
    {
        var draft = new TipDraft
        {
            Key = turn.Conversation.DraftKey,
            FormId = TipForm.Id,
            FormVersion = TipForm.Version,
            StartedAt = clock.GetUtcNow(),
            Files = turn.State.LooseFiles,
        };
        if (turn.State.OfferedPlace is { } place) draft = TipFields.WithPlace(draft, place);
        turn.State = turn.State with { Draft = story is null ? draft : fields.Fill(draft, story), LooseFiles = 0, OfferedTip = null, OfferedPlace = null };
        Ask(turn, story is null
            ? "Cảm ơn bạn đã báo tin. Nếu có người đang gặp nguy hiểm, hãy gọi ngay 113. Bạn có thể dừng bằng cách nhắn “huỷ”.\n"
            : FirstHelp.For(turn.State.Draft!.Answers.GetValueOrDefault(TipForm.Category)?.Code) + "Tôi giúp bạn gửi việc này cho công an phường. " + Heard(turn.State.Draft!) + "\n");
    }

    /// <summary>Takes the message as an answer to the field just asked.</summary>
    /// <returns>True when the person confirmed the read-back: now it is to be sent.</returns>
    public bool Answer(Turn turn, Understood understood)
    {
        var draft = turn.State.Draft!;
        if (draft.Asking is null) return AnswerReadBack(turn, understood);
        var field = TipForm.Field(draft.Asking);
        var choices = fields.ChoicesOf(field);
        var said = understood.Intent is Command { Kind: CommandKind.Choose, Choice: { } number } && number > 0 && number <= choices.Count
            ? choices[number - 1].Says ?? choices[number - 1].Title
            : turn.Text;
        switch (fields.Read(field, draft, said, understood))
        {
            case FieldResult.Taken taken:
                turn.State = turn.State with { Draft = taken.Draft with { Editing = false, Misses = 0 } };
                Ask(turn, taken.Remark);
                break;
            case FieldResult.AskAgain again:
                turn.State = turn.State with { Draft = (again.Draft ?? draft) with { Misses = draft.Misses + 1 } };
                turn.Say(again.Why, draft.Misses == 0 ? choices : [.. choices, new Choice("Quay lại"), new Choice("Huỷ"), new Choice("Gặp cán bộ")]);
                break;
        }
        return false;
    }

    public Task SendAsync(Turn turn, CancellationToken ct) => sending.SendAsync(turn, ct);

    /// <summary>Files that came in this message; they are already kept under the draft's key.</summary>
    public void AddFiles(Turn turn, int count)
    {
        var draft = turn.State.Draft!;
        var withFiles = draft with { Files = draft.Files + count };
        turn.State = turn.State with { Draft = draft.Answers.ContainsKey(TipForm.Evidence) ? TipFields.Recount(withFiles) : withFiles };
        if (turn.Text.Length > 0) return;
        if (draft.Asking == TipForm.Evidence)
            turn.Say($"Đã nhận {draft.Files + count} tệp. Bạn gửi thêm, hoặc chọn “Xong”.", new Choice("Xong"));
        else
            Ask(turn, $"Đã nhận {count} tệp, tôi gắn vào tin báo này. ");
    }

    /// <summary>A map point, whatever was asked.</summary>
    public void AddPlace(Turn turn, string place)
    {
        var draft = turn.State.Draft!;
        turn.State = turn.State with { Draft = TipFields.WithPlace(draft with { Editing = draft.Editing && draft.Asking != TipForm.Where }, place) };
        Ask(turn, "Đã ghi vị trí bạn gửi. ");
    }

    public void GoBack(Turn turn)
    {
        var draft = turn.State.Draft!;
        var asked = TipForm.Fields.Select(field => field.Id).ToList();
        var here = draft.Asking is null ? asked.Count : asked.IndexOf(draft.Asking);
        var previous = asked.Take(here).LastOrDefault(id => draft.Answers.ContainsKey(id) || draft.Skipped.Contains(id));
        if (previous is null)
        {
            Ask(turn, "Đây là câu hỏi đầu tiên. ");
            return;
        }
        AskAgain(turn, previous);
    }

    /// <summary>Asks one field again, wherever the form stands.</summary>
    public void AskAgain(Turn turn, string fieldId)
    {
        var draft = turn.State.Draft!;
        turn.State = turn.State with
        {
            Draft = draft with { Asking = fieldId, Editing = true, Choosing = false, Skipped = [.. draft.Skipped.Where(id => id != fieldId)] },
        };
        Prompt(turn, TipForm.Field(fieldId), "");
    }

    public static void OfferFields(Turn turn)
    {
        turn.State = turn.State with { Draft = turn.State.Draft! with { Choosing = true } };
        turn.Say("Bạn muốn sửa phần nào?", [.. TipForm.Fields.Where(field => field.Id is not TipForm.Contact).Select(field => new Choice(field.Label, TipForm.EditButton(field)))]);
    }

    /// <summary>"Sửa địa điểm", or a bare label after the bot asked which part.</summary>
    /// <returns>False when the words ask for no correction.</returns>
    public bool TryEdit(Turn turn)
    {
        if (TipForm.FieldToEdit(turn.Text, turn.State.Draft!.Choosing) is not { } field)
        {
            turn.State = turn.State with { Draft = turn.State.Draft! with { Choosing = false } };
            return false;
        }
        AskAgain(turn, field);
        return true;
    }

    public static void Cancel(Turn turn)
    {
        turn.State = turn.State with { Draft = turn.State.Draft! with { Paused = true } };
        turn.Say("Đã dừng, chưa gửi gì cả. Bản nháp được giữ 24 giờ: nhắn “tiếp tục” để làm tiếp, “xoá nháp” để bỏ hẳn.", [new Choice("Tiếp tục"), new Choice("Xoá nháp"), .. Greeting.Menu.Take(2)]);
    }

    public async Task DiscardAsync(Turn turn, CancellationToken ct)
    {
        await sending.DiscardAsync(turn, ct);
        turn.Say("Đã xoá bản nháp cùng các tệp bạn gửi.", Greeting.Menu);
    }

    public void Resume(Turn turn)
    {
        turn.State = turn.State with { Draft = turn.State.Draft! with { Paused = false } };
        Ask(turn, "Ta làm tiếp tin báo đang dở. ");
    }

    /// <summary>The question the person answers is no more: keeps the words and asks the next.</summary>
    public void AskAfterChange(Turn turn)
    {
        var draft = turn.State.Draft! with { Carried = false };
        turn.State = turn.State with { Draft = turn.Text.Length == 0 ? draft : TipFields.AddDetail(draft, turn.Text) };
        Ask(turn, "Mẫu tin báo vừa được cập nhật; những gì bạn đã kể vẫn còn nguyên. ");
    }

    /// <summary>Shows the open question again, after something else was said.</summary>
    public void Ask(Turn turn, string remark)
    {
        var draft = turn.State.Draft!;
        var next = draft.Editing && draft.Asking is not null ? TipForm.Field(draft.Asking) : TipFields.NextOpen(draft);
        turn.State = turn.State with { Draft = draft with { Asking = next?.Id } };
        if (next is null) ReadBack(turn, remark);
        else Prompt(turn, next, remark);
    }

    /// <summary>A draft older than a day is dropped, with its files.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> ForgetOldAsync(Turn turn, CancellationToken ct)
    {
        if (turn.State.Draft is not { } draft || clock.GetUtcNow() - draft.StartedAt <= DraftLife) return false;
        await sending.DiscardAsync(turn, ct);
        return true;
    }

    private static bool AnswerReadBack(Turn turn, Understood understood)
    {
        if (understood.Is(CommandKind.Send) || understood.Is(CommandKind.Yes) || TipFields.SaysSend(turn.Text)) return true;
        if (understood.Is(CommandKind.No) || understood.Is(CommandKind.Edit))
        {
            OfferFields(turn);
            return false;
        }
        // More about the same thing: kept with the details rather than lost.
        turn.State = turn.State with { Draft = TipFields.AddDetail(turn.State.Draft!, turn.Text) };
        ReadBack(turn, "Tôi đã ghi thêm vào phần chi tiết.\n");
        return false;
    }

    private void Prompt(Turn turn, FormField field, string remark)
    {
        var prompt = field.Id == TipForm.Identity ? TipForm.IdentityPrompt(turn.Conversation.Channel) : field.Prompt;
        if (field.Id == TipForm.Where && turn.Conversation.Channel == "zalo") prompt += "\nTrên Zalo, bạn có thể bấm dấu + rồi chọn Vị trí.";
        turn.Say(remark + prompt, fields.ChoicesOf(field));
        if (field.Id == TipForm.Contact) turn.NameLast(ChannelEvent.AskContactName);
    }

    private static void ReadBack(Turn turn, string remark) => turn.Say(
        remark + TipSummary.Of(turn.State.Draft!) + "\nNgười nhận: công an phường. Bạn xem đúng chưa?",
        TipForm.Send, TipForm.Edit, TipForm.Cancel);

    private static string Heard(TipDraft draft)
    {
        var heard = draft.Answers.Where(answer => answer.Key is not TipForm.What)
            .Select(answer => $"{TipForm.Field(answer.Key).Label.ToLowerInvariant()}: {answer.Value.Text}")
            .ToList();
        return heard.Count == 0 ? "" : $"Tôi đã ghi {string.Join("; ", heard)}.";
    }
}
