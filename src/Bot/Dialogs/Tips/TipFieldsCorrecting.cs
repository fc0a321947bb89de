using System.Text.RegularExpressions;
using AnTT.Bot.Dialogs.Forms;
using AnTT.Bot.Understanding;

namespace AnTT.Bot.Dialogs.Tips;

/// <summary>Lines of the tip put right, or filled up, by words that name no button.</summary>
internal sealed partial class TipFields
{
    /// <summary>Of a message that is little else, the time or place is meant for its line.</summary>
    private const double MostOfIt = 0.5;

    /// <returns>The draft put right and what is said of it; null when the words correct nothing that is known.</returns>
    public (TipDraft Draft, string Remark)? Correct(TipDraft draft, string text, Understood understood)
    {
        if (Correction.Read(text) is not { New.Length: > 0 } put) return null;
        var form = FormOf(draft);
        var labelled = put.Label is { } label && form.FieldNamed(draft.CategoryCode, label) is { } named ? form.Find(draft.CategoryCode, named) : null;
        if (labelled?.Kind == FieldKind.Identity && draft.Answers.ContainsKey(TipForm.Contact)) labelled = form.Find(draft.CategoryCode, TipForm.Contact);
        var wrong = put.Old is { } old ? TipSummary.FieldsWithAnswers(form, draft).FirstOrDefault(field => IsCorrectable(field) && StoryReader.Has(draft.Answers[field.Id].Text, StoryReader.Plain(old))) : null;
        var target = labelled ?? wrong ?? FieldOfWords(form, draft, put.New);
        if (target is null || (target.Kind is FieldKind.Story or FieldKind.Identity or FieldKind.Danger or FieldKind.Files) || (target.Kind == FieldKind.Contact && !draft.Answers.ContainsKey(TipForm.Contact))) return null;
        var before = draft.Answers.GetValueOrDefault(target.Id)?.Text ?? "";
        var value = put.Old is { } part && before.IndexOf(part, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? string.Concat(before.AsSpan(0, at), put.New, before.AsSpan(at + part.Length)) : put.New;
        return Put(target, draft, value, understood) is { } changed ? (changed, $"Tôi đã sửa {target.Label.ToLowerInvariant()}: {changed.Answers[target.Id].Text}.\n") : null;
    }

    /// <summary>At the read-back, a bare time or place belongs to its own line, and "không có ảnh" to that of the files.</summary>
    public (TipDraft Draft, string Remark)? FillUp(TipDraft draft, string text)
    {
        var reading = reader.Read(text, StoryOf(draft));
        if (reading.When is { } when && when.Length >= text.Length * MostOfIt)
        {
            var known = draft.Answers.GetValueOrDefault(TipForm.When);
            // "Đêm qua" and "khoảng 2 giờ sáng" make one moment; two days do not.
            var both = known is null || known.Code == TipForm.Now ? text : $"{known.Text}, {text}";
            var timed = ReadTime(draft, reader.Read(both).At is null && known is not null ? text : both).Draft;
            return (timed, $"Tôi đã ghi thời gian: {timed.Answers[TipForm.When].Text}.\n");
        }
        if (reading.Place is { } place && !reader.IsNoAddress(place) && place.Length >= text.Length * MostOfIt)
        {
            var known = draft.Answers.GetValueOrDefault(TipForm.Where)?.Text ?? "";
            if (StoryReader.Has(known, StoryReader.Plain(place))) return (draft, "");
            var other = reader.NeighbourhoodOf(place) is { } number && reader.NeighbourhoodOf(known) is { } before && number != before;
            var value = known.Length == 0 || other || StoryReader.Has(known, "khong nho ro cho") ? text : $"{known}, {text}";
            return (draft.With(TipForm.Where, value) with { OutsideWard = reading.OutsideWard ?? draft.OutsideWard }, $"Tôi đã ghi địa điểm: {value}.\n");
        }
        if (draft.Files == 0 && WordsOf(text) <= BareAnswerWords && FormOf(draft).Has(TipForm.Evidence) && (StoryReader.Has(text, "khong co anh", "khong co hinh", "khong co video") || reader.Choose(text, TipForm.Evidence, ["Không có"]) is not null))
            return (draft.With(TipForm.Evidence, Drafts.FileCount(draft)), "Vâng, không có ảnh. ");
        return null;
    }

    private FormField? FieldOfWords(FormDefinition form, TipDraft draft, string words)
    {
        var reading = reader.Read(words, StoryOf(draft));
        if (reading.Place is { } place && !reader.IsNoAddress(place)) return form.Find(draft.CategoryCode, TipForm.Where);
        if (reading.When is not null) return form.Find(draft.CategoryCode, TipForm.When);
        return form.FieldsOf(draft.CategoryCode).FirstOrDefault(field => IsCorrectable(field) && field.Fills.Concat(field.Part).Any(reading.Details.ContainsKey) && draft.Answers.ContainsKey(field.Id));
    }

    private TipDraft? Put(FormField field, TipDraft draft, string value, Understood understood) => field.Kind switch
    {
        FieldKind.Place => draft.With(TipForm.Where, value) with { OutsideWard = reader.Read(value).OutsideWard },
        FieldKind.Time => ReadTime(draft, value).Draft,
        FieldKind.Text => draft.With(field.Id, value),
        FieldKind.Contact => draft.With(TipForm.Contact, Drafts.Cut(WithNumber(draft.Answers[TipForm.Contact].Text, value), 300)),
        _ => Read(field, draft with { Editing = true, Misses = 0 }, value, understood with { Intent = new Unknown() }) is FieldResult.Taken taken ? taken.Draft with { Editing = draft.Editing, Misses = draft.Misses } : null,
    };

    /// <summary>A number alone takes the place of the number; the name beside it stays.</summary>
    private static string WithNumber(string before, string now) =>
        now.Any(char.IsLetter) || !Number().IsMatch(before) ? now : Number().Replace(before, now.Trim(), 1);

    [GeneratedRegex(@"\+?\d[\d .\-]{6,}\d", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Number();

    private static bool IsCorrectable(FormField field) => field.Kind is not (FieldKind.Story or FieldKind.Danger or FieldKind.Identity or FieldKind.Files);
}
