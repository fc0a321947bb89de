using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Conflict;
using AnTT.Bot.Dialogs.Forms;
using AnTT.Bot.Dialogs.Tips;
using AnTT.Bot.Storage;
using AnTT.Bot.Understanding;
using AnTT.Cases.Intake;
using AnTT.Cases.Mailboxes;
using AnTT.Cases.Reporters;
using AnTT.Cases.Routing;

namespace AnTT.Bot.Dialogs.Emergencies;

/// <summary>Danger now: the number to call in the first line, whatever else was going on. An open form waits untouched, a short case is made and the duty officer's console rings.</summary>
internal sealed class EmergencyDialog(
    Later<TipFiling> filing, Later<ReporterDesk> desk, StoryReader reader, Whereabouts whereabouts, FormShelf shelf, SealedMailbox mailboxes, ConflictDoor door, WardText ward, DutyBell bell, AfterCommit afterCommit, TimeProvider clock)
{
    /// <summary>Words of danger within this time are about one emergency.</summary>
    public static readonly TimeSpan SameEmergency = TimeSpan.FromMinutes(30);

    private const string Rung = "Tôi đã rung chuông ở máy trực ban phường, không kèm tên bạn.";

    /// <summary>Longest message a case thread takes, letters.</summary>
    private const int LongestAddition = 4000;

    public async Task AnswerAsync(Turn turn, Emergency emergency, string reply, int files, CancellationToken ct)
    {
        var draft = turn.State.Draft;
        if (draft is { Conflict: true, Paused: false })
        {
            // What is being told of the ward's staff must not ring at the ward's desk.
            turn.State = turn.State with { Expecting = Expectation.Nothing, Draft = Drafts.AddDetail(draft with { Files = draft.Files + files }, turn.Text) };
            turn.Say(
                $"{EmergencyWords.WithoutWard(emergency, reply)}\nTôi không báo máy trực của phường, vì tin bạn đang viết nói về cán bộ phường: xin hãy tự gọi điện ngay. Điều bạn vừa nhắn đã ghi vào tin đang viết.",
                [.. CallButtons(emergency.All.Select(situation => situation.Number).Distinct()), new Choice("Tiếp tục")]);
            return;
        }
        // Somebody who just spoke of the ward's staff goes on about them, unless it burns or a life is in danger without anybody's doing.
        if (emergency.OfOfficials || (turn.State.OfferedComplaint is not null && emergency.All.All(situation => situation.Number == "113")))
        {
            await TurnFromWardAsync(turn, emergency, reply, files, ct);
            return;
        }
        var again = IsFresh(turn.State.Emergency) && emergency.All.All(situation => turn.State.Emergency!.Kinds.Contains(situation.Id));
        turn.State = turn.State with
        {
            Expecting = Expectation.Nothing,
            OfferedComplaint = null,
            OfferedTip = turn.Text.Length > 0 ? turn.Text : turn.State.OfferedTip,
            LooseFiles = draft is null ? turn.State.LooseFiles + files : turn.State.LooseFiles,
            // The form waits: what is said next belongs to the emergency.
            // A complaint about staff that is set aside learns nothing of it, nor the ward of the complaint.
            Draft = draft is null or { Conflict: true } ? draft : Drafts.AddDetail(draft with { Files = draft.Files + files, Paused = true }, turn.Text),
        };
        var stub = await RaiseAsync(turn, turn.Text, CategoryOf(emergency, turn.Text), string.Join("; ", emergency.All.Select(situation => situation.Name)), useFiles: draft is null, ct);
        if (turn.State.Draft is { Conflict: false } open) turn.State = turn.State with { Draft = open with { Stub = stub } };
        Remember(turn, emergency);
        var card = again ? $"{EmergencyWords.Line(reply)}\nĐã chuyển trực ban câu này và rung chuông lần nữa." : $"{EmergencyWords.For(emergency.Situation, turn.Text, reply)}\n{Rung}";
        var numbers = emergency.All.Select(situation => situation.Number).Concat(emergency.All.SelectMany(situation => situation.Also)).Concat(EmergencyWords.IsChild(turn.Text) ? ["111"] : []).Distinct();
        turn.Say(
            card + AfterCry.Missing(turn) + (FirstHelp.SpeaksOfMinorsImages(turn.Text) ? "\n" + FirstHelp.NoSuchImages.TrimEnd() : "") + (draft is null ? "" : "\nTin báo đang làm vẫn được giữ, đã ghi thêm điều này; khi an toàn, bấm “Tiếp tục”."),
            [.. CallButtons(numbers), draft is null ? new Choice("Báo cho phường", "Gửi tin báo này") : new Choice("Tiếp tục")]);
    }

    /// <summary>Done by the ward's own staff: the numbers, and the door to their superiors; the ward's desk learns nothing.</summary>
    private async Task TurnFromWardAsync(Turn turn, Emergency emergency, string reply, int files, CancellationToken ct)
    {
        var open = await door.IsOpenAsync(ct);
        // What nobody will read is not kept either.
        turn.State = turn.State with
        {
            Expecting = Expectation.Nothing,
            OfferedComplaint = open ? ConflictDoor.Joined(turn.State.OfferedComplaint, turn.Text) : null,
            OfferedTip = null,
            LooseFiles = turn.State.Draft is null ? turn.State.LooseFiles + files : turn.State.LooseFiles,
        };
        turn.Say(
            $"{EmergencyWords.WithoutWard(emergency, reply)}\nTôi không báo máy trực của phường, vì bạn nói về cán bộ phường: xin hãy tự gọi điện ngay.\n{(open ? door.OfferInside : ConflictDoor.Pointer(ward))}",
            [
                .. CallButtons(emergency.All.Select(situation => situation.Number).Concat(emergency.All.SelectMany(situation => situation.Also)).Distinct()),
                .. open ? [ConflictDoor.Send] : Array.Empty<Choice>(),
                .. turn.State.Draft is { Paused: false } ? [new Choice("Tiếp tục")] : Array.Empty<Choice>(),
            ]);
    }

    private bool IsFresh(EmergencyNote? note) => note is not null && clock.GetUtcNow() - note.At < SameEmergency;

    private static void Remember(Turn turn, Emergency emergency)
    {
        if (turn.State.Emergency is { } note) turn.State = turn.State with { Emergency = note with { Number = emergency.Situation.Number, Kinds = [.. note.Kinds.Union(emergency.All.Select(situation => situation.Id))], Calm = false, Left = false } };
    }

    /// <summary>Makes the case of this emergency, or adds to it; the console rings once it is on disk.</summary>
    /// <returns>The sealed mailbox of the case.</returns>
    public async Task<string> RaiseAsync(Turn turn, string told, string category, string danger, bool useFiles, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        afterCommit.Do(bell.Ring);
        if (turn.State.Emergency is { } known && now - known.At < SameEmergency && mailboxes.Open(known.SealedMailbox) is { } mailbox)
        {
            if (told.Length > 0) await desk.Value.WriteAsync(mailbox, Drafts.Cut(told, LongestAddition), ct);
            if (await whereabouts.FindAsync(told, ct) is { } toldPlace)
            {
                await desk.Value.PlaceAsync(mailbox, toldPlace, await whereabouts.AreaOfAsync(toldPlace, ct), ct);
                turn.State = turn.State with { Emergency = known with { HasPlace = true } };
            }
            return known.SealedMailbox;
        }
        var takesFiles = useFiles && turn.State.LooseFiles > 0;
        var stub = await StubOfAsync(turn, takesFiles, told, category, danger, ct);
        var filed = await filing.Value.FileAsync(stub, ct);
        if (takesFiles)
        {
            turn.Conversation.DraftKey = DraftKeys.New();
            turn.State = turn.State with { LooseFiles = 0 };
        }
        var closed = mailboxes.Close(filed.MailboxId);
        var quiet = shelf.Current.Category(category)?.Quiet == true;
        turn.State = turn.State with
        {
            Emergency = new EmergencyNote(closed, now, category == StoryReader.Other ? null : category) { HasPlace = stub.PlaceText is not null },
            SealedMailbox = turn.State.SealedMailbox ?? (quiet ? null : closed),
            Discreet = turn.State.Discreet || quiet,
        };
        return closed;
    }

    /// <summary>For who pressed a button and said no word.</summary>
    /// <param name="child">It is about a child.</param>
    public string Card(bool child) =>
        (child ? "Gọi ngay 113 (công an) và 111 (bảo vệ trẻ em). Cháu bị thương: 115 (cấp cứu)." : "Gọi ngay 113 (công an). Cháy, mắc kẹt: 114. Có người bị thương: 115. Trẻ em: 111.")
        + (ward.DutyLine is null ? "" : $"\nTrực ban công an phường: {ward.DutyLine}.")
        + "\nĐến chỗ an toàn hoặc khoá chặt cửa, đừng đối đầu. Không nói được thì cứ gọi 113 rồi giữ máy.\n"
        + "Tin nhắn ở đây có thể chưa ai đọc ngay: xin hãy gọi điện.\n" + Rung + "\n";

    public static IEnumerable<Choice> CallButtons(IEnumerable<string> numbers) => numbers.Select(number => new Choice($"Gọi {number}", Dials: number));

    private async Task<FiledTip> StubOfAsync(Turn turn, bool takesFiles, string told, string category, string danger, CancellationToken ct)
    {
        var place = await whereabouts.FindAsync(told, ct) ?? (turn.State.Draft is { Conflict: false } open ? open.Answers.GetValueOrDefault(TipForm.Where)?.Text : null) ?? turn.State.OfferedPlace;
        var form = shelf.Current;
        return new FiledTip
        {
            WardId = turn.State.Drill is null ? null : Ward.DrillId,
            DraftKey = takesFiles ? turn.Conversation.DraftKey : DraftKeys.New(),
            Category = category,
            CategoryName = "KHẨN: " + (form.Category(category)?.OfficerName ?? form.Category(category)?.Name ?? "Việc khác"),
            What = told.Length > 0 ? told : "Người báo gửi tin khẩn, chưa kể gì.",
            PlaceText = place,
            AreaId = place is null ? null : await whereabouts.AreaOfAsync(place, ct),
            StillHappening = true,
            Urgency = Urgency.Critical,
            Answers = [new TipAnswer("emergency", "Tin khẩn", $"{danger}. Người báo đã được chỉ gọi số khẩn cấp; chưa điền mẫu tin báo.")],
            FormId = "tin-khan",
            FormVersion = 1,
            ChannelKind = Rungs.IsWeb(turn.Conversation.Channel) ? "web" : turn.Conversation.Channel,
            ReturnAddress = new ReturnAddress(turn.Conversation.Channel, turn.Conversation.Id),
            ReplyHours = form.Category(category)?.Quiet == true ? Cases.Mailboxes.ReplyHours.Never : null,
        };
    }

    private string CategoryOf(Emergency emergency, string told) => emergency.Situation.Id switch
    {
        "violence" or "plea" or "child" when reader.Read(told).Category is VictimKinds.Abuse => VictimKinds.Abuse,
        "violence" when AtHome.IsOfFamily(told) => "bao-luc-gia-dinh",
        "fire" or "chemical" => "chay-no",
        "violence" => "trat-tu",
        "child" => "tre-em",
        "accident" => "giao-thong",
        _ => StoryReader.Other,
    };
}
