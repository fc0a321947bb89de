using System.Globalization;
using AnTT.Bot.Conversations;
using AnTT.Bot.Storage;
using AnTT.Cases.Evidence;
using AnTT.Cases.Intake;
using AnTT.Cases.Reporters;

namespace AnTT.Bot.Dialogs.Tips;

/// <summary>Turns a confirmed draft into a case in the turn's transaction, or drops it with its files.</summary>
internal sealed class TipSending(Later<TipFiling> filing, Later<EvidenceStore> evidence, StoryReader reader, SealedMailbox mailboxes)
{
    public async Task SendAsync(Turn turn, CancellationToken ct)
    {
        var draft = turn.State.Draft!;
        var filed = await filing.Value.FileAsync(await TipOfAsync(turn, draft, ct), ct);
        EndDraft(turn);
        turn.State = turn.State with { SealedMailbox = mailboxes.Close(filed.MailboxId) };
        turn.Say(
            $"Đã gửi tin báo. Cảm ơn bạn! Mã tra cứu của bạn là:\n\n{filed.ReceiptCode}\n\n"
            + "Hãy chép hoặc chụp lại mã này: ai có mã đều xem được tình trạng và trả lời cán bộ, dù không nói tên. Mã này chưa phải giấy tiếp nhận của cơ quan công an.\n"
            + "Tiếp theo: cán bộ trực xem tin, cần hỏi thêm sẽ nhắn ngay tại đây. Có ảnh hay điều gì mới, bạn cứ gửi tiếp. Đang nguy hiểm thì gọi 113.",
            new Choice("Tra cứu", $"Tra cứu {filed.ReceiptCode}"), new Choice("Hỏi quy định", "Tôi muốn hỏi quy định"));
    }

    public async Task DiscardAsync(Turn turn, CancellationToken ct)
    {
        await evidence.Value.DiscardDraftAsync(turn.Conversation.DraftKey, ct);
        EndDraft(turn);
    }

    private static void EndDraft(Turn turn)
    {
        turn.Conversation.DraftKey = DraftKeys.New();
        turn.State = turn.State with { Draft = null, LooseFiles = 0 };
    }

    private async Task<FiledTip> TipOfAsync(Turn turn, TipDraft draft, CancellationToken ct)
    {
        var category = draft.Answers.GetValueOrDefault(TipForm.Category)?.Code ?? StoryReader.Other;
        var when = draft.Answers.GetValueOrDefault(TipForm.When);
        var ongoing = draft.Answers.GetValueOrDefault(TipForm.Ongoing)?.Code;
        var place = draft.Answers.GetValueOrDefault(TipForm.Where)?.Text;
        return new FiledTip
        {
            DraftKey = draft.Key,
            Category = category,
            CategoryName = reader.NameOf(category),
            What = draft.Answers[TipForm.What].Text,
            PlaceText = place,
            AreaId = place is null ? null : await reader.AreaOfAsync(place, ct),
            OccurredText = when?.Text,
            OccurredAt = when?.Code is { } at ? DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) : null,
            StillHappening = ongoing is null ? null : ongoing == "yes",
            Urgency = ongoing == "yes" ? Urgency.High : Urgency.Normal,
            Answers =
            [
                .. TipForm.Fields
                    .Where(field => field.Id is not (TipForm.Contact or TipForm.Identity) && draft.Answers.ContainsKey(field.Id))
                    .Select(field => new TipAnswer(field.Id, field.Label, draft.Answers[field.Id].Text)),
            ],
            FormId = draft.FormId,
            FormVersion = draft.FormVersion,
            ChannelKind = turn.Conversation.Channel == "directline" ? "web" : turn.Conversation.Channel,
            Reporter = draft.Answers.TryGetValue(TipForm.Contact, out var contact) ? new NamedReporter(Name: null, contact.Text) : null,
            ReturnAddress = new ReturnAddress(turn.Conversation.Channel, turn.Conversation.Id),
        };
    }
}
