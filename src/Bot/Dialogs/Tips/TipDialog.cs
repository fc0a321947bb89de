using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Conflict;
using AnTT.Bot.Dialogs.Emergencies;
using AnTT.Bot.Dialogs.Forms;
using AnTT.Bot.Understanding;
using AnTT.Cases.Evidence;

namespace AnTT.Bot.Dialogs.Tips;

/// <summary>Leads a tip from its first word to the receipt: asks the next open field, lets any be changed, reads everything back, files.</summary>
internal sealed partial class TipDialog(TipFields fields, TipSending sending, FileFacts facts, Care.PrivateImages images, WardMap map, EmergencyDialog emergencies, FormShelf shelf, TalkCounts counts, WardText ward, TimeProvider clock)
{
    private static readonly TimeSpan DraftLife = TimeSpan.FromHours(24);

    /// <summary>After this long away the person is told what is still open.</summary>
    private static readonly TimeSpan LongAway = TimeSpan.FromMinutes(30);

    /// <summary>Starts a tip with whatever the message already said.</summary>
    public async Task StartAsync(Turn turn, string? story, CancellationToken ct)
    {
        var draft = await BeginAsync(turn, ct);
        if (story is not null) draft = fields.Fill(draft, story);
        draft = images.Guard(turn, draft);
        if (draft is { CategoryCode: null, Stub: not null } && turn.State.Emergency?.Category is { } category) draft = fields.WithCategory(draft, category);
        if (draft.NoFiles && draft.Files > 0) draft = await DropFilesAsync(turn, draft, ct);
        turn.State = turn.State with { Draft = draft };
        Ask(turn, story is null
            ? "Cảm ơn bạn đã báo tin. Muốn dừng lúc nào, bạn nhắn “huỷ”.\n"
            : fields.Urgent(draft) + "Tôi giúp bạn gửi việc này cho công an phường. " + fields.Remark(draft));
    }

    /// <summary>Starts a complaint about the ward's staff, which goes to inspectors.</summary>
    /// <param name="story">What was said of it so far; a few words are no story.</param>
    public async Task StartConflictAsync(Turn turn, string? story, CancellationToken ct)
    {
        const int FewestWords = 5;
        var draft = (await BeginAsync(turn, ct, conflict: true)).With(TipForm.Category, "Chuyện về cán bộ", ConflictForm.Code);
        var told = story is not null && story.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length >= FewestWords;
        turn.State = turn.State with { Draft = told ? fields.Fill(draft, story!) : draft, OfferedComplaint = null };
        Ask(turn, told ? $"Tôi giúp bạn gửi việc này tới {ward.Inspectorate}, không qua phường. {fields.Remark(turn.State.Draft!)}" : $"Việc này sẽ gửi tới {ward.Inspectorate}, không qua phường. Muốn dừng lúc nào, bạn nhắn “huỷ”.\n");
    }

    /// <summary>Files came without a word: what they are about and where is all that is asked.</summary>
    public async Task StartFastAsync(Turn turn, CancellationToken ct)
    {
        var draft = await BeginAsync(turn, ct);
        turn.State = turn.State with { Draft = draft.With(TipForm.Identity, Rungs.Hidden, TipForm.Anonymous) with { Fast = true } };
        Ask(turn, $"Đã nhận {draft.Files} tệp. Có người đang gặp nguy hiểm: gọi ngay 113 (công an), 114 (cháy), 115 (cấp cứu).\nNếu không, bạn chọn loại việc, hoặc kể bằng lời. ", [new Choice("Gửi nhầm", "Xoá nháp")]);
    }

