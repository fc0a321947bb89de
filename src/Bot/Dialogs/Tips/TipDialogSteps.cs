using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Forms;
using AnTT.Bot.Understanding;

namespace AnTT.Bot.Dialogs.Tips;

/// <summary>Moving about in the form: back, change, stop, go on, read back.</summary>
internal sealed partial class TipDialog
{
    public void GoBack(Turn turn)
    {
        var draft = turn.State.Draft!;
        var asked = fields.FormOf(draft).FieldsOf(draft.CategoryCode).Select(field => field.Id).ToList();
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
        Prompt(turn, FieldOf(draft, fieldId), "", []);
    }

    public void OfferFields(Turn turn)
    {
        var draft = turn.State.Draft!;
        turn.State = turn.State with { Draft = draft with { Choosing = true } };
        var editable = fields.FormOf(draft).FieldsOf(draft.CategoryCode)
            .Where(field => field.Kind is not (FieldKind.Contact or FieldKind.Danger) && (field.OnlyIf?.Holds(draft) ?? true) && !(draft.NoFiles && field.Kind == FieldKind.Files));
        turn.Say("Bạn muốn sửa phần nào?", [.. editable.Select(field => new Choice(field.Label, field.EditButton))]);
    }

    /// <summary>A story may say "không phải … mà …" of what happened.</summary>
    private bool TellsTheStory(TipDraft draft) => draft.Asking is { } asking && fields.FormOf(draft).Find(draft.CategoryCode, asking)?.Kind == FieldKind.Story;

    /// <summary>"Sửa địa điểm", or a bare label after the bot asked which part.</summary>
    /// <returns>False when the words ask for no correction.</returns>
    public bool TryEdit(Turn turn, Understood understood)
    {
        var draft = turn.State.Draft!;
        if (!draft.Carried && !TellsTheStory(draft) && fields.Correct(draft, turn.Text, understood) is var (corrected, remark))
        {
            turn.State = turn.State with { Draft = corrected with { Choosing = false, Editing = false, Misses = 0, TouchedAt = clock.GetUtcNow() } };
            Ask(turn, remark);
            return true;
        }
        if (fields.FormOf(draft).FieldToEdit(draft.CategoryCode, turn.Text, draft.Choosing) is not { } field)
        {
            turn.State = turn.State with { Draft = draft with { Choosing = false } };
            return false;
        }
        // Who left a number and wants that put right is not asked once more whether to leave it.
        var contact = FieldOf(draft, field).Kind == FieldKind.Identity && draft.Answers.ContainsKey(TipForm.Contact) && StoryReader.Has(turn.Text, "so dien thoai", "sdt", "ten", "lien he", "so");
        AskAgain(turn, contact ? TipForm.Contact : field);
        return true;
    }

    /// <summary>"Thôi khỏi" while one line is corrected: the line stays, and the tip goes on. "Huỷ" stops the tip.</summary>
    public static bool LeavesLine(string text) => !StoryReader.Has(text, "huy", "huy bo", "cancel", "thoat", "xoa", "xoa tin", "dung bao");

    public void LeaveLine(Turn turn)
    {
        var draft = turn.State.Draft!;
        var left = draft.Asking is { } asking && !FieldOf(draft, asking).Required ? draft.Skipping(asking) : draft;
        turn.State = turn.State with { Draft = left with { Editing = false, Misses = 0, TouchedAt = clock.GetUtcNow() } };
        Ask(turn, "Vâng, giữ nguyên phần đó.\n");
    }

    /// <summary>The field whose correcting button was pressed; null when none was.</summary>
    public string? FieldOfButton(TipDraft draft, string words) => fields.FormOf(draft).FieldOfButton(draft.CategoryCode, words);

    /// <summary>The field a person names; null when unclear.</summary>
    public string? FieldNamed(TipDraft draft, string words) => fields.FormOf(draft).FieldNamed(draft.CategoryCode, words);

    public bool MaySkip(TipDraft draft) => draft.Asking is { } asking && !FieldOf(draft, asking).Required;

    /// <summary>After a cry something has been sent: the emergency, and what was told since.</summary>
    internal const string AtDesk = "Tin khẩn lúc nãy và điều bạn kể từ đó đã ở máy trực ban; phần còn lại chưa gửi.";

