using System.Globalization;
using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Forms;
using AnTT.Bot.Dialogs.Emergencies;
using AnTT.Bot.Storage;
using AnTT.Cases.Evidence;
using AnTT.Cases.Intake;
using AnTT.Cases.Mailboxes;
using AnTT.Cases.Reporters;
using AnTT.Cases.Rights;
using AnTT.Cases.Routing;

namespace AnTT.Bot.Dialogs.Tips;

/// <summary>Turns a confirmed draft into a case in the turn's transaction, or drops it with its files.</summary>
internal sealed class TipSending(
    Later<TipFiling> filing, Later<EvidenceStore> evidence, Later<ReporterDesk> desk, WardMap map, FormShelf shelf, SealedMailbox mailboxes, TalkCounts counts, DutyBell bell, AfterCommit afterCommit, TimeProvider clock)
{
    public async Task SendAsync(Turn turn, CancellationToken ct)
    {
        var draft = turn.State.Draft!;
        var category = shelf.Of(draft).Category(draft.CategoryCode);
        var tip = await TipOfAsync(turn, draft, ct);
        var filed = await filing.Value.FileAsync(tip, ct);
        // Of complaints about its staff the ward learns not even the number.
        if (!draft.Conflict && turn.State.Drill is null) await counts.AddAsync(TalkCounts.Sent, ct);
        if (tip.Urgency == Urgency.Critical) afterCommit.Do(bell.Ring);
        EndDraft(turn);
        var (leavesTrace, quiet) = (tip.ReturnAddress is not null, category?.Quiet == true);
        if (!leavesTrace && mailboxes.Open(draft.Stub ?? turn.State.Emergency?.SealedMailbox) is { } cried) await desk.Value.ForgetSenderAsync(cried, ct);
        turn.State = turn.State with
        {
            // What is quiet opens with its code alone: another may hold this device next.
            SealedMailbox = quiet ? null : leavesTrace ? mailboxes.Close(filed.MailboxId) : mailboxes.CloseForNow(filed.MailboxId),
            SealedReceipt = quiet ? null : mailboxes.CloseText(filed.ReceiptCode),
            Discreet = turn.State.Discreet || quiet,
            OfferedTip = quiet ? null : turn.State.OfferedTip,
            RecentQuestions = leavesTrace ? turn.State.RecentQuestions : [],
            Emergency = leavesTrace ? turn.State.Emergency : null,
        };
        turn.Say(
            Thanks(category, tip, filed),
            [
                new("Đã chép mã"), .. leavesTrace && !quiet ? [new Choice("Tra cứu", $"Tra cứu {filed.ReceiptCode}")] : Array.Empty<Choice>(),
                .. category?.Diary == true && leavesTrace ? [new Choice("Ghi nhật ký")] : Array.Empty<Choice>(),
                new("Hỏi quy định", "Tôi muốn hỏi quy định"),
            ]);
    }

    public async Task DiscardAsync(Turn turn, CancellationToken ct)
    {
        await DropFilesAsync(turn, ct);
        EndDraft(turn);
    }

    /// <summary>Forgets the files of this conversation that belong to no case.</summary>
    public Task DropFilesAsync(Turn turn, CancellationToken ct) => evidence.Value.DiscardDraftAsync(turn.Conversation.DraftKey, ct);

    /// <summary>The files of this conversation are still wanted.</summary>
    public Task TouchFilesAsync(Turn turn, CancellationToken ct) => evidence.Value.TouchDraftAsync(turn.Conversation.DraftKey, ct);

    private static string Thanks(FormCategory? category, FiledTip tip, Filed filed)
    {
        var reader = tip.WardId != Ward.InspectorateId ? "cán bộ trực xem tin" : $"{filed.UnitName} xem tin, phường không đọc được";
        var head = category?.Quiet == true ? "Đã ghi xong." : "Đã gửi tin báo. Cảm ơn bạn!";
        var keep = category?.Quiet == true
            ? "Hãy nhớ hoặc chép mã ra chỗ kín; có mã là xem được và nhắn tiếp được. Máy có người khác cầm thì xoá khung chat này."
            : "Hãy chép hoặc chụp lại mã này: ai có mã đều xem được tình trạng và trả lời cán bộ, dù không nói tên.";
        var next = tip switch
        {
            { ReturnAddress: null } => "Không ai nhắn lại được cho bạn; vài ngày nữa bạn quay lại đây, nhắn “tra cứu” và mã này. Tra ở nơi mang tên bạn thì nơi đó biết bạn đã báo.",
            { ReplyHours: Cases.Mailboxes.ReplyHours.Never } => "Tôi sẽ không tự nhắn cho bạn. Lúc nào an toàn, bạn quay lại nhắn “tra cứu” và mã này.",
            { ReplyHours: not null } => "Cần hỏi thêm, cán bộ chỉ nhắn tại đây trong giờ bạn chọn.",
            _ => "Cần hỏi thêm, cán bộ nhắn ngay tại đây. Có ảnh hay điều gì mới, bạn cứ gửi tiếp.",
        };
        // In a quiet kind of tip nothing is named that somebody else could read off the screen.
        if (filed.AgencyName is not null && category?.Quiet != true) next += $" Việc này thường do {filed.AgencyName} giải quyết ({filed.AgencyContact}); cán bộ phường xem rồi chuyển tới đó.";
        return $"{head} Mã tra cứu của bạn là:\n\n{filed.ReceiptCode}\n\n{keep} Mã này chưa phải giấy tiếp nhận của cơ quan công an.\nTiếp theo: {reader}. {next} Đang nguy hiểm thì gọi 113.";
    }

    private static void EndDraft(Turn turn)
    {
        turn.Conversation.DraftKey = DraftKeys.New();
        turn.State = turn.State with { Draft = null, LooseFiles = 0 };
    }

    private async Task<FiledTip> TipOfAsync(Turn turn, TipDraft draft, CancellationToken ct)
    {
        var form = shelf.Of(draft);
        var category = form.Category(draft.CategoryCode) ?? form.Category(StoryReader.Other);
        var when = draft.Answers.GetValueOrDefault(TipForm.When);
        var place = draft.Answers.GetValueOrDefault(TipForm.Where)?.Text;
        var identity = draft.Answers.GetValueOrDefault(TipForm.Identity)?.Code;
        return new FiledTip
        {
            DraftKey = draft.Key,
            // A complaint about the ward's staff stays one, whatever is exercised.
            WardId = draft.Conflict ? Ward.InspectorateId : turn.State.Drill is not null ? Ward.DrillId : null,
            Category = category?.Code ?? StoryReader.Other,
            CategoryName = category?.OfficerName ?? category?.Name ?? "Việc khác",
            What = draft.Answers[TipForm.What].Text,
            PlaceText = place,
            AreaId = place is null ? null : (await map.FindAsync(place, ct)).AreaId,
            OccurredText = when?.Text,
            OccurredAt = when?.Code == TipForm.Now ? clock.GetUtcNow() : when?.Code is { } at ? DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) : null,
            StillHappening = draft.Ongoing,
            Urgency = UrgencyOf(form, draft),
            Provenance = Provenances.Of(draft.Answers.GetValueOrDefault(TipForm.Provenance)),
            Answers = [.. AnswersOf(form, draft), .. await BesidesAsync(draft, ct)],
            FormId = draft.FormId,
            FormVersion = draft.FormVersion,
            ChannelKind = Rungs.ChannelOf(turn),
            Reporter = draft.Answers.TryGetValue(TipForm.Contact, out var contact) ? new NamedReporter(Name: null, contact.Text) : null,
            Consents = draft.Answers.ContainsKey(TipForm.Contact) ? [PrivacyNotice.OfTips.Given("contact", clock.GetUtcNow())] : [],
            ReturnAddress = identity == TipForm.NoTrace ? null : new ReturnAddress(turn.Conversation.Channel, turn.Conversation.Id),
            ReplyHours = HoursOf(form, draft, category),
        };
    }

    private static IEnumerable<TipAnswer> AnswersOf(FormDefinition form, TipDraft draft) => TipSummary.FieldsWithAnswers(form, draft)
        .Where(field => field.Kind is not (FieldKind.Contact or FieldKind.Identity))
        .Select(field => new TipAnswer(field.Id, field.Label, draft.Answers[field.Id].Text));

    /// <summary>What the officer must see that no question asked.</summary>
    private async Task<List<TipAnswer>> BesidesAsync(TipDraft draft, CancellationToken ct)
    {
        var besides = new List<TipAnswer>();
        if (draft is { Conflict: false, OutsideWard: { } place }) besides.Add(new TipAnswer("outside-ward", "Ngoài địa bàn", $"Có vẻ thuộc {place}: nhận rồi chuyển nơi đó (BLTTHS Điều 145)"));
        if (draft.NoFiles) besides.Add(new TipAnswer("no-files", draft.CategoryCode == "tre-em" ? "Hình ảnh nhạy cảm của trẻ" : "Hình ảnh riêng tư, nhạy cảm", "Người báo có nhắc tới; bot không nhận tệp. Hẹn xem theo quy trình, không yêu cầu gửi."));
        if (draft.Answers.GetValueOrDefault(TipForm.Identity)?.Code != TipForm.NoTrace && mailboxes.Open(draft.Stub) is { } stub && await desk.Value.NumberOfAsync(stub, ct) is { } number) besides.Add(new TipAnswer("emergency", "Nối với tin khẩn", number));
        return besides;
    }

    private static Urgency UrgencyOf(FormDefinition form, TipDraft draft)
    {
        var fields = form.FieldsOf(draft.CategoryCode).ToList();
        bool Answered(FieldKind kind, params string[] codes) => fields.Exists(field => field.Kind == kind && codes.Contains(draft.Answers.GetValueOrDefault(field.Id)?.Code));
        if (Answered(FieldKind.Danger, TipForm.Yes)) return Urgency.Critical;
        return draft.Ongoing == true || Answered(FieldKind.Sent, "hour", "day") ? Urgency.High : Urgency.Normal;
    }

    /// <summary>In a quiet kind of tip nobody is written to unless they said when.</summary>
    private static string? HoursOf(FormDefinition form, TipDraft draft, FormCategory? category)
    {
        var field = form.FieldsOf(draft.CategoryCode).FirstOrDefault(one => one.Kind == FieldKind.Hours && draft.Answers.ContainsKey(one.Id));
        return field is not null ? draft.Answers[field.Id].Code : category?.Quiet == true ? Cases.Mailboxes.ReplyHours.Never : null;
    }
}