    /// <summary>A voice note is the story, or the answer to the open question where that is told in words.</summary>
    public async Task TakeVoiceAsync(Turn turn, int files, CancellationToken ct)
    {
        if (turn.State.Draft is { Answers: var told, Asking: { } asking } open && told.ContainsKey(TipForm.What) && FieldOf(open, asking) is var field)
        {
            var answered = field.Kind is FieldKind.Text or FieldKind.Place or FieldKind.Time or FieldKind.Choice or FieldKind.Provenance;
            turn.State = turn.State with { Draft = (answered ? open.With(asking, told.TryGetValue(asking, out var part) && !open.Editing ? FieldFilling.Join(part.Text, SpokenAnswer) : SpokenAnswer) : field.Kind == FieldKind.Story ? open.With(asking, told[TipForm.What].Text + "\n" + SpokenStory) : open) with { Editing = open.Editing && !answered, Misses = 0 } };
            await AddSpokenAsync(turn, files, ct);
            Ask(turn, answered || field.Kind is FieldKind.Files or FieldKind.Story ? "Đã nhận tin nhắn thoại, cán bộ sẽ nghe. " : "Đã nhận tin nhắn thoại, cán bộ sẽ nghe. Riêng câu này bạn bấm nút giúp.\n");
            return;
        }
        turn.State = turn.State.Draft is { } draft ? turn.State with { Draft = draft with { Files = draft.Files + files } } : turn.State with { LooseFiles = turn.State.LooseFiles + files };
        var begun = turn.State.Draft ?? await BeginAsync(turn, ct);
        turn.State = turn.State with { Draft = begun.With(TipForm.What, SpokenStory).Without(TipForm.Danger) with { Skipped = [.. begun.Skipped] } };
        Ask(turn, "Đã nhận lời kể bằng giọng nói của bạn, cán bộ sẽ nghe. ");
    }

    private const string SpokenStory = "Kể bằng tin nhắn thoại (nghe tệp kèm theo).";
    private const string SpokenAnswer = "Trả lời bằng tin nhắn thoại (nghe tệp kèm theo)";

    private async Task AddSpokenAsync(Turn turn, int files, CancellationToken ct)
    {
        var draft = await facts.TellAsync(turn.State.Draft! with { Files = turn.State.Draft!.Files + files, TouchedAt = clock.GetUtcNow() }, ct);
        turn.State = turn.State with { Draft = draft.Answers.ContainsKey(TipForm.Evidence) ? draft.With(TipForm.Evidence, Drafts.FileCount(draft)) : draft };
    }

    /// <summary>Takes the message as an answer to the field just asked.</summary>
    /// <returns>True when the person confirmed the read-back: now it is to be sent.</returns>
    public async Task<bool> AnswerAsync(Turn turn, Understood understood, CancellationToken ct)
    {
        var draft = turn.State.Draft! with { TouchedAt = clock.GetUtcNow() };
        turn.State = turn.State with { Draft = draft };
        var field = draft.Asking is { } asking ? FieldOf(draft, asking) : null;
        if (fields.WishesToDrop(field, turn.Text))
        {
            AskToDrop(turn);
            return false;
        }
        if (field is null) return AnswerReadBack(turn, understood);
        if (fields.AsksInForm(field, draft, turn.Text, understood, turn.Conversation.Channel))
        {
            Ask(turn, Unsent(draft));
            return false;
        }
        var choices = fields.ChoicesOf(field, draft, turn.Conversation.Channel);
        var said = understood.Intent is Command { Kind: CommandKind.Choose, Choice: { } number } && number > 0 && number <= choices.Count
            ? choices[number - 1].Says ?? choices[number - 1].Title
            : turn.Text;
        switch (fields.Read(field, draft, said, understood))
        {
            case FieldResult.Taken taken:
                taken = taken with { Draft = images.Guard(turn, taken.Draft) };
                var kept = taken.Draft.NoFiles && taken.Draft.Files > 0 ? await DropFilesAsync(turn, taken.Draft, ct) : taken.Draft;
                turn.State = turn.State with { Draft = kept with { Editing = false, Misses = 0 } };
                Ask(turn, taken.Remark);
                break;
            case FieldResult.Danger danger:
                await StopForDangerAsync(turn, danger.Draft, ct);
                break;
            case FieldResult.AskAgain again:
                turn.State = turn.State with { Draft = (again.Draft ?? draft) with { Misses = draft.Misses + 1 } };
                turn.Say(again.Why, draft.Misses == 0 || again.Choices is not null ? again.Choices ?? choices : [.. choices, new Choice("Quay lại"), new Choice("Huỷ"), new Choice("Gặp cán bộ")]);
                break;
        }
        return false;
    }