    public void Cancel(Turn turn)
    {
        turn.State = turn.State with { Draft = turn.State.Draft! with { Paused = true, TouchedAt = clock.GetUtcNow() } };
        turn.Say(turn.State.Draft.Stub is null ? "Đã dừng, chưa gửi gì cả. Bản nháp được giữ 24 giờ: nhắn “tiếp tục” để làm tiếp, “xoá nháp” để bỏ hẳn." : $"Đã dừng. {AtDesk} Bản nháp được giữ 24 giờ: nhắn “tiếp tục” để làm tiếp, “xoá nháp” để bỏ hẳn.", [new Choice("Tiếp tục"), new Choice("Xoá nháp"), .. Greeting.Menu.Take(2)]);
    }

    public async Task DiscardAsync(Turn turn, CancellationToken ct)
    {
        await sending.DiscardAsync(turn, ct);
        turn.Say("Đã xoá bản nháp cùng các tệp bạn gửi.", Greeting.Menu);
    }

    /// <summary>Nothing told is thrown away on one word.</summary>
    public static void AskToDrop(Turn turn)
    {
        var files = turn.State.Draft!.Files;
        turn.Say(
            $"Bạn muốn bỏ tin báo này? {(turn.State.Draft.Stub is null ? "Tôi chưa gửi gì cả." : AtDesk)} Xoá thì mất hết điều bạn đã kể{(files > 0 ? $" và {files} tệp" : "")}, không lấy lại được.",
            new Choice("Xoá nháp"), new Choice("Xoá, kể lại từ đầu", "Xoá nháp, kể lại từ đầu"), new Choice("Làm tiếp", "Tiếp tục"));
    }

    public void Resume(Turn turn)
    {
        turn.State = turn.State with { Draft = turn.State.Draft! with { Paused = false, TouchedAt = clock.GetUtcNow() } };
        Ask(turn, "Ta làm tiếp tin báo đang dở. ");
    }

    /// <summary>Someone who says hello in the middle of a form does not answer it.</summary>
    public void GreetBack(Turn turn)
    {
        turn.State = turn.State with { Draft = turn.State.Draft! with { Paused = false, TouchedAt = clock.GetUtcNow() } };
        Ask(turn, "Chào bạn. Bạn đang viết dở tin báo, điều đã kể vẫn còn đây. ");
    }

    /// <summary>Says, after a long silence, that a tip is still open; what was just said is then taken as usual.</summary>
    public void WelcomeBack(Turn turn)
    {
        if (turn.State.Draft is not { Paused: false, TouchedAt: { } touched } || clock.GetUtcNow() - touched < LongAway) return;
        turn.Say($"Bạn đang viết dở tin báo từ {touched.ToOffset(TimeSpan.FromHours(7)):HH:mm 'ngày' dd/MM}. Ta làm tiếp nhé; muốn bỏ thì nhắn “xoá nháp”.");
    }

    /// <summary>For who comes back without a word.</summary>
    public static void OfferResume(Turn turn) =>
        turn.Say("Bạn đang viết dở tin báo. Bản nháp được giữ 24 giờ.", new Choice("Tiếp tục"), new Choice("Xoá nháp"));

    /// <summary>The question the person answers is no more: keeps the words and asks the next.</summary>
    public void AskAfterChange(Turn turn)
    {
        var draft = turn.State.Draft! with { Carried = false };
        turn.State = turn.State with { Draft = Drafts.AddDetail(draft, turn.Text) };
        Ask(turn, "Mẫu tin báo vừa được cập nhật; những gì bạn đã kể vẫn còn nguyên. ");
    }

    /// <summary>Shows the open question, after something else was said.</summary>
    public void Ask(Turn turn, string remark) => Ask(turn, remark, []);

    private void Ask(Turn turn, string remark, IReadOnlyList<Choice> besides)
    {
        var draft = turn.State.Draft!;
        var next = draft.Editing && draft.Asking is not null ? FieldOf(draft, draft.Asking) : fields.NextOpen(draft);
        turn.State = turn.State with { Draft = draft with { Asking = next?.Id } };
        if (next is null) ReadBack(turn, remark);
        else Prompt(turn, next, remark, besides);
    }

    /// <summary>A draft not touched for a day is dropped, with its files; those of a younger one live on.</summary>
    /// <returns>Whether one was dropped.</returns>
    public async Task<bool> ForgetOldAsync(Turn turn, CancellationToken ct)
    {
        if (turn.State.Draft is { } draft && clock.GetUtcNow() - (draft.TouchedAt ?? draft.StartedAt) > DraftLife)
        {
            await sending.DiscardAsync(turn, ct);
            return true;
        }
        if (turn.State is { Draft.Files: > 0 } or { LooseFiles: > 0 }) await sending.TouchFilesAsync(turn, ct);
        return false;
    }

