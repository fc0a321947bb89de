using AnTT.Bot.Dialogs.Forms;
using AnTT.Bot.Understanding;

namespace AnTT.Bot.Dialogs.Tips;

/// <summary>Words that tell another thing than was asked: they go where they belong, and the open question is asked again, once.</summary>
internal sealed partial class TipFields
{
    /// <summary>A longer answer tells several things; then it answers as well.</summary>
    private const int LongestMisplaced = 120;

    /// <summary>Whether the words ask something back instead of answering: nothing of them is kept.</summary>
    public bool AsksInForm(FormField field, TipDraft draft, string text, Understood understood, string channel) =>
        !IsChoice(draft, text, channel) && field.Kind != FieldKind.Contact && Meant(field, draft, text) is null
        && (reader.AsksAboutTip(text) || (field.Kind is not (FieldKind.Text or FieldKind.Story) && understood.Intent is Question { IsExplicit: true } && reader.EndsAsking(text)));

    /// <summary>Whether the words mean: throw it all away. In a story somebody else may say them.</summary>
    public bool WishesToDrop(FormField? field, string text) =>
        WordsOf(text) <= (field?.Kind is FieldKind.Story or FieldKind.Text ? BareAnswerWords : MostWordsOfWish) && reader.Choose(text, "wish", ["Bỏ tin"]) is not null && !reader.EndsAsking(text);

    private FieldResult? Elsewhere(FormField field, TipDraft draft, string text)
    {
        if (text.Length > LongestMisplaced || (draft.Misses > 0 && field.Required)) return null;
        var reading = reader.Read(text, StoryOf(draft));
        var (sorted, told) = (draft, new List<string>());
        if (field.Kind != FieldKind.Place && reading.Place is { } place && !reader.IsNoAddress(place)) (sorted, told) = WithPlaceTold(sorted, told, place, reading);
        if (field.Kind != FieldKind.Time && reading.When is { } when) (sorted, told) = WithTimeTold(sorted, told, when, reading, text);
        else if (reading.Ongoing == true && field.Kind is not (FieldKind.Time or FieldKind.Ongoing) && sorted.Ongoing is null) (sorted, told) = (WithNow(sorted), [.. told, "việc đang diễn ra"]);
        var detailed = WithDetails(sorted, reading, text);
        told.AddRange(FormOf(draft).FieldsOf(draft.CategoryCode).Where(one => detailed.Answers.GetValueOrDefault(one.Id) != sorted.Answers.GetValueOrDefault(one.Id)).Select(one => $"{one.Label.ToLowerInvariant()}: {detailed.Answers[one.Id].Text}"));
        // It was the open question after all, or what it tells has no place of its own.
        if (detailed.Answers.GetValueOrDefault(field.Id) != draft.Answers.GetValueOrDefault(field.Id)) return null;
        if (told.Count == 0 && reading.Details.Keys.Any(kind => kind is "plates" or "vehicle" or "lost" or "accounts" or "links")) (detailed, told) = (Drafts.AddDetail(detailed, text), ["chi tiết thêm: " + text]);
        if (told.Count == 0) return null;
        var noted = (Urgent(detailed) == Urgent(draft) ? "" : Urgent(detailed)) + $"Tôi đã ghi {string.Join("; ", told)}. ";
        return draft.Misses == 0 ? new FieldResult.AskAgain(noted + AskOf(field, detailed), detailed) : new FieldResult.Taken(detailed.Skipping(field.Id), noted);
    }

    private static (TipDraft, List<string>) WithPlaceTold(TipDraft draft, List<string> told, string place, StoryReading reading)
    {
        if (!draft.Answers.TryGetValue(TipForm.Where, out var known)) return (draft.With(TipForm.Where, Drafts.Cut(place, 300)) with { OutsideWard = reading.OutsideWard }, [.. told, $"địa điểm: {place}"]);
        return StoryReader.Has(known.Text, StoryReader.Plain(place)) ? (draft, told) : (Drafts.AddDetail(draft, place), [.. told, $"chi tiết thêm: {place}"]);
    }

    private (TipDraft, List<string>) WithTimeTold(TipDraft draft, List<string> told, string when, StoryReading reading, string text)
    {
        var sent = FormOf(draft).FieldsOf(draft.CategoryCode).FirstOrDefault(one => one.Kind == FieldKind.Sent);
        if (sent is not null && SentCode(text) is { } code) return (draft.With(sent.Id, when, code), [.. told, $"{sent.Label.ToLowerInvariant()}: {when}"]);
        if (!draft.Answers.ContainsKey(TipForm.When)) return (draft.With(TipForm.When, when, reading.At?.ToString("O")), [.. told, $"thời gian: {when}"]);
        return StoryReader.Has(draft.Answers[TipForm.When].Text, StoryReader.Plain(when)) ? (draft, told) : (Drafts.AddDetail(draft, text), [.. told, $"chi tiết thêm: {text}"]);
    }

    private static TipDraft WithNow(TipDraft draft) =>
        (draft.Answers.ContainsKey(TipForm.When) ? draft : draft.With(TipForm.When, "Đang diễn ra", TipForm.Now)) with { Ongoing = true };

    /// <summary>A place told where the time was asked.</summary>
    private FieldResult? Misplaced(FormField field, TipDraft draft, string text)
    {
        const int ShortAnswer = 40;
        if (text.Length > ShortAnswer) return null;
        var reading = reader.Read(text, StoryOf(draft));
        if (!draft.Answers.ContainsKey(TipForm.Where) && reading is { Place: { } place, When: null, Ongoing: null } && !reader.IsNoAddress(place))
            return new FieldResult.AskAgain($"Tôi ghi địa điểm: {place}. {field.Ask}", draft.With(TipForm.Where, Drafts.Cut(text, 300)));
        return reading is { When: null, Ongoing: null } && reading.Details.Keys.Any(kind => kind is "plates" or "vehicle" or "lost") ? Elsewhere(field, draft, text) : null;
    }

    private static string AskOf(FormField field, TipDraft draft) => !draft.Editing && IsInPart(field, draft) ? field.More : field.Ask;

    private static string StoryOf(TipDraft draft) => draft.Answers.GetValueOrDefault(TipForm.What)?.Text ?? "";
}
