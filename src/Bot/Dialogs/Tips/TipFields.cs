using AnTT.Bot.Conversations;
using AnTT.Bot.Understanding;

namespace AnTT.Bot.Dialogs.Tips;

/// <summary>How an answer to a field was taken.</summary>
internal abstract record FieldResult
{
    /// <param name="Remark">Said before the next question; may be empty.</param>
    internal sealed record Taken(TipDraft Draft, string Remark = "") : FieldResult;

    /// <param name="Draft">What the words told of other fields; null when nothing.</param>
    internal sealed record AskAgain(string Why, TipDraft? Draft = null) : FieldResult;
}

/// <summary>Reads answers into fields and finds the next open one.</summary>
internal sealed class TipFields(StoryReader reader)
{
    private const int MaxAnswer = 16_000;

    public static FormField? NextOpen(TipDraft draft) => TipForm.Fields.FirstOrDefault(field => IsOpen(field, draft));

    /// <summary>Puts into the draft what a free story tells.</summary>
    public TipDraft Fill(TipDraft draft, string story)
    {
        var reading = reader.Read(story);
        var filled = With(draft, TipForm.What, new FieldAnswer(Cut(story)));
        if (reading.Category is { } category) filled = With(filled, TipForm.Category, new FieldAnswer(reader.NameOf(category), category));
        if (reading.Place is { } place) filled = With(filled, TipForm.Where, new FieldAnswer(place));
        if (reading.When is { } when) filled = With(filled, TipForm.When, new FieldAnswer(when, reading.At?.ToString("O")));
        if (reading.Ongoing is { } ongoing) filled = With(filled, TipForm.Ongoing, OngoingAnswer(ongoing));
        return filled;
    }

    public FieldResult Read(FormField field, TipDraft draft, string text, Understood understood)
    {
        if ((understood.Is(CommandKind.Skip) || StoryReader.Means(text, "bo qua"))) return PassOver(field, draft);
        if (understood.Is(CommandKind.Send) && field.Id is not (TipForm.Evidence or TipForm.Ongoing))
            return field.MaySkip ? Skipped(draft, field.Id) : new FieldResult.AskAgain("Chưa gửi được, còn cần phần này. " + field.Prompt);
        if (text.Length == 0) return new FieldResult.AskAgain("Tôi chưa đọc được nội dung. " + field.Prompt);
        if (draft.Misses == 0 && Misplaced(field, draft, text) is { } placed) return placed;
        return field.Id switch
        {
            TipForm.What => ReadStory(draft, text),
            TipForm.Category => ReadCategory(draft, text),
            TipForm.When => ReadWhen(draft, text),
            TipForm.Ongoing => ReadOngoing(draft, text, understood),
            TipForm.Evidence => ReadEvidence(draft, text, understood),
            TipForm.Identity => ReadIdentity(draft, text, understood),
            TipForm.Contact => ReadContact(draft, text),
            TipForm.Details when IsNo(text) => Skipped(draft, TipForm.Details),
            _ => new FieldResult.Taken(With(draft, field.Id, new FieldAnswer(Cut(text)))),
        };
    }

    public IReadOnlyList<Choice> ChoicesOf(FormField field) => field.Id == TipForm.Category
        ? [.. reader.Categories.Select(category => new Choice(category.Name))]
        : field.Choices;

    public static TipDraft AddDetail(TipDraft draft, string text)
    {
        var before = draft.Answers.TryGetValue(TipForm.Details, out var details) ? details.Text + "\n" : "";
        return With(draft, TipForm.Details, new FieldAnswer(Cut(before + text)));
    }

    /// <summary>Whether the words, at the read-back, mean: send it.</summary>
    public static bool SaysSend(string text) => text.Length <= 30 && StoryReader.Has(text, "gui", "gui di", "gui luon") && !StoryReader.Has(text, "dung gui", "chua gui", "khong gui", "khoan");

    /// <summary>Whether the words plainly answer the open field, so that they are not searched for danger ("kết thúc" is no one stuck).</summary>
    public bool IsPlainAnswer(TipDraft draft, string text)
    {
        if (draft.Paused || draft.Asking is not { } asking || text.Length > 40) return false;
        if (asking == TipForm.Ongoing && StoryReader.Has(text, "ket thuc", "da het", "het roi", "xong roi", "khong ro")) return true;
        var choices = ChoicesOf(TipForm.Field(asking));
        return choices.Any(choice => StoryReader.Same(choice.Title, text) || (choice.Says is { } says && StoryReader.Same(says, text)));
    }