    private bool AnswerReadBack(Turn turn, Understood understood)
    {
        if (fields.SaysSend(turn.Text, understood)) return true;
        if (fields.FillUp(turn.State.Draft!, turn.Text) is var (filled, told))
        {
            turn.State = turn.State with { Draft = filled };
            ReadBack(turn, told);
            return false;
        }
        if (understood.Is(CommandKind.No) || understood.Is(CommandKind.Edit))
        {
            OfferFields(turn);
            return false;
        }
        if (StoryReader.Means(turn.Text, "them chi tiet"))
        {
            turn.Say("Bạn cứ kể thêm, tôi ghi vào tin báo.");
            return false;
        }
        if (fields.OtherRung(turn.State.Draft!, turn.Text, understood) is var (rung, remark))
        {
            turn.State = turn.State with { Draft = rung };
            Ask(turn, remark.TrimEnd() + "\n");
            return false;
        }
        if (fields.AsksBack(turn.Text, understood))
        {
            ReadBack(turn, Unsent(turn.State.Draft!));
            return false;
        }
        // More about the same thing: kept with the details rather than lost.
        turn.State = turn.State with { Draft = Drafts.AddDetail(turn.State.Draft!, turn.Text) };
        ReadBack(turn, "Tôi đã ghi thêm vào phần chi tiết.\n");
        return false;
    }

    /// <summary>What everybody who asks before sending may be told, whatever they asked.</summary>
    private string Unsent(TipDraft draft) =>
        $"{(draft.Stub is null ? "Tôi chưa gửi gì cả," : AtDesk)} {(draft.Stub is null ? "và không" : "Tôi không")} ghi câu hỏi này vào tin. Chỉ khi bạn bấm “Gửi tin báo”, tin mới tới {(draft.Conflict ? ward.Inspectorate : "công an phường")}; gửi xong bạn hỏi được cán bộ ngay tại đây.\n";

    private void Prompt(Turn turn, FormField field, string remark, IReadOnlyList<Choice> besides)
    {
        var draft = turn.State.Draft!;
        SayTold(
            turn, remark, fields.PromptOf(field, draft, turn.Conversation.Channel),
            [.. besides.Where(choice => choice.Dials is not null), .. fields.ChoicesOf(field, draft, turn.Conversation.Channel), .. besides.Where(choice => choice.Dials is null)]);
        if (field.Kind == FieldKind.Contact) turn.NameLast(ChannelEvent.AskContactName);
    }

    private static readonly Choice HideMine = new("Che giúp tôi");

    /// <summary>Covers the name and number the sender wrote into the story.</summary>
    /// <returns>False when there is nothing to cover.</returns>
    public bool TryCover(Turn turn)
    {
        if (turn.State.Draft is not { } draft || OwnTraces.In(draft).Count == 0) return false;
        turn.State = turn.State with { Draft = OwnTraces.Cover(draft) };
        Ask(turn, "Đã che. ");
        return true;
    }

    private void ReadBack(Turn turn, string remark)
    {
        var draft = turn.State.Draft!;
        var traces = OwnTraces.In(draft);
        SayTold(
            turn, remark,
            TipSummary.Of(fields.FormOf(draft), draft)
            + (draft is { Conflict: false, OutsideWard: { } place } ? $"\nChỗ này có vẻ thuộc {place}: công an phường vẫn nhận rồi chuyển tới đúng nơi." : "")
            + (draft.Conflict ? $"\nNgười nhận: {ward.Inspectorate}. Tài khoản của phường không đọc được." : "\nNgười nhận: công an phường.") + " Bạn xem đúng chưa?"
            + (traces.Count == 0 ? "" : $"\nLưu ý: bạn chọn không nói tên, nhưng trong lời kể có “{string.Join("”, “", traces)}”; nếu đó là của bạn, cán bộ sẽ đọc được. Bấm “{HideMine.Title}” để tôi thay bằng {OwnTraces.Covered}."),
            [TipForm.Send, .. traces.Count == 0 ? Array.Empty<Choice>() : [HideMine], .. draft.Fast ? new Choice[] { new("Thêm chi tiết") } : [], TipForm.Edit, TipForm.Cancel]);
    }

    /// <summary>Says, with what the files just sent give away between remark and question, and the choice about that as one more button.</summary>
    private static void SayTold(Turn turn, string remark, string text, IReadOnlyList<Choice> choices)
    {
        var told = turn.State.Draft!.Telling;
        turn.State = turn.State with { Draft = turn.State.Draft with { Telling = null } };
        turn.Say(remark + told + text, told is not null && FileFacts.MayKeep(told) ? [.. choices, FileFacts.Keep] : choices);
    }
}
