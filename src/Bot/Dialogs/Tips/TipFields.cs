using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Forms;
using AnTT.Bot.Understanding;
using AnTT.Cases.Mailboxes;
using AnTT.Cases.Rights;

namespace AnTT.Bot.Dialogs.Tips;

/// <summary>How an answer to a field was taken.</summary>
internal abstract record FieldResult
{
    /// <param name="Remark">Said before the next question; may be empty.</param>
    internal sealed record Taken(TipDraft Draft, string Remark = "") : FieldResult;

    /// <param name="Draft">What the words told of other fields; null when nothing.</param>
    /// <param name="Choices">Other buttons than the question has; null: its own.</param>
    internal sealed record AskAgain(string Why, TipDraft? Draft = null, IReadOnlyList<Choice>? Choices = null) : FieldResult;

    /// <summary>Somebody is in danger now.</summary>
    internal sealed record Danger(TipDraft Draft) : FieldResult;
}

/// <summary>Reads answers into fields and finds the next open one.</summary>
internal sealed partial class TipFields(StoryReader reader, FormShelf shelf, WardText ward)
{
    public FormDefinition FormOf(TipDraft draft) => shelf.Of(draft);

    public FormField? NextOpen(TipDraft draft) => FormOf(draft).FieldsOf(draft.CategoryCode).FirstOrDefault(field => IsOpen(field, draft));

    public IReadOnlyList<Choice> ChoicesOf(FormField field, TipDraft draft, string channel) => field.Kind switch
    {
        FieldKind.Category => CategoryChoices(draft),
        FieldKind.Identity => Rungs.Choices(channel, ward.WebPage),
        FieldKind.Hours when field.Choices.Count == 0 => ["Đừng nhắn cho tôi", "8h-11h", "13h-17h", "Lúc nào cũng được"],
        _ => field.Choices,
    };

    private IReadOnlyList<Choice> CategoryChoices(TipDraft draft) => [.. FormOf(draft).Categories.Where(category => category.Listed).Select(category => new Choice(category.Name))];

    public string PromptOf(FormField field, TipDraft draft, string channel) => field.Kind switch
    {
        _ when !draft.Editing && IsInPart(field, draft) => field.More,
        FieldKind.Identity => Rungs.Prompt(field.Ask, channel, ward.WebPage),
        // Before the first word that names the sender (Luật 91/2025/QH15, Điều 9).
        FieldKind.Contact => field.Ask + "\n" + PrivacyNotice.OfTips.Text,
        FieldKind.Place when channel == "zalo" => field.Ask + "\nTrên Zalo, bạn có thể bấm dấu + rồi chọn Vị trí.",
        _ => field.Ask,
    };

    /// <summary>Puts into the draft what a free story tells.</summary>
    public TipDraft Fill(TipDraft draft, string story)
    {
        var form = FormOf(draft);
        var reading = reader.Read(story);
        var filled = draft.With(TipForm.What, story) with { Fast = false, Ongoing = reading.Ongoing ?? draft.Ongoing, OutsideWard = reading.OutsideWard ?? draft.OutsideWard };
        if (reading.Category is { } category and not StoryReader.Other && form.Category(category) is not null) filled = WithCategory(filled, category);
        if (reading.Place is { } place && !reader.IsNoAddress(place)) filled = filled.With(TipForm.Where, place);
        if (reading.When is { } when) filled = filled.With(TipForm.When, when, reading.At?.ToString("O"));
        else if (reading.Ongoing == true && !form.Has(TipForm.Ongoing) && !filled.Answers.ContainsKey(TipForm.When)) filled = filled.With(TipForm.When, "Đang diễn ra", TipForm.Now);
        if (reading.Ongoing is { } ongoing && form.Has(TipForm.Ongoing)) filled = WithOngoing(filled, ongoing);
        if (reading.Provenance is { } known && form.Has(TipForm.Provenance)) filled = filled.With(TipForm.Provenance, known.Text, known.Code);
        if (filled.CategoryCode == VictimKinds.Images) filled = filled with { NoFiles = true };
        else if (FirstHelp.SpeaksOfMinorsImages(story)) filled = (form.Category("tre-em") is null ? filled : WithCategory(filled, "tre-em")) with { NoFiles = true };
        return WithSent(WithDetails(filled, reading, story), reading, story);
    }