    public Task SendAsync(Turn turn, CancellationToken ct) => sending.SendAsync(turn, ct);

    /// <summary>Files that came in this message; they are already kept under the draft's key.</summary>
    public async Task AddFilesAsync(Turn turn, int count, CancellationToken ct)
    {
        var draft = turn.State.Draft! with { TouchedAt = clock.GetUtcNow() };
        if (draft.NoFiles)
        {
            turn.State = turn.State with { Draft = await DropFilesAsync(turn, draft, ct) };
            if (turn.Text.Length == 0) Ask(turn, FirstHelp.OfImages(draft) + "Tôi không giữ tệp vừa rồi. ");
            return;
        }
        var withFiles = await facts.TellAsync(draft with { Files = draft.Files + count }, ct);
        turn.State = turn.State with { Draft = draft.Answers.ContainsKey(TipForm.Evidence) ? withFiles.With(TipForm.Evidence, Drafts.FileCount(withFiles)) : withFiles };
        if (turn.Text.Length > 0) return;
        if (draft.Asking == TipForm.Evidence)
            SayTold(turn, $"Đã nhận {draft.Files + count} tệp. ", "Bạn gửi thêm, hoặc bấm “Xong”.", [new Choice("Xong")]);
        else
            Ask(turn, $"Đã nhận {count} tệp, tôi gắn vào tin báo này. ");
    }

    /// <summary>Outside a tip: images nobody may keep are dropped at once, their story is offered to be told.</summary>
    public async Task TurnAwayFilesAsync(Turn turn, CancellationToken ct)
    {
        await sending.DropFilesAsync(turn, ct);
        turn.State = turn.State with { LooseFiles = 0, OfferedTip = turn.Text.Length > 0 ? turn.Text : turn.State.OfferedTip };
        turn.Say((FirstHelp.SpeaksOfMinorsImages(turn.State.OfferedTip ?? "") ? FirstHelp.NoSuchImages : Care.PrivateImages.NotHere) + "Tôi không giữ tệp vừa rồi. Bạn kể bằng lời thì tôi chuyển ngay cho cán bộ.", new Choice("Báo cho phường", "Gửi tin báo này"));
    }

    /// <summary>A map point, whatever was asked.</summary>
    public async Task AddPlaceAsync(Turn turn, string place, CancellationToken ct)
    {
        var draft = turn.State.Draft!;
        turn.State = turn.State with { Draft = await WithPlaceAsync(draft with { Editing = draft.Editing && draft.Asking != TipForm.Where, TouchedAt = clock.GetUtcNow() }, place, ct) };
        Ask(turn, "Đã ghi vị trí bạn gửi. ");
    }

    /// <summary>Whether the hidden facts of the files may be seen by the officer; the open question stays open.</summary>
    /// <returns>False when the words say nothing of that, or there is no file.</returns>
    public async Task<bool> ChooseFactsAsync(Turn turn, CancellationToken ct)
    {
        if (FileFacts.Read(turn.Text) is not { } choice || await facts.ChooseAsync(turn.Conversation.DraftKey, choice, ct) == 0) return false;
        var keep = choice == FactsChoice.Keep;
        var done = keep ? "Vâng, cán bộ sẽ thấy nơi và giờ chụp. " : "Vâng, tôi bỏ các thông tin ẩn. ";
        Choice[] back = [keep ? FileFacts.Remove : FileFacts.Keep];
        if (turn.State.Draft is { Paused: false }) Ask(turn, done, back);
        else turn.Say(done.TrimEnd(), [.. turn.State.LooseFiles > 0 ? LooseFileChoices : [new Choice("Tiếp tục")], .. back]);
        return true;
    }

    /// <summary>Files after a tip was sent, without a word.</summary>
    public async Task AskWhoseFilesAsync(Turn turn, int files, CancellationToken ct)
    {
        var told = await facts.SentenceAsync(turn.Conversation.DraftKey, ct);
        turn.Say($"Đã nhận {files} tệp. {told}Đây là tệp bổ sung cho tin báo trước, hay là việc mới?", [.. LooseFileChoices, .. FileFacts.MayKeep(told) ? [FileFacts.Keep] : Array.Empty<Choice>()]);
    }