    /// <summary>A point of the map beside the words about the place.</summary>
    public static TipDraft WithPlace(TipDraft draft, string place) => With(
        draft, TipForm.Where, new FieldAnswer(draft.Answers.TryGetValue(TipForm.Where, out var told) ? Cut($"{told.Text} ({place})") : place));

    public static TipDraft Recount(TipDraft draft) => With(draft, TipForm.Evidence, new FieldAnswer(FileCount(draft)));

    /// <summary>A time told where the place was asked, or the other way round, goes where it belongs.</summary>
    private FieldResult.AskAgain? Misplaced(FormField field, TipDraft draft, string text)
    {
        const int ShortAnswer = 40;
        if (field.Id is not (TipForm.Where or TipForm.When or TipForm.Ongoing) || text.Length > ShortAnswer) return null;
        var reading = reader.Read(text);
        if (field.Id != TipForm.When && !draft.Answers.ContainsKey(TipForm.When) && reading is { When: { } when, Place: null, Ongoing: null })
            return new FieldResult.AskAgain($"Tôi ghi thời gian: {when}. {field.Prompt}", With(draft, TipForm.When, new FieldAnswer(when, reading.At?.ToString("O"))));
        if (field.Id != TipForm.Where && !draft.Answers.ContainsKey(TipForm.Where) && reading is { Place: { } place, When: null, Ongoing: null })
            return new FieldResult.AskAgain($"Tôi ghi địa điểm: {place}. {field.Prompt}", With(draft, TipForm.Where, new FieldAnswer(Cut(text, 300))));
        return null;
    }

    private static bool IsOpen(FormField field, TipDraft draft)
    {
        if (draft.Answers.ContainsKey(field.Id) || draft.Skipped.Contains(field.Id)) return false;
        return field.Id != TipForm.Contact || draft.Answers.GetValueOrDefault(TipForm.Identity)?.Code == TipForm.NamedSender;
    }

    /// <summary>What leaving a field open means: nobody is made to name a place or themselves, but a tip without a story is none.</summary>
    private static FieldResult PassOver(FormField field, TipDraft draft) => field.Id switch
    {
        TipForm.What => new FieldResult.AskAgain("Phần này cán bộ cần để xử lý. " + field.Prompt),
        TipForm.Where => new FieldResult.Taken(With(draft, TipForm.Where, new FieldAnswer("Không nhớ rõ chỗ"))),
        TipForm.Identity or TipForm.Contact => Anonymous(draft),
        _ => Skipped(draft, field.Id),
    };

    private static bool IsNo(string text) => StoryReader.Means(text, "khong", "ko", "k", "khong co", "khong co gi", "khong a", "da khong", "khong can", "khong muon", "thoi");

    private FieldResult.Taken ReadStory(TipDraft draft, string text) => new(Fill(draft, text), "Cảm ơn bạn. ");

    private FieldResult.Taken ReadCategory(TipDraft draft, string text) => reader.CategoryOf(text) is { } category
        ? new FieldResult.Taken(With(draft, TipForm.Category, new FieldAnswer(reader.NameOf(category), category)))
        : new FieldResult.Taken(AddDetail(With(draft, TipForm.Category, new FieldAnswer(reader.NameOf(StoryReader.Other), StoryReader.Other)), text));

    private FieldResult.Taken ReadWhen(TipDraft draft, string text)
    {
        var reading = reader.Read(text);
        var answered = With(draft, TipForm.When, new FieldAnswer(Cut(text), reading.At?.ToString("O")));
        if (reading.Ongoing is { } ongoing && !answered.Answers.ContainsKey(TipForm.Ongoing)) answered = With(answered, TipForm.Ongoing, OngoingAnswer(ongoing));
        return new FieldResult.Taken(answered);
    }