    public TipDraft WithCategory(TipDraft draft, string code)
    {
        var category = FormOf(draft).Category(code)!;
        var chosen = draft.With(TipForm.Category, category.Name, code);
        return category.Place is { } place && !chosen.Answers.ContainsKey(TipForm.Where) ? chosen.With(TipForm.Where, place) : chosen;
    }

    public FieldResult Read(FormField field, TipDraft draft, string text, Understood understood)
    {
        var result = ReadAnswer(field, draft, text, understood);
        if (draft.Editing || !IsInPart(field, draft) || result is not FieldResult.Taken { Draft: var taken } whole) return result;
        // What the story told stands before what was asked besides.
        return taken.Answers[field.Id] is { Code: not TipForm.InPart } rest ? whole with { Draft = taken.With(field.Id, FieldFilling.Join(draft.Answers[field.Id].Text, rest.Text)) } : whole;
    }

    private FieldResult ReadAnswer(FormField field, TipDraft draft, string text, Understood understood)
    {
        if (Meant(field, draft, text) is { } meant) return TakeMeant(field, draft, text, meant, understood);
        if ((understood.Is(CommandKind.Skip) || StoryReader.Means(text, "bo qua"))) return PassOver(field, draft);
        if (understood.Is(CommandKind.Send) && field.Kind is not (FieldKind.Files or FieldKind.Ongoing))
        {
            if (draft.Answers.ContainsKey(field.Id)) return new FieldResult.Taken(draft);
            return field.Required ? new FieldResult.AskAgain("Chưa gửi được, còn cần phần này. " + field.Ask) : new FieldResult.Taken(draft.Skipping(field.Id));
        }
        if (text.Length == 0) return new FieldResult.AskAgain("Tôi chưa đọc được nội dung. " + field.Ask);
        if (field.Kind is not (FieldKind.Identity or FieldKind.Contact) && (WishesToHide(text) || MeansHidden(field, text))) return new FieldResult.AskAgain(SayHidden(draft) + field.Ask, Hide(draft));
        if (draft.Misses == 0 && field.Kind is FieldKind.Time or FieldKind.Ongoing && Misplaced(field, draft, text) is { } placed) return placed;
        return field.Kind switch
        {
            FieldKind.Danger => ReadDanger(field, draft, text, understood),
            FieldKind.Choice => ReadChoice(field, draft, text),
            FieldKind.Story => ReadStory(draft, text),
            FieldKind.Category => ReadCategory(field, draft, text),
            FieldKind.Place => ReadPlace(field, draft, text),
            FieldKind.Time => ReadTime(draft, text),
            FieldKind.Ongoing => ReadOngoing(draft, text, understood),
            FieldKind.Files => ReadFiles(draft, text, understood),
            FieldKind.Provenance => Provenances.Read(text, understood.Slots.Provenance) is { } known ? new FieldResult.Taken(draft.With(field.Id, known.Text, known.Code)) : Elsewhere(field, draft, text) ?? Plain(field, draft, text),
            FieldKind.Identity => ReadIdentity(draft, text, understood),
            FieldKind.Contact => ReadContact(draft, text),
            FieldKind.Hours => ReadHours(field, draft, text),
            FieldKind.Sent => ReadSent(field, draft, text),
            _ => field.Choices.Any(choice => StoryReader.Same(choice.Title, text)) || !IsNo(text) ? Plain(field, draft, text) : new FieldResult.Taken(draft.Skipping(field.Id)),
        };
    }

    /// <summary>Whether the words, at the read-back, mean: send it. Nothing else may send: no question, no "còn" that goes on telling.</summary>
    public bool SaysSend(string text, Understood understood) =>
        (understood.Is(CommandKind.Send) || (understood.Is(CommandKind.Yes) && !StoryReader.Means(text, "con", "van con", "roi"))) && !reader.Asks(text);

    /// <summary>Whether the words ask who will know, or how long it takes: no law answers that.</summary>
    public bool AsksAboutTip(string text) => reader.AsksAboutTip(text);

    /// <summary>Whether the words, at the read-back, ask something: neither a consent nor a detail.</summary>
    public bool AsksBack(string text, Understood understood) =>
        reader.AsksAboutTip(text) || (reader.Asks(text) && (understood.Intent is Question { IsExplicit: true } or Command || WordsOf(text) <= BareAnswerWords));

