namespace AnTT.Bot.Dialogs.Tips;

/// <summary>Changes of a draft.</summary>
internal static class Drafts
{
    private const int MaxAnswer = 16_000;

    public static TipDraft With(this TipDraft draft, string field, string text, string? code = null) =>
        draft with { Answers = new Dictionary<string, FieldAnswer>(draft.Answers) { [field] = new(Cut(text), code) }, Skipped = [.. draft.Skipped.Where(id => id != field)] };

    public static TipDraft Without(this TipDraft draft, string field) =>
        draft with { Answers = draft.Answers.Where(answer => answer.Key != field).ToDictionary() };

    public static TipDraft Skipping(this TipDraft draft, string field) => draft with { Skipped = [.. draft.Skipped.Where(id => id != field), field] };

    public static TipDraft AddDetail(TipDraft draft, string text)
    {
        if (text.Length == 0) return draft;
        var before = draft.Answers.TryGetValue(TipForm.Details, out var details) ? details.Text + "\n" : "";
        return draft.With(TipForm.Details, before + text);
    }

    /// <summary>A point of the map beside the words about the place.</summary>
    public static TipDraft WithPlace(TipDraft draft, string place) =>
        draft.With(TipForm.Where, draft.Answers.TryGetValue(TipForm.Where, out var told) ? $"{told.Text} ({place})" : place);

    public static string FileCount(TipDraft draft) => draft.Files == 0 ? "Không có" : $"{draft.Files} tệp";

    public static string Cut(string text, int length = MaxAnswer) => text.Length <= length ? text : text[..(length - 1)] + "…";
}