    private static FieldResult.Taken ReadOngoing(TipDraft draft, string text, Understood understood)
    {
        if (understood.Is(CommandKind.Yes)) return new FieldResult.Taken(With(draft, TipForm.Ongoing, OngoingAnswer(true)));
        if (understood.Is(CommandKind.No)) return new FieldResult.Taken(With(draft, TipForm.Ongoing, OngoingAnswer(false)));
        if (StoryReader.Has(text, "dang dien ra", "dang", "van con", "con", "van dang")) return new FieldResult.Taken(With(draft, TipForm.Ongoing, OngoingAnswer(true)));
        return StoryReader.Has(text, "da ket thuc", "ket thuc", "het", "xong", "het roi", "da xong")
            ? new FieldResult.Taken(With(draft, TipForm.Ongoing, OngoingAnswer(false)))
            : new FieldResult.Taken(With(draft, TipForm.Ongoing, new FieldAnswer(Cut(text))));
    }

    private static FieldResult.Taken ReadEvidence(TipDraft draft, string text, Understood understood)
    {
        if (StoryReader.Means(text, "xong", "het roi", "da gui", "gui xong", "du roi", "xong roi") || understood.Is(CommandKind.Yes))
            return new FieldResult.Taken(With(draft, TipForm.Evidence, new FieldAnswer(FileCount(draft))));
        if (StoryReader.Means(text, "khong co anh", "ko co") || IsNo(text) || understood.Is(CommandKind.No))
            return new FieldResult.Taken(With(draft, TipForm.Evidence, new FieldAnswer(FileCount(draft))));
        var kept = AddDetail(draft, text);
        return new FieldResult.Taken(With(kept, TipForm.Evidence, new FieldAnswer(FileCount(kept))), "Tôi đã ghi thêm vào phần chi tiết. ");
    }

    private FieldResult ReadIdentity(TipDraft draft, string text, Understood understood)
    {
        if (reader.Read(text).Phone is not null)
        {
            var named = With(draft, TipForm.Identity, new FieldAnswer("Có để lại tên, liên hệ (niêm phong)", TipForm.NamedSender));
            return new FieldResult.Taken(With(named, TipForm.Contact, new FieldAnswer(Cut(text, 300))));
        }
        // On any word of refusal the safe reading; the read-back shows it.
        if (StoryReader.Has(text, "an danh", "giau ten", "khong", "ko", "khoi", "dung") || understood.Is(CommandKind.No)) return Anonymous(draft);
        if (StoryReader.Has(text, "de lai", "ten", "so dien thoai", "sdt", "lien he", "cong khai", "chinh chu"))
            return new FieldResult.Taken(With(draft, TipForm.Identity, new FieldAnswer("Có để lại tên, liên hệ (niêm phong)", TipForm.NamedSender)));
        return new FieldResult.AskAgain("Bạn chọn giúp một trong hai: “Ẩn danh”, hoặc “Để lại tên, số điện thoại”.");
    }

    private static FieldResult.Taken ReadContact(TipDraft draft, string text) => StoryReader.Has(text, "an danh", "giau ten", "thoi khong") || IsNo(text)
        ? Anonymous(draft)
        : new FieldResult.Taken(With(draft, TipForm.Contact, new FieldAnswer(Cut(text, 300))));

    private static FieldResult.Taken Anonymous(TipDraft draft) =>
        new(WithoutContact(With(draft, TipForm.Identity, new FieldAnswer("Ẩn danh", TipForm.Anonymous))));

    private static FieldAnswer OngoingAnswer(bool ongoing) => ongoing ? new("Đang diễn ra", "yes") : new("Đã kết thúc", "no");

    private static string FileCount(TipDraft draft) => draft.Files == 0 ? "Không có" : $"{draft.Files} tệp";

    private static FieldResult.Taken Skipped(TipDraft draft, string field) => new(draft with { Skipped = [.. draft.Skipped, field] });

    private static TipDraft With(TipDraft draft, string field, FieldAnswer answer) =>
        draft with { Answers = new Dictionary<string, FieldAnswer>(draft.Answers) { [field] = answer } };

    private static TipDraft WithoutContact(TipDraft draft) =>
        draft with { Answers = draft.Answers.Where(answer => answer.Key != TipForm.Contact).ToDictionary(answer => answer.Key, answer => answer.Value) };

    private static string Cut(string text, int length = MaxAnswer) => text.Length <= length ? text : text[..(length - 1)] + "…";
}