    private static readonly IReadOnlyList<Choice> LooseFileChoices = [new("Bổ sung tin trước", "Bổ sung tệp"), new("Việc mới", "Tôi muốn báo tin")];

    private async Task<TipDraft> WithPlaceAsync(TipDraft draft, string place, CancellationToken ct)
    {
        var found = await map.FindAsync(place, ct);
        return Drafts.WithPlace(draft, place) with { OutsideWard = found.Beyond ? WardMap.Beyond : found.AreaId is null ? draft.OutsideWard : null };
    }

    private async Task<TipDraft> BeginAsync(Turn turn, CancellationToken ct, bool conflict = false)
    {
        if (!conflict && turn.State.Drill is null)
        {
            await counts.AddAsync(TalkCounts.Started, ct);
            await counts.AddAsync(TalkCounts.StartedOn + Rungs.ChannelOf(turn), ct);
        }
        var now = clock.GetUtcNow();
        var stub = !conflict && turn.State.Emergency is { Left: false, Calm: false } emergency && now - emergency.At < EmergencyDialog.SameEmergency ? emergency.SealedMailbox : null;
        var draft = new TipDraft
        {
            Key = turn.Conversation.DraftKey,
            FormId = TipForm.Id,
            FormVersion = shelf.Current.Version,
            StartedAt = now,
            TouchedAt = now,
            Files = turn.State.LooseFiles,
            Stub = stub,
            Conflict = conflict,
        };
        if (stub is not null) draft = draft.With(TipForm.Danger, "Có, đã được chỉ gọi số khẩn cấp", TipForm.Yes);
        if (turn.State.OfferedPlace is { } place) draft = await WithPlaceAsync(draft, place, ct);
        turn.State = turn.State with { LooseFiles = 0, OfferedTip = null, OfferedPlace = null };
        return draft.Files > 0 ? await facts.TellAsync(draft, ct) : draft;
    }

    /// <summary>Forgets the files of this conversation that belong to no case.</summary>
    public async Task DropFilesAsync(Turn turn, CancellationToken ct)
    {
        await sending.DropFilesAsync(turn, ct);
        turn.State = turn.State with { LooseFiles = 0 };
    }

    private async Task<TipDraft> DropFilesAsync(Turn turn, TipDraft draft, CancellationToken ct)
    {
        await sending.DropFilesAsync(turn, ct);
        return draft with { Files = 0, FilesTold = 0, Telling = null };
    }

    /// <summary>The form stands still: the numbers first, a case of its own for the duty officer, then the story when it is safe.</summary>
    private async Task StopForDangerAsync(Turn turn, TipDraft draft, CancellationToken ct)
    {
        var told = draft.Answers.GetValueOrDefault(TipForm.What)?.Text ?? "Người báo bấm nút: có người đang gặp nguy hiểm.";
        if (!draft.Answers.ContainsKey(TipForm.When)) draft = draft.With(TipForm.When, "Đang diễn ra", TipForm.Now);
        turn.State = turn.State with { Draft = draft with { Editing = false, Misses = 0, Ongoing = true } };
        var sealedMailbox = await emergencies.RaiseAsync(turn, told, draft.CategoryCode ?? StoryReader.Other, "bấm nút báo nguy hiểm", useFiles: false, ct);
        turn.State = turn.State with { Draft = turn.State.Draft! with { Stub = sealedMailbox } };
        var form = fields.FormOf(draft);
        if (!draft.Answers.ContainsKey(TipForm.Where) && form.FieldsOf(draft.CategoryCode).Any(field => field.Id == TipForm.Where)) turn.State = turn.State with { Draft = turn.State.Draft with { Asking = TipForm.Where, Editing = true } };
        var child = draft.CategoryCode == "tre-em";
        Ask(turn, emergencies.Card(child) + "Khi đã an toàn, bạn trả lời tiếp:\n", [.. EmergencyDialog.CallButtons(child ? ["113", "111", "115"] : ["113", "114", "115", "111"])]);
    }

    private FormField FieldOf(TipDraft draft, string id) => fields.FormOf(draft).Find(draft.CategoryCode, id)!;
}