    /// <summary>Whether the words plainly answer the open field, so that they are not searched for danger ("kết thúc" is no one stuck).</summary>
    public bool IsPlainAnswer(TipDraft draft, string text, string channel)
    {
        if (draft.Paused || draft.Asking is not { } asking || text.Length > 60 || FormOf(draft).Find(draft.CategoryCode, asking) is not { } field) return false;
        if (field.Kind is FieldKind.Ongoing or FieldKind.Time && StoryReader.Has(text, "ket thuc", "da het", "het roi", "xong roi", "khong ro")) return true;
        return IsChoice(draft, text, channel);
    }

    /// <summary>Whether the open question asks for a fact in words: then "khoảng 9 giờ tối, chừng 10 người" answers it.</summary>
    public bool AsksForFact(TipDraft draft) =>
        draft is { Paused: false, Asking: { } asking } && FormOf(draft).Find(draft.CategoryCode, asking) is { Kind: FieldKind.Text or FieldKind.Time };

    /// <summary>Whether the open question is about a circumstance, not about danger or what happened.</summary>
    public bool AsksBesideTheStory(TipDraft draft) =>
        draft is { Paused: false, Asking: { } asking } && FormOf(draft).Find(draft.CategoryCode, asking) is { Kind: not (FieldKind.Danger or FieldKind.Story or FieldKind.Category) };

    /// <summary>Whether the words are a button of the open question.</summary>
    public bool IsChoice(TipDraft draft, string text, string channel) =>
        draft is { Paused: false, Asking: { } asking } && FormOf(draft).Find(draft.CategoryCode, asking) is { } field
        && ChoicesOf(field, draft, channel).Any(choice => StoryReader.Same(choice.Title, text) || (choice.Says is { } says && StoryReader.Same(says, text)));

    private static bool IsOpen(FormField field, TipDraft draft)
    {
        if (field.Offered || draft.Skipped.Contains(field.Id) || (draft.Answers.ContainsKey(field.Id) && !IsInPart(field, draft))) return false;
        if (draft.NoFiles && field.Kind == FieldKind.Files) return false;
        if (draft.Fast && field.Kind is not (FieldKind.Category or FieldKind.Place)) return false;
        return field.OnlyIf?.Holds(draft) ?? true;
    }

    private static bool IsInPart(FormField field, TipDraft draft) => field.More.Length > 0 && draft.Answers.GetValueOrDefault(field.Id)?.Code == TipForm.InPart;

    /// <summary>What leaving a field open means: nobody is made to name a place or themselves, but a tip without a story is none.</summary>
    private FieldResult PassOver(FormField field, TipDraft draft) => field.Kind switch
    {
        FieldKind.Story => new FieldResult.AskAgain("Không sao. Bạn bấm loại việc gần nhất, tôi hỏi từng câu ngắn. Gửi ảnh hoặc nói vào tin nhắn thoại cũng được.", Choices: CategoryChoices(draft)),
        FieldKind.Place => new FieldResult.Taken(draft.With(TipForm.Where, "Không nhớ rõ chỗ")),
        FieldKind.Identity or FieldKind.Contact => Hidden(draft),
        FieldKind.Hours => new FieldResult.Taken(draft.With(field.Id, "Không nhắn", ReplyHours.Never)),
        _ => new FieldResult.Taken(draft.Skipping(field.Id)),
    };

    private static bool IsNo(string text) => StoryReader.Means(text, "khong", "ko", "k", "khong co", "khong co gi", "khong a", "da khong", "khong can", "khong muon", "thoi", "chua");

    /// <summary>What these words answer of the questions still open, or answered in part.</summary>
    private TipDraft WithDetails(TipDraft draft, StoryReading reading, string story)
    {
        var form = FormOf(draft);
        var heard = form.Words?.Find(story) ?? [];
        foreach (var field in form.FieldsOf(draft.CategoryCode).Where(field => field.Fills.Count + field.Part.Count + field.Told.Count > 0))
        {
            var before = draft.Answers.GetValueOrDefault(field.Id);
            if ((before is not null && !IsInPart(field, draft)) || (field.Told.Count > 0 && field.OnlyIf?.Holds(draft) == false)) continue;
            if (FieldFilling.AnswerOf(field, reading.Details, heard) is not { } told) continue;
            var text = before is null ? told.Text : FieldFilling.Join(before.Text, told.Text);
            if (before?.Text != text) draft = draft.With(field.Id, text, told.Code);
        }
        return draft;
    }

    private static FieldResult.Taken Plain(FormField field, TipDraft draft, string text) => new(draft.With(field.Id, text));
}
